//! The stages one after the other: what every command shares.

mod attached;
mod build;
mod dataset;
mod files;
mod gather;
mod index;
mod manifest;
mod migrate;
mod money;
mod month;
mod returns;
mod shelved;
mod template;
mod told;
mod view;
mod wish;

pub use crate::migrate::{Answers, By, Wish};
pub use build::{build, findings_workbook};
pub use gather::{gather, inspect};
pub use manifest::run_id;
pub use migrate::{Migrated, answers, migrate, verify};
pub use money::verdict;
pub use returns::{RETURNS, annotated_returns};
pub use template::{blanks, next_month};

use crate::finding::{Code, Finding};
use crate::model::dataset::{Dataset, Source};
use crate::model::staffing::Staffing;
use crate::model::table::RegisterTable;
use crate::publish::PublishError;
use crate::read::DiscoverError;
pub use crate::recognise::ColumnEvidence;
use crate::resolve::ResolveError;
use crate::settings::Settings;
use crate::shelf::ShelfError;
use crate::store::StoreError;
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
    /// Who holds which role.
    pub staffing: Staffing,
    /// Findings in path order, their levels as the settings want them.
    pub findings: Vec<Finding>,
}

/// One file, and what its columns hold.
pub struct Inspected {
    /// What was recognised in it.
    pub source: Source,
    /// Its tables, a list of mixed types as one.
    pub tables: Vec<RegisterTable>,
    /// For each of these, what each of its columns holds; empty where it could not be read.
    pub evidence: Vec<Vec<ColumnEvidence>>,
}

/// A file format of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PackFormat {
    /// A workbook.
    Xlsx,
    /// Pages.
    Pdf,
}

/// Why a run cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A path that is not there, or nothing to read.
    #[error(transparent)]
    Discover(#[from] DiscoverError),
    /// No month to report.
    #[error(transparent)]
    Resolve(#[from] ResolveError),
    /// No file could be read; which and why, a line each.
    #[error("no file could be read:{0}")]
    Unread(String),
    /// No file that could be read has a register in it.
    #[error("no records were found in the files that could be read, so no packs were made")]
    Empty,
    /// Something that is always JSON was not.
    #[error("the results could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The records could not be set down for the time being.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// The records could not be stored.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A pack could not be made.
    #[error("the pack for `{role}` could not be made: {reason}")]
    Pack {
        /// Whose pack.
        role: String,
        /// Why.
        reason: String,
    },
    /// A file could not be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// A copy of a return could not be made.
    #[error("the copy of `{file}` with its findings could not be made: {reason}")]
    Copy {
        /// Whose copy.
        file: String,
        /// Why.
        reason: String,
    },
}

/// Whether a kind of finding is about values of cells.
pub fn is_about_values(code: &Code) -> bool {
    crate::normalise::codes::ALL.contains(code)
}

/// Whether a kind of finding is about where tables lie and what their columns are.
pub fn is_about_tables(code: &Code) -> bool {
    crate::recognise::codes::ALL.contains(code)
}

/// Every kind of finding, by name: the program's own, and those that the templates declare.
pub fn all_codes(settings: &Settings) -> Vec<Code> {
    let mut all = codes();
    all.extend(&settings.rules.codes);
    all.sort_by_key(|code| code.id);
    all
}

/// Every kind of finding of the program itself, by name.
pub fn codes() -> Vec<Code> {
    let stages = [
        crate::read::codes::ALL,
        crate::recognise::codes::ALL,
        crate::normalise::codes::ALL,
        crate::resolve::codes::ALL,
        crate::notes::codes::ALL,
        crate::staffing::codes::ALL,
        crate::staffing::codes::RULES,
        crate::validate::ALL,
        crate::measure::ALL,
    ];
    let mut all: Vec<Code> = stages.into_iter().flatten().copied().chain(crate::render::codes()).collect();
    all.sort_by_key(|code| code.id);
    all
}
