//! All measures worked out: those of records first, then those made of other measures.

use super::calculate::{Worth, calculate};
use super::fx::WithoutRate;
use super::groups::{Groups, declares};
use super::leaf::{Leaf, Reading};
use super::scope::{Index, Key};
use super::tally::{Item, Tally};
use super::wanted::wanted;
use crate::model::dataset::Dataset;
use crate::model::measure::{Aggregate, Breakdown, Calculation, Measure, MeasureId};
use crate::model::record::Batch;
use crate::model::register::RegisterId;
use crate::settings::Settings;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What a measure is worth for each key.
pub(super) type Outcome = BTreeMap<Key, Worth>;

/// The tallies of a measure, and the amounts without a rate that it met.
type Tallied = (BTreeMap<Key, Tally>, BTreeSet<WithoutRate>);

/// All measures, worked out.
pub(super) struct Worked<'a> {
    /// Projects, groups and their members by number.
    pub index: Index<'a>,
    values: Vec<Outcome>,
    without_rate: BTreeSet<WithoutRate>,
}

impl<'a> Worked<'a> {
    pub(super) fn new(dataset: &'a Dataset, settings: &'a Settings) -> Self {
        let job = Job::new(dataset, settings);
        let measures: Vec<(MeasureId, &Measure)> = settings.knowledge.each_measure().collect();
        let tallied: Vec<Option<Tallied>> = measures
            .par_iter()
            .map(|(id, m)| Leaf::of(m).map(|leaf| job.tally(leaf, job.wanted(*id))))
            .collect();
        let mut without_rate = BTreeSet::new();
        let mut done: Vec<Option<Outcome>> = Vec::new();
        for ((_, measure), tallied) in measures.iter().zip(tallied) {
            done.push(tallied.zip(Leaf::of(measure)).map(|((tallies, missing), leaf)| {
                without_rate.extend(missing);
                let kept = !dataset.batches(leaf.register).is_empty();
                let worth = |t: Tally| Worth { value: t.value(&leaf, kept), rows: t.rows, basis: None };
                tallies.into_iter().map(|(key, tally)| (key, worth(tally))).collect()
            }));
        }
        for (id, _) in &measures {
            job.finish(*id, &mut done);
        }
        let values = done.into_iter().map(Option::unwrap_or_default).collect();
        Self { index: job.index, values, without_rate }
    }

    /// The figures of a measure for all that it declares.
    pub(super) fn of<'b>(
        &'b self,
        id: MeasureId,
        measure: &'b Measure,
    ) -> impl Iterator<Item = (Key, &'b Worth)> + 'b {
        let all = self.values.get(usize::from(id.0)).into_iter().flatten();
        all.filter(|(key, _)| declares(&self.index, &measure.by, **key)).map(|(key, worth)| (*key, worth))
    }

    /// What a measure is worth for all that it was worked out for, whether it declares so or a measure made of it.
    pub(super) fn each(&self, id: MeasureId) -> impl Iterator<Item = (Key, &Worth)> {
        self.values.get(usize::from(id.0)).into_iter().flatten().map(|(key, worth)| (*key, worth))
    }

    /// Every amount that a figure needs and for which there is no rate, in order.
    pub(super) fn without_rate(&self) -> &BTreeSet<WithoutRate> {
        &self.without_rate
    }
}

/// What working out needs.
struct Job<'a> {
    reading: Reading<'a>,
    index: Index<'a>,
    groups: BTreeMap<(RegisterId, u16), Groups>,
    /// For each measure, all that it or a measure made of it is worked out for.
    wanted: Vec<Breakdown>,
}

impl<'a> Job<'a> {
    fn new(dataset: &'a Dataset, settings: &'a Settings) -> Self {
        let knowledge = &settings.knowledge;
        let wanted = wanted(knowledge);
        let index = Index::new(dataset, knowledge, wanted.iter());
        let mut groups = BTreeMap::new();
        for ((id, _), by) in knowledge.each_measure().zip(&wanted) {
            for leaf in Leaf::all(settings, id) {
                for group in std::iter::once(0).chain(by.groups.iter().filter_map(|g| index.group(g))) {
                    if !groups.contains_key(&(leaf.register, group))
                        && let Some(made) = Groups::new(&index, knowledge, leaf.register, group)
                    {
                        groups.insert((leaf.register, group), made);
                    }
                }
            }
        }
        Self { reading: Reading::new(dataset, settings), index, groups, wanted }
    }

