//! Sources to canonical workbooks, each read again, and the dossier of what became of everything.

mod again;
mod bundles;
mod verify;

pub use verify::verify;

use super::files::{canonical, pages, workbook};
use super::manifest::{manifest, run_id};
use super::shelved::{self, Shelved};
use super::{Gathered, Request, RunError, money, wish};
use crate::lineage::Said;
use crate::migrate::{
    Answered, Answers, Applied, Counted, Dossier, Group, Ledger, Months, Next, Told, Wish, Written, apply,
    book, dossier, plan, questions, read_answers,
};
use crate::model::artifact::{Artifact, Listed};
use crate::model::dataset::Dataset;
use crate::normalise::fits;
use crate::publish::Folder;
use crate::read::read_own;
use crate::recognise::Recogniser;
use crate::review;
use crate::settings::Settings;
use again::{again, unlimited, unnamed};
use std::borrow::Cow;
use std::path::Path;

/// What a migration gave.
pub struct Migrated {
    /// What was read, as far as it is held.
    pub gathered: Gathered,
    /// What was written: the canonical workbooks, the dossier, and the manifest last.
    pub files: Vec<Listed>,
    /// What does not add up; none where everything does.
    pub breaks: Vec<String>,
    /// What was answered, and what became of it.
    pub answered: Vec<Answered>,
    /// How many questions are open.
    pub questions: usize,
}

/// The answers in the bytes of a dossier's workbook; `None` where it is none.
pub fn answers(bytes: &[u8]) -> Option<Answers> {
    read_answers(&read_own(bytes, &unnamed("dossier.xlsx"), &unlimited(), "dossier")?)
}

/// Reads the sources, applies the answers, writes the canonical workbooks into the folder, reads each again, and tells
/// what became of everything. Each file is written as soon as it is made, and none is held.
///
/// # Errors
/// When a path is not there, when no month can be found, or when a workbook cannot be made or written.
pub fn migrate(
    request: &Request<'_>,
    wish: Wish,
    answers: Option<&Answers>,
    folder: &Folder,
) -> Result<Migrated, RunError> {
    let (shelved, settings, answered) = answered(request, answers, folder.dir())?;
    written(shelved, &settings, wish, answered, folder)
}

/// The sources, read with what a person answered; and what became of each answer. `shelf` is the folder in which records wait.
fn answered<'a>(
    request: &Request<'a>,
    answers: Option<&Answers>,
    shelf: &Path,
) -> Result<(Shelved, Cow<'a, Settings>, Vec<Answered>), RunError> {
    let first = shelved::gather(request, shelf)?;
    let Some(answers) = answers.filter(|answers| !answers.is_empty()) else {
        return Ok((first, Cow::Borrowed(request.settings), Vec::new()));
    };
    let mut settings = request.settings.clone();
    let Gathered { dataset, findings, .. } = &first.gathered;
    let asked = questions(dataset, &settings, findings, &first.unread);
    drop(first);
    let takes = |settings: &Settings, register: &str, field: &str, text: &str| {
        let register = settings.knowledge.kept(register);
        register.is_some_and(|r| r.field(field).is_some_and(|f| fits(settings, r.decl(f), text)))
    };
    let answered = apply(answers, &asked, &mut settings, &takes);
    let password = request.password.clone();
    let again = Request { sources: request.sources, settings: &settings, password, progress: &|_| () };
    let shelved = shelved::gather(&again, shelf)?;
    Ok((shelved, Cow::Owned(settings), answered))
}

fn written(
    shelved: Shelved,
    settings: &Settings,
    wish: Wish,
    answered: Vec<Answered>,
    folder: &Folder,
) -> Result<Migrated, RunError> {
    let Gathered { dataset, findings, .. } = &shelved.gathered;
    let groups = plan(dataset, settings, wish.by, Months::Apart);
    let recogniser = Recogniser::new(settings);
    let made = bundles::each(shelved.parts(settings), &groups, |part, group| {
        registers(part, settings, &recogniser, (group, wish), folder)
    })?;
    let (mut files, written): (Vec<Listed>, Vec<Written>) = made.into_iter().unzip();
    let mut dossier = dossier(dataset, settings, findings, (written, answered), &shelved.unread);
    dossier.changes = told(&shelved, settings, &dossier, (folder, &mut files))?;
    for file in shown(&dossier, settings, &run_id(dataset, settings))? {
        files.push(folder.put(&file)?);
    }
    files.sort();
    let mut breaks = review::of_sources(dataset, settings, &|_, _| true);
    breaks.extend(shelved.unrated.iter().cloned());
    let verdict = money::of(&breaks, dataset, settings);
    let mut manifest = manifest(dataset, settings, &files, &verdict);
    manifest["migration"] = wish::describe(wish);
    let mut bytes = serde_json::to_vec_pretty(&manifest)?;
    bytes.push(b'\n');
    files.push(folder.put(&Artifact { path: "manifest.json".to_owned(), bytes })?);
    let (breaks, questions) = (dossier.account.breaks, dossier.questions.len());
    let answered = dossier.answered;
    Ok(Migrated { files, breaks, answered, questions, gathered: shelved.gathered })
}

/// A canonical workbook of a dataset that has its records, written and read again.
fn registers(
    dataset: &Dataset,
    settings: &Settings,
    recogniser: &Recogniser<'_>,
    (group, wish): (&Group, Wish),
    folder: &Folder,
) -> Result<(Listed, Written), RunError> {
    let book = book(dataset, settings, group, wish);
    let bytes = canonical(&book, settings)?;
    let proof = again(dataset, settings, recogniser, (group, wish), &bytes);
    let listed = folder.put(&Artifact { path: format!("registers/{}", book.path), bytes })?;
    let written = Written { path: group.path.clone(), sha256: listed.sha256.clone(), proof };
    Ok((listed, written))
}

/// The dossier for programs: `changes.csv`, and `dossier.json` with the same changes at its end.
fn told<'s>(
    shelved: &Shelved,
    settings: &'s Settings,
    dossier: &Dossier<'_>,
    (folder, files): (&Folder, &mut Vec<Listed>),
) -> Result<Counted<'s>, RunError> {
    let (mut csv, mut json) = (folder.create("changes.csv")?, folder.create("dossier.json")?);
    let (said, applied) = (Said::new(dossier.findings), Applied::new(&dossier.answered));
    dossier.write_json(settings, &mut json).map_err(|e| json.failed(e))?;
    let mut ledger = Ledger::default();
    let mut write = |next: Next| {
        csv.add(&next.csv)?;
        json.add(&next.json)
    };
    write(ledger.begin())?;
    let told = |part: &Dataset| Ok(Told::of(part, settings, &said, &applied)?);
    shelved.parts(settings).each(told, |_, told| Ok::<(), RunError>(write(ledger.add(told))?))?;
    let (last, counted) = ledger.end();
    write(last)?;
    files.extend([csv.finish()?, json.finish()?]);
    Ok(counted)
}

/// The dossier for people.
fn shown(dossier: &Dossier<'_>, settings: &Settings, run: &str) -> Result<Vec<Artifact>, RunError> {
    let document = dossier.document(settings, run);
    let (pages, bytes) =
        rayon::join(|| pages(&document, settings, b"").value, || workbook(&document, settings));
    let mut files: Vec<Artifact> = pages.into_iter().map(|file| file.artifact).collect();
    files.push(Artifact { path: document.path("xlsx"), bytes: bytes? });
    Ok(files)
}
