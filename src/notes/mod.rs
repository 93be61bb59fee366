//! Notes: what people write for a pack or a project, in Markdown, dated. They are kept apart from all that is worked out.

pub mod codes;
mod front;
#[cfg(test)]
mod tests;
mod words;

use crate::contain::contained;
use crate::finding::{Finding, Noted};
use crate::model::artifact::sha256;
use crate::model::dataset::Dataset;
use crate::model::note::{About, Note};
use crate::model::pack::MARKING;
use crate::model::submission::NoteFile;
use crate::settings::Settings;
use codes::{NOTE_LEFT_OUT, NOTE_STALE, NOTE_UNDATED, NOTE_UNPLACED, NOTE_UNREAD};
use front::Front;

/// A note of more bytes is not read.
const MOST: usize = 50 * 1024;

/// Reads the notes, in the order of their files, beside the projects and the month of the dataset.
pub fn notes(files: &[NoteFile], dataset: &Dataset, settings: &Settings) -> Noted<Vec<Note>> {
    let mut noted = Noted::silent(Vec::new());
    for file in files {
        let mut note = unread(file);
        let mut said = Vec::new();
        match text(file, &mut note) {
            Ok(text) => said.extend(fill(&mut note, &text, dataset, settings)),
            Err(seen) => {
                said.push(Finding::new(NOTE_UNREAD, seen, "save it as text in UTF-8 of at most 50 KB"))
            }
        }
        noted.findings.extend(said.into_iter().map(|finding| finding.file(&file.file)));
        noted.value.push(note);
    }
    noted
}

/// A note of which nothing is known yet.
fn unread(file: &NoteFile) -> Note {
    Note {
        file: file.file.clone(),
        sha256: String::new(),
        bytes: 0,
        about: None,
        on: None,
        by: String::new(),
        marking: None,
        words: Vec::new(),
    }
}

/// The text of a note; in words why it cannot be read.
fn text(file: &NoteFile, note: &mut Note) -> Result<String, &'static str> {
    let too_long = "the note is longer than 50 KB, and none of it is printed";
    let length = std::fs::metadata(&file.path).map(|m| m.len());
    note.bytes = length.map_err(|_| "the disk or network did not deliver the note")?;
    if note.bytes > MOST as u64 {
        return Err(too_long);
    }
    let bytes = std::fs::read(&file.path).map_err(|_| "the note may not be opened with your rights")?;
    note.bytes = bytes.len() as u64;
    note.sha256 = sha256(&bytes);
    if bytes.len() > MOST {
        return Err(too_long);
    }
    String::from_utf8(bytes).map_err(|_| "the note is not text in UTF-8, and none of it is printed")
}

/// What a note says, and what there is to say about it.
fn fill(note: &mut Note, text: &str, dataset: &Dataset, settings: &Settings) -> Vec<Finding> {
    let (front, rest) = front::split(text);
    let Some((words, left_out)) = contained(|| words::read(rest)) else {
        let remedy = "report it, with the note if you may";
        return vec![Finding::new(NOTE_UNREAD, "the program failed at this note", remedy)];
    };
    let mut said = Vec::new();
    match about(&note.file, &front, dataset, settings) {
        Ok(about) => note.about = Some(about),
        Err(seen) => {
            let remedy = "name the file after a pack or a project, or say `pack:` or `project:` at its head";
            said.push(Finding::new(NOTE_UNPLACED, seen, remedy));
        }
    }
    said.extend(front.marking.as_deref().and_then(|written| mark(note, written, settings)));
    (note.words, note.on, note.by) = (words, front.on, front.by);
    said.extend([undated(note), stale(note, dataset), unsigned(note)].into_iter().flatten());
    said.extend(left_out_of(left_out + front.strange));
    said
}

/// Marks a note. One whose marking nobody knows may be meant for few, and no pack prints it.
fn mark(note: &mut Note, written: &str, settings: &Settings) -> Option<Finding> {
    note.marking = settings.knowledge.vocabulary(MARKING).and_then(|vocabulary| vocabulary.read(written));
    if note.marking.is_some() {
        return None;
    }
    note.about = None;
    let seen = format!("`{written}` is no marking that is known, so no pack prints the note");
    Some(Finding::new(NOTE_UNPLACED, seen, "write public, internal, confidential or restricted"))
}

fn undated(note: &Note) -> Option<Finding> {
    let seen = "the note does not say when it was written";
    note.on.is_none().then(|| Finding::new(NOTE_UNDATED, seen, "say `on: 2026-10-28` at its head"))
}

fn unsigned(note: &Note) -> Option<Finding> {
    let seen = "the note does not say who wrote it";
    note.by.is_empty().then(|| Finding::new(NOTE_UNDATED, seen, "say `by:` and a name at its head"))
}

fn stale(note: &Note, dataset: &Dataset) -> Option<Finding> {
    let on = note.on.filter(|on| *on < dataset.period.first_day())?;
    let seen = format!("the note is of {on}, before {}", dataset.period.long());
    Some(Finding::new(NOTE_STALE, seen, "write it anew, or take it out"))
}

fn left_out_of(count: u64) -> Option<Finding> {
    let seen = "pictures, HTML, links to no web address, or lines of its head are not printed";
    let finding = || Finding::new(NOTE_LEFT_OUT, seen, "say it in words, or as a table").count(count);
    (count > 0).then(finding)
}

/// What a note is about: as its head says, else as its file is named; in words why that is nothing.
fn about(file: &str, front: &Front, dataset: &Dataset, settings: &Settings) -> Result<About, String> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let pack = |name: &str| settings.knowledge.packs.iter().find(|p| same(&p.name, name));
    let project = |name: &str| {
        let of_code = dataset.projects.iter().find(|p| same(&p.code, name));
        of_code.or_else(|| dataset.projects.iter().find(|p| same(&p.name, name)))
    };
    let of_pack = |name: &str| pack(name).map(|p| About::Pack(p.name.clone()));
    let of_project = |name: &str| project(name).map(|p| About::Project(p.code.clone()));
    match (&front.pack, &front.project) {
        (Some(_), Some(_)) => Err("the note says both a pack and a project".to_owned()),
        (Some(name), None) => of_pack(name).ok_or_else(|| format!("there is no pack `{name}`")),
        (None, Some(name)) => of_project(name).ok_or_else(|| format!("there is no project `{name}`")),
        (None, None) => of_pack(stem)
            .or_else(|| of_project(stem))
            .ok_or_else(|| format!("there is neither a pack nor a project `{stem}`")),
    }
}
