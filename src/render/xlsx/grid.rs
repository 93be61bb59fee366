//! The columns of a sheet that is no list of records: a margin, then columns as wide as what stands in them.

use super::section::is_list;
use super::timeline;
use crate::model::breadth::letters;
use crate::model::document::{Block, Content, Format, Section, Table};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// First column that is written to; the one before it is a margin.
pub const FIRST: u16 = 1;
/// One past the last column that tiles and charts span.
pub const END: u16 = 12;
/// Width of the first column under tiles and charts, in characters.
const NAME_WIDTH: f64 = 30.0;
/// Width of the others there.
const WIDTH: f64 = 14.0;
/// Width of a letter, as a share of the unit of widths.
const LETTER: f64 = 1.05;
/// Texts up to this width stand in one line.
const MODERATE: f64 = 36.0;

/// The widths of a sheet's columns, in characters of body text.
pub struct Grid(Vec<f64>);

impl Grid {
    /// The widths that the section's small tables need, and under tiles, charts and grids of counts no less than
    /// these span.
    pub fn of(section: &Section<'_>) -> Self {
        let spans = |b: &Block<'_>| matches!(b, Block::Tiles(_) | Block::Chart(_) | Block::Matrix(_));
        let mut widths = vec![0.0; usize::from(END - FIRST)];
        if section.blocks.iter().any(spans) {
            widths.fill(WIDTH);
            widths[0] = NAME_WIDTH;
        }
        for block in &section.blocks {
            if let Block::Timeline(one) = block {
                timeline::widths(one, &mut widths);
            }
            if let Block::Table(table) = block
                && !is_list(table)
            {
                let more = table.columns.len().saturating_sub(widths.len());
                widths.extend(std::iter::repeat_n(0.0, more));
                for (at, width) in widths.iter_mut().enumerate().take(table.columns.len()) {
                    *width = width.max(needed(table, at));
                }
            }
        }
        widths.iter_mut().filter(|w| **w == 0.0).for_each(|w| *w = WIDTH);
        Self(widths)
    }

    /// Sets the columns of a sheet.
    pub fn set(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_column_width(0, 2)?;
        for (col, width) in (FIRST..).zip(&self.0) {
            sheet.set_column_width(col, *width)?;
        }
        Ok(())
    }

    /// One past the last column that anything spans.
    pub fn end(&self) -> u16 {
        FIRST + self.0.len() as u16
    }

    /// Width of the columns from [`FIRST`] to before [`END`], over which prose is set.
    pub fn span(&self) -> f64 {
        self.0.iter().take(usize::from(END - FIRST)).sum()
    }

    /// The height that the labels of a small table need; bold letters are wider.
    pub fn header_height(&self, table: &Table<'_>) -> f64 {
        let labels = table.columns.iter().zip(&self.0).map(|(c, width)| height(&c.label, width * 0.8));
        labels.fold(24.0, f64::max) + 6.0
    }

    /// The height that a row of a small table needs for its texts to be read whole.
    pub fn row_height(&self, table: &Table<'_>, row: usize) -> f64 {
        let needed = |(col, width): (usize, &f64)| match table.cell(row, col).content {
            Content::Text(text) | Content::Link(text, _) => height(&text, *width),
            _ => height("", *width),
        };
        self.0.iter().take(table.columns.len()).enumerate().map(needed).fold(0.0, f64::max)
    }
}

/// The width of a column of a small table: from its share of the table's width, and so that texts of moderate length stand
/// in one line.
fn needed(table: &Table<'_>, at: usize) -> f64 {
    let column = &table.columns[at];
    match (&table.grid, column.format) {
        (_, Format::Text) => {}
        // A grid of letters is read as a pattern, so its cells stand close.
        (Some(_), Format::Code) => return 7.0,
        _ => return 14.0,
    }
    let lengths = (0..table.len()).map(|row| match table.cell(row, at).content {
        Content::Text(text) | Content::Link(text, _) => letters(&text),
        _ => 0,
    });
    let longest = lengths.max().unwrap_or(0) as f64 * LETTER + 1.0;
    (f64::from(column.weight) * 14.0).max(longest.min(MODERATE)).clamp(14.0, 64.0)
}

/// The height in points of `text` set over `width` characters, a line being 13.5 points; no more than Excel allows.
pub fn height(text: &str, width: f64) -> f64 {
    // Most texts are short: their bytes say so without counting letters, of which none has more breadth than bytes.
    if (text.len() as f64) * LETTER <= width && !text.contains('\n') {
        return 16.5;
    }
    let lines: f64 = text.lines().map(|line| (letters(line) as f64 * LETTER / width).ceil().max(1.0)).sum();
    (lines.max(1.0) * 13.5 + 3.0).min(409.0)
}
