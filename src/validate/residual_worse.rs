//! # residual-worse
//!
//! A risk is said to be worse after its treatment than before.
//!
//! ## What it finds
//! Risks whose residual score is above their score or, where no residual score is given, whose residual likelihood
//! times residual impact is.
//!
//! ## Why it matters
//! Treatment lowers a risk or leaves it as it is. Often the two pairs of columns were exchanged, or the inherent
//! score was overwritten when the risk got worse.
//!
//! ## Example
//! Score 8, residual score 12 in L9.
//!
//! ## What to do
//! Score the risk anew, before and after treatment.

use super::view::{View, numbers, value};
use crate::finding::{Code, Finding, Severity};
use crate::model::record::{Batch, Value};
use crate::model::register::FieldId;
use rust_decimal::Decimal;

pub(super) const CODE: Code =
    Code::new("residual-worse", Severity::Warning, include_str!("residual_worse.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let keys = ["score", "residual_score", "residual_likelihood", "residual_impact"];
    let mut findings = Vec::new();
    for (batch, [score, residual, likelihood, impact]) in view.with(keys) {
        let (scores, residuals) = (numbers(batch, score), numbers(batch, residual));
        let after = |i: usize| value(residuals, i).or_else(|| product(batch, likelihood, impact, i));
        let worse = |i: &usize| match (value(scores, *i), after(*i)) {
            (Some(before), Some(after)) => after > before,
            _ => false,
        };
        let rows: Vec<usize> = (0..scores.len()).filter(worse).collect();
        let at = if residuals.is_empty() { likelihood } else { residual };
        let seen = "risks are worse after treatment than before";
        let remedy = "score them anew, before and after treatment";
        findings.extend(view.finding(CODE, batch, at, &rows, seen, remedy));
    }
    findings
}

fn product(batch: &Batch, likelihood: FieldId, impact: FieldId, i: usize) -> Option<Decimal> {
    match (batch.value(likelihood, i), batch.value(impact, i)) {
        (Value::Level(l), Value::Level(m)) => Some(Decimal::from(u16::from(l.get()) * u16::from(m.get()))),
        _ => None,
    }
}
