//! # value-missing
//!
//! A record lacks a value that every record of its register needs.
//!
//! ## What it finds
//! Blank cells in the fields that a register requires, such as the owner or the status of a risk, and tables that
//! have no column for such a field at all. Cells whose text could not be read as a value count as blank.
//!
//! ## Why it matters
//! The record stays and is counted where it can be: one without a status counts as open, one without a score is
//! never severe. So figures may show more, or less, than there is.
//!
//! ## Example
//! `Owner` is empty in E7 and E12.
//!
//! ## What to do
//! Fill the cells. Where another column holds the value under a label of its own, map it under `columns` of a
//! `[[submission]]` in `packwright.toml`.

use super::view::View;
use crate::finding::{Code, Finding, Severity};
use crate::model::record::{Batch, Values};
use crate::model::register::FieldId;

pub(super) const CODE: Code = Code::new("value-missing", Severity::Warning, include_str!("value_missing.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (batch, register) in view.batches() {
        // A project list is known by its codes; they are its projects.
        let by_project = register.identity.iter().any(|key| key == "project");
        let required =
            register.each_field().filter(|(_, f)| f.required && (by_project || f.key != "project"));
        for (field, decl) in required {
            let rows = missing(batch, field);
            let (seen, remedy) = match batch.column(field) {
                Some(_) => (format!("{} is empty", decl.label), "fill the cells"),
                None => (
                    format!("no column holds the {}", decl.label.to_lowercase()),
                    "add the column, or map the one that holds it",
                ),
            };
            findings.extend(view.finding(CODE, batch, field, &rows, seen, remedy));
        }
    }
    findings
}

/// The records without a value.
fn missing(batch: &Batch, field: FieldId) -> Vec<usize> {
    let Some(column) = batch.column(field) else { return (0..batch.len()).collect() };
    let is = |i: &usize| match &column.values {
        Values::Text(v) => v[*i].is_none(),
        Values::Date(v) => v[*i].is_none(),
        Values::Period(v) => v[*i].is_none(),
        Values::Money(v) => v[*i].is_none(),
        Values::Number(v) => v[*i].is_none(),
        Values::Flag(v) => v[*i].is_none(),
        Values::Level(v) => v[*i] == 0,
        Values::Choice(v) => v[*i] == 0,
    };
    (0..batch.len()).filter(is).collect()
}
