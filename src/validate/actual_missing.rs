//! # actual-missing
//!
//! A month has passed, it has a budget, and nobody has entered what was spent.
//!
//! ## What it finds
//! Months of the financial year up to the reported one for which a project has a budget and no actual in any line, told
//! for each project with its months; and single lines that lack the actual of a month although they have those of
//! others and the project has that month's. An accrual counts as an actual. Tables without a column for actuals are
//! passed over.
//!
//! ## Why it matters
//! A late return looks like an underspend: the actual to date and the outturn are too low by what is missing, and the
//! variance is too good.
//!
//! ## Example
//! P103 has a budget of 48,000.00 for October 2026 and no actual.
//!
//! ## What to do
//! Ask for the return, or enter the actuals; enter 0 where nothing was spent.

use super::ledger::{Entry, Ledger, Lines, tables};
use super::view::View;
use crate::finding::{Code, Finding, Severity};
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::text::Sym;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) const CODE: Code =
    Code::new("actual-missing", Severity::Warning, include_str!("actual_missing.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let ledger = view.ledger();
    let mut findings = Vec::new();
    for table in tables(view).filter(|t| view.is_asked(t.batch, t.actual())) {
        let mut whole: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
        let mut single = Vec::new();
        for entry in table.entries().filter(|e| lacks(view, e)) {
            if !has_actual(ledger, &entry) {
                let project: Sym = entry.line.0.0;
                whole.entry(view.dataset.text(project)).or_default().push(entry);
            } else if lacks_alone(ledger, &entry) {
                single.push(entry.row);
            }
        }
        findings.extend(whole.iter().filter_map(|(project, rows)| late(view, &table, project, rows)));
        let seen = "lines have a budget and no actual in months that have passed";
        let remedy = "enter the actuals, and 0 where nothing was spent";
        findings.extend(view.finding(CODE, table.batch, table.budget(), &single, seen, remedy));
    }
    findings
}

/// Whether the record is of a month of the year that has passed, with a budget and no actual.
fn lacks(view: View<'_>, entry: &Entry) -> bool {
    let reported = view.dataset.period;
    let start = reported.year_start(view.settings.portfolio.year_starts);
    (start..=reported).contains(&entry.period)
        && entry.month.budget.is_some_and(|b| !b.is_zero())
        && entry.month.actual.is_none()
}

/// Whether any line of the project has an actual in that month.
fn has_actual(ledger: &Ledger, entry: &Entry) -> bool {
    let months = ledger.projects.get(&entry.line.0);
    months.and_then(|m| m.get(&entry.period)).is_some_and(|m| m.actual.is_some())
}

/// Whether the line has actuals, and none of that month in any table.
fn lacks_alone(ledger: &Ledger, entry: &Entry) -> bool {
    let Some(months) = ledger.lines.get(&entry.line) else { return false };
    let here = months.get(&entry.period).is_some_and(|m| m.actual.is_some());
    !here && months.values().any(|m| m.actual.is_some())
}

fn late(view: View<'_>, table: &Lines<'_>, project: &str, entries: &[Entry]) -> Option<Finding> {
    let mut months: BTreeMap<(Period, Currency), Decimal> = BTreeMap::new();
    for entry in entries {
        let budget = months.entry((entry.period, entry.line.0.1)).or_default();
        *budget = budget.saturating_add(entry.month.budget.unwrap_or_default());
    }
    let mut named: Vec<String> = months.keys().map(|(month, _)| month.long()).collect();
    named.dedup();
    let seen = format!("{project} has a budget and no actuals for {}", named.join(", "));
    let remedy = "ask for the return, or enter the actuals; else it looks like an underspend";
    let rows: Vec<usize> = entries.iter().map(|entry| entry.row).collect();
    let found = view.finding(CODE, table.batch, table.budget(), &rows, seen, remedy)?;
    Some(found.evidence(months.iter().map(|((month, c), budget)| format!("{month}: budget {budget} {c}"))))
}
