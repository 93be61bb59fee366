//! How wide the columns of a copy are, and how high its rows: as their values need, since a return's own sizes are not
//! read.

use crate::model::text::Interner;
use crate::model::workbook::{Cell, CellValue, Sheet};

/// So many rows are looked at.
const LOOKED_AT: usize = 1_000;
const LEAST: usize = 5;
/// A wider text is wrapped.
const MOST: usize = 45;

/// Points a line is high, and Excel's highest row.
const LINE: f64 = 13.0;
/// See [`LINE`].
pub const HIGHEST: f64 = 409.0;

/// Width in characters of each column that holds something. A row of one cell, such as a title, counts for nothing.
pub fn widths(sheet: &Sheet, text: &Interner) -> Vec<usize> {
    let mut widths = vec![0; usize::from(sheet.width())];
    for row in sheet.rows.iter().take(LOOKED_AT) {
        let cells = sheet.cells_of(row);
        for cell in cells.iter().filter(|_| cells.len() > 1) {
            if let Some(width) = widths.get_mut(usize::from(cell.col)) {
                *width = (*width).max(shown(cell, text) + 2);
            }
        }
    }
    widths.iter().map(|width| if *width == 0 { 9 } else { (*width).clamp(LEAST, MOST) }).collect()
}

/// Whether a text needs more lines than one in a column so wide.
pub fn is_wrapped(text: &str, width: usize) -> bool {
    text.contains('\n') || text.len() > width && text.chars().count() > width
}

/// The height of a row in points, where a text in it needs several lines: not every program fits rows by itself.
pub fn height(cells: &[Cell], widths: &[usize], text: &Interner) -> Option<f64> {
    let lines = |cell: &Cell| {
        let CellValue::Text(sym) = cell.value else { return 1 };
        let alone = cells.len() == 1;
        let width = widths.get(usize::from(cell.col)).copied().filter(|_| !alone).unwrap_or(usize::MAX);
        text.get(sym).split('\n').map(|line| line.chars().count().div_ceil(width).max(1)).sum::<usize>()
    };
    let most = cells.iter().map(lines).max().filter(|most| *most > 1)?;
    Some((most as f64 * LINE + 2.0).min(HIGHEST))
}

/// About how many characters a value takes.
fn shown(cell: &Cell, text: &Interner) -> usize {
    match cell.value {
        CellValue::Text(sym) => text.get(sym).lines().map(|line| line.chars().count()).max().unwrap_or(0),
        CellValue::Number(n) | CellValue::Duration(n) => {
            // A sign, marks of thousands and two places.
            let whole = n.abs().max(1.0).log10().floor().clamp(0.0, 15.0) as usize + 1;
            whole + whole / 3 + 4
        }
        CellValue::Date(_) => 10,
        CellValue::Bool(_) => 5,
        CellValue::Error(error) => error.len(),
        CellValue::Uncalculated => 0,
    }
}
