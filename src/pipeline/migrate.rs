//! Dataset to canonical workbooks, each read again, and the dossier of what became of everything.

use super::manifest::{manifest, run_id};
use super::{Gathered, RunError};
use crate::migrate::{Dossier, Group, Proof, Wish, Written, book, dossier, plan, proof};
use crate::model::artifact::{Artifact, sha256};
use crate::model::submission::{Format, Submission};
use crate::normalise::normalise;
use crate::read::{ReadOptions, read_bytes};
use crate::recognise::Recogniser;
use crate::render::{pdf, xlsx};
use crate::settings::{Limits, Settings};
use rayon::prelude::*;
use std::path::PathBuf;

/// What a migration gave.
pub struct Migrated {
    /// The canonical workbooks, the dossier, and the manifest last.
    pub artifacts: Vec<Artifact>,
    /// What does not add up; none where everything does.
    pub breaks: Vec<String>,
}

/// Writes the canonical workbooks, reads each again, and tells what became of everything.
///
/// # Errors
/// When a workbook cannot be made, such as one of more records than a sheet has rows.
pub fn migrate(gathered: &Gathered, settings: &Settings, wish: Wish) -> Result<Migrated, RunError> {
    let dataset = &gathered.dataset;
    let groups = plan(dataset, settings, wish);
    let recogniser = Recogniser::new(settings);
    let made: Result<Vec<(Artifact, Written)>, RunError> = groups
        .par_iter()
        .map(|group| {
            let book = book(dataset, settings, group, wish);
            let bytes = xlsx::canonical(&book, &settings.knowledge.theme);
            let bytes = bytes.map_err(|e| RunError::Pack { role: book.path.clone(), reason: e.to_string() })?;
            let proof = again(gathered, settings, &recogniser, (group, wish), &bytes);
            let written = Written { path: group.path.clone(), sha256: sha256(&bytes), proof };
            Ok((Artifact { path: format!("registers/{}", book.path), bytes }, written))
        })
        .collect();
    let (mut artifacts, written): (Vec<Artifact>, Vec<Written>) = made?.into_iter().unzip();
    let run = run_id(dataset, settings);
    let dossier = dossier(dataset, settings, &gathered.findings, written);
    artifacts.extend(files(&dossier, settings, &run)?);
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    let mut bytes = serde_json::to_vec_pretty(&manifest(dataset, settings, &artifacts))?;
    bytes.push(b'\n');
    artifacts.push(Artifact { path: "manifest.json".to_owned(), bytes });
    Ok(Migrated { artifacts, breaks: dossier.account.breaks.clone() })
}

/// The dossier for people and for programs.
fn files(dossier: &Dossier<'_>, settings: &Settings, run: &str) -> Result<Vec<Artifact>, RunError> {
    let knowledge = &settings.knowledge;
    let document = dossier.document(settings, run);
    let workbook = xlsx::render(&document, &knowledge.theme)
        .map_err(|e| RunError::Pack { role: document.role.clone(), reason: e.to_string() })?;
    let json = dossier.json(settings)?;
    let pages = pdf::render(&document, &knowledge.theme, &knowledge.fonts, &json).value;
    let file = |path: &str, bytes| Artifact { path: path.to_owned(), bytes };
    Ok(vec![
        file("dossier.xlsx", workbook),
        file("dossier.pdf", pages),
        file("dossier.json", json),
        file("changes.csv", dossier.changes_csv()),
    ])
}

/// Reads a canonical workbook again, and compares it with the records that it is of.
fn again(
    gathered: &Gathered,
    settings: &Settings,
    recogniser: &Recogniser<'_>,
    (group, wish): (&Group, Wish),
    bytes: &[u8],
) -> Proof {
    let submission = Submission { file: group.path.clone(), path: PathBuf::new(), format: Format::Xlsx };
    let options = ReadOptions { password: None, limits: Limits::default() };
    let Some(workbook) = read_bytes(bytes, &submission, &options) else {
        return Proof::unreadable(&group.path);
    };
    let recognised = recogniser.recognise(&submission, workbook).value;
    let again = normalise(recognised, String::new(), 0, settings).value;
    proof(&gathered.dataset, &settings.knowledge, group, wish, &again)
}
