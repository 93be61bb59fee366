//! # closed-still-open
//!
//! An item has a closing date, yet its status says that it is open.
//!
//! ## What it finds
//! Items with a closing date not after the reported month whose status is not one of those that end an item.
//!
//! ## Why it matters
//! The item counts as open, and perhaps as overdue, although its team is done with it.
//!
//! ## Example
//! `Date closed` 14/09/2026 in K9, status `Open` in D9.
//!
//! ## What to do
//! Set the status to closed, or take the closing date out.

use super::view::{View, dates};
use crate::finding::{Code, Finding, Severity};

pub(super) const CODE: Code =
    Code::new("closed-still-open", Severity::Warning, include_str!("closed_still_open.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let end = view.dataset.period.last_day();
    let mut findings = Vec::new();
    for (batch, [_, closed_on]) in view.with(["status", "closed_on"]) {
        let open = view.open(batch);
        let days = dates(batch, closed_on).iter().zip(&open).enumerate();
        let rows: Vec<usize> = days
            .filter(|(_, (day, open))| **open && day.is_some_and(|day| day <= end))
            .map(|(i, _)| i)
            .collect();
        let seen = "items have a closing date and count as open";
        let remedy = "set their status to closed, or take the closing date out";
        findings.extend(view.finding(CODE, batch, closed_on, &rows, seen, remedy));
    }
    findings
}
