//! # dates-reversed
//!
//! Of two dates of a record, the later one in its life comes first.
//!
//! ## What it finds
//! Due and closing dates before the day on which the item was raised, and ends before starts.
//!
//! ## Why it matters
//! One of the two is wrong: often the day and the month, or the year. What is overdue or open is then wrong too.
//!
//! ## Example
//! Raised 12/05/2026 in H4, due 05/12/2025 in I4.
//!
//! ## What to do
//! Look at both dates and mend the wrong one.

use super::view::{View, dates, value};
use crate::finding::{Code, Finding, Severity};

pub(super) const CODE: Code =
    Code::new("dates-reversed", Severity::Warning, include_str!("dates_reversed.rs"));

/// Fields of which the second never comes before the first.
const PAIRS: [[&str; 2]; 3] = [["raised_on", "due_on"], ["raised_on", "closed_on"], ["start_on", "end_on"]];

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pair in PAIRS {
        for (batch, [first, second]) in view.with(pair) {
            let (firsts, seconds) = (dates(batch, first), dates(batch, second));
            let reversed = |i: &usize| match (value(firsts, *i), value(seconds, *i)) {
                (Some(a), Some(b)) => b < a,
                _ => false,
            };
            let rows: Vec<usize> = (0..batch.len()).filter(reversed).collect();
            let (a, b) = (view.label(batch, first), view.label(batch, second));
            let seen = format!("the date in {b} is before the one in {a}");
            let evidence = rows
                .iter()
                .filter_map(|i| Some(format!("{a} {}, {b} {}", value(firsts, *i)?, value(seconds, *i)?)));
            let evidence: Vec<String> = evidence.take(5).collect();
            let found = view.finding(CODE, batch, second, &rows, seen, "mend the wrong one of the two dates");
            findings.extend(found.map(|f| f.evidence(evidence)));
        }
    }
    findings
}
