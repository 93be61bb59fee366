//! # proximity-passed
//!
//! The time at which a risk was to strike has passed, and it is still open.
//!
//! ## What it finds
//! Open risks whose proximity is a day or a month, written 2026-09-30 or 2026-09, that is over by the end of the reported
//! month. Words such as `imminent` are not looked at.
//!
//! ## Why it matters
//! The risk has happened and is an issue now, or it can be closed, or its time has moved and nobody wrote that down.
//!
//! ## Example
//! Proximity 2026-08-31 in L7, status `Open`, reported month October 2026.
//!
//! ## What to do
//! Close the risk, raise the issue, or enter the new time.

use super::view::{View, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::period::Period;
use jiff::civil::Date;

pub(super) const CODE: Code =
    Code::new("proximity-passed", Severity::Warning, include_str!("proximity_passed.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let end = view.dataset.period.last_day();
    let mut findings = Vec::new();
    for (batch, [proximity, _]) in view.of("risks", ["proximity", "status"]) {
        let open = view.open(batch);
        let written = texts(batch, proximity).iter().enumerate().filter(|(row, _)| open[*row]);
        let passed: Vec<(usize, &str)> = written
            .map(|(row, sym)| (row, view.dataset.text(*sym)))
            .filter(|(_, text)| last_day(text).is_some_and(|day| day < end))
            .collect();
        let rows: Vec<usize> = passed.iter().map(|(row, _)| *row).collect();
        let seen = "the time of open risks has passed";
        let remedy = "close them, raise the issue, or enter the new time";
        let found = view.finding(CODE, batch, proximity, &rows, seen, remedy);
        findings.extend(found.map(|f| f.evidence(passed.iter().map(|(_, text)| *text))));
    }
    findings
}

/// The day that a text names, or the last one of the month; `None` for any other text.
fn last_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let month = || text.parse::<Period>().ok().map(Period::last_day);
    text.get(..10).filter(|_| text.len() <= 19).and_then(|day| day.parse().ok()).or_else(month)
}
