//! Stage 4: all submissions together become one [`Dataset`]: which month is reported, which project each
//! record belongs to, who is who, which version of a return counts, and the account of every row and cell.

pub mod codes;
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

/// Why a run cannot go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResolveError {
    /// Nothing says which month is reported.
    #[error(
        "no reporting month was found: no file states one\n  say which month it is with --period 2026-10, or `period` under [portfolio] in packwright.toml"
    )]
    NoPeriod,
}

/// Brings all returns together. They come in path order, and so does everything in the result.
///
/// # Errors
/// When no month to report can be found.
pub fn resolve(returns: Vec<Return>, settings: &Settings) -> Result<Noted<Dataset>, ResolveError> {
    let mut findings: Vec<Finding> = Vec::new();
    let period = period::choose(&returns, settings)?.into(&mut findings);
    let merged = merge::merge(returns, period, settings);
    let mut dataset = merged.dataset;
    findings.extend(period::stale(&dataset));
    findings.extend(projects::resolve(&mut dataset, &merged.facts, settings));
    findings.extend(people::unify(&mut dataset, settings));
    findings.extend(versions::keep_newest(&mut dataset, &merged.facts, settings));
    findings.extend(tiers::tiers(&mut dataset, settings));
    money::count(&mut dataset, &settings.knowledge);
    Ok(Noted { value: dataset, findings })
}
