//! What rules look at, and how they say what they found.

use super::ledger::Ledger;
use crate::finding::{Code, Finding};
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::money::Money;
use crate::model::people::Kind;
use crate::model::period::Period;
use crate::model::record::{Batch, Values};
use crate::model::register::{FieldId, Register};
use crate::model::text::Sym;
use crate::settings::Settings;
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// The dataset and the settings, as rules see them.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub dataset: &'a Dataset,
    pub settings: &'a Settings,
    /// The finance lines, added up when the first rule asks for them.
    ledger: &'a OnceLock<Ledger>,
}

impl<'a> View<'a> {
    pub(super) fn new(dataset: &'a Dataset, settings: &'a Settings, ledger: &'a OnceLock<Ledger>) -> Self {
        Self { dataset, settings, ledger }
    }

    /// All finance lines and projects.
    pub(super) fn ledger(self) -> &'a Ledger {
        self.ledger.get_or_init(|| Ledger::new(self))
    }

    pub(super) fn knowledge(&self) -> &'a Knowledge {
        &self.settings.knowledge
    }

    /// Every batch of every register.
    pub(super) fn batches(&self) -> impl Iterator<Item = (&'a Batch, &'a Register)> + use<'a> {
        let (dataset, knowledge) = (self.dataset, self.knowledge());
        knowledge.each_register().flat_map(move |(id, r)| dataset.batches(id).iter().map(move |b| (b, r)))
    }

    /// Every batch of the registers that declare all these fields, with the fields.
    pub(super) fn with<const N: usize>(
        &self,
        keys: [&'static str; N],
    ) -> impl Iterator<Item = (&'a Batch, [FieldId; N])> + use<'a, N> {
        self.batches().filter_map(move |(batch, register)| {
            let fields = keys.map(|key| register.field(key));
            fields.iter().all(Option::is_some).then(|| (batch, fields.map(|f| f.unwrap_or(FieldId(0)))))
        })
    }

    /// Every batch of the register with this key, with these fields; none where it has not all of them.
    pub(super) fn of<const N: usize>(
        &self,
        register: &str,
        keys: [&str; N],
    ) -> impl Iterator<Item = (&'a Batch, [FieldId; N])> + use<'a, N> {
        let (dataset, knowledge) = (self.dataset, self.knowledge());
        let fields = knowledge.find_register(register).and_then(|id| {
            let fields = keys.map(|key| knowledge.register(id).field(key));
            fields.iter().all(Option::is_some).then(|| (id, fields.map(|f| f.unwrap_or(FieldId(0)))))
        });
        fields.into_iter().flat_map(move |(id, fields)| dataset.batches(id).iter().map(move |b| (b, fields)))
    }

    /// For each record of a batch, whether it counts as open; all do in a register without a life cycle.
    pub(super) fn open(&self, batch: &Batch) -> Vec<bool> {
        self.knowledge().open(batch)
    }

    /// Whether a text in a column of persons stands for nobody yet.
    pub(super) fn is_vacancy(&self, person: Sym) -> bool {
        self.knowledge().people.kind(self.dataset.text(person)) == Kind::Vacant
    }

    /// A finding about a field of these records; none for no record.
    pub(super) fn finding(
        &self,
        code: Code,
        batch: &Batch,
        field: FieldId,
        rows: &[usize],
        seen: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Option<Finding> {
        if rows.is_empty() {
            return None;
        }
        let finding = Finding::new(code, seen, remedy);
        Some(finding.in_batch(self.dataset, self.knowledge(), batch, field, rows))
    }

    /// Whether the table of a batch has a column for a field, filled or not.
    pub(super) fn is_asked(&self, batch: &Batch, field: FieldId) -> bool {
        let tables = self.dataset.sources.get(batch.source as usize).map_or(&[][..], |s| &s.tables);
        batch.column(field).is_some()
            || tables
                .iter()
                .filter(|t| t.sheet == usize::from(batch.sheet) && t.register == batch.register)
                .any(|t| {
                    t.columns.iter().any(|c| c.field == Some(field))
                        || t.periods.iter().any(|p| p.field == field)
                })
    }

    /// A number that rules go by.
    pub(super) fn threshold(&self, key: &str) -> Option<Decimal> {
        self.settings.rules.thresholds.get(key)
    }
}

/// The amounts of a field, one a record; empty where no record has one.
pub(super) fn money(batch: &Batch, field: FieldId) -> &[Option<Money>] {
    match batch.column(field).map(|c| &c.values) {
        Some(Values::Money(v)) => v,
        _ => &[],
    }
}

/// The months of a field, one a record; empty where no record has one.
pub(super) fn periods(batch: &Batch, field: FieldId) -> &[Option<Period>] {
    match batch.column(field).map(|c| &c.values) {
        Some(Values::Period(v)) => v,
        _ => &[],
    }
}

/// The texts of a field, one a record; empty where no record has one.
pub(super) fn texts(batch: &Batch, field: FieldId) -> &[Sym] {
    batch.texts(field)
}

/// The numbers of a field, one a record; empty where no record has one.
pub(super) fn numbers(batch: &Batch, field: FieldId) -> &[Option<Decimal>] {
    match batch.column(field).map(|c| &c.values) {
        Some(Values::Number(v)) => v,
        _ => &[],
    }
}

/// The levels of a field, one a record, 0 where it has none; empty where no record has one.
pub(super) fn levels(batch: &Batch, field: FieldId) -> &[u8] {
    match batch.column(field).map(|c| &c.values) {
        Some(Values::Level(v)) => v,
        _ => &[],
    }
}

/// The stored choices of a field, one a record; empty where no record has one.
pub(super) fn choices(batch: &Batch, field: FieldId) -> &[u16] {
    match batch.column(field).map(|c| &c.values) {
        Some(Values::Choice(v)) => v,
        _ => &[],
    }
}

/// The text of record `i`; [`Sym::NONE`] where it has none.
pub(super) fn text(texts: &[Sym], i: usize) -> Sym {
    texts.get(i).copied().unwrap_or(Sym::NONE)
}

/// The value of record `i`, where it has one.
pub(super) fn value<T: Copy>(values: &[Option<T>], i: usize) -> Option<T> {
    values.get(i).copied().flatten()
}
