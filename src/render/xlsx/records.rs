//! A list of records as an Excel table: filters, frozen labels, widths that fit, printed with its labels on each page.

use super::formats::{Formats, Place};
use super::{table::width, tones, value};
use crate::model::document::{Cell, Column, Table as List, Tone, Tones};
use rust_xlsxwriter::{Table, TableColumn, TableStyle, Worksheet, XlsxError};

/// Writes the list with its labels in `row`; gives the row below it.
pub fn write(
    sheet: &mut Worksheet,
    row: u32,
    list: &List<'_>,
    formats: &mut Formats<'_>,
) -> Result<u32, XlsxError> {
    for col in 0..list.columns.len() {
        sheet.set_column_width(col as u16, width(list, col))?;
    }
    let last_col = list.columns.len().saturating_sub(1) as u16;
    // A table has a row of data at least; a list without records stays labels and a word.
    if !list.is_empty() {
        sheet.add_table(row, 0, row + list.len() as u32, last_col, &excel_table(list))?;
    }
    // The table wrote labels and empty cells of its own; what follows stands over them.
    for (col, column) in list.columns.iter().enumerate() {
        let format = formats.header(column.format);
        sheet.write_string_with_format(row, col as u16, column.label.as_str(), &format)?;
    }
    sheet.set_row_height(row, 32)?;
    sheet.set_freeze_panes(row + 1, 1)?;
    sheet.set_repeat_rows(row, row)?;
    if list.is_empty() {
        sheet.write_string_with_format(row + 1, 0, "No records", &formats.note())?;
        return Ok(row + 2);
    }
    for i in 0..list.len() {
        for (col, column) in list.columns.iter().enumerate() {
            let at = (row + 1 + i as u32, col as u16);
            let cell = by_rule(list.cell(i, col), column);
            value::write(sheet, at, &cell, column.format, Place::Record, formats)?;
        }
    }
    let last = row + list.len() as u32;
    for (col, column) in list.columns.iter().enumerate() {
        tones::colour_column(sheet, col as u16, (row + 1, last), &column.tones, formats)?;
    }
    Ok(last + 1)
}

/// A cell whose column has a rule has no tone of its own.
fn by_rule<'a>(cell: Cell<'a>, column: &Column) -> Cell<'a> {
    if column.tones == Tones::Own { cell } else { cell.tone(Tone::Plain) }
}

fn excel_table(list: &List<'_>) -> Table {
    let columns: Vec<TableColumn> =
        list.columns.iter().map(|c| TableColumn::new().set_header(c.label.as_str())).collect();
    Table::new().set_name(list.name.as_str()).set_style(TableStyle::Light1).set_columns(&columns)
}
