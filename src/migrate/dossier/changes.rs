//! The changes of records, one table after the other.

use super::change::{Change, kind};
use crate::lineage::{Rules, Said};
use crate::migrate::cell;
use crate::model::address::CellRef;
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Cells, Column, NO_CELL, Value};
use crate::model::register::Register;
use crate::model::text::Sym;
use crate::settings::Settings;
use std::collections::HashMap;

/// What was changed in the records of a dataset, by register, batch and record.
pub fn changes<'s, 'r>(dataset: &'r Dataset, settings: &'s Settings, said: &Said<'r>) -> Vec<Change<'s, 'r>> {
    let mut all = Vec::new();
    for (id, register) in settings.knowledge.each_register() {
        let batches = dataset.batches(id);
        if batches.is_empty() {
            continue;
        }
        let rules = Rules::new(dataset, settings, said, id);
        for (b, batch) in batches.iter().enumerate() {
            all.extend(Origin::new(dataset, settings, register, batch).changes(b, &rules));
        }
    }
    all
}

/// A batch whose values are told.
struct Origin<'s, 'r> {
    dataset: &'r Dataset,
    settings: &'s Settings,
    register: &'s Register,
    batch: &'r Batch,
    /// Whether several records are of one row, as in a list with months across.
    crossed: bool,
    /// The projects of the records, and their numbers.
    projects: Option<&'r Column>,
    ids: Option<&'r Column>,
}

impl<'s, 'r> Origin<'s, 'r> {
    fn new(dataset: &'r Dataset, settings: &'s Settings, register: &'s Register, batch: &'r Batch) -> Self {
        let crossed = !batch.rows.is_sorted_by(|a, b| a < b);
        let column = |key| register.field(key).and_then(|field| batch.column(field));
        let (projects, ids) = (column("project"), column("id"));
        Self { dataset, settings, register, batch, crossed, projects, ids }
    }

    /// What was changed in the batch, record by record.
    fn changes(&self, b: usize, rules: &Rules<'_>) -> Vec<Change<'s, 'r>> {
        let columns = self.batch.columns.iter();
        let mut all: Vec<(usize, Change<'s, 'r>)> =
            columns.flat_map(|column| self.of_column(b, column, rules)).collect();
        all.sort_by_key(|(row, _)| *row);
        all.into_iter().map(|(_, change)| change).collect()
    }

    /// What was changed in a column, each with the first record that has it. A cell that many records have their value
    /// from was changed once.
    fn of_column(&self, b: usize, column: &'r Column, rules: &Rules<'_>) -> Vec<(usize, Change<'s, 'r>)> {
        let mut all: Vec<(usize, Change<'s, 'r>)> = Vec::new();
        let mut known: HashMap<Shared, (Value, Option<usize>)> = HashMap::new();
        for row in 0..self.batch.len() {
            let value = column.values.get(row);
            let shared = self.shared(column, row);
            if let Some((_, at)) = shared.and_then(|key| known.get(&key)).filter(|(v, _)| *v == value) {
                if let Some((first, change)) = at.and_then(|at| all.get_mut(at)) {
                    change.one_more(self.project(*first) == self.project(row));
                }
                continue;
            }
            // A word of a closed list that is the list's own is no change.
            let change = rules.rule(b, column, row).map(|rule| self.change(column, row, rule));
            let change = change.filter(|change| change.before != change.after);
            if let Some(key) = shared {
                known.insert(key, (value, change.is_some().then_some(all.len())));
            }
            all.extend(change.map(|change| (row, change)));
        }
        all
    }

    /// What a value of several records may have in common: where it stands, and what stands there.
    fn shared(&self, column: &Column, row: usize) -> Option<Shared> {
        let native = column.native(row).unwrap_or(Sym::NONE);
        match (column.cells.of(row), self.batch.cell(column, row)) {
            (Cells::Along(_), _) if !self.crossed => None,
            (Cells::Named(_), _) => Some((u16::MAX, NO_CELL, native)),
            (_, Some((sheet, cell))) => Some((sheet, cell, native)),
            (_, None) => None,
        }
    }

    fn change(&self, column: &'r Column, row: usize, rule: String) -> Change<'s, 'r> {
        let place = self.batch.cell(column, row);
        let source = self.dataset.sources.get(self.batch.source as usize);
        let field = self.register.decl(column.field);
        let value = cell::of(self.dataset, &self.settings.knowledge, field, (column, row));
        let before = column.native(row).map_or("", |sym| self.dataset.text(sym));
        Change {
            file: source.map_or("", |s| &s.file).into(),
            sheet: source.map_or("", |s| s.sheet(place.map_or(self.batch.sheet, |(sheet, _)| sheet))).into(),
            cell: place.map_or(String::new(), |(_, cell): (_, CellRef)| cell.to_string()),
            register: &self.register.key,
            project: self.project(row).into(),
            id: self.text(self.ids, row).into(),
            field: &field.key,
            before: before.into(),
            kind: kind(before, column.values.get(row), &rule),
            after: value.shown(),
            rule,
            records: 1,
        }
    }

    fn project(&self, row: usize) -> &'r str {
        self.text(self.projects, row)
    }

    fn text(&self, column: Option<&Column>, row: usize) -> &'r str {
        match column.map(|column| column.values.get(row)) {
            Some(Value::Text(sym)) => self.dataset.text(sym),
            _ => "",
        }
    }
}

/// A sheet, a cell, and what stands in it.
type Shared = (u16, CellRef, Sym);
