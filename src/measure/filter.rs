//! Conditions, evaluated a column at a time over the records of a batch.

use crate::model::dataset::Dataset;
use crate::model::measure::{Condition, Span, Test};
use crate::model::period::Period;
use crate::model::record::{Batch, Value, Values};
use crate::model::text::{Interner, Sym};
use crate::model::vocabulary::ChoiceId;
use crate::settings::Settings;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The days and months that conditions refer to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    /// The reported month.
    pub reported: Period,
    /// The month in which the financial year starts.
    pub year_starts: i8,
}

impl Calendar {
    pub(super) fn new(dataset: &Dataset, settings: &Settings) -> Self {
        Self::of(dataset.period, settings)
    }

    pub(super) fn of(reported: Period, settings: &Settings) -> Self {
        Self { reported, year_starts: settings.portfolio.year_starts }
    }

    /// First and last month of a stretch, open where it has none; `None` where it holds no month.
    pub(super) fn months(&self, span: Span) -> Option<(Option<Period>, Option<Period>)> {
        span.months(self.reported, self.year_starts)
    }

    /// The last day that is at least so many days before the end of the reported month.
    pub(super) fn days_before(&self, days: u16) -> Date {
        let end = self.reported.last_day();
        end.checked_sub(jiff::Span::new().days(i64::from(days))).unwrap_or(end)
    }
}

/// For each record of the batch, whether it meets all conditions.
pub(super) fn filter(
    batch: &Batch,
    conditions: &[Condition],
    text: &Interner,
    calendar: &Calendar,
) -> Vec<bool> {
    let mut mask = vec![true; batch.len()];
    for condition in conditions {
        match batch.column(condition.field) {
            Some(column) => match &condition.test {
                Test::Above(other) => {
                    above(&mut mask, &column.values, batch.column(*other).map(|c| &c.values))
                }
                test => apply(&mut mask, &column.values, test, text, calendar),
            },
            // Nobody filled the field: every record misses it.
            None if matches!(condition.test, Test::NotIn(_) | Test::NoneOf(_) | Test::Missing) => {}
            None => mask.fill(false),
        }
    }
    mask
}

/// For each record of the batch, whether it meets one condition.
pub fn meets(batch: &Batch, condition: &Condition, dataset: &Dataset, settings: &Settings) -> Vec<bool> {
    filter(batch, std::slice::from_ref(condition), &dataset.text, &Calendar::new(dataset, settings))
}

fn apply(mask: &mut [bool], values: &Values, test: &Test, text: &Interner, calendar: &Calendar) {
    match (test, values) {
        (Test::Missing, values) => present(mask, values, false),
        (Test::Present, values) => present(mask, values, true),
        (Test::In(choices), Values::Choice(v)) => keep(mask, v, |c| is_one_of(*c, choices)),
        (Test::NotIn(choices), Values::Choice(v)) => keep(mask, v, |c| !is_one_of(*c, choices)),
        (Test::OneOf(texts), Values::Text(v)) => keep(mask, v, |s| says_one_of(text, *s, texts)),
        (Test::NoneOf(texts), Values::Text(v)) => keep(mask, v, |s| !says_one_of(text, *s, texts)),
        (Test::AtLeast(limit), Values::Number(v)) => keep(mask, v, |n| n.is_some_and(|n| n >= *limit)),
        (Test::Below(limit), Values::Number(v)) => keep(mask, v, |n| n.is_some_and(|n| n < *limit)),
        (Test::AtLeast(limit), Values::Level(v)) => keep(mask, v, |l| *l > 0 && Decimal::from(*l) >= *limit),
        (Test::Below(limit), Values::Level(v)) => keep(mask, v, |l| *l > 0 && Decimal::from(*l) < *limit),
        (Test::BeforePeriodEnd, Values::Date(v)) => {
            let end: Date = calendar.reported.last_day();
            keep(mask, v, |d| d.is_some_and(|d| d < end));
        }
        (Test::OlderThan(days), Values::Date(v)) => {
            let last = calendar.days_before(*days);
            keep(mask, v, |d| d.is_some_and(|d| d <= last));
        }
        (Test::NewerThan(days), Values::Date(v)) => {
            let last = calendar.days_before(*days);
            keep(mask, v, |d| d.is_some_and(|d| d > last));
        }
        (Test::Within(span), Values::Period(v)) => match calendar.months(*span) {
            Some(months) => keep(mask, v, |p| p.is_some_and(|p| lies_in(p, months))),
            None => mask.fill(false),
        },
        (Test::Within(span), Values::Date(v)) => match calendar.months(*span) {
            Some(months) => keep(mask, v, |d| d.and_then(Period::of).is_some_and(|p| lies_in(p, months))),
            None => mask.fill(false),
        },
        // Declarations are checked: a test always fits its field.
        _ => mask.fill(false),
    }
}

/// Keeps the records whose value is above that of another field.
fn above(mask: &mut [bool], values: &Values, other: Option<&Values>) {
    for (i, keep) in mask.iter_mut().enumerate() {
        let number = |values: &Values| match values.get(i) {
            Value::Number(n) => Some(n),
            Value::Level(level) => Some(Decimal::from(level.get())),
            _ => None,
        };
        *keep = *keep && number(values).zip(other.and_then(number)).is_some_and(|(a, b)| a > b);
    }
}

fn lies_in(month: Period, (first, last): (Option<Period>, Option<Period>)) -> bool {
    first.is_none_or(|first| month >= first) && last.is_none_or(|last| month <= last)
}

/// Texts of declarations are in small letters.
fn says_one_of(text: &Interner, sym: Sym, texts: &[String]) -> bool {
    sym.some().is_some_and(|sym| {
        let said = text.get(sym).to_lowercase();
        texts.contains(&said)
    })
}

fn keep<T>(mask: &mut [bool], values: &[T], test: impl Fn(&T) -> bool) {
    for (keep, value) in mask.iter_mut().zip(values) {
        *keep = *keep && test(value);
    }
}

/// Stored choices are one more than their id; 0 is missing.
fn is_one_of(stored: u16, choices: &[ChoiceId]) -> bool {
    choices.iter().any(|c| c.0 + 1 == stored)
}

/// Keeps the records that have a value, or those that have none.
pub(super) fn present(mask: &mut [bool], values: &Values, wanted: bool) {
    match values {
        Values::Text(v) => keep(mask, v, |x| x.is_none() != wanted),
        Values::Date(v) => keep(mask, v, |x| x.is_some() == wanted),
        Values::Period(v) => keep(mask, v, |x| x.is_some() == wanted),
        Values::Money(v) => keep(mask, v, |x| x.is_some() == wanted),
        Values::Number(v) => keep(mask, v, |x| x.is_some() == wanted),
        Values::Flag(v) => keep(mask, v, |x| x.is_some() == wanted),
        Values::Level(v) => keep(mask, v, |x| (*x != 0) == wanted),
        Values::Choice(v) => keep(mask, v, |x| (*x != 0) == wanted),
    }
}
