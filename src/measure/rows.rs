//! The records behind a figure.

use super::combine::any_of;
use super::filter::Calendar;
use super::leaf::Leaf;
use super::scope::{Grain, Groups, Index};
use crate::model::dataset::{Dataset, RecordId};
use crate::model::figure::Scope;
use crate::model::measure::{Dimension, MeasureId};
use crate::model::register::RegisterId;
use crate::settings::Settings;
use std::collections::BTreeSet;

/// The records behind the figure of a measure for a scope, by register, in the order of the dataset: those that
/// meet the conditions and have the value; for a measure made of others, those behind any of its parts. None for a
/// scope that has no figure.
pub fn rows(
    dataset: &Dataset,
    settings: &Settings,
    measure: MeasureId,
    scope: &Scope,
) -> Vec<(RegisterId, RecordId)> {
    let leaves = Leaf::all(settings, measure);
    let registers: BTreeSet<RegisterId> = leaves.iter().map(|l| l.register).collect();
    let calendar = Calendar::new(dataset, settings);
    let index = Index::new(dataset, settings);
    let (grain, by) = shape(scope);
    let mut found = Vec::new();
    for register in registers {
        let groups = Groups::new(&index, settings, register, grain);
        let inside: Vec<bool> = groups
            .keys
            .iter()
            .map(|key| index.targets(*key, grain, &by).into_iter().any(|key| index.scope(key) == *scope))
            .collect();
        for (at, (batch, of)) in dataset.batches(register).iter().zip(&groups.of).enumerate() {
            for (row, behind) in any_of(&leaves, batch, &calendar).into_iter().enumerate() {
                if behind && inside[of[row] as usize] {
                    found.push((register, RecordId { batch: at as u32, row: row as u32 }));
                }
            }
        }
    }
    found
}

/// The grain of a scope and its dimensions.
fn shape(scope: &Scope) -> (Grain, BTreeSet<Dimension>) {
    let mut by: BTreeSet<Dimension> = scope.by.keys().copied().collect();
    if scope.project.is_some() {
        by.insert(Dimension::Project);
    }
    let grain = if by.contains(&Dimension::Month) {
        Grain::Month
    } else if by.contains(&Dimension::Category) {
        Grain::Category
    } else {
        Grain::Plain
    };
    (grain, by)
}