    fn wanted(&self, id: MeasureId) -> &Breakdown {
        &self.wanted[usize::from(id.0)]
    }

    /// Goes through the records of a measure.
    fn tally(&self, leaf: Leaf<'_>, by: &Breakdown) -> Tallied {
        let mut missing = BTreeSet::new();
        let tallies = self.spread(leaf.register, by, leaf.aggregate, |at, batch| {
            let items = leaf.items(batch, &self.reading);
            for (row, item) in &items {
                if let Item::NoRate(field, currency) = item {
                    let (register, row) = (leaf.register, *row);
                    missing.insert(WithoutRate {
                        register,
                        batch: at,
                        field: *field,
                        currency: *currency,
                        row,
                    });
                }
            }
            items
        });
        (tallies, missing)
    }

    /// For each key, how many records are behind at least one of the leaves.
    fn count(&self, leaves: &[Leaf<'_>], by: &Breakdown) -> BTreeMap<Key, u64> {
        let registers: BTreeSet<RegisterId> = leaves.iter().map(|l| l.register).collect();
        let mut all: BTreeMap<Key, u64> = BTreeMap::new();
        for register in registers {
            let counted = self.spread(register, by, Aggregate::Count, |_, batch| {
                let mask = any_of(leaves, batch, &self.reading);
                mask.into_iter()
                    .enumerate()
                    .filter_map(|(i, keep)| keep.then_some((i, Item::Record)))
                    .collect()
            });
            for (key, tally) in counted {
                *all.entry(key).or_default() += tally.rows;
            }
        }
        all
    }

    /// Tallies what `items` gives for each batch, by every group that is wanted.
    fn spread(
        &self,
        register: RegisterId,
        by: &Breakdown,
        aggregate: Aggregate,
        mut items: impl FnMut(usize, &Batch) -> Vec<(usize, Item)>,
    ) -> BTreeMap<Key, Tally> {
        let mut all: BTreeMap<Key, Tally> =
            self.index.standing(by).into_iter().map(|key| (key, Tally::default())).collect();
        let wanted = std::iter::once(0).chain(by.groups.iter().filter_map(|g| self.index.group(g)));
        let groups: Vec<&Groups> = wanted.filter_map(|g| self.groups.get(&(register, g))).collect();
        // Each group has a record of the register, behind the measure or not, so each has a figure.
        let mut tallies: Vec<Vec<Tally>> = groups.iter().map(|g| vec![Tally::default(); g.len()]).collect();
        for (at, batch) in self.reading.dataset.batches(register).iter().enumerate() {
            let items = items(at, batch);
            for (groups, tallies) in groups.iter().zip(&mut tallies) {
                for (row, item) in &items {
                    tallies[groups.of[at][*row] as usize].add(*item, aggregate);
                }
            }
        }
        for (groups, tallies) in groups.iter().zip(tallies) {
            for (at, tally) in tallies.iter().enumerate() {
                for key in groups.targets(&self.index, at, by) {
                    all.entry(key).or_default().merge(tally);
                }
            }
        }
        all
    }

    /// Works out a measure made of others, its parts first. Declarations have no circles.
    fn finish(&self, id: MeasureId, done: &mut Vec<Option<Outcome>>) {
        let at = usize::from(id.0);
        if done[at].is_some() {
            return;
        }
        let measure = self.reading.settings.knowledge.measure(id);
        for part in measure.parts() {
            self.finish(part, done);
        }
        let rows = self.count(&Leaf::all(self.reading.settings, id), self.wanted(id));
        let parts = |part: MeasureId| done[usize::from(part.0)].as_ref();
        let constant = |part| match self.reading.settings.knowledge.measure(part).calculation {
            Calculation::Number(n) => Some(n),
            _ => None,
        };
        done[at] = Some(calculate(&self.index, &measure.calculation, rows, parts, constant));
    }
}

/// For each record of a batch, whether it is behind at least one of the leaves.
pub(super) fn any_of(leaves: &[Leaf<'_>], batch: &Batch, reading: &Reading<'_>) -> Vec<bool> {
    let mut any = vec![false; batch.len()];
    for leaf in leaves.iter().filter(|l| l.register == batch.register) {
        for (any, this) in any.iter_mut().zip(leaf.behind(batch, reading)) {
            *any |= this;
        }
    }
    any
}
