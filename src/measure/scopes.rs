//! Which figure a record counts for.

use super::scope::Index;
use crate::model::dataset::{Dataset, RecordId};
use crate::model::figure::Scope;
use crate::model::measure::{Breakdown, Dimension};
use crate::model::register::RegisterId;
use crate::settings::Settings;

/// The scopes of the records of a register by some dimensions, programmes not among them.
pub struct Scopes<'a> {
    index: Index<'a>,
    register: RegisterId,
    dimensions: Vec<Dimension>,
}

impl<'a> Scopes<'a> {
    /// Those by `dimensions`.
    pub fn new(
        dataset: &'a Dataset,
        settings: &Settings,
        register: RegisterId,
        dimensions: &[Dimension],
    ) -> Self {
        let dimensions: Vec<Dimension> =
            dimensions.iter().filter(|d| **d != Dimension::Programme).cloned().collect();
        let by = Breakdown { groups: vec![dimensions.clone()], ..Breakdown::default() };
        let index = Index::new(dataset, &settings.knowledge, std::iter::once(&by));
        Self { index, register, dimensions }
    }

    /// The scope that a record counts for when figures are worked out by all of the dimensions.
    pub fn of(&self, record: RecordId) -> Scope {
        let mut scope = Scope::default();
        for dimension in &self.dimensions {
            let batch =
                self.index.members(dimension, self.register).and_then(|m| m.get(record.batch as usize));
            let member = batch.and_then(|m| m.get(record.row as usize));
            let name = member.and_then(|m| self.index.name(dimension, *m)).map(str::to_owned);
            match dimension {
                Dimension::Project => scope.project = name,
                _ => drop(scope.by.insert(dimension.clone(), name)),
            }
        }
        scope
    }
}
