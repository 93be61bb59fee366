//! A grid of counts: words across and up, each count on its tone.

use super::formats::{Formats, Place};
use super::value;
use crate::model::document::{Cell, Format, Matrix};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Writes the grid with its top left corner at `at`; gives the row below it.
pub fn write(
    sheet: &mut Worksheet,
    (mut row, first): (u32, u16),
    matrix: &Matrix,
    formats: &mut Formats<'_>,
) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(row, first, matrix.title.as_str(), &formats.heading())?;
    sheet.set_row_height(row, 20)?;
    row += 1;
    // The highest stands at the top, as on paper.
    for (at, (label, counts)) in matrix.y.iter().zip(&matrix.cells).enumerate().rev() {
        let marks = matrix.marks.get(at).map_or(&[][..], Vec::as_slice);
        let name = Cell::text(format!("{}: {label}", matrix.y_label));
        value::write(sheet, (row, first), &name, Format::Text, Place::Small, formats)?;
        for (col, (count, tone)) in counts.iter().enumerate() {
            let known = (*count > 0).then(|| Decimal::from(*count));
            let cell = match marks.get(col) {
                Some(_) if *count == 0 => Cell::text("–").format(Format::Text),
                Some(marks) if !marks.is_empty() => {
                    Cell::text(format!("{count}: {}", marks.join(", "))).format(Format::Text)
                }
                _ => Cell::number(known).format(Format::Count),
            }
            .tone(*tone);
            value::write(sheet, (row, first + 1 + col as u16), &cell, Format::Count, Place::Small, formats)?;
        }
        sheet.set_row_height(row, if marks.is_empty() { 22 } else { 44 })?;
        row += 1;
    }
    for (col, label) in matrix.x.iter().enumerate() {
        let format = formats.header(Format::Code);
        sheet.write_string_with_format(row, first + 1 + col as u16, label.as_str(), &format)?;
    }
    sheet.write_string_with_format(row, first, matrix.x_label.as_str(), &formats.header(Format::Text))?;
    Ok(row + 1)
}
