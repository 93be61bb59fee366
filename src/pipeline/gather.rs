//! Sources to dataset: discover, read, recognise, normalise (each file for itself, in parallel), resolve, validate,
//! and what was found out becomes registers of the program's own.

use super::{Gathered, Inspected, Request, RunError, Step, told};
use crate::contain::contained;
use crate::finding::{Finding, Noted};
use crate::made;
use crate::model::artifact::sha256;
use crate::model::dataset::{Dataset, Return, Source};
use crate::model::submission::{Facts, Submission};
use crate::model::table::Recognised;
use crate::model::text::Interner;
use crate::normalise::normalise;
use crate::notes::notes;
use crate::read::codes::FILE_UNREADABLE;
use crate::read::{Content, ReadOptions, discover, read};
use crate::recognise::{Recogniser, whole_tables};
use crate::resolve::resolve;
use crate::settings::{LevelPolicy, Settings};
use crate::shelf::Shelf;
use crate::staffing::staff;
use crate::validate::validate;
use rayon::prelude::*;

/// Reads everything, brings it together and checks it.
///
/// # Errors
/// When a path is not there, when there is nothing to read, or when no month to report can be found.
pub fn gather(request: &Request<'_>) -> Result<Gathered, RunError> {
    let Noted { value: mut dataset, mut findings } = together(request, |_| Ok(()), None)?;
    let (staffed, checked) =
        rayon::join(|| staff(&dataset, request.settings), || validate(&dataset, request.settings));
    let staffing = staffed.into(&mut findings);
    findings.extend(checked);
    findings.extend(told::empty_parts(&dataset, request.settings));
    let findings = with_policy(findings, request.settings);
    made::add(&mut dataset, &staffing, &findings, request.settings);
    Ok(Gathered { dataset, staffing, findings })
}

/// Everything that was read, brought together, with the notes; not yet checked. `put` puts aside what need not be held of a
/// file, on the shelf.
///
/// # Errors
/// As [`gather`], and those of `put` and of the shelf.
pub(super) fn together(
    request: &Request<'_>,
    put: impl Fn(&mut Return) -> Result<(), RunError> + Sync,
    shelf: Option<&Shelf>,
) -> Result<Noted<Dataset>, RunError> {
    let Noted { value: found, mut findings } = discover(request.sources)?;
    findings.extend(told::unused(request.settings, request.sources, &found.submissions));
    let returns = returns(request, &found.submissions, |_, _| (), put)?.into(&mut findings);
    let returns: Vec<Return> = returns.into_iter().map(|(one, _)| one).collect();
    let unread = told::unread_returns(&returns);
    let resolved =
        resolve(returns, request.settings, shelf).map_err(|error| told::no_month(error, unread))?;
    let mut dataset = resolved.into(&mut findings);
    dataset.notes = notes(&found.notes, &dataset, request.settings).into(&mut findings);
    Ok(Noted { value: dataset, findings })
}

/// What each file holds, without bringing the files together.
///
/// # Errors
/// When a path is not there, or when there is nothing to read.
pub fn inspect(request: &Request<'_>) -> Result<Noted<Vec<Inspected>>, RunError> {
    let look = |recogniser: &Recogniser<'_>, recognised: &Recognised| {
        let tables = whole_tables(&recognised.tables);
        let evidence = recogniser.evidence(&recognised.workbook, &tables);
        (tables, evidence)
    };
    let Noted { value: found, mut findings } = discover(request.sources)?;
    let returns = returns(request, &found.submissions, look, |_| Ok(()))?.into(&mut findings);
    let inspected = |(one, evidence): Looked<_>| {
        let period = one.facts.period.map(|(period, _)| period);
        let (tables, evidence) = evidence.unwrap_or_default();
        Inspected { source: Source { period, ..one.source }, tables, evidence }
    };
    Ok(Noted {
        value: returns.into_iter().map(inspected).collect(),
        findings: with_policy(findings, request.settings),
    })
}

/// What a file gave, and what was seen by looking at it before its values were read; nothing in one that cannot be read.
type Looked<T> = (Return, Option<T>);

