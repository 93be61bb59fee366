//! The copies of the returns with the findings beside their cells, each for its sender.

mod names;
mod withheld;

use super::{Gathered, Request, RunError, run_id};
use crate::compose::{AboutReturn, annotated};
use crate::contain::contained;
use crate::finding::Finding;
use crate::model::artifact::Artifact;
use crate::model::submission::Submission;
use crate::read::{Content, ReadOptions, discover, read};
use crate::render::xlsx;
use crate::settings::Settings;
use names::Names;
use rayon::prelude::*;
use std::collections::BTreeMap;
use withheld::Withheld;

/// The folder that the copies are written to.
pub const RETURNS: &str = "returns";

/// A copy of each return that something was found in, with what was found beside its cells, in path order. The files
/// are read again, each for itself; one that cannot be read, or was changed since, has no copy.
///
/// # Errors
/// When a path is not there any more, or when a copy cannot be made.
pub fn annotated_returns(request: &Request<'_>, gathered: &Gathered) -> Result<Vec<Artifact>, RunError> {
    let submissions = discover(request.sources)?.value.submissions;
    let mut findings: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &gathered.findings {
        findings.entry(finding.place.file.as_str()).or_default().push(finding);
    }
    let mut names = Names::default();
    let work: Vec<(&Submission, String, &[&Finding])> = submissions
        .iter()
        .filter_map(|one| Some((one, names.unique(&one.file), findings.get(one.file.as_str())?.as_slice())))
        .collect();
    let printed = request.settings.printed();
    let run = run_id(&gathered.dataset, request.settings);
    let copies = Copies {
        gathered,
        settings: &printed,
        run: &run,
        withheld: Withheld::new(&gathered.dataset.sources),
    };
    let options = ReadOptions { password: request.password.clone(), limits: request.settings.limits.clone() };
    let made: Vec<Result<Option<Artifact>, RunError>> = work
        .into_par_iter()
        .map(|(one, name, findings)| {
            let make = || copies.make(one, name, findings, &options);
            contained(make)
                .unwrap_or_else(|| Err(failed(one, "the program failed at this file; please report it")))
        })
        .collect();
    made.into_iter().filter_map(Result::transpose).collect()
}

/// What all copies share.
struct Copies<'a> {
    gathered: &'a Gathered,
    settings: &'a Settings,
    run: &'a str,
    withheld: Withheld<'a>,
}

impl Copies<'_> {
    fn make(
        &self,
        one: &Submission,
        name: String,
        findings: &[&Finding],
        options: &ReadOptions,
    ) -> Result<Option<Artifact>, RunError> {
        let outcome = read(one, options);
        let Content::Workbook(workbook) = outcome.content else { return Ok(None) };
        let dataset = &self.gathered.dataset;
        // The findings are about what was read first.
        if !dataset.sources.iter().any(|s| s.file == one.file && s.sha256 == outcome.sha256) {
            return Ok(None);
        }
        let findings = findings.iter().map(|finding| self.withheld.from(finding)).collect();
        let theme = &self.settings.knowledge.theme;
        let (portfolio, words) = (self.settings.portfolio.name.as_str(), &theme.print.words);
        let about = AboutReturn { portfolio, period: dataset.period, run: self.run, words };
        let copy = annotated(&one.file, &workbook, findings, about);
        let bytes = xlsx::annotated::render(&copy, theme).map_err(|error| failed(one, error.to_string()))?;
        Ok(Some(Artifact { path: format!("{RETURNS}/{name}"), bytes }))
    }
}

fn failed(one: &Submission, reason: impl Into<String>) -> RunError {
    RunError::Copy { file: one.file.clone(), reason: reason.into() }
}
