//! Findings about records: file, sheet, label and cells from where the records stood.

use super::Finding;
use crate::model::address::CellRef;
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::record::{Batch, Cells, Value};
use crate::model::register::FieldId;

impl Finding {
    /// The same, about a field of these records of a batch: its file, sheet, label, register and cells, and the
    /// project where all are of one. Where the field stands in no cell, the records are counted.
    pub fn in_batch(
        mut self,
        dataset: &Dataset,
        knowledge: &Knowledge,
        batch: &Batch,
        field: FieldId,
        rows: &[usize],
    ) -> Self {
        let register = knowledge.register(batch.register);
        let (sheet, cells) = cells(batch, field, rows);
        if let Some(source) = dataset.sources.get(batch.source as usize) {
            self.place.file = source.file.clone();
            self.place.sheet = source.sheet(sheet).to_owned();
        }
        self.place.label = label(dataset, knowledge, batch, field);
        self.place.register = register.key.clone();
        self.place.project = project(dataset, knowledge, batch, rows);
        let count = if cells.is_empty() { rows.len() } else { cells.len() };
        self.cells(cells).count(count as u64)
    }
}

/// The sheet and the cells of a field, without repeats, in the order of the records.
fn cells(batch: &Batch, field: FieldId, rows: &[usize]) -> (u16, Vec<CellRef>) {
    // What a label over the records says is told by how many they are.
    let own = batch.column(field).filter(|column| !matches!(column.cells, Cells::Labels(_)));
    let Some(column) = own else { return (batch.sheet, Vec::new()) };
    let mut found = rows.iter().filter_map(|i| batch.cell(column, *i)).peekable();
    let sheet = found.peek().map_or(batch.sheet, |(sheet, _)| *sheet);
    let mut cells: Vec<CellRef> = found.filter(|(s, _)| *s == sheet).map(|(_, cell)| cell).collect();
    // In a crosstab a line's own cells come once a month.
    cells.dedup();
    (sheet, cells)
}

/// The label of a field's column as the file has it, else the field's own.
fn label(dataset: &Dataset, knowledge: &Knowledge, batch: &Batch, field: FieldId) -> String {
    let tables = dataset.sources.get(batch.source as usize).map_or(&[][..], |s| &s.tables);
    tables
        .iter()
        .filter(|t| t.sheet == usize::from(batch.sheet) && t.register == batch.register)
        .flat_map(|t| &t.columns)
        .find(|c| c.field == Some(field))
        .map_or_else(|| knowledge.register(batch.register).decl(field).label.clone(), |c| c.label.clone())
}

/// The project of the records; empty where they are of several or none.
fn project(dataset: &Dataset, knowledge: &Knowledge, batch: &Batch, rows: &[usize]) -> String {
    let Some(field) = knowledge.register(batch.register).field("project") else { return String::new() };
    let mut codes = rows.iter().map(|i| batch.value(field, *i));
    match codes.next() {
        Some(Value::Text(first)) if codes.all(|c| c == Value::Text(first)) => dataset.text(first).to_owned(),
        _ => String::new(),
    }
}
