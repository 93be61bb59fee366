//! The columns of a register in a canonical workbook: its fields in declared order, what was written beside those that need
//! it, and the sources' own columns behind.

use super::Wish;
use super::lists::Lists;
use crate::model::canonical::{AS_WRITTEN, Cell, Column, Holds, Sheet, Takes};
use crate::model::dataset::{Dataset, RecordId};
use crate::model::record::{Batch, Column as Held, Value};
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
    let runs: Vec<Run<'_, '_>> = runs(batches, records).collect();
    let mut labels = Labels::default();
    let mut columns = Vec::new();
    for (id, field) in register.each_field() {
        let held: Vec<(&Held, &[RecordId])> =
            runs.iter().filter_map(|(batch, rows)| Some((batch.column(id)?, *rows))).collect();
        let any = |is: &dyn Fn(&Held, usize) -> bool| {
            held.iter().any(|(column, rows)| rows.iter().any(|r| is(column, r.row as usize)))
        };
        let shown = match field.derived {
            // It may be there with nothing in it: for the empty columns that it would be worked out from.
            true => any(&says),
            false => !held.is_empty() || field.required,
        };
        if !shown {
            continue;
        }
        columns.push((column(field, labels.free(&field.label), lists), Origin::Field(id)));
        if any(&|column, row| keeps_native(column, row, &field.kind, wish)) {
            columns.push((as_written(&field.label, &field.key, &mut labels), Origin::Native(id)));
        }
    }
    columns.extend(own(dataset, &runs).into_iter().map(|own| {
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

/// Records of one batch that stand together.
pub type Run<'b, 'r> = (&'b Batch, &'r [RecordId]);

/// The records, in their order, parted by their batches.
pub fn runs<'b, 'r>(batches: &'b [Batch], records: &'r [RecordId]) -> impl Iterator<Item = Run<'b, 'r>> {
    let runs = records.chunk_by(|a, b| a.batch == b.batch);
    runs.filter_map(|rows| Some((batches.get(rows.first()?.batch as usize)?, rows)))
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
fn says(column: &Held, row: usize) -> bool {
    column.values.get(row) != Value::Missing || column.native(row).is_some()
}

/// Whether what a source wrote stands beside the value of a field: where it could not be read, and everywhere on request.
pub fn keeps_native(column: &Held, row: usize, kind: &FieldKind, wish: Wish) -> bool {
    let read = || column.values.get(row) != Value::Missing || matches!(kind, FieldKind::Text);
    column.native(row).is_some() && (wish.natives || !read())
}

/// The labels of the sources' own columns that hold something in these records, in the order in which they come.
fn own(dataset: &Dataset, runs: &[Run<'_, '_>]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    for (batch, rows) in runs {
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
