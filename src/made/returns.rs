//! The register of returns: a record for each file, and for each project that sent nothing.

use super::entry::{At, Entry, Made};
use super::lines::Lines;
use crate::model::dataset::{Dataset, Source};
use crate::model::knowledge::Knowledge;
use crate::model::record::Value;
use crate::model::text::Sym;

pub(super) fn of<'a>(dataset: &Dataset, lines: &Lines<'_>, knowledge: &Knowledge) -> Made<'a> {
    let files = dataset.sources.iter().zip(0..);
    let mut entries: Vec<Entry<'a>> = files.map(|(source, at)| file(source, at, lines)).collect();
    let silent = dataset.sent_nothing(knowledge).into_iter();
    entries.extend(silent.map(|project| {
        Entry::new(At::NOWHERE).text("project", project.code.clone()).choice("state", "missing")
    }));
    Made::new("returns", entries)
}

fn file<'a>(source: &Source, at: u32, lines: &Lines<'_>) -> Entry<'a> {
    let account = &source.account;
    let mut entry = Entry::new(At::file(at))
        .text("file", source.file.clone())
        .choice("state", state(source))
        .number("rows_read", account.rows_read)
        .number("rows_kept", account.rows_kept)
        .number("rows_rejected", account.rows_rejected)
        .number("records", account.records);
    let project = lines.project_of(at);
    if project != Sym::NONE {
        entry = entry.value("project", Value::Text(project));
    }
    match source.period {
        Some(month) => entry.value("period", Value::Period(month)),
        None => entry,
    }
}

/// What became of a file, as the vocabulary has it.
fn state(source: &Source) -> &'static str {
    match (&source.error, source.stale) {
        (Some(_), _) => "unreadable",
        (None, true) => "stale",
        (None, false) if source.account.records == 0 => "empty",
        (None, false) => "read",
    }
}
