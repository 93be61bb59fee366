//! Whether a canonical workbook, read again, holds each record that it was made of, value by value.

use super::columns::{keeps_native, runs};
use super::{Wish, group::Group};
use crate::model::control::Amounts;
use crate::model::dataset::{Dataset, RecordId, Return};
use crate::model::knowledge::Knowledge;
use crate::model::record::{Batch, Column, ExtraColumn, Value};
use crate::model::register::{Field, FieldId, Register, RegisterId};
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
        sides.compare(*id, &records.list(), &mut proof);
    }
    proof
}

/// A record: its batch, and its place there.
type Place<'a> = (&'a Batch, usize);

/// The records of a register before and after.
struct Sides<'a> {
    dataset: &'a Dataset,
    again: &'a Return,
    register: &'a Register,
    path: &'a str,
    wish: Wish,
}

impl<'a> Sides<'a> {
    fn compare(&self, id: RegisterId, records: &[RecordId], proof: &mut Proof) {
        let batches = self.again.batches.iter().filter(|b| b.register == id);
        let after: Vec<Place<'_>> =
            batches.flat_map(|batch| (0..batch.len()).map(move |row| (batch, row))).collect();
        if after.len() != records.len() {
            let (label, path) = (&self.register.label, self.path);
            proof.tell(format!(
                "{path}, {label}: {} records, and {} were to be written",
                after.len(),
                records.len()
            ));
        }
        let before = runs(self.dataset.batches(id), records)
            .flat_map(|(batch, rows)| rows.iter().map(move |r| (batch, r.row as usize)));
        let both: Vec<(Place<'_>, Place<'_>)> = before.zip(after).collect();
        let of_one = |a: &(Place<'_>, Place<'_>), b: &(Place<'_>, Place<'_>)| {
            std::ptr::eq(a.0.0, b.0.0) && std::ptr::eq(a.1.0, b.1.0)
        };
        both.chunk_by(of_one).for_each(|run| self.run(run, proof));
    }

    /// Compares records of one batch before, and of one after.
    fn run(&self, run: &[(Place<'_>, Place<'_>)], proof: &mut Proof) {
        let Some(((batch, _), (again, _))) = run.first() else { return };
        let (fields, own) = (self.fields(batch, again), self.own(batch, again));
        for ((_, at), (_, row)) in run {
            let fields = fields.iter().filter(|pair| self.field_differs(pair, *at, *row));
            let fields = fields.map(|pair| pair.field.label.as_str());
            let own = own.iter().filter(|pair| self.own_differs(pair, *at, *row));
            for label in fields.chain(own.map(|pair| pair.label.as_str())) {
                self.differs(label, again, *row, proof);
            }
        }
    }

    /// The fields that one of the two has.
    fn fields<'b>(&self, batch: &'b Batch, again: &'b Batch) -> Vec<FieldPair<'b>>
    where
        'a: 'b,
    {
        let pair = |(id, field): (FieldId, &'a Field)| {
            let (before, after) = (batch.column(id), again.column(id));
            (before.is_some() || after.is_some()).then_some(FieldPair { field, before, after })
        };
        self.register.each_field().filter_map(pair).collect()
    }

    fn field_differs(&self, pair: &FieldPair<'_>, at: usize, row: usize) -> bool {
        let (before, after) = (pair.before.map(|c| (c, at)), pair.after.map(|c| (c, row)));
        let value = |side: Option<(&Column, usize)>| side.map_or(Value::Missing, |(c, i)| c.values.get(i));
        let precise = |side: Option<(&Column, usize)>| side.map(|(c, i)| c.precision(i)).unwrap_or_default();
        let native = |side: Option<(&Column, usize)>| side.and_then(|(c, i)| c.native(i));
        let kept = before.is_some_and(|(c, i)| keeps_native(c, i, &pair.field.kind, self.wish));
        let native_differs =
            || native(before).map(|s| self.dataset.text(s)) != native(after).map(|s| self.again.text.get(s));
        !same((value(before), &self.dataset.text), (value(after), &self.again.text))
            || precise(before) != precise(after)
            || kept && native_differs()
    }

    /// The sources' own columns, and what stands in their place in the workbook.
    fn own<'b>(&self, batch: &'b Batch, again: &'b Batch) -> Vec<OwnPair<'b>> {
        let labels = self.dataset.extra_labels(batch).into_iter();
        let pair = |(label, before): (String, &'b ExtraColumn)| {
            let after = again.extras.iter().find(|e| self.again.text.get(e.label) == label);
            OwnPair { label, before, after }
        };
        labels.zip(&batch.extras).map(pair).collect()
    }

    fn own_differs(&self, pair: &OwnPair<'_>, at: usize, row: usize) -> bool {
        let value = |extra: &ExtraColumn, i: usize| extra.values.get(i).and_then(|v| v.some());
        let Some(before) = value(pair.before, at) else { return false };
        let after = pair.after.and_then(|extra| value(extra, row));
        after.map(|s| self.again.text.get(s)) != Some(self.dataset.text(before))
    }

    fn differs(&self, label: &str, again: &Batch, row: usize, proof: &mut Proof) {
        let line = again.rows.get(row).map_or(0, |row| row + 1);
        proof.tell(format!("{}, {}, row {line}: {label} is not what it was", self.path, self.register.label));
    }
}

/// A field before and after.
struct FieldPair<'a> {
    field: &'a Field,
    before: Option<&'a Column>,
    after: Option<&'a Column>,
}

/// A column of a source's own before and after.
struct OwnPair<'a> {
    label: String,
    before: &'a ExtraColumn,
    after: Option<&'a ExtraColumn>,
}

fn same((a, at): (Value, &Interner), (b, bt): (Value, &Interner)) -> bool {
    match (a, b) {
        (Value::Text(x), Value::Text(y)) => at.get(x) == bt.get(y),
        _ => a == b,
    }
}
