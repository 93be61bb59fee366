//! The records of each canonical workbook, brought from the shelf for the time in which it is made or looked at.

use crate::migrate::{Group, Records};
use crate::model::dataset::{Dataset, RecordId};
use crate::model::register::RegisterId;
use crate::pipeline::RunError;
use crate::pipeline::shelved::{Joined, Part, Parts, Place};
use crate::shelf::ShelfError;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What `make` makes of each workbook and of a dataset that has its records, in the order of the workbooks. Workbooks are
/// looked at side by side.
///
/// # Errors
/// Those of `make`, and when the disk refuses.
pub fn each<T: Send>(
    parts: Parts<'_>,
    groups: &[Group],
    make: impl Fn(&Dataset, &Group) -> Result<T, RunError> + Sync,
) -> Result<Vec<T>, RunError> {
    let bundle = |bundle: &Vec<usize>| {
        let mut own: Vec<(usize, Group)> =
            bundle.iter().filter_map(|at| Some((*at, groups.get(*at)?.clone()))).collect();
        let part = part(parts, &mut own)?;
        let made = own.par_iter().map(|(at, group)| Ok((*at, make(&part, group)?)));
        made.collect::<Result<Vec<_>, RunError>>()
    };
    let made = bundles(parts, groups).par_iter().map(bundle).collect::<Result<Vec<_>, RunError>>()?;
    let made: BTreeMap<usize, T> = made.into_iter().flatten().collect();
    Ok(made.into_values().collect())
}

/// Workbooks, as places among all, that have records of the same tables, so that each table is fetched once.
fn bundles(parts: Parts<'_>, groups: &[Group]) -> Vec<Vec<usize>> {
    let mut joined = Joined::new(groups.len());
    let mut first: HashMap<Place, usize> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        for place in tables(group).filter(|place| waits(parts, *place)) {
            joined.join(*first.entry(place).or_insert(at), at);
        }
    }
    joined.groups()
}

/// The tables that a workbook has records of, each at least once.
fn tables(group: &Group) -> impl Iterator<Item = Place> {
    group
        .registers
        .iter()
        .flat_map(|(id, records)| records.stretches().iter().map(|stretch| (*id, stretch.batch as usize)))
}

fn waits(parts: Parts<'_>, (id, at): Place) -> bool {
    parts.dataset.batches(id).get(at).is_some_and(|batch| batch.waits())
}

/// A dataset with the records of these workbooks, which from now on name its places: whole tables of those that wait, and
/// of those that are held the records of the workbook alone.
fn part(parts: Parts<'_>, groups: &mut [(usize, Group)]) -> Result<Dataset, ShelfError> {
    let mut part = Part::new(parts);
    let waiting: BTreeSet<Place> =
        groups.iter().flat_map(|(_, group)| tables(group)).filter(|place| waits(parts, *place)).collect();
    let mut fetched: HashMap<Place, u32> = HashMap::new();
    for place in waiting {
        fetched.insert(place, part.add(place)? as u32);
    }
    for (_, group) in groups {
        for (id, records) in &mut group.registers {
            *records = placed(&mut part, (*id, records), &fetched);
        }
    }
    Ok(part.finish())
}

fn placed(
    part: &mut Part<'_>,
    (id, records): (RegisterId, &Records),
    fetched: &HashMap<Place, u32>,
) -> Records {
    let mut all = Records::default();
    for run in records.stretches().chunk_by(|a, b| a.batch == b.batch) {
        let Some(first) = run.first() else { continue };
        let place = (id, first.batch as usize);
        let rows = run.iter().flat_map(|stretch| stretch.rows.clone());
        if let Some(batch) = fetched.get(&place).copied() {
            rows.for_each(|row| all.push(RecordId { batch, row }));
            continue;
        }
        let rows: Vec<usize> = rows.map(|row| row as usize).collect();
        let batch = part.pick(place, &rows) as u32;
        (0..rows.len() as u32).for_each(|row| all.push(RecordId { batch, row }));
    }
    all
}
