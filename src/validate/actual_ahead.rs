//! # actual-ahead
//!
//! Money was spent in a month that is yet to come.
//!
//! ## What it finds
//! Finance lines of months after the reported one that carry an actual other than 0.
//!
//! ## Why it matters
//! Such an amount is not in the actual to date, and the outturn takes the forecast of that month instead. The month
//! may be wrong, or the return may be of a later month.
//!
//! ## Example
//! Actual 4,500.00 for 2026-12 in K8, reported month October 2026.
//!
//! ## What to do
//! Mend the month, or move the amount to the forecast.

use super::view::{View, value};
use crate::finding::{Code, Finding, Severity};
use crate::model::record::Values;

pub(super) const CODE: Code = Code::new("actual-ahead", Severity::Warning, include_str!("actual_ahead.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let reported = view.dataset.period;
    let mut findings = Vec::new();
    for (batch, [period, actual]) in view.with(["period", "actual"]) {
        let column = |field| batch.column(field).map(|c| &c.values);
        let (Some(Values::Period(months)), Some(Values::Money(amounts))) = (column(period), column(actual))
        else {
            continue;
        };
        let ahead = |i: &usize| {
            value(months, *i).is_some_and(|m| m > reported)
                && value(amounts, *i).is_some_and(|a| !a.amount.is_zero())
        };
        let rows: Vec<usize> = (0..batch.len()).filter(ahead).collect();
        let seen = "there are actuals for months after the reported one";
        let remedy = "mend the month, or move the amount to the forecast";
        findings.extend(view.finding(CODE, batch, actual, &rows, seen, remedy));
    }
    findings
}
