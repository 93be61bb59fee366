//! One name in two orders: `Smith Jane` where a list of people has Jane Smith.

use super::known::{Directory, Known};
use crate::model::dataset::Dataset;
use std::collections::HashMap;

/// For each name that stands in another order as well, the one that is used, where one of the two is on a list of people;
/// what is known of the one is known of the other. Two that stand in one list of people are two people.
pub fn twins(directory: &mut Directory, dataset: &Dataset) -> HashMap<usize, usize> {
    let twins = find(directory, dataset);
    for (twin, best) in &twins {
        let twin = directory.people[*twin].clone();
        let best = &mut directory.people[*best];
        best.listed |= twin.listed;
        best.office |= twin.office;
        best.projects.extend(twin.projects);
    }
    twins
}

fn find(directory: &Directory, dataset: &Dataset) -> HashMap<usize, usize> {
    let mut twins = HashMap::new();
    for group in directory.by_words.values().filter(|group| group.len() > 1) {
        let listed = group.iter().any(|at| directory.people[*at].listed);
        if !listed || share_a_list(group, directory) {
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

fn share_a_list(group: &[usize], directory: &Directory) -> bool {
    let lists: Vec<_> = group.iter().flat_map(|at| &directory.people[*at].lists).collect();
    let mut distinct = lists.clone();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len() < lists.len()
}

/// How surely the words stand in the order in which they are spoken: by the settings, by commas and addresses, by a list of
/// people, then by where and how often they are written so.
fn weight(known: &Known) -> (bool, u64, bool, usize, u64) {
    (known.declared, known.cells.1, known.listed, known.columns.len(), known.cells.0)
}
