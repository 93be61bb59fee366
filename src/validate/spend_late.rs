//! # spend-late
//!
//! A project means to spend several months' worth in the last month of the year.
//!
//! ## What it finds
//! Projects whose forecast for the last month of the financial year is more than three times the mean of the months
//! spent so far (`late-spend-times` in `thresholds.toml`), where three months or more have an actual.
//!
//! ## Why it matters
//! Money that was not spent is often pushed to the end of the year. It seldom can be spent there, so the outturn is too
//! high.
//!
//! ## Example
//! Mean month 20,000.00, March 2027 forecast at 95,000.00.
//!
//! ## What to do
//! Ask what is to be bought in that month, and spread the forecast or lower it.

use super::forecast_shape::{Shape, Year, each_project, sum};
use super::view::View;
use crate::finding::{Code, Finding, Severity};
use rust_decimal::Decimal;

pub(super) const CODE: Code = Code::new("spend-late", Severity::Note, include_str!("spend_late.rs"));

/// Fewer months have no mean worth the name.
const MONTHS: usize = 3;

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let Some(times) = view.threshold("late-spend-times") else { return Vec::new() };
    let said = (
        "the last month of the year is forecast at a multiple of the months so far",
        "ask what is to be bought in that month, and spread the forecast or lower it",
    );
    each_project(view, CODE, |year| late(year, times), said)
}

fn late(year: &Year<'_>, times: Decimal) -> Option<Shape> {
    let actuals = year.actuals();
    let (month, last) = year.to_come().pop().filter(|(month, _)| *month == year.end)?;
    if actuals.len() < MONTHS {
        return None;
    }
    let mean = sum(&actuals).checked_div(Decimal::from(actuals.len()))?;
    let limit = mean.checked_mul(times)?;
    let evidence = format!("{month} {last}, mean month so far {}", mean.round_dp(2));
    (mean > Decimal::ZERO && last > limit).then_some(Shape { from: month, evidence })
}
