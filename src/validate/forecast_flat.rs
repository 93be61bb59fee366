//! # forecast-flat
//!
//! Every month to come is forecast at the same amount.
//!
//! ## What it finds
//! Projects whose forecasts of all months to come of the financial year add up to one and the same amount, for three
//! months or more (`flat-months` in `thresholds.toml`), while what they spent so far differs from month to month.
//!
//! ## Why it matters
//! The rest of the budget was divided by the months that are left. Such a forecast says nothing about when money is
//! needed, and changes only when the year is over.
//!
//! ## Example
//! November 2026 to March 2027 at 25,000.00 each; actuals between 11,000.00 and 38,000.00.
//!
//! ## What to do
//! Ask for a forecast that follows the plan of the work.

use super::forecast_shape::{Shape, Year, each_project};
use super::view::View;
use crate::finding::{Code, Finding, Severity};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) const CODE: Code = Code::new("forecast-flat", Severity::Note, include_str!("forecast_flat.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let Some(least) = view.threshold("flat-months").and_then(|n| n.to_usize()) else { return Vec::new() };
    let said = (
        "all months to come are forecast at the same amount, and the months so far differ",
        "ask for a forecast that follows the plan of the work",
    );
    each_project(view, CODE, |year| flat(year, least), said)
}

fn flat(year: &Year<'_>, least: usize) -> Option<Shape> {
    let (to_come, actuals) = (year.to_come(), year.actuals());
    let (from, amount) = *to_come.first()?;
    let same = to_come.iter().all(|(_, a)| *a == amount) && !amount.is_zero();
    let evidence = format!("{amount} in each of {} months", to_come.len());
    let enough = to_come.len() >= least.max(2) && actuals.len() >= least;
    (enough && same && differ(&actuals)).then_some(Shape { from, evidence })
}

fn differ(amounts: &[Decimal]) -> bool {
    amounts.iter().any(|a| Some(a) != amounts.first())
}
