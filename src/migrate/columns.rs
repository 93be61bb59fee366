//! The columns of a register in a canonical workbook: its fields in declared order, what was written beside those that need
//! it, and the sources' own columns behind.

use super::Wish;
use super::lists::Lists;
use crate::model::canonical::{AS_WRITTEN, Cell, Column, Holds, Sheet, Takes};
use crate::model::dataset::{Dataset, RecordId};
use crate::model::record::{Batch, Value};
use crate::model::register::{Field, FieldId, FieldKind, Register};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a column takes its cells from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The values of a field.
    Field(FieldId),
    /// The values as written of a field.
    Native(FieldId),
    /// A column of the sources, by its label.
    Own(String),
}

/// The columns of a sheet, each with what its cells are taken from.
pub fn of<'a>(
    dataset: &Dataset,
    register: &'a Register,
    batches: &[Batch],
    records: &[RecordId],
    (wish, lists): (Wish, &mut Lists<'a>),
) -> Vec<(Column<'a>, Origin)> {
    let used: Vec<&Batch> = used(batches, records);
    let mut labels = Labels::default();
    let mut columns = Vec::new();
    for (id, field) in register.each_field() {
        let has = used.iter().any(|b| b.column(id).is_some());
        let shown = match field.derived {
            // It may be there with nothing in it: for the empty columns that it would be worked out from.
            true => records.iter().any(|r| says(batches, *r, id)),
            false => has || field.required,
        };
        if !shown {
            continue;
        }
        columns.push((column(field, labels.free(&field.label), lists), Origin::Field(id)));
        if has && records.iter().any(|r| keeps_native(batches, *r, id, &field.kind, wish)) {
            columns.push((as_written(&field.label, &field.key, &mut labels), Origin::Native(id)));
        }
    }
    columns.extend(own(dataset, batches, records).into_iter().map(|own| {
        let column = Column {
            label: labels.free(&own),
            holds: Holds::Own(own.clone()),
            meaning: Cow::Borrowed("A column of the source that is no field of the register, kept as it was"),
            takes: Takes::Text,
            required: false,
        };
        (column, Origin::Own(own))
    }));
    columns
}

/// Every field of a register that a person may fill, as a column.
pub fn all<'a>(register: &'a Register, lists: &mut Lists<'a>) -> Vec<Column<'a>> {
    register
        .fields
        .iter()
        .filter(|f| !f.derived)
        .map(|field| column(field, field.label.clone(), lists))
        .collect()
}

/// Adds the fields that a sheet has no column for, behind its own.
pub fn widen<'a>(register: &'a Register, sheet: &mut Sheet<'a>, lists: &mut Lists<'a>) {
    let has = |key: &str| sheet.columns.iter().any(|c| c.holds == Holds::Field(key.to_owned()));
    let missing: Vec<&Field> = register.fields.iter().filter(|f| !f.derived && !has(&f.key)).collect();
    let mut labels = Labels(sheet.columns.iter().map(|c| c.label.to_lowercase()).collect());
    for field in missing {
        sheet.columns.push(column(field, labels.free(&field.label), lists));
        sheet.rows.iter_mut().for_each(|row| row.push(Cell::Blank));
    }
}

fn column<'a>(field: &'a Field, label: String, lists: &mut Lists<'a>) -> Column<'a> {
    Column {
        label,
        holds: Holds::Field(field.key.clone()),
        meaning: Cow::Borrowed(&field.meaning),
        takes: lists.takes(field),
        required: field.required,
    }
}

/// The batches that these records are of.
fn used<'b>(batches: &'b [Batch], records: &[RecordId]) -> Vec<&'b Batch> {
    let places: BTreeSet<u32> = records.iter().map(|r| r.batch).collect();
    places.into_iter().filter_map(|b| batches.get(b as usize)).collect()
}

fn as_written<'a>(label: &str, key: &str, labels: &mut Labels) -> Column<'a> {
    Column {
        label: labels.free(&format!("{label} {AS_WRITTEN}")),
        holds: Holds::AsWritten(key.to_owned()),
        meaning: Cow::Owned(format!("What the source had in place of the {}", label.to_lowercase())),
        takes: Takes::Text,
        required: false,
    }
}

/// Whether a record has a value of a field, or what a source wrote in its place.
fn says(batches: &[Batch], record: RecordId, field: FieldId) -> bool {
    let row = record.row as usize;
    let column = batches.get(record.batch as usize).and_then(|b| b.column(field));
    column.is_some_and(|c| c.values.get(row) != Value::Missing || c.native(row).is_some())
}

/// Whether what a source wrote stands beside the value of a field: where it could not be read, and everywhere on request.
pub fn keeps_native(
    batches: &[Batch],
    record: RecordId,
    field: FieldId,
    kind: &FieldKind,
    wish: Wish,
) -> bool {
    let Some(batch) = batches.get(record.batch as usize) else { return false };
    let row = record.row as usize;
    let Some(column) = batch.column(field).filter(|c| c.native(row).is_some()) else { return false };
    wish.natives || (column.values.get(row) == Value::Missing && !matches!(kind, FieldKind::Text))
}

/// The labels of the sources' own columns that hold something in these records, in the order in which they come.
fn own(dataset: &Dataset, batches: &[Batch], records: &[RecordId]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    for rows in records.chunk_by(|a, b| a.batch == b.batch) {
        let Some(batch) = rows.first().and_then(|r| batches.get(r.batch as usize)) else { continue };
        for (label, extra) in dataset.extra_labels(batch).into_iter().zip(&batch.extras) {
            let filled = |r: &RecordId| extra.values.get(r.row as usize).is_some_and(|v| !v.is_none());
            if !known.contains(&label) && rows.iter().any(filled) {
                known.insert(label.clone());
                all.push(label);
            }
        }
    }
    all
}

/// Labels of a sheet, of which no two are alike where case does not count.
#[derive(Default)]
struct Labels(BTreeSet<String>);

impl Labels {
    /// The label, with a number where another has it, on one line and no longer than a table's label may be.
    fn free(&mut self, label: &str) -> String {
        let line: String = label.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(240).collect();
        let mut name = line.clone();
        let mut n = 2;
        while !self.0.insert(name.to_lowercase()) {
            name = format!("{line} ({n})");
            n += 1;
        }
        name
    }
}
