//! A section as a sheet: a title band, then its blocks one below another.

use super::charts::{self, ChartData};
use super::formats::{Formats, Place};
use super::grid::{self, END, FIRST, Grid};
use super::names::CellNames;
use super::{extras, matrix, records, table, timeline, value};
use crate::model::document::{Block, Callout, Chart, ChartKind, Document, Rows, Section, Table, Tile};
use crate::model::print::{PageNumbers, Paper};
use crate::model::theme::Theme;
use crate::model::words::Words;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Writes one sheet.
pub struct Writer<'w, 'd, 't> {
    pub sheet: &'w mut Worksheet,
    pub document: &'w Document<'d>,
    pub theme: &'t Theme,
    pub formats: &'w mut Formats<'t>,
    pub data: &'w mut ChartData,
    pub names: &'w mut CellNames,
}

/// Columns that a tile spans, the first tile taking the wide column alone.
const TILE_SPANS: [(u16, u16); 6] = [(1, 1), (2, 3), (4, 5), (6, 7), (8, 9), (10, 11)];
/// Rows that a chart takes at the least.
const CHART_ROWS: u32 = 16;

impl<'t> Writer<'_, '_, 't> {
    /// The fixed words.
    pub(super) fn words(&self) -> &'t Words {
        &self.theme.print.words
    }

    /// The whole section.
    pub fn write(&mut self, section: &Section<'_>) -> Result<(), XlsxError> {
        self.page()?;
        match list(section) {
            Some(table) => self.list(section, table),
            None => self.sheet_of_blocks(section),
        }
    }

    /// Paper, header and footer; screens show no grid. A sheet is wider than it is high, and so is its page.
    pub(super) fn page(&mut self) -> Result<(), XlsxError> {
        let d = self.document;
        let plain = |text: &str| text.replace('&', "&&");
        self.sheet
            .set_screen_gridlines(false)
            .set_paper_size(paper(self.theme))
            .set_print_fit_to_pages(1, 0)
            .set_landscape();
        self.sheet.set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
        self.sheet.set_header(format!(
            "&L{}&C{}&R{}",
            plain(&d.portfolio),
            plain(&d.marking),
            plain(&d.title)
        ));
        let words = self.words();
        let run = words.with("Run {run}", [("run", &d.run)]);
        let page = match self.theme.print.pages {
            PageNumbers::Words => words.with("Page {n} of {all}", [("n", &"&P"), ("all", &"&N")]),
            PageNumbers::Numbers => "&P / &N".to_owned(),
        };
        self.sheet.set_footer(format!("&L{}&C{run}&R{page}", words.month(d.period)));
        Ok(())
    }

    /// A section that is one list of records: the list's own columns, its labels frozen.
    fn list(&mut self, section: &Section<'_>, list: &Table<'_>) -> Result<(), XlsxError> {
        let mut row = self.band(&section.title, 0, list.columns.len().max(4) as u16)?;
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) | Block::Note(text) | Block::Heading(text) => {
                    self.sheet.write_string_with_format(
                        row,
                        0,
                        value::fitting(text),
                        &self.formats.note(),
                    )?;
                    row += 1;
                }
                Block::Callout(callout) => {
                    let text = format!("{} {}", callout.title, callout.text);
                    self.sheet.write_string_with_format(
                        row,
                        0,
                        value::fitting(text.trim()),
                        &self.formats.note(),
                    )?;
                    row += 1;
                }
                Block::Table(table) if std::ptr::eq(table, list) => {
                    row = records::write(self.sheet, row + 1, table, self.formats)?;
                }
                Block::Table(_)
                | Block::Tiles(_)
                | Block::Chart(_)
                | Block::Matrix(_)
                | Block::Timeline(_) => {}
            }
        }
        Ok(())
    }

    fn sheet_of_blocks(&mut self, section: &Section<'_>) -> Result<(), XlsxError> {
        let grid = Grid::of(section);
        grid.set(self.sheet)?;
        let mut row = self.band(&section.title, FIRST, grid.end())? + 1;
        let mut blocks = section.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            row = match block {
                Block::Heading(text) => self.line(row + 1, text, false)?,
                Block::Paragraph(text) | Block::Note(text) => self.prose(row, text, grid.span())?,
                Block::Callout(callout) => self.callout(row, callout, grid.span())?,
                Block::Tiles(tiles) => self.tiles(row, tiles)?,
                Block::Table(table) => {
                    let first = row + 1 + u32::from(!table.title.is_empty());
                    self.names.add(table, &self.sheet.name(), (first, FIRST));
                    extras::add(self.sheet, first, table, self.theme)?;
                    table::write(self.sheet, row, table, &grid, self.formats)? + 1
                }
                Block::Timeline(one) => timeline::write(self.sheet, row, one, self.formats)? + 1,
                Block::Matrix(counts) => matrix::write(self.sheet, (row, FIRST), counts, self.formats)? + 1,
                Block::Chart(chart) => {
                    let beside = match blocks.peek() {
                        Some(Block::Chart(next)) => Some(next),
                        _ => None,
                    };
                    let row = self.charts(row, chart, beside)?;
                    if beside.is_some() {
                        blocks.next();
                    }
                    row
                }
            };
        }
        Ok(())
    }

    /// The band at the head: title, then whom it is for. Gives the next free row.
    pub(super) fn band(&mut self, title: &str, first: u16, end: u16) -> Result<u32, XlsxError> {
        let (big, small) = (self.formats.title(), self.formats.subtitle());
        let d = self.document;
        let line =
            [d.title.as_str(), &self.words().month(d.period), d.portfolio.as_str(), d.audience.as_str()]
                .into_iter()
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join("  ·  ");
        // Row by row: a list's sheet takes no cell above one that was written.
        for (row, text, format, height) in [(0, title, &big, 30.0), (1, line.as_str(), &small, 18.0)] {
            for col in 0..end {
                match col == first {
                    true => self.sheet.write_string_with_format(row, col, text, format)?,
                    false => self.sheet.write_blank(row, col, format)?,
                };
            }
            self.sheet.set_row_height(row, height)?;
        }
        Ok(2)
    }

    fn line(&mut self, row: u32, text: &str, note: bool) -> Result<u32, XlsxError> {
        let format = if note { self.formats.note() } else { self.formats.heading() };
        self.sheet.write_string_with_format(row, FIRST, text, &format)?;
        if !note {
            self.sheet.set_row_height(row, 20)?;
        }
        Ok(row + 1)
    }

    pub(super) fn prose(&mut self, row: u32, text: &str, width: f64) -> Result<u32, XlsxError> {
        let format = self.formats.prose();
        self.sheet.merge_range(row, FIRST, row, END - 1, &value::fitting(text), &format)?;
        self.sheet.set_row_height(row, grid::height(text, width))?;
        Ok(row + 1)
    }

    pub(super) fn callout(&mut self, row: u32, callout: &Callout, width: f64) -> Result<u32, XlsxError> {
        let format = self.formats.callout(callout.tone);
        let title = value::fitting(&callout.title);
        self.sheet.merge_range(row, FIRST, row, END - 1, &title, &format.clone().set_bold())?;
        self.sheet.set_row_height(row, grid::height(&callout.title, width) + 4.0)?;
        if callout.text.is_empty() {
            return Ok(row + 2);
        }
        self.sheet.merge_range(row + 1, FIRST, row + 1, END - 1, &value::fitting(&callout.text), &format)?;
        self.sheet.set_row_height(row + 1, grid::height(&callout.text, width))?;
        Ok(row + 3)
    }

    /// Tiles in rows of six: label, value, note.
    fn tiles(&mut self, mut row: u32, tiles: &[Tile]) -> Result<u32, XlsxError> {
        for line in tiles.chunks(TILE_SPANS.len()) {
            self.sheet.set_row_height(row, 28)?;
            self.sheet.set_row_height(row + 1, 28)?;
            self.sheet.set_row_height(row + 2, 28)?;
            for (tile, span) in line.iter().zip(TILE_SPANS) {
                self.tile(row, tile, span)?;
            }
            row += 4;
        }
        Ok(row)
    }

    fn tile(&mut self, row: u32, tile: &Tile, (first, last): (u16, u16)) -> Result<(), XlsxError> {
        let kind = tile.value.format.unwrap_or(crate::model::document::Format::Count);
        let (label, note) = (self.formats.tile_label(), self.formats.tile_note());
        let blank = self.formats.cell(kind, tile.value.tone, Place::Tile).clone();
        if first < last {
            // Merging first, then writing the first cell again, lets a merged cell hold a formula.
            self.sheet.merge_range(row, first, row, last, "", &label)?;
            // A merged cell holds no formula of arrays.
            match tile.value.formula.as_ref().is_some_and(|f| f.array) {
                true => self.sheet.write_blank(row + 1, last, &blank)?,
                false => self.sheet.merge_range(row + 1, first, row + 1, last, "", &blank)?,
            };
            self.sheet.merge_range(row + 2, first, row + 2, last, "", &note)?;
        }
        value::words(self.sheet, (row, first), &tile.label, tile.about.as_ref(), &label)?;
        value::write(self.sheet, (row + 1, first), &tile.value, kind, Place::Tile, self.formats)?;
        self.sheet.write_string_with_format(row + 2, first, value::fitting(&tile.note), &note)?;
        Ok(())
    }

    /// One chart over the whole width, or two side by side.
    fn charts(&mut self, row: u32, chart: &Chart, beside: Option<&Chart>) -> Result<u32, XlsxError> {
        let both = [(FIRST, chart)].into_iter().chain(beside.map(|c| (5, c)));
        let width = if beside.is_some() { 500 } else { 1000 };
        let rows = [Some(chart), beside].into_iter().flatten().map(chart_rows).max().unwrap_or(CHART_ROWS);
        for (col, chart) in both {
            let mut drawn = charts::draw(chart, self.theme, self.data);
            drawn.set_width(width).set_height(rows * 20 - 20);
            self.sheet.insert_chart(row, col, &drawn)?;
        }
        Ok(row + rows)
    }
}

/// The number by which Excel knows the paper.
pub fn paper(theme: &Theme) -> u8 {
    match theme.print.paper {
        Paper::A4 => 9,
        Paper::Letter => 1,
    }
}

/// Rows that a chart needs: lying bars so many that each has its label.
fn chart_rows(chart: &Chart) -> u32 {
    let lying = matches!(chart.kind, ChartKind::Bar | ChartKind::StackedBar);
    if lying { CHART_ROWS.max(6 + chart.categories.len() as u32) } else { CHART_ROWS }
}

/// The list of records that a section is about, if it is about one.
pub fn list<'s, 'd>(section: &'s Section<'d>) -> Option<&'s Table<'d>> {
    section.blocks.iter().find_map(|b| match b {
        Block::Table(table) if is_list(table) => Some(table),
        _ => None,
    })
}

/// Whether a table is a list of records, which gets a sheet of its own columns.
pub fn is_list(table: &Table<'_>) -> bool {
    matches!(table.rows, Rows::Source(_)) && !table.name.is_empty()
}
