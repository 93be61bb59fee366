//! Whether a canonical workbook, read again, holds each record that it was made of, value by value.

use super::columns::keeps_native;
use super::{Wish, group::Group};
use crate::model::control::Amounts;
use crate::model::dataset::{Dataset, RecordId, Return};
use crate::model::knowledge::Knowledge;
use crate::model::record::{Batch, Value};
use crate::model::register::{Register, RegisterId};
use crate::model::text::Interner;
use std::collections::BTreeMap;

/// So many differences of a workbook are told one by one.
const TOLD: usize = 20;

/// A workbook that was read again.
#[derive(Debug, Clone, Default)]
pub struct Proof {
    /// Its records by register.
    pub records: BTreeMap<RegisterId, u64>,
    /// Its money.
    pub money: Amounts,
    /// What differs from the records it was made of, the first of it; none where nothing does.
    pub breaks: Vec<String>,
    /// How many differences there are.
    pub differences: u64,
}

impl Proof {
    /// Of a workbook that cannot be read.
    pub fn unreadable(path: &str) -> Self {
        let mut proof = Self::default();
        proof.tell(format!("{path} cannot be read"));
        proof
    }

    fn tell(&mut self, what: String) {
        self.differences += 1;
        if self.breaks.len() < TOLD {
            self.breaks.push(what);
        }
    }
}

/// Compares what was read again with the records of the group.
pub fn proof(dataset: &Dataset, knowledge: &Knowledge, group: &Group, wish: Wish, again: &Return) -> Proof {
    let mut proof = Proof::default();
    for batch in &again.batches {
        *proof.records.entry(batch.register).or_default() += batch.len() as u64;
        proof.money.add_batch(knowledge, batch, |_| true);
        if !group.registers.contains_key(&batch.register) {
            let register = knowledge.register(batch.register);
            proof.tell(format!(
                "{}, {}: the sheet has records that no source has",
                group.path, register.label
            ));
        }
    }
    for (id, records) in &group.registers {
        let sides = Sides { dataset, again, register: knowledge.register(*id), path: &group.path, wish };
        sides.compare(*id, records, &mut proof);
    }
    proof
}

/// The records of a register before and after.
struct Sides<'a> {
    dataset: &'a Dataset,
    again: &'a Return,
    register: &'a Register,
    path: &'a str,
    wish: Wish,
}

impl Sides<'_> {
    fn compare(&self, id: RegisterId, records: &[RecordId], proof: &mut Proof) {
        let after: Vec<(&Batch, usize)> = self
            .again
            .batches
            .iter()
            .filter(|b| b.register == id)
            .flat_map(|batch| (0..batch.len()).map(move |row| (batch, row)))
            .collect();
        if after.len() != records.len() {
            let (label, path) = (&self.register.label, self.path);
            proof.tell(format!(
                "{path}, {label}: {} records, and {} were to be written",
                after.len(),
                records.len()
            ));
        }
        let batches = self.dataset.batches(id);
        let mut own: BTreeMap<u32, Vec<(String, Option<usize>)>> = BTreeMap::new();
        for (record, (again, row)) in records.iter().zip(after) {
            let Some(batch) = batches.get(record.batch as usize) else { continue };
            self.record((batches, batch, *record), (again, row), proof);
            let places = own.entry(record.batch).or_insert_with(|| self.own_places(batch, again));
            self.own(batch, record.row as usize, (again, row), places, proof);
        }
    }

    /// The labels of the sources' own columns of a batch, and where each stands in the workbook.
    fn own_places(&self, batch: &Batch, again: &Batch) -> Vec<(String, Option<usize>)> {
        let place = |label: &String| again.extras.iter().position(|e| self.again.text.get(e.label) == label);
        let labels = self.dataset.extra_labels(batch).into_iter();
        labels.map(|label| (place(&label), label)).map(|(at, label)| (label, at)).collect()
    }

    fn record(
        &self,
        (batches, batch, record): (&[Batch], &Batch, RecordId),
        (again, row): (&Batch, usize),
        proof: &mut Proof,
    ) {
        let at = record.row as usize;
        for (id, field) in self.register.each_field() {
            let (before, after) = (batch.value(id, at), again.value(id, row));
            let native = |b: &Batch, i: usize| b.column(id).and_then(|c| c.native(i));
            let kept = keeps_native(batches, record, id, &field.kind, self.wish);
            let precise = |b: &Batch, i: usize| b.column(id).map(|c| c.precision(i)).unwrap_or_default();
            let natives = !kept
                || native(batch, at).map(|s| self.dataset.text(s))
                    == native(again, row).map(|s| self.again.text.get(s));
            let same = same((before, &self.dataset.text), (after, &self.again.text));
            if !same || !natives || precise(batch, at) != precise(again, row) {
                self.differs(&field.label, again, row, proof);
            }
        }
    }

    /// Compares the sources' own columns.
    fn own(
        &self,
        batch: &Batch,
        at: usize,
        (again, row): (&Batch, usize),
        places: &[(String, Option<usize>)],
        proof: &mut Proof,
    ) {
        for ((label, place), extra) in places.iter().zip(&batch.extras) {
            let Some(before) = extra.values.get(at).and_then(|v| v.some()) else { continue };
            let after = place.and_then(|at| again.extras.get(at)?.values.get(row)?.some());
            if after.map(|s| self.again.text.get(s)) != Some(self.dataset.text(before)) {
                self.differs(label, again, row, proof);
            }
        }
    }

    fn differs(&self, label: &str, again: &Batch, row: usize, proof: &mut Proof) {
        let line = again.rows.get(row).map_or(0, |row| row + 1);
        proof.tell(format!("{}, {}, row {line}: {label} is not what it was", self.path, self.register.label));
    }
}

fn same((a, at): (Value, &Interner), (b, bt): (Value, &Interner)) -> bool {
    match (a, b) {
        (Value::Text(x), Value::Text(y)) => at.get(x) == bt.get(y),
        _ => a == b,
    }
}
