//! # budget-above-whole
//!
//! The finance lines of a project have more budget than the project as a whole.
//!
//! ## What it finds
//! Projects whose whole-life budget in the project list is below the sum of the budgets of all their finance lines, in
//! that currency. That it is above is in order: the lines may be of one year.
//!
//! ## Why it matters
//! A part cannot be more than the whole. One of the two was not changed when money was moved, or lines were handed in
//! twice.
//!
//! ## Example
//! P104: budget 400,000.00 in the project list, 452,000.00 in its finance lines.
//!
//! ## What to do
//! Agree which of the two is approved, and mend the other.

use super::across::Across;
use super::view::{View, money, text, texts, value};
use crate::finding::{Code, Finding, Severity};
use rust_decimal::Decimal;

pub(super) const CODE: Code =
    Code::new("budget-above-whole", Severity::Warning, include_str!("budget_above_whole.rs"));

pub(super) fn check(view: View<'_>, across: &Across) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (batch, [project, budget]) in view.of("projects", ["project", "budget"]) {
        let (projects, budgets) = (texts(batch, project), money(batch, budget));
        let parts = |i: usize| -> Option<(Decimal, Decimal)> {
            let whole = value(budgets, i)?;
            let parts = across.totals.0.get(&(text(projects, i), whole.currency))?.budget;
            (parts > whole.amount).then_some((whole.amount, parts))
        };
        let rows: Vec<usize> = (0..batch.len()).filter(|i| parts(*i).is_some()).collect();
        let evidence: Vec<String> = rows
            .iter()
            .filter_map(|i| {
                let (whole, parts) = parts(*i)?;
                Some(format!("{}: {whole}, lines {parts}", view.dataset.text(text(projects, *i))))
            })
            .collect();
        let seen = "projects have less budget than their finance lines together";
        let remedy = "agree which of the two is approved, and mend the other";
        let found = view.finding(CODE, batch, budget, &rows, seen, remedy);
        findings.extend(found.map(|f| f.evidence(evidence)));
    }
    findings
}
