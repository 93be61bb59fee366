//! # closing-date-missing
//!
//! A closed item has no closing date.
//!
//! ## What it finds
//! Items whose status is closed and whose closing date is blank, in tables that have a column for it.
//!
//! ## Why it matters
//! Nobody can tell in which month the item was closed, so it is missing from what was closed this month.
//!
//! ## Example
//! Status `Closed` in D9, `Date closed` blank in K9.
//!
//! ## What to do
//! Enter the day on which the item was closed, or set its status back.

use super::view::{View, choices, dates, value};
use crate::finding::{Code, Finding, Severity};

pub(super) const CODE: Code =
    Code::new("closing-date-missing", Severity::Warning, include_str!("closing_date_missing.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (batch, [status, closed_on]) in view.with(["status", "closed_on"]) {
        let closed = view.choice(batch, status, "closed");
        let days = dates(batch, closed_on);
        if days.is_empty() {
            continue;
        }
        let states = choices(batch, status).iter().enumerate();
        let rows: Vec<usize> = states
            .filter(|(i, s)| Some(**s) == closed && value(days, *i).is_none())
            .map(|(i, _)| i)
            .collect();
        let seen = "closed items have no closing date";
        let remedy = "enter the day on which each was closed, or set its status back";
        findings.extend(view.finding(CODE, batch, closed_on, &rows, seen, remedy));
    }
    findings
}
