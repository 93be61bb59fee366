//! Shares: percent fields, and parts of a full week (FTE). 0.5, 50 % and 50 under a label with % are one half.

use super::super::desk::{Asked, Desk, Read, Reading};
use super::super::remark::{self, Remark};
use super::mark::Mark;
use super::{Amount, amount, decide, number};
use crate::model::record::Value;
use crate::model::register::FieldKind;
use crate::model::table::UnitMeasure;
use crate::model::text::Sym;
use crate::model::workbook::{Cell, CellValue};
use rust_decimal::Decimal;
use std::collections::HashSet;

/// How the numbers without a sign of a column are read.
#[derive(Clone, Copy, Default)]
struct Scale {
    /// They are per cent.
    hundredths: bool,
    /// Nothing says what they are.
    unclear: bool,
    /// Those below 1 are fractions among per cent, or parts of one per cent.
    small_unclear: bool,
    /// What there is to say of them.
    say: Option<&'static Remark>,
}

/// Reads a column of shares.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    if let Some(measure) = asked.unit.measure.or(asked.title.measure).filter(|m| m.is_time()) {
        return match desk.writing().units.full_of(asked.unit, asked.title, measure) {
            Some(_) => of_full(desk, asked, measure),
            // Days become shares when the month of the record is known.
            None => number::days_of(desk, asked),
        };
    }
    let mark = decide::mark(desk, asked);
    let scale = scale(desk, asked, mark);
    let fte = asked.field.kind == FieldKind::Number;
    desk.each(asked, |desk, cell| {
        if let Some(value) = of_week(desk, cell).filter(|_| fte) {
            return Reading::changed(Value::Number(value)).with(Some(&remark::INTO_SHARE));
        }
        match amount(desk, cell, mark) {
            Ok(amount) => share(amount, scale, fte),
            Err(why) => Reading::missing(why),
        }
    })
}

/// Reads a column of days or hours of each week or month, of which a full-time equivalent has a known number.
fn of_full(desk: &mut Desk<'_>, asked: Asked<'_>, measure: UnitMeasure) -> Read {
    let mark = decide::mark(desk, asked);
    desk.each(asked, |desk, cell| {
        if let Some(value) = of_week(desk, cell) {
            return Reading::changed(Value::Number(value)).with(Some(&remark::INTO_SHARE));
        }
        match amount(desk, cell, mark) {
            Ok(amount) => match amount.unit.unwrap_or(measure) {
                unit if unit.is_time() => part_of_full(desk, asked, amount, unit),
                _ => share(amount, Scale::default(), true),
            },
            Err(why) => Reading::missing(why),
        }
    })
}

fn part_of_full(desk: &Desk<'_>, asked: Asked<'_>, amount: Amount, unit: UnitMeasure) -> Reading {
    let full = desk.writing().units.full_of(asked.unit, asked.title, unit);
    match full.and_then(|full| amount.value.checked_div(full)) {
        Some(share) => Reading::changed(Value::Number(share.round_dp(6).normalize()))
            .with(amount.remark)
            .with(Some(&remark::INTO_SHARE)),
        None => Reading::missing(&remark::UNIT_MISPLACED),
    }
}

/// The share that words say: `full time`, `2 days a week`.
fn of_week(desk: &Desk<'_>, cell: Cell) -> Option<Decimal> {
    let CellValue::Text(sym) = cell.value else { return None };
    let text = desk.text.get(sym).trim();
    let units = &desk.writing().units;
    if units.full_time.has(text) {
        return Some(Decimal::ONE);
    }
    if units.half_time.has(text) {
        return Some(Decimal::new(5, 1));
    }
    // `37.5 hours a week`: the words behind the first blank or slash after which they are known.
    let gaps = text.char_indices().filter(|(_, c)| c.is_whitespace() || *c == '/');
    let (days, _) = gaps
        .map(|(at, c)| (&text[..at], &text[at + c.len_utf8()..]))
        .find(|(_, rest)| units.a_week.has(rest))?;
    // `37,5 Wochenstunden` says its unit with its span.
    let days = number::in_days(desk, days).or_else(|| number::in_days(desk, text))?;
    let share = days.checked_div(units.days_a_week)?;
    Some(share.round_dp(6).normalize())
}

