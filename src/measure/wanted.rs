//! What each measure has to be worked out for, because it or a measure made of it declares so.

use crate::model::knowledge::Knowledge;
use crate::model::measure::{Breakdown, Calculation, Dimension, MOST_TOGETHER, MeasureId};

/// For each measure all that it is needed for.
pub(super) fn wanted(knowledge: &Knowledge) -> Vec<Breakdown> {
    let mut wanted: Vec<Option<Breakdown>> = vec![None; knowledge.measures.len()];
    for (id, measure) in knowledge.each_measure() {
        want(knowledge, id, &measure.by, &mut wanted);
    }
    wanted.into_iter().map(Option::unwrap_or_default).collect()
}

fn want(knowledge: &Knowledge, id: MeasureId, by: &Breakdown, wanted: &mut [Option<Breakdown>]) {
    let own = &mut wanted[usize::from(id.0)];
    let before = own.clone();
    own.get_or_insert_default().add(by);
    // A part that several are made of is gone through again only where more is wanted of it.
    if *own == before {
        return;
    }
    let measure = knowledge.measure(id);
    let inside = match &measure.calculation {
        Calculation::Across { over, .. } => finer(by, over),
        _ => by.clone(),
    };
    for part in measure.parts() {
        want(knowledge, part, &inside, wanted);
    }
}

/// The same for each of some dimensions, too.
fn finer(by: &Breakdown, over: &[Dimension]) -> Breakdown {
    let whole = std::iter::once(&[][..]).chain(by.groups.iter().map(Vec::as_slice));
    // More than a key holds cannot be told apart: what needs it is unknown.
    let fits = |group: &Vec<Dimension>| (1..=MOST_TOGETHER).contains(&group.len());
    let groups = whole.map(|group| together(group, over)).filter(fits).collect();
    Breakdown { projects: by.projects || over.contains(&Dimension::Project), groups, ..*by }
}

/// A group and the dimensions told apart inside it, in order. Projects are no part of a group.
pub(super) fn together(group: &[Dimension], over: &[Dimension]) -> Vec<Dimension> {
    let mut all: Vec<Dimension> =
        group.iter().chain(over).filter(|d| **d != Dimension::Project).cloned().collect();
    all.sort();
    all.dedup();
    all
}
