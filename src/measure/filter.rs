//! Conditions, evaluated a column at a time over the records of a batch.

use crate::model::dataset::Dataset;
use crate::model::measure::{Condition, Test};
use crate::model::period::Period;
use crate::model::record::{Batch, Values};
use crate::model::vocabulary::ChoiceId;
use crate::settings::Settings;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The days and months that conditions refer to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    /// The reported month.
    pub reported: Period,
    /// The first month of its financial year.
    pub year_start: Period,
    /// The last month of its financial year.
    pub year_end: Period,
}

impl Calendar {
    pub(super) fn new(dataset: &Dataset, settings: &Settings) -> Self {
        Self::of(dataset.period, settings)
    }

    pub(super) fn of(reported: Period, settings: &Settings) -> Self {
        let starts = settings.portfolio.year_starts;
        Self { reported, year_start: reported.year_start(starts), year_end: reported.year_end(starts) }
    }

    /// First and last month that meet a test of months; `None` for other tests, and where no month can.
    pub(super) fn months(&self, test: &Test) -> Option<(Period, Period)> {
        match test {
            Test::InYear => Some((self.year_start, self.year_end)),
            Test::ToDate => Some((self.year_start, self.reported)),
            Test::RestOfYear if self.reported < self.year_end => Some((self.reported.plus(1), self.year_end)),
            _ => None,
        }
    }
}

/// For each record of the batch, whether it meets all conditions.
pub(super) fn filter(batch: &Batch, conditions: &[Condition], calendar: &Calendar) -> Vec<bool> {
    let mut mask = vec![true; batch.len()];
    for condition in conditions {
        match batch.column(condition.field) {
            Some(column) => apply(&mut mask, &column.values, &condition.test, calendar),
            // Nobody filled the field: every record misses it.
            None if matches!(condition.test, Test::NotIn(_) | Test::Missing) => {}
            None => mask.fill(false),
        }
    }
    mask
}

fn apply(mask: &mut [bool], values: &Values, test: &Test, calendar: &Calendar) {
    match (test, values) {
        (Test::Missing, values) => present(mask, values, false),
        (Test::Present, values) => present(mask, values, true),
        (Test::In(choices), Values::Choice(v)) => keep(mask, v, |c| is_one_of(*c, choices)),
        (Test::NotIn(choices), Values::Choice(v)) => keep(mask, v, |c| !is_one_of(*c, choices)),
        (Test::AtLeast(limit), Values::Number(v)) => keep(mask, v, |n| n.is_some_and(|n| n >= *limit)),
        (Test::Below(limit), Values::Number(v)) => keep(mask, v, |n| n.is_some_and(|n| n < *limit)),
        (Test::AtLeast(limit), Values::Level(v)) => keep(mask, v, |l| *l > 0 && Decimal::from(*l) >= *limit),
        (Test::Below(limit), Values::Level(v)) => keep(mask, v, |l| *l > 0 && Decimal::from(*l) < *limit),
        (Test::BeforePeriodEnd, Values::Date(v)) => {
            let end: Date = calendar.reported.last_day();
            keep(mask, v, |d| d.is_some_and(|d| d < end));
        }
        (Test::InYear | Test::ToDate | Test::RestOfYear, Values::Period(v)) => match calendar.months(test) {
            Some((first, last)) => keep(mask, v, |p| p.is_some_and(|p| (first..=last).contains(&p))),
            None => mask.fill(false),
        },
        // Declarations are checked: a test always fits its field.
        _ => mask.fill(false),
    }
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
