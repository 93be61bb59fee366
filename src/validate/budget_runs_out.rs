//! # budget-runs-out
//!
//! The forecast keeps within the year's budget, and the spending of the last months does not.
//!
//! ## What it finds
//! Projects whose outturn, as forecast, is within the budget of the financial year, but which at the mean of the last
//! three months would spend more than a tenth above it (`burn-margin` in `thresholds.toml`).
//!
//! ## Why it matters
//! The forecast counts on spending to slow down. Unless something ends, it will not, and the budget is used up before
//! the year is.
//!
//! ## Example
//! Budget 600,000.00, 420,000.00 spent by October, 75,000.00 a month: used up in January 2027.
//!
//! ## What to do
//! Ask what will end, or raise the forecast.

use super::forecast_shape::{Shape, Year, each_project, sum};
use super::view::View;
use crate::finding::{Code, Finding, Severity};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) const CODE: Code =
    Code::new("budget-runs-out", Severity::Note, include_str!("budget_runs_out.rs"));

/// So many months tell how fast money is spent.
const MONTHS: usize = 3;

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let Some(margin) = view.threshold("burn-margin") else { return Vec::new() };
    let said = (
        "the forecast is within the budget, and the spending of the last three months is not",
        "ask what will end, or raise the forecast",
    );
    each_project(view, CODE, |year| runs_out(year, margin), said)
}

fn runs_out(year: &Year<'_>, margin: Decimal) -> Option<Shape> {
    let (budget, actuals, to_come) = (year.budget()?, year.actuals(), year.to_come());
    let last = actuals.get(actuals.len().checked_sub(MONTHS)?..)?;
    let rate = sum(last).checked_div(Decimal::from(MONTHS))?;
    let left = Decimal::from(year.end.months_since(year.reported()));
    let spent = sum(&actuals);
    let forecast: Vec<Decimal> = to_come.iter().map(|(_, amount)| *amount).collect();
    let outturn = spent.saturating_add(sum(&forecast));
    let at_rate = spent.saturating_add(rate.checked_mul(left)?);
    let limit = budget.checked_mul(Decimal::ONE.saturating_add(margin))?;
    if rate <= Decimal::ZERO || outturn > budget || at_rate <= limit {
        return None;
    }
    // The first month by whose end more than the budget is spent.
    let whole = (budget - spent).checked_div(rate)?.floor().to_i32()?;
    let month = year.reported().plus(whole.max(0).saturating_add(1));
    let rate = rate.round_dp(2);
    let evidence = format!("budget {budget}, spent {spent}, {rate} a month: used up in {}", month.long());
    Some(Shape { from: to_come.first()?.0, evidence })
}
