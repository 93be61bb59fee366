//! Workbooks to be filled: blank ones, and those of the next month with what is still open.

use super::lists::Lists;
use super::{Group, Wish, book, columns};
use crate::model::canonical::{Book, Sheet};
use crate::model::dataset::{Dataset, RecordId};
use crate::model::register::{Register, RegisterId};
use crate::settings::Settings;
use std::collections::BTreeSet;

/// A workbook with one register without records, and a record of it as it may look.
pub fn blank<'a>(settings: &'a Settings, id: RegisterId) -> Book<'a> {
    let register = settings.knowledge.register(id);
    let mut lists = Lists::new(&settings.knowledge);
    let columns = columns::all(register, &mut lists);
    Book {
        path: format!("{}.xlsx", register.key),
        title: register.label.clone(),
        period: None,
        about: vec![("Project", String::new()), ("Currency", settings.portfolio.currency.to_string())],
        sheets: vec![Sheet { label: &register.label, key: &register.key, columns, rows: Vec::new() }],
        lists: lists.finish(),
        examples: vec![example(register)],
    }
}

fn example(register: &Register) -> (&str, Vec<(&str, &str)>) {
    let given = register.fields.iter().filter(|f| !f.example.is_empty());
    (&register.label, given.map(|f| (f.label.as_str(), f.example.as_str())).collect())
}

/// The workbook of a group for the month after its own: the records that are still open, of these registers.
pub fn next<'a>(
    dataset: &'a Dataset,
    settings: &'a Settings,
    group: &Group,
    (registers, wish): (&BTreeSet<RegisterId>, Wish),
) -> Book<'a> {
    let mut open = group.clone();
    open.registers.retain(|id, _| registers.contains(id));
    for (id, records) in &mut open.registers {
        let batches = dataset.batches(*id);
        let states: Vec<Vec<bool>> = batches.iter().map(|batch| settings.knowledge.open(batch)).collect();
        let is_open =
            |r: &RecordId| states.get(r.batch as usize).is_none_or(|s| s.get(r.row as usize) != Some(&false));
        *records = records.list().into_iter().filter(is_open).collect();
    }
    open.period = group.period.plus(1);
    let mut book = book(dataset, settings, &open, wish);
    // What no record has yet may be filled next month.
    let mut lists = Lists::with(&settings.knowledge, std::mem::take(&mut book.lists));
    for (id, sheet) in open.registers.keys().zip(&mut book.sheets) {
        columns::widen(settings.knowledge.register(*id), sheet, &mut lists);
    }
    book.lists = lists.finish();
    book.examples = open.registers.keys().map(|id| example(settings.knowledge.register(*id))).collect();
    book
}
