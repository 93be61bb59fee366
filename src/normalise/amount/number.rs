//! Numbers that are no money: days with their units, and everything else as it stands.

use super::super::desk::{Asked, Desk, Read, Reading};
use super::super::remark;
use super::mark::Mark;
use super::{Amount, amount, decide, of_text};
use crate::model::record::Value;
use crate::model::table::UnitMeasure;
use crate::model::workbook::{Cell, CellValue};
use crate::model::writing::UnitWords;
use rust_decimal::Decimal;

/// Reads a column of numbers.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    if desk.writing().units.in_days.contains(&asked.field.key) {
        return days_of(desk, asked);
    }
    let mark = decide::mark(desk, asked);
    desk.each(asked, |desk, cell| match amount(desk, cell, mark) {
        Ok(amount) => plain(amount),
        Err(why) if std::ptr::eq(why, &remark::NUMBER_UNCLEAR) => match beside_words(desk, cell, mark) {
            Some(amount) => plain(amount).with(Some(&remark::BESIDE_NUMBER)),
            None => Reading::missing(why),
        },
        Err(why) => Reading::missing(why),
    })
}

/// Reads a column of days, whatever its field is.
pub fn days_of(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    let mark = decide::mark(desk, asked);
    desk.each(asked, |desk, cell| match amount(desk, cell, mark) {
        Ok(amount) => days(&desk.writing().units, asked, amount),
        Err(why) => Reading::missing(why),
    })
}

/// The number beside words, in brackets or behind a sign: `25 (Red)`, `4 - Low`, `12: High`, `Low (4)`.
fn beside_words(desk: &Desk<'_>, cell: Cell, mark: Mark) -> Option<Amount> {
    let CellValue::Text(sym) = cell.value else { return None };
    let text = desk.text.get(sym).trim();
    let brackets = text.strip_suffix([')', ']']).and_then(|t| t.split_once(['(', '[']));
    let signs = [" - ", " – ", " — ", ": ", " = "];
    let parted = || signs.into_iter().find_map(|sign| text.split_once(sign));
    let (one, other) = brackets.or_else(parted)?;
    let words = |part: &str| {
        part.contains(char::is_alphabetic) && !part.contains(|c: char| c.is_ascii_digit() || c == '(')
    };
    let number = if words(other) { one } else { Some(other).filter(|_| words(one))? };
    of_text(desk, number, mark).ok()
}

/// The days in a text such as `10 days` or `75 h`. `None` for a text that is no length of time.
pub fn in_days(desk: &Desk<'_>, text: &str) -> Option<Decimal> {
    let amount = of_text(desk, text, Mark::Point).ok()?;
    amount.unit.filter(|unit| unit.is_time())?;
    desk.writing().units.days(amount.unit, amount.value, false).map(|days| days.round_dp(6).normalize())
}

fn plain(amount: Amount) -> Reading {
    let percent = amount.text && amount.unit == Some(UnitMeasure::Percent);
    let value = if percent { amount.value / Decimal::ONE_HUNDRED } else { amount.value };
    let reading = Reading { changed: amount.text, ..Reading::plain(Value::Number(value.normalize())) };
    reading.with(amount.remark)
}

/// Days of work, or of the calendar where the label says so: hours and weeks are turned into them.
fn days(units: &UnitWords, asked: Asked<'_>, amount: Amount) -> Reading {
    let unit = amount.unit.or(asked.unit.measure).or(asked.title.measure);
    let calendar = units.calendar.within(asked.label);
    let value = match unit {
        Some(UnitMeasure::Hours | UnitMeasure::Weeks) => units.days(unit, amount.value, calendar),
        Some(UnitMeasure::Percent | UnitMeasure::Fte) if amount.unit.is_some() => {
            return Reading::missing(&remark::UNIT_MISPLACED);
        }
        _ => return plain(Amount { unit: None, ..amount }),
    };
    match value {
        Some(value) => Reading::changed(Value::Number(value.round_dp(6).normalize()))
            .with(amount.remark)
            .with(Some(if calendar { &remark::INTO_CALENDAR_DAYS } else { &remark::INTO_DAYS })),
        None => Reading::missing(&remark::NUMBER_TOO_LARGE),
    }
}
