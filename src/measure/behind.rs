//! Which records of a register are behind which measure.

use super::leaf::{Leaf, Reading};
use crate::model::dataset::Dataset;
use crate::model::measure::MeasureId;
use crate::model::register::{FieldId, RegisterId};
use crate::settings::Settings;
use std::collections::BTreeSet;

/// Every field that measures stand on, by its register: those of what is added up and those of the conditions.
pub fn measured_fields(
    settings: &Settings,
    measures: impl IntoIterator<Item = MeasureId>,
) -> BTreeSet<(RegisterId, FieldId)> {
    let leaves = measures.into_iter().flat_map(|id| Leaf::all(settings, id));
    leaves
        .flat_map(|leaf| leaf.fields().map(move |field| (leaf.register, field)).collect::<Vec<_>>())
        .collect()
}

/// The registers whose records a measure is made of; none for a plain number.
pub fn registers_of(settings: &Settings, measure: MeasureId) -> BTreeSet<RegisterId> {
    Leaf::all(settings, measure).into_iter().map(|leaf| leaf.register).collect()
}

/// For each measure of the records of a register, in declared order: for each batch, whether each record is behind it, that
/// is, meets the conditions and has the value. A measure made of others has the records behind its parts.
pub fn behind(
    dataset: &Dataset,
    settings: &Settings,
    register: RegisterId,
) -> Vec<(MeasureId, Vec<Vec<bool>>)> {
    let reading = Reading::new(dataset, settings);
    let masks = |leaf: Leaf<'_>| {
        let batches = dataset.batches(register).iter();
        batches.map(|batch| leaf.behind(batch, &reading)).collect()
    };
    let own = settings.knowledge.each_measure().filter_map(|(id, measure)| Some((id, Leaf::of(measure)?)));
    own.filter(|(_, leaf)| leaf.register == register).map(|(id, leaf)| (id, masks(leaf))).collect()
}
