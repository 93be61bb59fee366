//! Where something stands: a field of a record, for the cells of findings.

use super::roster::Roster;
use crate::finding::{Code, Finding};
use crate::model::record::Batch;
use crate::model::register::{FieldId, RegisterId};
use crate::model::text::Sym;
use std::collections::BTreeMap;

pub use crate::model::dataset::Spot;

impl Spot {
    /// The table it stands in.
    pub fn batch<'a>(&self, roster: &Roster<'a>) -> &'a Batch {
        &roster.dataset.batches(self.register)[self.batch]
    }

    /// File, sheet and cell; the file alone where it stands in no cell.
    pub fn said(&self, roster: &Roster<'_>) -> String {
        let batch = self.batch(roster);
        let Some(source) = roster.dataset.sources.get(batch.source as usize) else { return String::new() };
        let cell = batch.column(self.field).and_then(|column| batch.cell(column, self.row));
        let Some((sheet, cell)) = cell else { return source.file.clone() };
        match source.sheet(sheet) {
            "" => format!("{}, {cell}", source.file),
            name => format!("{}, {name}, {cell}", source.file),
        }
    }
}

/// A finding for each table and column in which these stand, in order; one without a place where there are none.
pub fn findings(
    roster: &Roster<'_>,
    spots: &[Spot],
    code: Code,
    seen: &str,
    remedy: &str,
    evidence: &[String],
) -> Vec<Finding> {
    let new = || Finding::new(code, seen, remedy).evidence(evidence);
    let mut tables: BTreeMap<(RegisterId, usize, FieldId), Vec<usize>> = BTreeMap::new();
    for spot in spots {
        tables.entry((spot.register, spot.batch, spot.field)).or_default().push(spot.row);
    }
    if tables.is_empty() {
        return vec![new()];
    }
    let told = |((register, batch, field), mut rows): ((RegisterId, usize, FieldId), Vec<usize>)| {
        rows.sort_unstable();
        rows.dedup();
        let batch = &roster.dataset.batches(register)[batch];
        new().in_batch(roster.dataset, &roster.settings.knowledge, batch, field, &rows)
    };
    tables.into_iter().map(told).collect()
}

/// The texts of a field, one a record; empty where no record has one.
pub fn texts(batch: &Batch, field: Option<FieldId>) -> &[Sym] {
    field.map_or(&[], |field| batch.texts(field))
}

/// The text of record `i`; [`Sym::NONE`] where it has none.
pub fn text(texts: &[Sym], i: usize) -> Sym {
    texts.get(i).copied().unwrap_or(Sym::NONE)
}
