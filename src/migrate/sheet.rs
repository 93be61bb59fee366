//! The records of a register as the rows of a canonical sheet.

use super::columns::{self, Origin, Run};
use super::lists::Lists;
use super::{Wish, cell};
use crate::model::canonical::{Cell, Column, Sheet};
use crate::model::dataset::{Dataset, RecordId};
use crate::model::record::{Batch, Column as Held};
use crate::model::register::{Field, FieldKind, Register, RegisterId};
use crate::model::text::Sym;
use crate::settings::Settings;
use std::borrow::Cow;

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
    let rows = Rows { dataset, settings, register, wish };
    let rows = columns::runs(batches, records).flat_map(|run| rows.of_run(run, &columns)).collect();
    let columns = columns.into_iter().map(|(column, _)| column).collect();
    Sheet { label: &register.label, key: &register.key, columns, rows }
}

/// What the cells of a column are taken from in one batch.
enum From<'a> {
    Nothing,
    Field(&'a Field, &'a Held),
    Native(&'a FieldKind, &'a Held),
    Own(&'a [Sym]),
}

struct Rows<'a> {
    dataset: &'a Dataset,
    settings: &'a Settings,
    register: &'a Register,
    wish: Wish,
}

impl<'a> Rows<'a> {
    /// The rows of records of one batch.
    fn of_run(&self, (batch, records): Run<'a, '_>, columns: &[(Column<'a>, Origin)]) -> Vec<Vec<Cell<'a>>> {
        let labels = self.dataset.extra_labels(batch);
        let from: Vec<From<'a>> =
            columns.iter().map(|(_, origin)| self.from(batch, &labels, origin)).collect();
        let row = |r: &RecordId| from.iter().map(|from| self.cell(from, r.row as usize)).collect();
        records.iter().map(row).collect()
    }

    /// `labels` are those of the sources' own columns.
    fn from(&self, batch: &'a Batch, labels: &[String], origin: &Origin) -> From<'a> {
        let found = match origin {
            Origin::Field(id) => batch.column(*id).map(|c| From::Field(self.register.decl(*id), c)),
            Origin::Native(id) => batch.column(*id).map(|c| From::Native(&self.register.decl(*id).kind, c)),
            Origin::Own(own) => {
                let extra = labels.iter().zip(&batch.extras).find(|(label, _)| *label == own);
                extra.map(|(_, extra)| From::Own(&extra.values))
            }
        };
        found.unwrap_or(From::Nothing)
    }

    fn cell(&self, from: &From<'a>, row: usize) -> Cell<'a> {
        let text = |sym: Option<Sym>| {
            sym.map_or(Cell::Blank, |sym| Cell::Text(Cow::Borrowed(self.dataset.text(sym))))
        };
        match from {
            From::Nothing => Cell::Blank,
            From::Field(field, held) => cell::of(self.dataset, &self.settings.knowledge, field, (held, row)),
            From::Native(kind, held) => {
                text(held.native(row).filter(|_| columns::keeps_native(held, row, kind, self.wish)))
            }
            From::Own(values) => text(values.get(row).and_then(|v| v.some())),
        }
    }
}
