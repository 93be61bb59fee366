//! The stages one after the other: what every command shares.

use crate::finding::{Code, Finding, Noted};
use crate::model::dataset::{Dataset, Source};
pub use crate::publish::Artifact;
use crate::settings::Settings;
use std::path::PathBuf;

/// What a run is asked for.
pub struct Request<'a> {
    /// Workbooks and folders.
    pub sources: &'a [PathBuf],
    /// Settings and templates.
    pub settings: &'a Settings,
    /// For files that need one.
    pub password: Option<String>,
    /// Told how far the run is; called from several threads.
    pub progress: &'a (dyn Fn(Step) + Sync),
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many files are to be read.
    Found(usize),
    /// One more file was read.
    Read,
}

/// Everything that was read, and what there is to say about it.
pub struct Gathered {
    /// The records.
    pub dataset: Dataset,
    /// Findings in path order, their levels as the settings want them.
    pub findings: Vec<Finding>,
}

/// Why a run cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Nothing to read.
    #[error("{0}")]
    Discover(String),
}

/// A file format of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackFormat {
    /// A workbook.
    Xlsx,
    /// Pages.
    Pdf,
}

/// Reads everything, brings it together and checks it.
///
/// # Errors
/// When the run cannot go on.
pub fn gather(request: &Request<'_>) -> Result<Gathered, RunError> {
    let _ = request;
    Err(RunError::Discover("the pipeline comes with the merge".to_owned()))
}

/// What each file holds.
///
/// # Errors
/// When the run cannot go on.
pub fn inspect(request: &Request<'_>) -> Result<Noted<Vec<Source>>, RunError> {
    let _ = request;
    Ok(Noted::silent(Vec::new()))
}

/// Every kind of finding.
pub fn codes() -> Vec<Code> {
    Vec::new()
}

/// The packs and all that lies beside them.
///
/// # Errors
/// When a pack cannot be written.
pub fn build(
    gathered: &mut Gathered,
    settings: &Settings,
    audiences: &[String],
    formats: &[PackFormat],
) -> Result<Vec<Artifact>, RunError> {
    let _ = (gathered, settings, audiences, formats);
    Ok(Vec::new())
}

/// The findings as a workbook, from [`crate::finding::rows`].
///
/// # Errors
/// When the workbook cannot be written.
pub fn findings_workbook(findings: &[Finding], settings: &Settings) -> Result<Vec<u8>, RunError> {
    let _ = (findings, settings);
    Ok(Vec::new())
}
