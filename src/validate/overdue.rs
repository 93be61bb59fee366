//! # overdue
//!
//! An open item's due date has passed.
//!
//! ## What it finds
//! Items that count as open and were due before the last day of the reported month.
//!
//! ## Why it matters
//! Either something is late, or the list was not kept up.
//!
//! ## Example
//! Due 15/08/2026 in I4, status `Open`, reported month October 2026.
//!
//! ## What to do
//! Close the item, or agree a new date and enter it.

use super::view::{View, dates};
use crate::finding::{Code, Finding, Severity};

pub(super) const CODE: Code = Code::new("overdue", Severity::Note, include_str!("overdue.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let end = view.dataset.period.last_day();
    let mut findings = Vec::new();
    for (batch, [_, due_on]) in view.with(["status", "due_on"]) {
        let open = view.open(batch);
        let days = dates(batch, due_on).iter().zip(&open).enumerate();
        let late = days.filter(|(_, (day, open))| **open && day.is_some_and(|day| day < end));
        let rows: Vec<usize> = late.map(|(i, _)| i).collect();
        let seen = "open items are overdue";
        let remedy = "close them, or agree a new date and enter it";
        findings.extend(view.finding(CODE, batch, due_on, &rows, seen, remedy));
    }
    findings
}
