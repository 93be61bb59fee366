//! Dates: a column's order of day and month is decided as a whole, then each cell is read.

pub mod order;
pub mod parse;
#[cfg(test)]
mod tests;

use super::desk::{Asked, Desk, Read, Reading};
use super::remark;
use crate::model::period::Period;
use crate::model::record::Value;
use crate::model::workbook::{Cell, CellValue};
use crate::settings::DateOrder;
use jiff::ToSpan;
use jiff::civil::Date;
use parse::{Unread, Written};

/// Reads a date column.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    let order = order::decide(desk, asked);
    let first = desk.writing().first_day_fields.contains(&asked.field.key);
    desk.each(asked, |desk, cell| day(desk, cell, order, first))
}

/// Reads a column of months.
pub fn periods(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    let order = order::decide(desk, asked);
    desk.each(asked, |desk, cell| month(desk, cell, order))
}

fn day(desk: &mut Desk<'_>, cell: Cell, order: DateOrder, first: bool) -> Reading {
    match cell.value {
        CellValue::Date(date) => Reading::plain(Value::Date(date)),
        CellValue::Number(n) => match number(n) {
            Some(Written::Day(date)) => Reading::changed(Value::Date(date)).with(Some(&remark::DATE_SERIAL)),
            Some(Written::Month(period)) => whole_month(period, first),
            _ => Reading::missing(&remark::DATE_UNCLEAR),
        },
        CellValue::Text(sym) => {
            let text = desk.text.get(sym);
            match parse::parse(text, desk.writing()) {
                Ok(Written::Month(period)) => whole_month(period, first),
                Ok(written) => match written.day(order) {
                    Some(date) if date.to_string() == text.trim() => Reading::plain(Value::Date(date)),
                    Some(date) => Reading::changed(Value::Date(date)),
                    None => Reading::missing(&remark::DATE_IMPOSSIBLE),
                },
                Err(why) => unread(why, text, desk, &remark::DATE_UNCLEAR),
            }
        }
        _ => Reading::missing(&remark::DATE_UNCLEAR),
    }
}

fn month(desk: &mut Desk<'_>, cell: Cell, order: DateOrder) -> Reading {
    let of = |date: Date| Period::of(date).map(Value::Period);
    let value = match cell.value {
        CellValue::Date(date) => {
            return of(date).map_or(Reading::missing(&remark::PERIOD_UNCLEAR), Reading::plain);
        }
        CellValue::Number(n) => match number(n) {
            Some(Written::Month(period)) => Some(Value::Period(period)),
            Some(written) => written.day(order).and_then(of),
            None => None,
        },
        CellValue::Text(sym) => {
            let text = desk.text.get(sym);
            match parse::parse(text, desk.writing()) {
                Ok(Written::Month(period)) if period.to_string() == text.trim() => {
                    return Reading::plain(Value::Period(period));
                }
                Ok(Written::Month(period)) => Some(Value::Period(period)),
                Ok(written) => written.day(order).and_then(of),
                Err(why) => return unread(why, text, desk, &remark::PERIOD_UNCLEAR),
            }
        }
        _ => None,
    };
    value.map_or(Reading::missing(&remark::PERIOD_UNCLEAR), Reading::changed)
}

fn whole_month(period: Period, first: bool) -> Reading {
    let (date, remark) = match first {
        true => (period.first_day(), &remark::MONTH_FIRST),
        false => (period.last_day(), &remark::MONTH_LAST),
    };
    Reading::changed(Value::Date(date)).with(Some(remark))
}

fn unread(why: Unread, text: &str, desk: &Desk<'_>, unclear: &'static remark::Remark) -> Reading {
    if desk.writing().no_value.has(text) {
        return Reading::missing(&remark::NO_VALUE);
    }
    match why {
        Unread::Impossible => Reading::missing(&remark::DATE_IMPOSSIBLE),
        Unread::Unclear => Reading::missing(unclear),
    }
}

/// A plain number as a day: `20261012`, `202610`, else the number under which a spreadsheet keeps a day in the 1900
/// system, from 1954 to 2119.
pub fn number(n: f64) -> Option<Written> {
    if n.fract() == 0.0 && (19_000_101.0..22_000_000.0).contains(&n) {
        let n = n as i64;
        return parse::ymd(n / 10_000, n / 100 % 100, n % 100).map(Written::Day);
    }
    if n.fract() == 0.0 && (190_001.0..220_000.0).contains(&n) {
        return Period::new((n as i64 / 100) as i16, (n as i64 % 100) as i8).map(Written::Month);
    }
    if !(20_000.0..80_500.0).contains(&n) {
        return None;
    }
    let first = jiff::civil::date(1899, 12, 30);
    first.checked_add((n.floor() as i64).days()).ok().map(Written::Day)
}
