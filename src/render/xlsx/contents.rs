//! The first sheet: what must be seen at once, and a link to every other sheet.

use super::formats::Place;
use super::grid::{self, END, FIRST};
use super::section::Writer;
use super::value;
use crate::model::document::{Block, Cell, Format, Formula, Section};
use crate::model::print::Print;
use crate::model::written::number;
use rust_xlsxwriter::{Image, XlsxError};

/// Widths of the margin, the names and what stands under them.
const WIDTHS: [f64; 3] = [2.0, 34.0, 70.0];

impl Writer<'_, '_, '_> {
    /// The sheet; `titles` are the names of the sheets of the sections.
    pub fn contents(&mut self, titles: &[String]) -> Result<(), XlsxError> {
        self.page()?;
        for (col, width) in WIDTHS.into_iter().enumerate() {
            self.sheet.set_column_width(col as u16, width)?;
        }
        let document = self.document;
        let words = self.words();
        let mut row = self.band(self.words().of("Contents"), FIRST, END)? + 1;
        let span = WIDTHS[1] + WIDTHS[2];
        self.logo()?;
        if !document.question.is_empty() {
            row = self.prose(row, &document.question, span)? + 1;
        }
        for block in document.sections.first().into_iter().flat_map(|s| &s.blocks) {
            let Block::Callout(callout) = block else { break };
            row = self.callout(row, callout, span)?;
        }
        for (col, label) in
            [(FIRST, "Sheet"), (FIRST + 1, "What stands on it")].map(|(col, label)| (col, words.of(label)))
        {
            self.sheet.write_string_with_format(row, col, label, &self.formats.header(Format::Text))?;
        }
        for (section, title) in document.sections.iter().zip(titles) {
            row += 1;
            let name = Cell::text(title.as_str()).formula(Some(link(title)));
            value::write(self.sheet, (row, FIRST), &name, Format::Text, Place::Small, self.formats)?;
            let what = what(section, &self.theme.print);
            let height = grid::height(&what, WIDTHS[2]);
            value::write(
                self.sheet,
                (row, FIRST + 1),
                &Cell::text(what),
                Format::Text,
                Place::Small,
                self.formats,
            )?;
            self.sheet.set_row_height(row, height)?;
        }
        Ok(())
    }
}

/// A link to the head of a sheet.
fn link(title: &str) -> Formula {
    let target = title.replace('\'', "''").replace('"', "\"\"");
    let text = format!("HYPERLINK(\"#'{target}'!A1\",\"{}\")", title.replace('"', "\"\""));
    Formula { text, array: false }
}

/// The most points that a logo is wide and high.
const LOGO: (f32, f32) = (150.0, 44.0);

impl Writer<'_, '_, '_> {
    /// The logo at the right of the band, on its own white.
    fn logo(&mut self) -> Result<(), XlsxError> {
        let Some(logo) = &self.theme.logo else { return Ok(()) };
        let Some(file) = &logo.file else { return Ok(()) };
        let (wide, high) = logo.picture.inside(LOGO);
        let words = self.words().with("Logo of {portfolio}", [("portfolio", &self.document.portfolio)]);
        let image = Image::new_from_buffer(file)?.set_scale_to_size(wide, high, false).set_alt_text(words);
        let right = WIDTHS[2] * 7.0 - f64::from(wide) - 8.0;
        self.sheet.insert_image_with_offset(0, FIRST + 1, &image, right.max(0.0) as u32, 2)?;
        Ok(())
    }
}

/// What stands in a section: how many rows its list has, or the titles of its parts.
fn what(section: &Section<'_>, print: &Print) -> String {
    if let Some(list) = super::section::list(section) {
        let rows = number(list.len().into(), Format::Count, print);
        return match list.len() {
            1 => print.words.of("1 row").to_owned(),
            _ => print.words.with("{n} rows", [("n", &rows)]),
        };
    }
    let titles = section.blocks.iter().filter_map(|block| match block {
        Block::Heading(text) => Some(text.as_str()),
        Block::Table(table) => Some(table.title.as_str()),
        Block::Chart(chart) => Some(chart.title.as_str()),
        Block::Matrix(matrix) => Some(matrix.title.as_str()),
        Block::Timeline(timeline) => Some(timeline.title.as_str()),
        Block::Tiles(_) => Some(print.words.of("Key figures")),
        _ => None,
    });
    titles.filter(|t| !t.is_empty()).take(5).collect::<Vec<_>>().join("; ")
}
