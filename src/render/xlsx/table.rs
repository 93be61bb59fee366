//! A small table inside a sheet: a row of labels, lines between the rows.

use super::formats::{Formats, Place};
use super::grid::{FIRST, Grid};
use super::value;
use crate::model::breadth::letters;
use crate::model::document::{Cell, Format, Table};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Writes the table from `row` on; gives the row below it.
pub fn write(
    sheet: &mut Worksheet,
    mut row: u32,
    table: &Table<'_>,
    grid: &Grid,
    formats: &mut Formats<'_>,
) -> Result<u32, XlsxError> {
    if !table.title.is_empty() {
        sheet.write_string_with_format(row, FIRST, table.title.as_str(), &formats.heading())?;
        sheet.set_row_height(row, 20)?;
        row += 1;
    }
    for (col, column) in table.columns.iter().enumerate() {
        let format = formats.header(column.format);
        value::words(sheet, (row, FIRST + col as u16), &column.label, column.about.as_ref(), &format)?;
    }
    sheet.set_row_height(row, grid.header_height(table))?;
    row += 1;
    if table.is_empty() {
        sheet.write_string_with_format(row, FIRST, formats.words().of("None"), &formats.note())?;
        return Ok(row + 1);
    }
    for i in 0..table.len() {
        for (col, column) in table.columns.iter().enumerate() {
            let cell = table.cell(i, col);
            value::write(sheet, (row, FIRST + col as u16), &cell, column.format, Place::Small, formats)?;
        }
        sheet.set_row_height(row, grid.row_height(table, i))?;
        row += 1;
    }
    for (mark, words, tone) in table.grid.iter().flat_map(|legend| &legend.0) {
        let mark = Cell::text(format!("{mark} {words}").trim().to_owned()).tone(*tone);
        value::write(sheet, (row, FIRST), &mark, Format::Text, Place::Small, formats)?;
        row += 1;
    }
    Ok(row)
}

/// Width in characters that a column of a list needs: from its label and the contents of some rows.
pub fn width(table: &Table<'_>, col: usize) -> f64 {
    let column = &table.columns[col];
    let label = letters(&column.label) + 4;
    let (least, most) = match column.format {
        Format::Text if column.weight >= 4.0 => (30, 60),
        Format::Text => (12, 40),
        _ => (9, 18),
    };
    let step = (table.len() / 200).max(1);
    let longest =
        (0..table.len()).step_by(step).map(|row| shown_length(&table.cell(row, col))).max().unwrap_or(0);
    (longest + 2).max(label.min(20)).clamp(least, most) as f64
}

fn shown_length(cell: &crate::model::document::Cell<'_>) -> usize {
    use crate::model::document::Content;
    match &cell.content {
        Content::Blank => 0,
        Content::Text(text) | Content::Link(text, _) => letters(text),
        Content::Number(number) => number.round_dp(2).to_string().len() * 4 / 3,
        Content::Date(_) => 11,
    }
}
