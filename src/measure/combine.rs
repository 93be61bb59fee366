//! All measures worked out: those of records first, then those made of other measures.

use super::filter::Calendar;
use super::fx::WithoutRate;
use super::leaf::Leaf;
use super::money::{Months, Rates};
use super::scope::{Grain, Groups, Index, Key};
use super::tally::{Item, Tally};
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::measure::{Calculation, Dimension, Measure, MeasureId};
use crate::model::record::{Batch, Values};
use crate::model::register::RegisterId;
use crate::settings::Settings;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The value of a measure, and how many records are behind it, for each key.
type Outcome = BTreeMap<Key, (Option<Decimal>, u64)>;

/// The tallies of a measure, and the amounts without a rate that it met.
type Tallied = (BTreeMap<Key, Tally>, BTreeSet<WithoutRate>);

/// All measures, worked out.
pub(super) struct Worked {
    values: Vec<Outcome>,
    without_rate: BTreeSet<WithoutRate>,
}

impl Worked {
    pub(super) fn new(dataset: &Dataset, settings: &Settings, index: &Index<'_>) -> Self {
        let job = Job::new(dataset, settings, index);
        let measures: Vec<(MeasureId, &Measure)> = settings.knowledge.each_measure().collect();
        let tallied: Vec<Option<Tallied>> = measures
            .par_iter()
            .map(|(id, measure)| Leaf::of(measure).map(|leaf| job.tally(leaf, job.wanted(*id))))
            .collect();
        let mut without_rate = BTreeSet::new();
        let mut done: Vec<Option<Outcome>> = Vec::new();
        for ((_, measure), tallied) in measures.iter().zip(tallied) {
            done.push(tallied.zip(Leaf::of(measure)).map(|((tallies, missing), leaf)| {
                without_rate.extend(missing);
                let kept = !dataset.batches(leaf.register).is_empty();
                tallies.into_iter().map(|(k, t)| (k, (t.value(leaf.aggregate, kept), t.rows))).collect()
            }));
        }
        for (id, _) in &measures {
            job.finish(*id, &mut done);
        }
        Self { values: done.into_iter().map(Option::unwrap_or_default).collect(), without_rate }
    }

    /// The figures of a measure for the dimensions it declares: key, value and how many records are behind it.
    pub(super) fn of<'b>(
        &'b self,
        id: MeasureId,
        measure: &'b Measure,
    ) -> impl Iterator<Item = (Key, Option<Decimal>, u64)> + 'b {
        let has = |dimension, used: bool| !used || measure.by.contains(&dimension);
        self.values.get(usize::from(id.0)).into_iter().flatten().filter_map(move |(key, (value, rows))| {
            let declared = has(Dimension::Project, key.project.is_some())
                && has(Dimension::Programme, key.programme.is_some())
                && has(Dimension::Month, key.month.is_some())
                && has(Dimension::Category, key.category.is_some());
            declared.then_some((*key, *value, *rows))
        })
    }

    /// Every amount that a figure needs and for which there is no rate, in order.
    pub(super) fn without_rate(&self) -> &BTreeSet<WithoutRate> {
        &self.without_rate
    }
}

/// What working out needs.
struct Job<'a> {
    dataset: &'a Dataset,
    settings: &'a Settings,
    index: &'a Index<'a>,
    calendar: Calendar,
    rates: Rates<'a>,
    groups: BTreeMap<(RegisterId, Grain), Groups>,
    /// For each measure, the dimensions that it or a measure made of it declares.
    wanted: Vec<BTreeSet<Dimension>>,
}

impl<'a> Job<'a> {
    fn new(dataset: &'a Dataset, settings: &'a Settings, index: &'a Index<'a>) -> Self {
        let knowledge = &settings.knowledge;
        let mut wanted = vec![BTreeSet::new(); knowledge.measures.len()];
        for (id, measure) in knowledge.each_measure() {
            want(knowledge, id, &measure.by, &mut wanted);
        }
        let mut groups = BTreeMap::new();
        for (measure, by) in knowledge.measures.iter().zip(&wanted) {
            let Some(leaf) = Leaf::of(measure) else { continue };
            for grain in Grain::needed(by) {
                groups
                    .entry((leaf.register, grain))
                    .or_insert_with(|| Groups::new(index, settings, leaf.register, grain));
            }
        }
        let calendar = Calendar::new(dataset, settings);
        let rates = Rates::new(dataset, settings);
        Self { dataset, settings, index, calendar, rates, groups, wanted }
    }

    fn wanted(&self, id: MeasureId) -> &BTreeSet<Dimension> {
        &self.wanted[usize::from(id.0)]
    }

