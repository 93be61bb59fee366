//! Workbooks to be filled.

use super::RunError;
use super::files::canonical;
use crate::migrate::{By, Months, Wish, blank, next, plan};
use crate::model::artifact::Artifact;
use crate::model::canonical::Book;
use crate::model::dataset::Dataset;
use crate::model::register::RegisterId;
use crate::settings::Settings;
use std::collections::BTreeSet;

/// A blank workbook for each of these registers.
///
/// # Errors
/// When one cannot be made.
pub fn blanks(settings: &Settings, registers: &BTreeSet<RegisterId>) -> Result<Vec<Artifact>, RunError> {
    registers.iter().map(|id| artifact(&blank(settings, *id), settings)).collect()
}

/// For each project that keeps any of these registers a workbook of the next month with what is still open in them; where
/// a project sent another month's return, that is the last known state, and is carried over too.
///
/// # Errors
/// When one cannot be made.
pub fn next_month(
    dataset: &Dataset,
    settings: &Settings,
    registers: &BTreeSet<RegisterId>,
) -> Result<Vec<Artifact>, RunError> {
    let wish = Wish { by: By::Project, natives: false };
    let groups = plan(dataset, settings, wish.by, Months::Together);
    groups
        .iter()
        .filter(|group| group.registers.keys().any(|id| registers.contains(id)))
        .map(|group| artifact(&next(dataset, settings, group, (registers, wish)), settings))
        .collect()
}

fn artifact(book: &Book<'_>, settings: &Settings) -> Result<Artifact, RunError> {
    let bytes = canonical(book, settings)?;
    Ok(Artifact { path: book.path.clone(), bytes })
}
