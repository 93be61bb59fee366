//! What the labels and the title of a table say of the amounts under them.

use crate::model::dataset::Dataset;
use crate::model::record::Batch;
use crate::model::table::{RegisterTable, Unit};
use std::collections::HashMap;

/// The units of one table.
#[derive(Default)]
pub struct Units {
    /// Of each column that names any, by its place.
    labels: HashMap<u32, Unit>,
    title: Unit,
}

impl Units {
    /// Those of the table that a batch was made of; none where it was not recognised in a source.
    pub fn of(dataset: &Dataset, batch: &Batch) -> Self {
        let tables = dataset.sources.get(batch.source as usize).map_or(&[][..], |s| &s.tables);
        let first = batch.rows.first();
        let is_its = |t: &&RegisterTable| {
            t.sheet == usize::from(batch.sheet)
                && t.register == batch.register
                && first.is_some_and(|row| t.records.binary_search(row).is_ok())
        };
        let Some(table) = tables.iter().find(is_its) else { return Self::default() };
        let columns = table.columns.iter().map(|c| (c.at, c.unit));
        let months = table.periods.iter().map(|p| (u32::from(p.col), p.unit));
        Self { labels: columns.chain(months).collect(), title: table.unit }
    }

    /// The unit of the label at a place, and that of the title.
    pub fn at(&self, place: u32) -> (Unit, Unit) {
        (self.labels.get(&place).copied().unwrap_or_default(), self.title)
    }
}
