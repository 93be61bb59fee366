//! Sources to canonical workbooks, each read again, and the dossier of what became of everything.

use super::files::{canonical, pages, workbook};
use super::manifest::{manifest, run_id};
use super::{Gathered, Request, RunError, gather, wish};
use crate::migrate::{
    Answered, Answers, Changes, Dossier, Group, Months, Proof, Wish, Written, apply, book, dossier, plan,
    proof, questions, read_answers,
};
use crate::model::artifact::{Artifact, Listed, sha256};
use crate::model::canonical::CANONICAL;
use crate::model::submission::{Format, Submission};
use crate::normalise::{fits, normalise};
use crate::publish::Folder;
use crate::read::{ReadOptions, read_own};
use crate::recognise::Recogniser;
use crate::settings::{Limits, Settings};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What a migration gave.
pub struct Migrated {
    /// What was read.
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
    let (gathered, settings, answered) = answered(request, answers)?;
    written(gathered, &settings, wish, answered, folder)
}

/// The sources, read with what a person answered; and what became of each answer.
fn answered<'a>(
    request: &Request<'a>,
    answers: Option<&Answers>,
) -> Result<(Gathered, Cow<'a, Settings>, Vec<Answered>), RunError> {
    let gathered = gather(request)?;
    let Some(answers) = answers.filter(|answers| !answers.is_empty()) else {
        return Ok((gathered, Cow::Borrowed(request.settings), Vec::new()));
    };
    let mut settings = request.settings.clone();
    let asked = questions(&gathered.dataset, &settings, &gathered.findings);
    let takes = |settings: &Settings, register: &str, field: &str, text: &str| {
        let register = settings.knowledge.kept(register);
        register.is_some_and(|r| r.field(field).is_some_and(|f| fits(settings, r.decl(f), text)))
    };
    let answered = apply(answers, &asked, &mut settings, &takes);
    let password = request.password.clone();
    let again = Request { sources: request.sources, settings: &settings, password, progress: &|_| () };
    let gathered = gather(&again)?;
    Ok((gathered, Cow::Owned(settings), answered))
}

/// What of a migration that was written before does not agree with the sources or with its own hashes; nothing where all
/// does. `file` gives the bytes of a file of its folder. How it was written stands in its manifest, what was answered then in
/// its dossier.
///
/// # Errors
/// When a path is not there or no month can be found.
pub fn verify(
    request: &Request<'_>,
    file: &(dyn Fn(&str) -> Option<Vec<u8>> + Sync),
) -> Result<(Gathered, Vec<String>), RunError> {
    let told = file("dossier.xlsx").and_then(|bytes| answers(&bytes)).unwrap_or_default();
    let (gathered, settings, _) = answered(request, Some(&told))?;
    let manifest = file("manifest.json").and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let manifest: serde_json::Value = manifest.unwrap_or_default();
    let Some(wish) = wish::read(&manifest) else {
        let none = "manifest.json is not there or is no migration's, so nothing says what was written";
        return Ok((gathered, vec![none.to_owned()]));
    };
    let mut breaks = hashes(&gathered, &manifest, file);
    let groups = plan(&gathered.dataset, &settings, wish.by, Months::Apart);
    let recogniser = Recogniser::new(&settings);
    let found: Vec<Vec<String>> = groups
        .par_iter()
        .map(|group| match file(&format!("registers/{}", group.path)) {
            Some(bytes) => again(&gathered, &settings, &recogniser, (group, wish), &bytes).breaks,
            None => vec![format!("registers/{} is not there", group.path)],
        })
        .collect();
    breaks.extend(found.into_iter().flatten());
    Ok((gathered, breaks))
}