    /// Goes through the records of a measure.
    fn tally(&self, leaf: Leaf<'_>, by: &BTreeSet<Dimension>) -> Tallied {
        let mut missing = BTreeSet::new();
        let tallies = self.spread(leaf.register, by, |at, batch, groups, tallies| {
            let column = leaf.field.and_then(|f| batch.column(f));
            let months = Months::of(batch, &self.settings.knowledge);
            let mask = leaf.behind(batch, &self.calendar);
            for (i, group) in behind(&mask, groups) {
                let item = leaf.item(column.map(|c| &c.values), i, &self.rates, months);
                if let (Item::Unknown, Some(column)) = (item, column)
                    && let Values::Money(v) = &column.values
                    && let Some(money) = v[i]
                {
                    missing.insert(WithoutRate {
                        register: leaf.register,
                        batch: at,
                        field: column.field,
                        currency: money.currency,
                        row: i,
                    });
                }
                tallies[group].add(item);
            }
        });
        (tallies, missing)
    }

    /// For each key, how many records are behind at least one of the leaves.
    fn count(&self, leaves: &[Leaf<'_>], by: &BTreeSet<Dimension>) -> BTreeMap<Key, Tally> {
        let registers: BTreeSet<RegisterId> = leaves.iter().map(|l| l.register).collect();
        let mut all: BTreeMap<Key, Tally> = BTreeMap::new();
        for register in registers {
            let counted = self.spread(register, by, |_, batch, groups, tallies| {
                for (_, group) in behind(&any_of(leaves, batch, &self.calendar), groups) {
                    tallies[group].add(Item::Record);
                }
            });
            for (key, tally) in counted {
                all.entry(key).or_default().merge(&tally);
            }
        }
        all
    }

    /// Lets `each` fill a tally a group, batch by batch, at every grain needed, and brings groups together by key.
    fn spread(
        &self,
        register: RegisterId,
        by: &BTreeSet<Dimension>,
        mut each: impl FnMut(usize, &Batch, &[u32], &mut [Tally]),
    ) -> BTreeMap<Key, Tally> {
        let mut all: BTreeMap<Key, Tally> =
            self.index.standing(by).into_iter().map(|key| (key, Tally::default())).collect();
        for grain in Grain::needed(by) {
            let Some(groups) = self.groups.get(&(register, grain)) else { continue };
            let mut tallies = vec![Tally::default(); groups.keys.len()];
            for (at, (batch, of)) in self.dataset.batches(register).iter().zip(&groups.of).enumerate() {
                each(at, batch, of, &mut tallies);
            }
            for (group, tally) in groups.keys.iter().zip(&tallies) {
                for key in self.index.targets(*group, grain, by) {
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
        let measure = self.settings.knowledge.measure(id);
        for part in measure.parts() {
            self.finish(part, done);
        }
        let rows = self.count(&Leaf::all(self.settings, id), self.wanted(id));
        let value = |part: &MeasureId, key: &Key| {
            done[usize::from(part.0)].as_ref().and_then(|v| v.get(key)).and_then(|(value, _)| *value)
        };
        let worked = rows
            .into_iter()
            .map(|(key, tally)| (key, (calculate(&measure.calculation, |p| value(p, &key)), tally.rows)))
            .collect();
        done[at] = Some(worked);
    }
}

/// Notes that a measure is needed by these dimensions, and so are its parts.
fn want(knowledge: &Knowledge, id: MeasureId, by: &[Dimension], wanted: &mut [BTreeSet<Dimension>]) {
    wanted[usize::from(id.0)].extend(by);
    for part in knowledge.measure(id).parts() {
        want(knowledge, part, by, wanted);
    }
}

/// For each record of a batch, whether it is behind at least one of the leaves.
pub(super) fn any_of(leaves: &[Leaf<'_>], batch: &Batch, calendar: &Calendar) -> Vec<bool> {
    let mut any = vec![false; batch.len()];
    for leaf in leaves.iter().filter(|l| l.register == batch.register) {
        for (any, this) in any.iter_mut().zip(leaf.behind(batch, calendar)) {
            *any |= this;
        }
    }
    any
}

/// The records behind, each with its group.
fn behind<'b>(mask: &'b [bool], groups: &'b [u32]) -> impl Iterator<Item = (usize, usize)> + 'b {
    mask.iter().zip(groups).enumerate().filter_map(|(i, (keep, group))| keep.then_some((i, *group as usize)))
}

/// Sum, difference or ratio; `None` where it cannot be worked out.
fn calculate(calculation: &Calculation, value: impl Fn(&MeasureId) -> Option<Decimal>) -> Option<Decimal> {
    match calculation {
        Calculation::Aggregate { .. } => None,
        Calculation::Sum(parts) => {
            let mut known = parts.iter().filter_map(value);
            let first = known.next()?;
            known.try_fold(first, Decimal::checked_add)
        }
        Calculation::Difference(a, b) => value(a)?.checked_sub(value(b)?),
        Calculation::Ratio(a, b) => value(a)?.checked_div(value(b)?),
    }
}
