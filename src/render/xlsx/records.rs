//! A list of records as an Excel table: filters, frozen labels, widths that fit, printed with its labels on each page.

use super::formats::{Formats, Place};
use super::{grid, table::width, tones, value};
use crate::model::document::{Cell, Column, Content, Format, Table as List, Tone, Tones};
use crate::model::print::Paper;
use crate::model::theme::Theme;
use rust_xlsxwriter::{Table, TableColumn, TableStyle, Worksheet, XlsxError};

/// Writes the list with its labels in `row`; gives the row below it.
pub fn write(
    sheet: &mut Worksheet,
    row: u32,
    list: &List<'_>,
    formats: &mut Formats<'_>,
) -> Result<u32, XlsxError> {
    let widths: Vec<f64> = (0..list.columns.len()).map(|col| width(list, col)).collect();
    for (col, width) in widths.iter().enumerate() {
        sheet.set_column_width(col as u16, *width)?;
    }
    wide_paper(sheet, widths.iter().sum(), formats.theme());
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
        sheet.write_string_with_format(row + 1, 0, formats.words().of("No records"), &formats.note())?;
        return Ok(row + 2);
    }
    for (col, column) in list.columns.iter().enumerate() {
        sheet.set_column_format(col as u16, formats.cell(column.format, Tone::Plain, Place::Record))?;
    }
    for i in 0..list.len() {
        write_row(sheet, row + 1 + i as u32, (list, i), &widths, formats)?;
    }
    let last = row + list.len() as u32;
    for (col, column) in list.columns.iter().enumerate() {
        tones::colour_column(sheet, col as u16, (row + 1, last), &column.tones, formats)?;
    }
    Ok(last + 1)
}

/// A list that would be too small to read on A4 or Letter is printed on A3 or Tabloid, and one too wide for that on pages side by side.
fn wide_paper(sheet: &mut Worksheet, width: f64, theme: &Theme) {
    let size = match theme.print.paper {
        Paper::A4 => 8,
        Paper::Letter => 3,
    };
    if width > 180.0 {
        sheet.set_paper_size(size).set_print_fit_to_pages((width / 320.0).ceil() as u16, 0);
    }
}

/// Long texts are shown in part: a row is at most this high, in points (five lines).
const HIGHEST: f64 = 70.5;

/// A record; its row is high enough for its texts.
fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    (list, i): (&List<'_>, usize),
    widths: &[f64],
    formats: &mut Formats<'_>,
) -> Result<(), XlsxError> {
    let mut height = grid::height("", 1.0);
    for (col, column) in list.columns.iter().enumerate() {
        let cell = by_rule(list.cell(i, col), column);
        if let (Format::Text, Content::Text(text)) = (column.format, &cell.content) {
            height = height.max(grid::height(text, widths[col]));
        }
        let at = (row, col as u16);
        let link = matches!(cell.content, Content::Link(..));
        if cell.tone == Tone::Plain && cell.format.is_none() && cell.formula.is_none() && !link {
            value::write_plain(sheet, at, &cell.content)?;
        } else {
            value::write(sheet, at, &cell, column.format, Place::Record, formats)?;
        }
    }
    sheet.set_row_height(row, height.min(HIGHEST))?;
    Ok(())
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
