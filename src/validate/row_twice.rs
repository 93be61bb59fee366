//! # row-twice
//!
//! One and the same row stands twice.
//!
//! ## What it finds
//! Finance lines, resource lines and roles of a project that are the same in every field, comments aside, in one table
//! or in two. Lines of nothing but zeros, and vacancies, may well be there twice and are passed over.
//!
//! ## Why it matters
//! Both count, so sums are too high by what stands twice. Often a block was pasted again, or a project's lines were
//! handed in by itself and in a list for the programme.
//!
//! ## Example
//! Line `4100 Staff` with the same amounts in rows 8 and 31.
//!
//! ## What to do
//! Take the repeat out. Where they are two things, tell them apart in the category or the cost code.

use super::likeness::{hash, values};
use super::view::{View, text, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldId, Register};
use std::collections::HashMap;

pub(super) const CODE: Code = Code::new("row-twice", Severity::Warning, include_str!("row_twice.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let registers = view.knowledge().each_register();
    let unnumbered = registers.filter(|(_, r)| !r.numbered && r.identity.len() > 1);
    let found = unnumbered.flat_map(|(id, register)| of_register(view, register, view.dataset.batches(id)));
    found.collect()
}

fn of_register(view: View<'_>, register: &Register, batches: &[Batch]) -> Vec<Finding> {
    let comments = register.field("comments");
    let key = |batch: &Batch, row: usize| {
        let all = || values(batch, row, |field| Some(field) != comments);
        counts(view, register, batch, row).then(|| hash(all(), |sym| sym))
    };
    let mut seen: HashMap<u64, u32> = HashMap::new();
    let mut keys: Vec<Vec<Option<u64>>> = Vec::new();
    for batch in batches {
        let of: Vec<Option<u64>> = (0..batch.len()).map(|row| key(batch, row)).collect();
        of.iter().flatten().for_each(|key| *seen.entry(*key).or_insert(0) += 1);
        keys.push(of);
    }
    let mut findings = Vec::new();
    for (batch, keys) in batches.iter().zip(keys) {
        let twice = |key: &Option<u64>| key.and_then(|k| seen.get(&k)).is_some_and(|count| *count > 1);
        let rows: Vec<usize> =
            keys.iter().enumerate().filter(|(_, k)| twice(k)).map(|(row, _)| row).collect();
        let Some(at) = shown(register, batch) else { continue };
        let seen = "one and the same row stands twice, and both count";
        let remedy = "take the repeat out, or tell the two apart";
        findings.extend(view.finding(CODE, batch, at, &rows, seen, remedy));
    }
    findings
}

/// The first field that tells records apart and that the table has, the project aside.
fn shown(register: &Register, batch: &Batch) -> Option<FieldId> {
    let keys = register.identity.iter().filter(|key| *key != "project");
    keys.filter_map(|key| register.field(key)).find(|field| batch.column(*field).is_some())
}

/// Whether a row is of somebody or something, and of more than zeros.
fn counts(view: View<'_>, register: &Register, batch: &Batch, row: usize) -> bool {
    if let Some(person) = register.field("person") {
        let person = text(texts(batch, person), row);
        if person.is_none() || view.is_vacancy(person) {
            return false;
        }
    }
    let mut numbers = batch.columns.iter().filter_map(|c| match c.values.get(row) {
        Value::Number(n) => Some(n),
        Value::Money(m) => Some(m.amount),
        _ => None,
    });
    let first = numbers.next();
    first.is_none_or(|n| !n.is_zero()) || numbers.any(|n| !n.is_zero())
}
