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

use super::view::{View, text, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldId, Register};
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

pub(super) const CODE: Code = Code::new("row-twice", Severity::Warning, include_str!("row_twice.rs"));

/// Where the first row of its kind stands, and how many there are.
struct First<'a> {
    batch: &'a Batch,
    row: usize,
    count: u32,
}

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let registers = view.knowledge().each_register();
    let unnumbered = registers.filter(|(_, r)| !r.numbered && r.identity.len() > 1);
    let found = unnumbered.flat_map(|(id, register)| of_register(view, register, view.dataset.batches(id)));
    found.collect()
}

fn of_register(view: View<'_>, register: &Register, batches: &[Batch]) -> Vec<Finding> {
    let told = register.field("comments");
    let mut firsts: HashMap<u64, First<'_>> = HashMap::new();
    let mut keys: Vec<Vec<Option<u64>>> = Vec::new();
    for batch in batches {
        let key = |row: usize| counts(view, register, batch, row).then(|| hash(batch, row, told));
        let of: Vec<Option<u64>> = (0..batch.len()).map(key).collect();
        for (row, key) in of.iter().enumerate().filter_map(|(row, key)| Some((row, (*key)?))) {
            let first = firsts.entry(key).or_insert(First { batch, row, count: 0 });
            first.count += u32::from(same((first.batch, first.row), (batch, row), told));
        }
        keys.push(of);
    }
    let mut findings = Vec::new();
    for (batch, keys) in batches.iter().zip(keys) {
        let twice = |key: &Option<u64>| key.and_then(|k| firsts.get(&k)).is_some_and(|f| f.count > 1);
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

/// The values of a row without its comments, by field.
fn values(batch: &Batch, row: usize, but: Option<FieldId>) -> impl Iterator<Item = (FieldId, Value)> + '_ {
    let columns = batch.columns.iter().filter(move |c| Some(c.field) != but);
    columns.map(move |c| (c.field, c.values.get(row))).filter(|(_, value)| *value != Value::Missing)
}

fn same(a: (&Batch, usize), b: (&Batch, usize), but: Option<FieldId>) -> bool {
    values(a.0, a.1, but).eq(values(b.0, b.1, but))
}

fn hash(batch: &Batch, row: usize, but: Option<FieldId>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (field, value) in values(batch, row, but) {
        field.hash(&mut hasher);
        match value {
            Value::Missing => {}
            Value::Text(sym) => sym.hash(&mut hasher),
            Value::Date(day) => day.hash(&mut hasher),
            Value::Period(month) => month.hash(&mut hasher),
            Value::Money(money) => (money.amount, money.currency).hash(&mut hasher),
            Value::Number(number) => number.hash(&mut hasher),
            Value::Level(level) => level.hash(&mut hasher),
            Value::Flag(flag) => flag.hash(&mut hasher),
            Value::Choice(choice) => choice.hash(&mut hasher),
        }
    }
    hasher.finish()
}
