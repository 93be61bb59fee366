//! A measure of records: which records are behind it, and what each adds.

use super::filter::{Calendar, filter, present};
use super::money::{Months, Rates};
use super::quantity::{Part, Reader};
use super::tally::Item;
use crate::model::dataset::Dataset;
use crate::model::measure::{Aggregate, Calculation, Condition, Measure, MeasureId, Quantity, Test};
use crate::model::record::Batch;
use crate::model::register::{FieldId, RegisterId};
use crate::settings::Settings;
use std::collections::BTreeSet;

/// [`Calculation::Aggregate`], taken apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaf<'a> {
    pub register: RegisterId,
    pub aggregate: Aggregate,
    pub quantity: Option<Quantity>,
    pub conditions: &'a [Condition],
}

/// What reading the records of a register takes.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub dataset: &'a Dataset,
    pub settings: &'a Settings,
    pub calendar: Calendar,
}

impl<'a> Reading<'a> {
    pub(super) fn new(dataset: &'a Dataset, settings: &'a Settings) -> Self {
        Self { dataset, settings, calendar: Calendar::new(dataset, settings) }
    }
}

impl<'a> Leaf<'a> {
    /// `None` for a measure made of other measures.
    pub(super) fn of(measure: &'a Measure) -> Option<Self> {
        match &measure.calculation {
            Calculation::Aggregate { register, aggregate, quantity, conditions } => {
                Some(Self { register: *register, aggregate: *aggregate, quantity: *quantity, conditions })
            }
            _ => None,
        }
    }

    /// The measures of records that a measure is made of in the end, itself among them.
    pub(super) fn all(settings: &'a Settings, measure: MeasureId) -> Vec<Self> {
        // A part that several are made of is looked at once.
        let (mut open, mut seen, mut leaves) = (vec![measure], BTreeSet::new(), Vec::new());
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            let decl = settings.knowledge.measure(id);
            match Self::of(decl) {
                Some(leaf) => leaves.push(leaf),
                None => open.extend(decl.parts().into_iter().rev()),
            }
        }
        leaves
    }

    /// For each record of a batch, whether it is behind the figure: it meets the conditions and has the values.
    pub(super) fn behind(&self, batch: &Batch, reading: &Reading<'_>) -> Vec<bool> {
        let mut mask = filter(batch, self.conditions, &reading.dataset.text, &reading.calendar);
        for field in self.quantity.into_iter().flat_map(Quantity::fields) {
            match batch.column(field) {
                Some(column) => present(&mut mask, &column.values, true),
                None => mask.fill(false),
            }
        }
        mask
    }

    /// The records behind the figure, with what each adds.
    pub(super) fn items(&self, batch: &Batch, reading: &Reading<'_>) -> Vec<(usize, Item)> {
        let rates = Rates::new(reading.dataset, reading.settings);
        let months = Months::of(batch, &reading.settings.knowledge);
        let reader = self.quantity.map(|q| Reader::new(batch, q, rates, months, reading.calendar.reported));
        let mask = self.behind(batch, reading);
        let behind = mask.into_iter().enumerate().filter_map(|(i, keep)| keep.then_some(i));
        match (self.aggregate, reader) {
            (Aggregate::Distinct, Some(reader)) => {
                behind.map(|i| (i, Item::Different(reader.other(i)))).collect()
            }
            (Aggregate::Count, _) | (_, None) => behind.map(|i| (i, Item::Record)).collect(),
            (_, Some(reader)) => behind.map(|i| (i, item(reader.number(i)))).collect(),
        }
    }

    /// Every field that it looks at.
    pub(super) fn fields(&self) -> impl Iterator<Item = FieldId> + 'a {
        let compared = |condition: &Condition| match condition.test {
            Test::Above(other) => Some(other),
            _ => None,
        };
        let tested = self.conditions.iter().flat_map(move |c| std::iter::once(c.field).chain(compared(c)));
        self.quantity.into_iter().flat_map(Quantity::fields).chain(tested)
    }

    /// The first field of what it is made of.
    pub(super) fn field(&self) -> Option<FieldId> {
        self.quantity.and_then(|q| q.fields().next())
    }
}

fn item(part: Part) -> Item {
    match part {
        Part::Number(n) => Item::Number(n),
        Part::NoRate(field, currency) => Item::NoRate(field, currency),
        Part::TooLarge => Item::TooLarge,
    }
}
