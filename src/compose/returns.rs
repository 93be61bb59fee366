//! What was handed in: each file, the month it states, and what became of it; and who sent nothing.

use super::Composer;
use crate::finding::Severity;
use crate::model::dataset::{Project, Source};
use crate::model::document::{Block, Callout, Cell, Column, Format, Table, Tone};
use crate::model::words::Words;
use std::collections::BTreeMap;

/// The list of returns, and a callout for projects without any.
pub fn blocks<'a>(composer: &Composer<'a>) -> Vec<Block<'a>> {
    let words = composer.words();
    let mut blocks: Vec<Block<'a>> = missing(composer).map(Block::Callout).into_iter().collect();
    let said = said(composer);
    let rows =
        composer.material.dataset.sources.iter().map(|s| row(s, said.get(s.file.as_str()), words)).collect();
    blocks.push(Block::Table(Table::small(
        words.of("What was handed in"),
        vec![
            Column::new(words.of("File"), Format::Text, 3.5),
            Column::new(words.of("Month stated"), Format::Month, 1.0),
            Column::new(words.of("State"), Format::Text, 1.6),
            Column::new(words.of("Rows read"), Format::Count, 0.8),
            Column::new(words.of("Rows kept"), Format::Count, 0.8),
            Column::new(words.of("Rejected"), Format::Count, 0.8),
            Column::new(words.of("Records"), Format::Count, 0.8),
            Column::new(words.of("Errors"), Format::Count, 0.8),
            Column::new(words.of("Warnings"), Format::Count, 0.8),
        ],
        rows,
    )));
    blocks
}

fn row<'a>(source: &'a Source, said: Option<&(u64, u64)>, words: &'a Words) -> Vec<Cell<'a>> {
    let (state, tone) = match (&source.error, source.stale) {
        (Some(_), _) => ("Could not be read", Tone::Red),
        (None, true) => ("Another month", Tone::Amber),
        (None, false) if source.account.records == 0 => ("No records", Tone::Grey),
        (None, false) => ("Read", Tone::Green),
    };
    let state = words.of(state);
    let count = |n: u64| Cell::number(Some(n.into()));
    let month = source
        .period
        .map_or(Cell::blank(), |p| Cell::new(crate::model::document::Content::Date(p.first_day())));
    let a = &source.account;
    let (errors, warnings) = said.copied().unwrap_or_default();
    vec![
        Cell::text(source.file.as_str()),
        month,
        Cell::text(state).tone(tone),
        count(a.rows_read),
        count(a.rows_kept),
        count(a.rows_rejected),
        count(a.records),
        count(errors),
        count(warnings),
    ]
}

/// Findings that are errors and warnings, by file.
fn said<'a>(composer: &Composer<'a>) -> BTreeMap<&'a str, (u64, u64)> {
    let mut said: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for finding in composer.material.findings {
        let counts = said.entry(finding.place.file.as_str()).or_default();
        match finding.level {
            Severity::Error => counts.0 += 1,
            Severity::Warning => counts.1 += 1,
            Severity::Note => {}
        }
    }
    said
}

/// Projects that are declared and have no record in any register but that of projects.
fn missing(composer: &Composer<'_>) -> Option<Callout> {
    let words = composer.words();
    let material = composer.material;
    let absent = material.dataset.sent_nothing(&material.settings.knowledge);
    let absent: Vec<String> = absent.into_iter().map(Project::title).collect();
    let title = match absent.len() {
        0 => return None,
        1 => words.of("1 project sent nothing").to_owned(),
        n => words.with("{n} projects sent nothing", [("n", &n)]),
    };
    Some(Callout { tone: Tone::Amber, title, text: absent.join(", ") })
}
