//! Stage 4: all submissions together become one [`Dataset`]: which month is reported, which project each
//! record belongs to, who is who, which version of a return counts, and the account of every row and cell.

pub mod codes;
mod lend;
mod merge;
mod money;
mod people;
mod period;
mod projects;
mod tiers;
mod versions;

use crate::finding::{Finding, Noted};
use crate::model::dataset::{Dataset, Return};
use crate::settings::Settings;
use crate::shelf::{Shelf, ShelfError};

/// Why a run cannot go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResolveError {
    /// Nothing says which month is reported.
    #[error(
        "no reporting month was found: no file states one\n  say which month it is with --period 2026-10, or `period` under [portfolio] in packwright.toml"
    )]
    NoPeriod,
    /// What was set down in a file for the time being could not be fetched.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
}

/// Brings all returns together. They come in path order, and so does everything in the result. Where columns of records
/// wait on a shelf, those must be held that name projects and people, and all of the lists of projects and of roles; the
/// money of records that wait is not added up.
///
/// # Errors
/// When no month to report can be found, or when what waits cannot be fetched.
pub fn resolve(
    returns: Vec<Return>,
    settings: &Settings,
    shelf: Option<&Shelf>,
) -> Result<Noted<Dataset>, ResolveError> {
    let mut findings: Vec<Finding> = Vec::new();
    let period = period::choose(&returns, settings)?.into(&mut findings);
    let merged = merge::merge(returns, period, settings);
    let mut dataset = merged.dataset;
    findings.extend(period::stale(&dataset));
    findings.extend(projects::resolve(&mut dataset, &merged.facts, settings));
    findings.extend(people::unify(&mut dataset, settings));
    findings.extend(versions::keep_newest(&mut dataset, &merged.facts, settings, shelf)?);
    findings.extend(tiers::tiers(&mut dataset, settings));
    money::count(&mut dataset, &settings.knowledge);
    Ok(Noted { value: dataset, findings })
}
