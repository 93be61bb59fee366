//! What the cells of a table's columns hold, for those who are to say whether it was recognised rightly.

use super::Recogniser;
use super::index::How;
use super::view::View;
use crate::model::address::CellRef;
use crate::model::memory::{fingerprint, kept};
use crate::model::register::{FieldId, FieldKind};
use crate::model::table::{Layout, RegisterTable, TableColumn};
use crate::model::workbook::Workbook;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a column holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnEvidence {
    /// Its first distinct values as they are shown, up to five.
    pub samples: Vec<String>,
    /// Fingerprints of its values, upwards.
    pub values: Vec<u32>,
    /// Where it is kept under its label: the fields that its label speaks of and no column has, the likeliest first.
    pub may_be: Vec<FieldId>,
}

/// So many values of a column are shown.
const SHOWN: usize = 5;
/// So many records are looked at for values to show.
const LOOKED_AT: usize = 500;
/// So many records are compared with those of last time.
const COMPARED: usize = 20_000;

impl Recogniser<'_> {
    /// What the columns of each table hold, in the order of the tables and their columns.
    pub fn evidence(&self, workbook: &Workbook, tables: &[RegisterTable]) -> Vec<Vec<ColumnEvidence>> {
        let one = |table: &RegisterTable| -> Vec<ColumnEvidence> {
            table.columns.iter().map(|column| self.column(workbook, table, column)).collect()
        };
        tables.iter().map(one).collect()
    }

    fn column(&self, workbook: &Workbook, table: &RegisterTable, column: &TableColumn) -> ColumnEvidence {
        let view = View::of(workbook, table.sheet);
        let cell = |record: u32| match table.layout {
            Layout::Transposed => CellRef::new(column.at, record as u16),
            _ => CellRef::new(record, column.at as u16),
        };
        let mut samples: Vec<String> = Vec::new();
        for record in table.records.iter().take(LOOKED_AT) {
            let shown = view.sheet.cell(cell(*record)).map_or(String::new(), |c| c.value.shown(view.text));
            if samples.len() < SHOWN && !shown.trim().is_empty() && !samples.contains(&shown) {
                samples.push(shown);
            }
        }
        let values = kept(&prints(view, table.records.iter().map(|record| cell(*record))));
        let may_be = self.may_be(table, column, &samples);
        ColumnEvidence { samples, values, may_be }
    }

    fn may_be(&self, table: &RegisterTable, column: &TableColumn, samples: &[String]) -> Vec<FieldId> {
        let names_kind = table.mixed.as_ref().is_some_and(|list| list.kind_at == column.at);
        if column.field.is_some() || names_kind {
            return Vec::new();
        }
        let free = |field| !table.columns.iter().any(|c| c.field == Some(field));
        let mut hits = self.labels.look_up(&column.label);
        hits.retain(|h| h.register == table.register && h.strength >= super::told::LIKE && free(h.field));
        let register = self.settings.knowledge.register(table.register);
        hits.retain(|h| h.how == How::Known || could_be(&register.decl(h.field).kind, samples));
        hits.sort_by(|a, b| b.strength.total_cmp(&a.strength).then(a.field.cmp(&b.field)));
        hits.into_iter().map(|h| h.field).collect()
    }
}

/// Whether cells could hold values of a kind: without a digit there is no number and no amount.
fn could_be(kind: &FieldKind, samples: &[String]) -> bool {
    let counts = matches!(kind, FieldKind::Money | FieldKind::Number | FieldKind::Percent);
    let has_digit = |text: &String| text.contains(|c: char| c.is_numeric());
    !counts || samples.is_empty() || samples.iter().any(has_digit)
}

/// The tables as a person sees them: a list of mixed types is one, with the fields of the register it is shown like.
pub fn whole_tables(tables: &[RegisterTable]) -> Vec<RegisterTable> {
    let mut whole: Vec<RegisterTable> = Vec::new();
    for table in tables {
        let list = table.mixed.as_ref();
        let same = |before: &RegisterTable| match (&before.mixed, list) {
            (Some(before), Some(list)) => Arc::ptr_eq(before, list),
            _ => false,
        };
        if whole.last().is_some_and(same) {
            continue;
        }
        whole.push(match list {
            None => table.clone(),
            Some(list) => RegisterTable {
                register: list.like,
                records: list.records.clone(),
                columns: list.columns.clone(),
                ..table.clone()
            },
        });
    }
    whole
}

/// Fingerprints of the values of a column in these rows.
pub fn fingerprints(view: View<'_>, rows: &[u32], col: u16) -> BTreeSet<u32> {
    prints(view, rows.iter().map(|row| CellRef::new(*row, col)))
}

fn prints(view: View<'_>, cells: impl Iterator<Item = CellRef>) -> BTreeSet<u32> {
    cells
        .take(COMPARED)
        .filter_map(|at| view.sheet.cell(at))
        .filter_map(|cell| fingerprint(&cell.value.shown(view.text)))
        .collect()
}
