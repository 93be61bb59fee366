//! Which month is reported, and which sources state another.

use super::{ResolveError, codes};
use crate::finding::{Finding, Noted};
use crate::model::dataset::{Dataset, Return};
use crate::model::period::Period;
use crate::settings::Settings;
use std::collections::BTreeMap;

/// The month of the settings, else the one that most sources state; of two that are stated as often, the later.
pub fn choose(returns: &[Return], settings: &Settings) -> Result<Noted<Period>, ResolveError> {
    if let Some(period) = settings.portfolio.period {
        return Ok(Noted::silent(period));
    }
    let mut votes: BTreeMap<Period, Vec<String>> = BTreeMap::new();
    for one in returns {
        if let Some((period, _)) = one.facts.period {
            votes.entry(period).or_default().push(one.source.file.clone());
        }
    }
    let stated: usize = votes.values().map(Vec::len).sum();
    let (period, files) =
        votes.into_iter().max_by_key(|(p, f)| (f.len(), *p)).ok_or(ResolveError::NoPeriod)?;
    let seen = format!(
        "no settings name the month; {} of {stated} files that state one say {}",
        files.len(),
        period.long()
    );
    let finding = Finding::new(codes::PERIOD_TAKEN, seen, format!("say --period {period} to be sure"))
        .count(files.len() as u64)
        .evidence(files);
    Ok(Noted { value: period, findings: vec![finding] })
}

/// A finding for each source that states another month.
pub fn stale(dataset: &Dataset) -> Vec<Finding> {
    dataset
        .sources
        .iter()
        .filter_map(|source| {
            let stated = source.period.filter(|_| source.stale)?;
            let seen = format!("the file states {}, not {}", stated.long(), dataset.period.long());
            let remedy =
                "ask for this month's return; until it comes, these records are the last known state";
            let records = source.account.records;
            Some(Finding::new(codes::STALE_RETURN, seen, remedy).file(&source.file).count(records))
        })
        .collect()
}
