//! The records behind a figure.

use super::combine::any_of;
use super::leaf::{Leaf, Reading};
use super::scope::Index;
use crate::model::dataset::{Dataset, RecordId};
use crate::model::figure::Scope;
use crate::model::measure::{Breakdown, Dimension, MeasureId};
use crate::model::record::{Batch, Value};
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
    let reading = Reading::new(dataset, settings);
    let inside = Inside::new(dataset, settings, scope);
    let mut found = Vec::new();
    for register in registers {
        for (at, batch) in dataset.batches(register).iter().enumerate() {
            let inside = inside.of(register, at, batch);
            for (row, behind) in any_of(&leaves, batch, &reading).into_iter().enumerate() {
                if behind && inside[row] {
                    found.push((register, RecordId { batch: at as u32, row: row as u32 }));
                }
            }
        }
    }
    found
}

/// Which records a scope takes in.
struct Inside<'a> {
    dataset: &'a Dataset,
    settings: &'a Settings,
    scope: &'a Scope,
    index: Index<'a>,
}

impl<'a> Inside<'a> {
    fn new(dataset: &'a Dataset, settings: &'a Settings, scope: &'a Scope) -> Self {
        let group: Vec<Dimension> =
            scope.by.keys().filter(|d| **d != Dimension::Programme).cloned().collect();
        let by = Breakdown { projects: true, programmes: true, groups: vec![group] };
        Self {
            dataset,
            settings,
            scope,
            index: Index::new(dataset, &settings.knowledge, std::iter::once(&by)),
        }
    }

    fn of(&self, register: RegisterId, at: usize, batch: &Batch) -> Vec<bool> {
        let mut inside = vec![true; batch.len()];
        let project = self.settings.knowledge.register(register).field("project");
        for (row, inside) in inside.iter_mut().enumerate() {
            let code = match project.map(|field| batch.value(field, row)) {
                Some(Value::Text(sym)) => Some(self.dataset.text(sym)),
                _ => None,
            };
            *inside = self.is_of_project(code);
        }
        for (dimension, wanted) in &self.scope.by {
            if *dimension == Dimension::Programme {
                continue;
            }
            let members = self.index.members(dimension, register).and_then(|m| m.get(at));
            for (row, inside) in inside.iter_mut().enumerate() {
                let member = members.and_then(|m| m.get(row));
                *inside &= member.is_some_and(|m| self.index.name(dimension, *m) == wanted.as_deref());
            }
        }
        inside
    }

    /// Whether records of this project are taken in.
    fn is_of_project(&self, code: Option<&str>) -> bool {
        let project = code.and_then(|code| self.dataset.project(code));
        let own = self.scope.project.as_deref().is_none_or(|wanted| code == Some(wanted));
        let programme = match self.scope.by.get(&Dimension::Programme) {
            Some(wanted) => project.is_some_and(|p| p.programme == *wanted),
            None => true,
        };
        own && programme
    }
}
