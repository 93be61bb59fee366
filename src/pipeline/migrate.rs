//! Dataset to canonical workbooks, and what is told of them.

use super::{Gathered, RunError};
use crate::migrate::{Wish, book, plan};
use crate::model::artifact::Artifact;
use crate::render::xlsx;
use crate::settings::Settings;
use rayon::prelude::*;

/// The canonical workbooks, in the order of their names.
///
/// # Errors
/// When a workbook cannot be made, such as one of more records than a sheet has rows.
pub fn migrate(gathered: &Gathered, settings: &Settings, wish: Wish) -> Result<Vec<Artifact>, RunError> {
    let dataset = &gathered.dataset;
    let books = plan(dataset, settings, wish);
    let written = books.par_iter().map(|group| {
        let book = book(dataset, settings, group, wish);
        let bytes = xlsx::canonical(&book, &settings.knowledge.theme);
        let bytes = bytes.map_err(|e| RunError::Pack { role: book.path.clone(), reason: e.to_string() })?;
        Ok(Artifact { path: format!("registers/{}", book.path), bytes })
    });
    written.collect()
}
