//! The columns of a sheet that is no list of records: a margin, a wide first column for names, then equal ones.

use rust_xlsxwriter::{Worksheet, XlsxError};

/// First column that is written to; the one before it is a margin.
pub const FIRST: u16 = 1;
/// One past the last column that prose, tiles and charts span.
pub const END: u16 = 12;
/// Width of the first column, in characters.
const NAME_WIDTH: f64 = 30.0;
/// Width of the others.
const WIDTH: f64 = 13.0;

/// Sets the columns.
pub fn set(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 2)?;
    sheet.set_column_width(FIRST, NAME_WIDTH)?;
    for col in FIRST + 1..END {
        sheet.set_column_width(col, WIDTH)?;
    }
    Ok(())
}

/// Width of all columns together, in characters of body text.
pub fn width() -> f64 {
    NAME_WIDTH + f64::from(END - FIRST - 1) * WIDTH
}

/// The height in points of `text` set over `width` characters, a line being 13.5 points.
pub fn height(text: &str, width: f64) -> f64 {
    let lines: f64 =
        text.lines().map(|line| (line.chars().count() as f64 * 1.05 / width).ceil().max(1.0)).sum();
    lines.max(1.0) * 13.5 + 3.0
}
