//! The sheet of one register.

use super::{Kind, Look, rules};
use crate::model::canonical::{Book, Cell, Column, Sheet, Takes};
use crate::render::xlsx::value::{float, serial};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Note, Table, TableColumn, TableStyle, Worksheet, XlsxError};
use std::borrow::Cow;

/// Writes labels, records and rules.
pub fn write(
    sheet: &mut Worksheet,
    of: &Sheet<'_>,
    book: &Book<'_>,
    look: &mut Look,
) -> Result<(), XlsxError> {
    sheet.set_name(of.label)?;
    let kinds: Vec<Kind> = (0..of.columns.len()).map(|col| Kind::of_column(of, col)).collect();
    for ((col, column), kind) in (0..).zip(&of.columns).zip(&kinds) {
        sheet.set_column_format(col, look.of(*kind))?.set_column_width(col, width(column))?;
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
        for ((col, kind), value) in (0..).zip(&kinds).zip(cells) {
            cell(sheet, (row, col), value, *kind, look)?;
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

/// What a cell shows, written as a number or as text.
enum Shown<'a> {
    Number(f64),
    Text(Cow<'a, str>),
}

/// A cell; a number that no cell can hold exactly is text. What looks as its column does has no format of its own, which
/// is much faster to write.
fn cell(
    sheet: &mut Worksheet,
    (row, col): (u32, u16),
    cell: &Cell<'_>,
    column: Kind,
    look: &mut Look,
) -> Result<(), XlsxError> {
    let Some((kind, shown)) = shown(cell, column) else { return Ok(()) };
    match (shown, kind == column) {
        (Shown::Number(number), true) => sheet.write_number(row, col, number)?,
        (Shown::Text(text), true) => sheet.write_string(row, col, text)?,
        (Shown::Number(number), false) => sheet.write_number_with_format(row, col, number, look.of(kind))?,
        (Shown::Text(text), false) => sheet.write_string_with_format(row, col, text, look.of(kind))?,
    };
    Ok(())
}

/// What a cell shows and how; `None` for a blank one.
fn shown<'a>(cell: &'a Cell<'_>, column: Kind) -> Option<(Kind, Shown<'a>)> {
    let text = |text: String| (Kind::Text, Shown::Text(Cow::Owned(text)));
    Some(match cell {
        Cell::Blank => return None,
        Cell::Text(text) => (Kind::Text, Shown::Text(Cow::Borrowed(text))),
        Cell::Made(text) => (Kind::Made, Shown::Text(Cow::Borrowed(text))),
        Cell::Date(date) => {
            serial(*date).map_or_else(|| text(date.to_string()), |day| (Kind::Date, Shown::Number(day)))
        }
        Cell::Month(period) => serial(period.first_day())
            .map_or_else(|| text(period.to_string()), |day| (Kind::Month, Shown::Number(day))),
        Cell::Number(number) => {
            let kind = if column == Kind::Percent { Kind::Percent } else { Kind::Number };
            exact(*number).map_or_else(|| text(number.to_string()), |float| (kind, Shown::Number(float)))
        }
        Cell::Money(money) => exact(money.amount).map_or_else(
            || text(format!("{} {}", money.currency, money.amount.normalize())),
            |float| (Kind::Money(money.currency), Shown::Number(float)),
        ),
    })
}

/// A number of fewer digits than a float keeps, which are fifteen.
const SHORT: u128 = 100_000_000_000_000;

/// The number as a cell holds it, where it is the same number when it is read again as its shortest decimal.
fn exact(number: Decimal) -> Option<f64> {
    let float = float(number);
    let short = number.mantissa().unsigned_abs() < SHORT && number.scale() < 15;
    let same = || float.to_string().parse().ok() == Some(number.normalize());
    (short || same()).then_some(float)
}
