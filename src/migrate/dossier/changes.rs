//! The changes of a run, one table after the other.

use super::change::{Change, kind};
use crate::finding::Finding;
use crate::lineage::{Rules, Said};
use crate::migrate::cell;
use crate::model::address::CellRef;
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Cells, Column, NO_CELL, Value};
use crate::model::register::Register;
use crate::model::text::Sym;
use crate::settings::Settings;
use rayon::prelude::*;
use std::collections::HashMap;

/// So many tables are looked at side by side, and then what they changed is told.
const TOGETHER: usize = 64;

/// The changes of a run, worked out as they are told: all of them are never held.
pub struct Changes<'a> {
    dataset: &'a Dataset,
    settings: &'a Settings,
    said: Said<'a>,
}

impl<'a> Changes<'a> {
    /// Those of a run.
    pub fn new(dataset: &'a Dataset, settings: &'a Settings, findings: &'a [Finding]) -> Self {
        Self { dataset, settings, said: Said::new(findings) }
    }

    /// What `make` makes of the changes of each table, by register, then in the order of the dataset, until `take` fails.
    /// Tables are made side by side and taken one after the other.
    ///
    /// # Errors
    /// What `take` fails with.
    pub fn each<T: Send, E>(
        &'a self,
        make: impl Fn(Vec<Change<'a>>) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        for (id, register) in self.settings.knowledge.each_register() {
            let rules = Rules::new(self.dataset, self.settings, &self.said, id);
            let batches: Vec<(usize, &Batch)> = self.dataset.batches(id).iter().enumerate().collect();
            for some in batches.chunks(TOGETHER) {
                let of = |(b, batch): &(usize, &'a Batch)| {
                    let (dataset, settings) = (self.dataset, self.settings);
                    let crossed = !batch.rows.is_sorted_by(|a, b| a < b);
                    make(Origin { dataset, settings, register, batch, crossed }.changes(*b, &rules))
                };
                let made: Vec<T> = some.par_iter().map(of).collect();
                made.into_iter().try_for_each(&mut take)?;
            }
        }
        Ok(())
    }
}

/// A batch whose values are told.
struct Origin<'a> {
    dataset: &'a Dataset,
    settings: &'a Settings,
    register: &'a Register,
    batch: &'a Batch,
    /// Whether several records are of one row, as in a list with months across.
    crossed: bool,
}

impl<'a> Origin<'a> {
    /// What was changed in the batch, record by record.
    fn changes(&self, b: usize, rules: &Rules<'_>) -> Vec<Change<'a>> {
        let columns = self.batch.columns.iter();
        let mut all: Vec<(usize, Change<'a>)> =
            columns.flat_map(|column| self.of_column(b, column, rules)).collect();
        all.sort_by_key(|(row, _)| *row);
        all.into_iter().map(|(_, change)| change).collect()
    }

    /// What was changed in a column, each with the first record that has it. A cell that many records have their value
    /// from was changed once.
    fn of_column(&self, b: usize, column: &'a Column, rules: &Rules<'_>) -> Vec<(usize, Change<'a>)> {
        let mut all: Vec<(usize, Change<'a>)> = Vec::new();
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

    fn change(&self, column: &'a Column, row: usize, rule: String) -> Change<'a> {
        let place = self.batch.cell(column, row);
        let source = self.dataset.sources.get(self.batch.source as usize);
        let field = self.register.decl(column.field);
        let value = cell::of(self.dataset, &self.settings.knowledge, field, (column, row));
        let before = column.native(row).map_or("", |sym| self.dataset.text(sym));
        Change {
            file: source.map_or("", |s| &s.file),
            sheet: source.map_or("", |s| s.sheet(place.map_or(self.batch.sheet, |(sheet, _)| sheet))),
            cell: place.map_or(String::new(), |(_, cell): (_, CellRef)| cell.to_string()),
            register: &self.register.key,
            project: self.project(row),
            id: self.text("id", row),
            field: &field.key,
            before,
            kind: kind(before, column.values.get(row), &rule),
            after: value.shown(),
            rule,
            records: 1,
        }
    }

    fn project(&self, row: usize) -> &'a str {
        self.text("project", row)
    }

    fn text(&self, key: &str, row: usize) -> &'a str {
        match self.register.field(key).map(|field| self.batch.value(field, row)) {
            Some(Value::Text(sym)) => self.dataset.text(sym),
            _ => "",
        }
    }
}

/// A sheet, a cell, and what stands in it.
type Shared = (u16, CellRef, Sym);