/// All files, read one by one; in path order, however many threads. `look` sees what was recognised in each that could be
/// read, `put` puts aside what need not be held of it.
///
/// # Errors
/// Those of `put`.
fn returns<T: Send>(
    request: &Request<'_>,
    submissions: &[Submission],
    look: impl Fn(&Recogniser<'_>, &Recognised) -> T + Sync,
    put: impl Fn(&mut Return) -> Result<(), RunError> + Sync,
) -> Result<Noted<Vec<Looked<T>>>, RunError> {
    let mut findings = Vec::new();
    (request.progress)(Step::Found(submissions.len()));
    let recogniser = Recogniser::new(request.settings);
    let options = ReadOptions { password: request.password.clone(), limits: request.settings.limits.clone() };
    let one = |submission: &Submission| {
        let look = |recognised: &Recognised| look(&recogniser, recognised);
        let mut one = contained(|| take_in(submission, &recogniser, &options, request.settings, look))
            .unwrap_or_else(|| Some(broken(submission)));
        if let Some(noted) = &mut one {
            put(&mut noted.value.0)?;
        }
        (request.progress)(Step::Read);
        Ok(one)
    };
    let read: Vec<Option<Noted<Looked<T>>>> =
        submissions.par_iter().map(one).collect::<Result<_, RunError>>()?;
    let returns = read.into_iter().flatten().map(|one| one.into(&mut findings)).collect();
    Ok(Noted { value: returns, findings })
}

/// One file: read, recognised, looked at, normalised. `None` for what this program wrote itself.
fn take_in<T>(
    submission: &Submission,
    recogniser: &Recogniser<'_>,
    options: &ReadOptions,
    settings: &Settings,
    look: impl Fn(&Recognised) -> T,
) -> Option<Noted<Looked<T>>> {
    let mut outcome = read(submission, options);
    let (sha256, bytes) = (outcome.sha256, outcome.bytes);
    match outcome.content {
        Content::OwnOutput(_) => None,
        Content::Unreadable(reason) => {
            let source = Source::unreadable(&submission.file, sha256, bytes, reason);
            let (facts, text) = (Facts::default(), Interner::default());
            let value = Return { source, facts, text, batches: Vec::new() };
            Some(Noted { value: (value, None), findings: outcome.findings })
        }
        Content::Workbook(workbook) => {
            let recognised = recogniser.recognise(submission, workbook).into(&mut outcome.findings);
            let looked = look(&recognised);
            let value = normalise(recognised, sha256, bytes, settings).into(&mut outcome.findings);
            Some(Noted { value: (value, Some(looked)), findings: outcome.findings })
        }
    }
}

/// A file at which a stage failed: a fault of the program, which must not cost the other files.
fn broken<T>(submission: &Submission) -> Noted<Looked<T>> {
    let reason = "the program failed at this file; please report it".to_owned();
    let seen = "the program failed at this file, and none of it was read";
    let remedy = "report it, with the file if you may; the other files were read";
    let finding = Finding::new(FILE_UNREADABLE, seen, remedy).file(&submission.file);
    let (sha256, bytes) = std::fs::read(&submission.path)
        .map_or_else(|_| (String::new(), 0), |bytes| (sha256(&bytes), bytes.len() as u64));
    let source = Source::unreadable(&submission.file, sha256, bytes, reason);
    let value = Return { source, facts: Facts::default(), text: Interner::default(), batches: Vec::new() };
    Noted { value: (value, None), findings: vec![finding] }
}

/// Findings at the levels that the settings want, without those that are off.
pub(super) fn with_policy(findings: Vec<Finding>, settings: &Settings) -> Vec<Finding> {
    findings
        .into_iter()
        .filter_map(|mut finding| {
            match settings.levels.get(finding.code.id) {
                Some(LevelPolicy::Off) => return None,
                Some(LevelPolicy::At(level)) => finding.level = *level,
                None => {}
            }
            Some(finding)
        })
        .collect()
}
