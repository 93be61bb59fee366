//! # value-missing
//!
//! A record lacks a value that every record of its register needs.
//!
//! ## What it finds
//! Blank cells in the fields that a register requires, such as the owner or the status of a risk, and tables that
//! have no column for such a field at all. Cells whose text could not be read as a value, or an owner that is a team or
//! a vacancy, are told beside them. A cell of which a rule of the register tells that its value is missing, such as the
//! owner of a severe risk, is told there and not here.
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

use super::declared;
use super::view::View;
use crate::finding::{Code, Finding, Severity};
use crate::model::record::{Batch, Values};
use crate::model::register::{FieldId, FieldKind};

pub(super) const CODE: Code = Code::new("value-missing", Severity::Warning, include_str!("value_missing.rs"));

/// So many records are looked at for values that show a finding.
const SHOWN: usize = 5;

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (batch, register) in view.batches() {
        // A project list is known by its codes; they are its projects.
        let by_project = register.identity.iter().any(|key| key == "project");
        let required =
            register.each_field().filter(|(_, f)| f.required && (by_project || f.key != "project"));
        for (field, decl) in required {
            let rows = missing(batch, field);
            let Some(column) = batch.column(field) else {
                let seen = format!("no column holds the {}", decl.label.to_lowercase());
                let remedy = "add the column, or map the one that holds it";
                findings.extend(view.finding(CODE, batch, field, &rows, seen, remedy));
                continue;
            };
            let told = declared::told_missing(view, batch, field);
            let left = rows.into_iter().filter(|row| told.binary_search(row).is_err());
            let (unread, blank) = left.partition::<Vec<usize>, _>(|row| column.native(*row).is_some());
            let seen = format!("{} is empty", decl.label);
            findings.extend(view.finding(CODE, batch, field, &blank, seen, "fill the cells"));
            let (seen, remedy) = unread_words(&decl.kind, &decl.label);
            let found = view.finding(CODE, batch, field, &unread, seen, remedy);
            let written = unread.iter().filter_map(|row| column.native(*row)).take(SHOWN);
            let written: Vec<&str> = written.map(|sym| view.dataset.text(sym)).collect();
            findings.extend(found.map(|f| f.evidence(written)));
        }
    }
    findings
}

/// What there is to say of cells that hold something, and no value.
fn unread_words(kind: &FieldKind, label: &str) -> (String, &'static str) {
    match kind {
        FieldKind::Person => (
            format!("{label} names no person who is known"),
            "write the name of the person who answers for it",
        ),
        _ => (format!("what stands in {label} is no value of it"), "write a value"),
    }
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
