//! Which group each record of a register falls into.

use super::members::NONE;
use super::scope::{Index, Key, Who};
use crate::model::knowledge::Knowledge;
use crate::model::measure::{Breakdown, Dimension, MOST_TOGETHER as MOST};
use crate::model::record::Values;
use crate::model::register::RegisterId;
use std::collections::HashMap;

/// What tells the records of a group from others: their project, and their member of each dimension.
type Place = (Option<u32>, [u32; MOST]);

/// The groups of a register's records by some dimensions.
pub(super) struct Groups {
    /// Index into [`Index::groups`].
    group: u16,
    places: Vec<Place>,
    /// For each batch, the group of each of its records.
    pub of: Vec<Vec<u32>>,
}

impl Groups {
    /// `None` where the register lacks a field of the group.
    pub(super) fn new(
        index: &Index<'_>,
        knowledge: &Knowledge,
        register: RegisterId,
        group: u16,
    ) -> Option<Self> {
        let dimensions = &index.groups[usize::from(group)];
        let members: Option<Vec<_>> = dimensions.iter().map(|d| index.members(d, register)).collect();
        let members = members?;
        let projects = projects(index, knowledge, register);
        let mut numbers: HashMap<Place, u32> = HashMap::new();
        let mut places = Vec::new();
        let of = index.dataset.batches(register).iter().enumerate().map(|(at, batch)| {
            let place = |i: usize| {
                let mut own = [NONE; MOST];
                for (slot, members) in own.iter_mut().zip(&members) {
                    *slot = members[at][i];
                }
                (projects[at][i], own)
            };
            let mut last: Option<(Place, u32)> = None;
            let number = |i| {
                let place = place(i);
                if let Some((same, number)) = last
                    && same == place
                {
                    return number;
                }
                let number = *numbers.entry(place).or_insert_with(|| {
                    places.push(place);
                    places.len() as u32 - 1
                });
                last = Some((place, number));
                number
            };
            (0..batch.len()).map(number).collect()
        });
        let of = of.collect();
        Some(Self { group, places, of })
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The keys that the records of a group count for.
    pub(super) fn targets(&self, index: &Index<'_>, at: usize, by: &Breakdown) -> Vec<Key> {
        let (project, members) = self.places[at];
        index.whose(project, by).map(|who| Key { who, group: self.group, members }).collect()
    }
}

/// For each batch of the register the project of each record.
fn projects(index: &Index<'_>, knowledge: &Knowledge, register: RegisterId) -> Vec<Vec<Option<u32>>> {
    let dataset = index.dataset;
    let numbers: HashMap<_, u32> = dataset
        .projects
        .iter()
        .zip(0..)
        .filter_map(|(p, at)| dataset.text.find(&p.code).map(|sym| (sym, at)))
        .collect();
    let field = Dimension::Project.field().and_then(|key| knowledge.register(register).field(key));
    let batches = dataset.batches(register).iter();
    batches
        .map(|batch| match field.and_then(|f| batch.column(f)).map(|c| &c.values) {
            Some(Values::Text(v)) => v.iter().map(|sym| numbers.get(sym).copied()).collect(),
            _ => vec![None; batch.len()],
        })
        .collect()
}

/// Whether a key is one that a breakdown declares.
pub(super) fn declares(index: &Index<'_>, by: &Breakdown, key: Key) -> bool {
    let who = match key.who {
        Who::Portfolio => true,
        Who::Programme(_) => by.programmes,
        Who::Project(_) => by.projects,
    };
    who && by.has_group(&index.groups[usize::from(key.group)])
}
