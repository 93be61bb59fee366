//! # severe-untreated
//!
//! An open severe risk has no owner or no mitigation.
//!
//! ## What it finds
//! Open risks whose score is as high as the measure `risks.open_severe` asks (15 and more), and for which nobody is
//! named as owner or nothing is written down as mitigation.
//!
//! ## Why it matters
//! The gravest risks are those that must be in somebody's hands.
//!
//! ## Example
//! Score 20, `Owner` blank in J14.
//!
//! ## What to do
//! Name an owner, agree what is to be done, and enter both.

use super::view::{View, numbers, text, texts, value};
use crate::finding::{Code, Finding, Severity};

pub(super) const CODE: Code =
    Code::new("severe-untreated", Severity::Warning, include_str!("severe_untreated.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let Some(severe) = view.severe() else { return Vec::new() };
    let mut findings = Vec::new();
    for (batch, [score, owner, mitigation]) in view.with(["score", "owner", "mitigation"]) {
        let open = view.open(batch);
        let scores = numbers(batch, score);
        let is_severe = |i: &usize| open[*i] && value(scores, *i).is_some_and(|s| s >= severe);
        let rows: Vec<usize> = (0..batch.len()).filter(is_severe).collect();
        for (field, seen) in
            [(owner, "open severe risks have no owner"), (mitigation, "open severe risks have no mitigation")]
        {
            let texts = texts(batch, field);
            let rows: Vec<usize> = rows.iter().copied().filter(|i| text(texts, *i).is_none()).collect();
            let remedy = "name an owner, agree what is to be done, and enter both";
            findings.extend(view.finding(CODE, batch, field, &rows, seen, remedy));
        }
    }
    findings
}
