//! One name in two orders: `Smith Jane` where a list of people has Jane Smith.

use super::known::{Directory, Known};
use crate::model::dataset::Dataset;
use std::collections::HashMap;

/// For each name that stands in another order as well, the one that is used, where one of the two is on a list of people.
/// Two that stand in one column are two people, since a column is written in one order.
pub fn twins(directory: &Directory, dataset: &Dataset) -> HashMap<usize, usize> {
    let mut twins = HashMap::new();
    for group in directory.by_words.values().filter(|group| group.len() > 1) {
        let listed = group.iter().any(|at| directory.people[*at].listed);
        if !listed || share_a_column(group, directory) {
            continue;
        }
        let best = group.iter().copied().max_by(|a, b| {
            let (one, other) = (&directory.people[*a], &directory.people[*b]);
            let names = dataset.text(other.text).cmp(dataset.text(one.text));
            weight(one).cmp(&weight(other)).then(names)
        });
        if let Some(best) = best {
            twins.extend(group.iter().filter(|at| **at != best).map(|at| (*at, best)));
        }
    }
    twins
}

fn share_a_column(group: &[usize], directory: &Directory) -> bool {
    let columns: Vec<_> = group.iter().flat_map(|at| &directory.people[*at].columns).collect();
    let mut distinct = columns.clone();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len() < columns.len()
}

/// How surely the words stand in the order in which they are spoken: by commas and addresses first, then by where and how
/// often they are written so.
fn weight(known: &Known) -> (u64, usize, u64) {
    (known.cells.1, known.columns.len(), known.cells.0)
}