/// Sources and outputs whose bytes are not those that the manifest lists.
fn hashes(
    gathered: &Gathered,
    manifest: &serde_json::Value,
    file: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Vec<String> {
    let list = |key: &str, name: &str| -> BTreeMap<String, String> {
        let all = manifest.get(key).and_then(|v| v.as_array()).into_iter().flatten();
        let text = |v: &serde_json::Value, key: &str| Some(v.get(key)?.as_str()?.to_owned());
        all.filter_map(|v| Some((text(v, name)?, text(v, "sha256")?))).collect()
    };
    let mut breaks = Vec::new();
    let known = list("sources", "file");
    for source in &gathered.dataset.sources {
        match known.get(&source.file) {
            Some(hash) if *hash == source.sha256 => {}
            Some(_) => breaks.push(format!("{}: the source changed since it was migrated", source.file)),
            None => breaks.push(format!("{}: the source was not there when it was migrated", source.file)),
        }
    }
    let now: std::collections::BTreeSet<&str> =
        gathered.dataset.sources.iter().map(|s| s.file.as_str()).collect();
    let gone = known.keys().filter(|name| !now.contains(name.as_str()));
    breaks.extend(gone.map(|name| format!("{name}: the source is no longer there")));
    for (path, hash) in list("outputs", "path") {
        match file(&path).map(|bytes| sha256(&bytes)) {
            Some(found) if found == hash => {}
            Some(_) => breaks.push(format!("{path} is not what was written: its SHA-256 is another")),
            None => breaks.push(format!("{path} is not there")),
        }
    }
    breaks
}

fn written(
    gathered: Gathered,
    settings: &Settings,
    wish: Wish,
    answered: Vec<Answered>,
    folder: &Folder,
) -> Result<Migrated, RunError> {
    let (dataset, findings) = (&gathered.dataset, &gathered.findings);
    let groups = plan(dataset, settings, wish.by, Months::Apart);
    let recogniser = Recogniser::new(settings);
    let made: Result<Vec<(Listed, Written)>, RunError> = groups
        .par_iter()
        .map(|group| {
            let book = book(dataset, settings, group, wish);
            let bytes = canonical(&book, settings)?;
            let proof = again(&gathered, settings, &recogniser, (group, wish), &bytes);
            let listed = folder.put(&Artifact { path: format!("registers/{}", book.path), bytes })?;
            let written = Written { path: group.path.clone(), sha256: listed.sha256.clone(), proof };
            Ok((listed, written))
        })
        .collect();
    let (mut files, written): (Vec<Listed>, Vec<Written>) = made?.into_iter().unzip();
    let changes = Changes::new(dataset, settings, findings);
    let mut csv = folder.create("changes.csv")?;
    let counted = changes.write_csv(&answered, &mut csv).map_err(|e| csv.failed(e))?;
    files.push(csv.finish()?);
    let dossier = dossier(dataset, settings, findings, (written, answered), counted);
    let json = folder.create("dossier.json")?;
    files.push(json.fill(|out| dossier.write_json(settings, &changes, out))?);
    for file in shown(&dossier, settings, &run_id(dataset, settings))? {
        files.push(folder.put(&file)?);
    }
    files.sort();
    let mut manifest = manifest(dataset, settings, &files);
    manifest["migration"] = wish::describe(wish);
    let mut bytes = serde_json::to_vec_pretty(&manifest)?;
    bytes.push(b'\n');
    files.push(folder.put(&Artifact { path: "manifest.json".to_owned(), bytes })?);
    let (breaks, questions) = (dossier.account.breaks, dossier.questions.len());
    let answered = dossier.answered;
    Ok(Migrated { files, breaks, answered, questions, gathered })
}

/// The dossier for people.
fn shown(dossier: &Dossier<'_>, settings: &Settings, run: &str) -> Result<Vec<Artifact>, RunError> {
    let document = dossier.document(settings, run);
    let volumes = pages(&document, settings, b"").value;
    let mut files: Vec<Artifact> = volumes.into_iter().map(|file| file.artifact).collect();
    files.push(Artifact { path: document.path("xlsx"), bytes: workbook(&document, settings)? });
    Ok(files)
}

/// Reads a canonical workbook again, and compares it with the records that it is of.
fn again(
    gathered: &Gathered,
    settings: &Settings,
    recogniser: &Recogniser<'_>,
    (group, wish): (&Group, Wish),
    bytes: &[u8],
) -> Proof {
    let submission = unnamed(&group.path);
    let Some(workbook) = read_own(bytes, &submission, &unlimited(), CANONICAL) else {
        return Proof::unreadable(&group.path);
    };
    let recognised = recogniser.recognise(&submission, workbook).value;
    let again = normalise(recognised, String::new(), 0, settings).value;
    proof(&gathered.dataset, &settings.knowledge, group, wish, &again)
}

/// A workbook that lies nowhere yet.
fn unnamed(file: &str) -> Submission {
    Submission { file: file.to_owned(), path: PathBuf::new(), format: Format::Xlsx }
}

/// What the program wrote itself may be as large as it is.
fn unlimited() -> ReadOptions {
    let most = 1 << 32;
    let limits = Limits {
        file: most,
        unpacked: most,
        part: most,
        swelling: most,
        parts: most,
        sheets: most,
        cells: most,
    };
    ReadOptions { password: None, limits }
}
