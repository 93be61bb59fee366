//! The records of a register as the rows of a canonical sheet.

use super::columns::{self, Origin};
use super::lists::Lists;
use super::{Wish, cell};
use crate::model::canonical::{Cell, Sheet};
use crate::model::dataset::{Dataset, RecordId};
use crate::model::record::Batch;
use crate::model::register::{Register, RegisterId};
use crate::settings::Settings;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The sheet of a register with these records.
pub fn of<'a>(
    dataset: &'a Dataset,
    settings: &'a Settings,
    id: RegisterId,
    records: &[RecordId],
    wish: Wish,
    lists: &mut Lists<'a>,
) -> Sheet<'a> {
    let register = settings.knowledge.register(id);
    let batches = dataset.batches(id);
    let columns = columns::of(dataset, register, batches, records, (wish, lists));
    let rows = Rows { dataset, settings, register, wish, own: own_places(dataset, batches, records) };
    let rows = records
        .iter()
        .filter_map(|r| Some((*r, batches.get(r.batch as usize)?)))
        .map(|(record, batch)| {
            columns.iter().map(|(_, from)| rows.cell(batches, batch, record, from)).collect()
        })
        .collect();
    let columns = columns.into_iter().map(|(column, _)| column).collect();
    Sheet { label: &register.label, key: &register.key, columns, rows }
}

/// For each batch of these records, the place of each of the sources' own columns.
fn own_places(
    dataset: &Dataset,
    batches: &[Batch],
    records: &[RecordId],
) -> BTreeMap<u32, BTreeMap<String, usize>> {
    let used: BTreeSet<u32> = records.iter().map(|r| r.batch).collect();
    let places = |at: u32| {
        let labels = dataset.extra_labels(batches.get(at as usize)?);
        Some((at, labels.into_iter().enumerate().map(|(place, label)| (label, place)).collect()))
    };
    used.into_iter().filter_map(places).collect()
}

struct Rows<'a> {
    dataset: &'a Dataset,
    settings: &'a Settings,
    register: &'a Register,
    wish: Wish,
    own: BTreeMap<u32, BTreeMap<String, usize>>,
}

impl<'a> Rows<'a> {
    fn cell(&self, batches: &'a [Batch], batch: &'a Batch, record: RecordId, from: &Origin) -> Cell<'a> {
        let row = record.row as usize;
        match from {
            Origin::Field(id) => batch.column(*id).map_or(Cell::Blank, |column| {
                let field = self.register.decl(*id);
                cell::of(self.dataset, &self.settings.knowledge, field, (column, row))
            }),
            Origin::Native(id) => {
                let kind = &self.register.decl(*id).kind;
                let kept = columns::keeps_native(batches, record, *id, kind, self.wish);
                let native = batch.column(*id).and_then(|c| c.native(row)).filter(|_| kept);
                native.map_or(Cell::Blank, |sym| Cell::Text(Cow::Borrowed(self.dataset.text(sym))))
            }
            Origin::Own(label) => {
                let place = self.own.get(&record.batch).and_then(|places| places.get(label));
                let value = place.and_then(|at| batch.extras.get(*at)?.values.get(row)?.some());
                value.map_or(Cell::Blank, |sym| Cell::Text(Cow::Borrowed(self.dataset.text(sym))))
            }
        }
    }
}
