//! The sheet of one register.

use super::{Look, rules};
use crate::model::canonical::{Book, Cell, Column, Sheet, Takes};
use crate::render::xlsx::value::{float, serial};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Note, Table, TableColumn, TableStyle, Worksheet, XlsxError};

/// Writes labels, records and rules.
pub fn write(
    sheet: &mut Worksheet,
    of: &Sheet<'_>,
    book: &Book<'_>,
    look: &mut Look,
) -> Result<(), XlsxError> {
    sheet.set_name(of.label)?;
    for (col, column) in (0..).zip(&of.columns) {
        sheet.set_column_width(col, width(column))?;
        rules::add(sheet, col, column, &book.lists)?;
    }
    let last = (of.columns.len().saturating_sub(1)) as u16;
    sheet.add_table(0, 0, of.rows.len().max(1) as u32, last, &table(of))?;
    sheet.set_freeze_panes(1, frozen(of))?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    for (col, column) in (0..).zip(&of.columns) {
        let format = if column.required { &look.required } else { &look.header };
        sheet.write_string_with_format(0, col, column.label.as_str(), format)?;
        let about = format!(
            "{}. May hold: {}.",
            column.meaning.trim_end_matches('.'),
            column.takes.words(&book.lists)
        );
        sheet.insert_note(0, col, &Note::new(about).set_author("Packwright").set_width(260))?;
    }
    for (row, cells) in (1..).zip(&of.rows) {
        for (col, value) in (0..).zip(cells) {
            cell(sheet, (row, col), value, &of.columns[usize::from(col)], look)?;
        }
    }
    Ok(())
}

fn table(of: &Sheet<'_>) -> Table {
    let columns: Vec<TableColumn> =
        of.columns.iter().map(|c| TableColumn::new().set_header(c.label.as_str())).collect();
    let name = format!("{}_records", of.key.replace('-', "_"));
    Table::new().set_name(name).set_style(TableStyle::Light1).set_columns(&columns)
}

/// The project and the number stay in sight.
fn frozen(of: &Sheet<'_>) -> u16 {
    of.columns.iter().take(2).filter(|c| c.takes == Takes::Id).count() as u16
}

fn width(column: &Column<'_>) -> f64 {
    let label = column.label.chars().count() as f64 + 4.0;
    let least = match column.takes {
        Takes::Text if column.required => 40.0,
        Takes::Text => 24.0,
        Takes::One(_) => 16.0,
        _ => 12.0,
    };
    label.clamp(least, 40.0)
}

/// A cell; a number that no cell can hold exactly is text.
fn cell(
    sheet: &mut Worksheet,
    (row, col): (u32, u16),
    cell: &Cell<'_>,
    column: &Column<'_>,
    look: &mut Look,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Text(text) => drop(sheet.write_string_with_format(row, col, text.as_ref(), &look.text)?),
        Cell::Made(text) => drop(sheet.write_string_with_format(row, col, *text, &look.made)?),
        Cell::Date(date) => match serial(*date) {
            Some(day) => drop(sheet.write_number_with_format(row, col, day, &look.date)?),
            None => drop(sheet.write_string_with_format(row, col, date.to_string(), &look.text)?),
        },
        Cell::Month(period) => match serial(period.first_day()) {
            Some(day) => drop(sheet.write_number_with_format(row, col, day, &look.month)?),
            None => drop(sheet.write_string_with_format(row, col, period.to_string(), &look.text)?),
        },
        Cell::Number(number) => {
            let format = if column.takes == Takes::Percent { &look.percent } else { &look.number };
            match exact(*number) {
                Some(float) => drop(sheet.write_number_with_format(row, col, float, format)?),
                None => drop(sheet.write_string_with_format(row, col, number.to_string(), &look.text)?),
            }
        }
        Cell::Money(money) => match exact(money.amount) {
            Some(float) => {
                sheet.write_number_with_format(row, col, float, look.money(money.currency))?;
            }
            None => {
                let text = format!("{} {}", money.currency, money.amount.normalize());
                sheet.write_string_with_format(row, col, text, &look.text)?;
            }
        },
    }
    Ok(())
}

/// The number as a cell holds it, where it is the same number when it is read again as its shortest decimal.
fn exact(number: Decimal) -> Option<f64> {
    let float = float(number);
    let again: Option<Decimal> = float.to_string().parse().ok();
    (again == Some(number.normalize())).then_some(float)
}
