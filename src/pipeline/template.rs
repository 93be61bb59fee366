//! Workbooks to be filled.

use super::RunError;
use crate::migrate::{By, Group, Wish, blank, next, plan};
use crate::model::artifact::Artifact;
use crate::model::canonical::Book;
use crate::model::dataset::Dataset;
use crate::model::register::RegisterId;
use crate::render::xlsx;
use crate::settings::Settings;
use std::collections::BTreeSet;

/// A blank workbook for each of these registers.
///
/// # Errors
/// When one cannot be made.
pub fn blanks(settings: &Settings, registers: &BTreeSet<RegisterId>) -> Result<Vec<Artifact>, RunError> {
    registers.iter().map(|id| artifact(&blank(settings, *id), settings)).collect()
}

/// For each project a workbook of the next month with what is still open in these registers; where a project sent another
/// month's return, that is the last known state, and is carried over too.
///
/// # Errors
/// When one cannot be made.
pub fn next_month(
    dataset: &Dataset,
    settings: &Settings,
    registers: &BTreeSet<RegisterId>,
) -> Result<Vec<Artifact>, RunError> {
    let wish = Wish { by: By::Project, natives: false };
    let mut groups: Vec<Group> = Vec::new();
    for group in plan(dataset, settings, wish) {
        match groups.iter_mut().find(|g| g.project == group.project) {
            Some(known) => {
                group
                    .registers
                    .into_iter()
                    .for_each(|(id, more)| known.registers.entry(id).or_default().extend(more));
            }
            None => groups.push(Group {
                period: dataset.period,
                path: group.path.replace(&format!(" ({})", group.period), ""),
                ..group
            }),
        }
    }
    groups
        .iter()
        .map(|group| artifact(&next(dataset, settings, group, (registers, wish)), settings))
        .collect()
}

fn artifact(book: &Book<'_>, settings: &Settings) -> Result<Artifact, RunError> {
    let bytes = xlsx::canonical(book, &settings.knowledge.theme);
    let bytes = bytes.map_err(|e| RunError::Pack { role: book.path.clone(), reason: e.to_string() })?;
    Ok(Artifact { path: book.path.clone(), bytes })
}
