//! Dates: a column's order of day and month is decided as a whole, then each cell is read.

pub mod beside;
pub mod meaning;
pub mod order;
pub mod parse;
pub mod said;
pub mod several;
pub mod slip;
pub mod span;
#[cfg(test)]
mod tests;
pub mod words;
pub mod written;

use super::desk::{Asked, Desk, Read, Reading};
use super::remark::{self, Remark};
use crate::model::period::Period;
use crate::model::precision::Precision;
use crate::model::record::Value;
use crate::model::workbook::{Cell, CellValue};
use crate::settings::{DateOrder, Settings};
use jiff::civil::Date;
use meaning::{Frame, Meant};
use said::said;
use written::{What, Written, Year, ymd};

/// Reads a date column.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    let frame = frame(desk, asked);
    desk.each(asked, |desk, cell| day(desk, cell, &frame))
}

/// Reads a column of months.
pub fn periods(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    let frame = frame(desk, asked);
    desk.each(asked, |desk, cell| month(desk, cell, &frame))
}

/// The day that a text names by itself, in whatever form people write one; `None` where it may mean two.
pub fn certain(text: &str, settings: &Settings) -> Option<Date> {
    let written = parse::parse(text, &settings.knowledge.writing).ok()?;
    // Points put the day first everywhere.
    let by_points = (text.matches('.').count() >= 2).then_some(DateOrder::Dmy);
    written.certain(by_points.or(settings.portfolio.date_order))
}

fn frame(desk: &mut Desk<'_>, asked: Asked<'_>) -> Frame {
    let decided = order::decide(desk, asked);
    let dates = &desk.writing().dates;
    Frame {
        order: decided.order,
        shown: decided.shown,
        both: decided.both,
        month_days: decided.month_days,
        first: dates.first_day_fields.contains(&asked.field.key),
        past: dates.past_fields.contains(&asked.field.key),
        year_starts: desk.settings.portfolio.year_starts,
        reported: desk.reported,
        is_1904: desk.is_1904,
    }
}

fn day(desk: &mut Desk<'_>, cell: Cell, frame: &Frame) -> Reading {
    match cell.value {
        CellValue::Date(date) if date.day() == 1 && shows_month(desk, cell) => {
            let (month, year) = (date.month(), date.year());
            dated(Written::plain(What::Month(month), Some(Year::Calendar(year))).meant(frame))
        }
        CellValue::Date(date) if !(1950..2200).contains(&date.year()) => {
            Reading::missing(&remark::DATE_PLACEHOLDER)
        }
        CellValue::Date(date) => Reading::plain(Value::Date(date)),
        CellValue::Number(n) => match number(n, frame) {
            Some(written) => match written.meant(frame) {
                Ok(meant) if meant.precision == Precision::Day => {
                    dated(Ok(meant)).with(Some(&remark::DATE_SERIAL))
                }
                meant => dated(meant),
            },
            None => Reading::missing(&remark::DATE_UNCLEAR),
        },
        CellValue::Text(sym) => {
            let text = desk.text.get(sym);
            match said(text, frame.first, desk.writing(), &remark::DATE_UNCLEAR) {
                Ok(said) => {
                    let mut reading = dated(said.written.meant(frame).map(|m| said_first(m, said.remark)));
                    reading.changed = match reading.value {
                        Value::Date(date) => date.to_string() != text.trim(),
                        _ => true,
                    };
                    reading
                }
                Err(why) => Reading::missing(why),
            }
        }
        _ => Reading::missing(&remark::DATE_UNCLEAR),
    }
}

fn month(desk: &mut Desk<'_>, cell: Cell, frame: &Frame) -> Reading {
    match cell.value {
        CellValue::Date(date) => match Period::of(date) {
            Some(period) => Reading::plain(Value::Period(period)),
            None => Reading::missing(&remark::PERIOD_UNCLEAR),
        },
        CellValue::Number(n) => match number(n, frame) {
            Some(written) => monthly(written.month_meant(frame)),
            None => Reading::missing(&remark::PERIOD_UNCLEAR),
        },
        CellValue::Text(sym) => {
            let text = desk.text.get(sym);
            match said(text, frame.first, desk.writing(), &remark::PERIOD_UNCLEAR) {
                Ok(said) => {
                    let mut reading =
                        monthly(said.written.month_meant(frame).map(|m| said_first(m, said.remark)));
                    reading.changed = match reading.value {
                        Value::Period(period) => period.to_string() != text.trim(),
                        _ => true,
                    };
                    reading
                }
                Err(why) => Reading::missing(why),
            }
        }
        _ => Reading::missing(&remark::PERIOD_UNCLEAR),
    }
}

fn dated(meant: Result<Meant<jiff::civil::Date>, &'static Remark>) -> Reading {
    match meant {
        Ok(meant) => Reading::changed(Value::Date(meant.value)).exact(meant.precision).with(meant.remark),
        Err(why) => Reading::missing(why),
    }
}

fn monthly(meant: Result<Meant<Period>, &'static Remark>) -> Reading {
    match meant {
        Ok(meant) => Reading::changed(Value::Period(meant.value)).exact(meant.precision).with(meant.remark),
        Err(why) => Reading::missing(why),
    }
}

fn said_first<T>(meant: Meant<T>, remark: Option<&'static Remark>) -> Meant<T> {
    Meant { remark: remark.or(meant.remark), ..meant }
}

/// A plain number as a date: `20261012`, `202610`, `2026`, else the number under which the file keeps a day.
pub fn number(n: f64, frame: &Frame) -> Option<Written> {
    let whole = if n.fract() == 0.0 && (0.0..1e8).contains(&n) { n as i64 } else { 0 };
    match whole {
        19_000_101..22_000_000 => {
            let date = ymd(whole / 10_000, whole / 100 % 100, whole % 100)?;
            Some(Written::plain(What::Full(date), None))
        }
        190_001..220_000 => {
            let period = Period::new((whole / 100) as i16, (whole % 100) as i8)?;
            Some(Written::plain(What::Month(period.month()), Some(Year::Calendar(period.year()))))
        }
        1990..2100 => Some(Written::plain(What::Year, Some(Year::Calendar(whole as i16)))),
        _ => meaning::serial(n, frame.is_1904).map(|date| Written::plain(What::Full(date), None)),
    }
}

/// Whether a cell shows the month of its day and not the day: `mmm-yy`, `mm/yyyy`.
fn shows_month(desk: &Desk<'_>, cell: Cell) -> bool {
    desk.styles.get(usize::from(cell.style)).is_some_and(|style| is_month_format(&style.format))
}

fn is_month_format(format: &str) -> bool {
    let (mut quoted, mut bracket) = (false, false);
    let (mut month, mut year) = (false, false);
    for c in format.chars() {
        match c {
            '"' => quoted = !quoted,
            '[' => bracket = true,
            ']' => bracket = false,
            ';' | '@' if !quoted => break,
            _ if quoted || bracket => {}
            'd' | 'D' | 'h' | 'H' | 's' | 'S' | 't' | 'T' => return false,
            'm' | 'M' => month = true,
            'y' | 'Y' | 'j' | 'J' | 'a' | 'A' => year = true,
            _ => {}
        }
    }
    month && year
}