fn share(amount: Amount, scale: Scale, fte: bool) -> Reading {
    let Scale { hundredths, unclear, small_unclear, say } = scale;
    let small = !amount.value.is_zero() && amount.value.abs() < Decimal::ONE;
    match amount.unit {
        // `10 days` becomes a share when the month of the record is known, and is told then.
        Some(unit) if unit.is_time() && amount.text => {
            return Reading { changed: true, ..Reading::plain(Value::Missing) };
        }
        Some(unit) if unit.is_time() => return Reading::missing(&remark::UNIT_MISPLACED),
        None if unclear => return Reading::missing(&remark::SHARE_UNCLEAR),
        None if small_unclear && small => return Reading::missing(&remark::PERCENT_UNCLEAR),
        _ => {}
    }
    let marked = amount.unit == Some(UnitMeasure::Percent);
    // A stored number shown as percent is the fraction already.
    let divide = if marked { amount.text } else { hundredths && amount.unit.is_none() };
    let value = if divide { amount.value / Decimal::ONE_HUNDRED } else { amount.value };
    // Of a chance or a work there is never less than nothing, nor more than all.
    if !fte && !(Decimal::ZERO..=Decimal::ONE).contains(&value) {
        return Reading::missing(&remark::SHARE_BEYOND);
    }
    let converted = (fte && divide && !marked).then_some(&remark::INTO_FTE);
    let reading =
        Reading { changed: amount.text || divide, ..Reading::plain(Value::Number(value.normalize())) };
    reading.with(amount.remark).with(if marked { None } else { say }).with(converted)
}

/// Decides it for a column, by its label and its numbers without a sign.
fn scale(desk: &Desk<'_>, asked: Asked<'_>, mark: Mark) -> Scale {
    let told = asked.unit.measure.or(asked.title.measure);
    let values = unmarked(desk, asked, mark);
    let most = values.iter().max().copied().unwrap_or_default();
    let fractions = |above: bool| values.iter().any(|v| !v.fract().is_zero() && (*v > Decimal::ONE) == above);
    let small_unclear = most > Decimal::ONE && !fractions(true);
    if told == Some(UnitMeasure::Percent) {
        // Nobody plans half a per cent of a week; a column of nothing but fractions holds shares.
        return match most <= Decimal::ONE && fractions(false) {
            true => Scale { say: Some(&remark::FRACTION_GUESSED), ..Scale::default() },
            false => Scale { hundredths: true, small_unclear, ..Scale::default() },
        };
    }
    if told.is_some() {
        return Scale::default();
    }
    let (percent, unclear) = match asked.field.kind {
        FieldKind::Percent => (most > Decimal::ONE, false),
        // Up to ten people in one line are a team; whole fives up to 200 are per cent of one person.
        _ => {
            let many = most >= Decimal::TEN;
            let fives = values.iter().all(|v| *v < Decimal::ONE || (*v % Decimal::from(5)).is_zero());
            let percent = many && fives && most <= Decimal::from(200);
            (percent, many && !percent)
        }
    };
    match percent {
        true => {
            Scale { hundredths: true, small_unclear, say: Some(&remark::PERCENT_GUESSED), ..Scale::default() }
        }
        false => Scale { unclear, ..Scale::default() },
    }
}

/// The numbers of a column that have no unit of their own, without their sign; of a text that repeats, one.
fn unmarked(desk: &Desk<'_>, asked: Asked<'_>, mark: Mark) -> Vec<Decimal> {
    let mut known: HashSet<Sym> = HashSet::new();
    let cells = asked.strip.cells.iter().flatten().filter(|cell| match cell.value {
        CellValue::Text(sym) => known.insert(sym),
        _ => true,
    });
    let amounts = cells.filter_map(|cell| amount(desk, *cell, mark).ok());
    amounts.filter(|a| a.unit.is_none()).map(|a| a.value.abs()).collect()
}
