//! A return with the findings about it: what there is to do in order of effect, and which cells are in question.

use super::findings::word_and_tone;
use crate::finding::{Finding, cells};
use crate::model::annotated::{Annotated, Mark, Marked, Task};
use crate::model::period::Period;
use crate::model::words::Words;
use crate::model::workbook::{Visibility, Workbook};
use std::collections::BTreeMap;

/// The most tasks of a return that are listed; a sheet holds few more links.
const LISTED: usize = 65_000;
/// The most cells of one finding that have a note.
const NOTES_EACH: usize = 500;
/// The most cells of a sheet that have one: with more of them spreadsheet programs get slow.
const NOTES_SHEET: usize = 5_000;
/// So many areas of cells are told of a place.
const AREAS: usize = 20;

/// What a return's copy says besides its findings.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The portfolio's name.
    pub portfolio: &'a str,
    /// The month reported.
    pub period: Period,
    /// The run that saw it.
    pub run: &'a str,
    /// The language.
    pub words: &'a Words,
}

/// A return with its findings, which are all about `file`.
pub fn annotated<'a>(
    file: &'a str,
    workbook: &'a Workbook,
    mut findings: Vec<Finding>,
    about: About<'a>,
) -> Annotated<'a> {
    let sheet_of = sheets_by_name(workbook);
    let at = |finding: &Finding| sheet_of.get(finding.place.sheet.as_str()).copied();
    let place = |finding: &Finding| (at(finding), finding.place.cells.first().copied());
    findings.sort_by(|a, b| {
        let effect = b.level.cmp(&a.level).then(b.count.cmp(&a.count));
        effect.then_with(|| place(a).cmp(&place(b)))
    });
    let mut sheets: Vec<Marked> = workbook.sheets.iter().map(|sheet| named(&sheet.name, file)).collect();
    let mut noted = vec![0; sheets.len()];
    let mut noted_all = true;
    for (task, finding) in findings.iter().enumerate() {
        if let Some(at) = at(finding) {
            noted_all &= mark(&mut sheets[at], &mut noted[at], finding, task);
        }
    }
    let left_out = findings.len().saturating_sub(LISTED);
    let tasks = findings.iter().take(LISTED).map(|f| task(f, at(f), about.words)).collect();
    let lines = lines(workbook, (findings.len(), left_out), noted_all, about);
    let About { portfolio, period, run, .. } = about;
    Annotated { file, portfolio, period, run, workbook, about: lines, tasks, sheets }
}

/// The first sheet of each name.
fn sheets_by_name(workbook: &Workbook) -> BTreeMap<&str, usize> {
    workbook.sheets.iter().enumerate().rev().map(|(at, sheet)| (sheet.name.as_str(), at)).collect()
}

fn named(name: &str, file: &str) -> Marked {
    let last = file.rsplit('/').next().unwrap_or(file);
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let name = if name.is_empty() { stem } else { name };
    Marked { name: name.to_owned(), ..Marked::default() }
}

/// Marks the cells of a finding; whether each of them has a note of it. Findings come the gravest first; `noted` counts
/// the cells of the sheet that have a note.
fn mark(sheet: &mut Marked, noted: &mut usize, finding: &Finding, task: usize) -> bool {
    let (_, tone) = word_and_tone(finding.level);
    let mut all = true;
    for (n, cell) in finding.place.cells.iter().enumerate() {
        let mark = sheet.marks.entry(*cell).or_insert_with(|| Mark { tone, tasks: Vec::new() });
        let is_new = mark.tasks.is_empty();
        if task >= LISTED || n >= NOTES_EACH || is_new && *noted >= NOTES_SHEET {
            all = false;
        } else if mark.tasks.last() != Some(&task) {
            *noted += usize::from(is_new);
            mark.tasks.push(task);
        }
    }
    all
}

fn task(finding: &Finding, sheet: Option<usize>, words: &Words) -> Task {
    let place = &finding.place;
    let (word, tone) = word_and_tone(finding.level);
    let label = if place.label.is_empty() { String::new() } else { format!("{}: ", place.label) };
    let cells = cells::printed(&place.cells, AREAS, words);
    let unknown = sheet.is_none() && !place.sheet.is_empty();
    Task {
        level: words.of(word).to_owned(),
        tone,
        seen: label + &finding.seen,
        remedy: finding.remedy.clone(),
        count: finding.count,
        written: finding.evidence.join("; "),
        sheet,
        first: place.cells.first().copied(),
        place: if unknown { place.sheet.clone() } else { cells },
    }
}

/// What the reader must know of the copy.
fn lines(
    workbook: &Workbook,
    (all, left_out): (usize, usize),
    noted_all: bool,
    About { words, .. }: About<'_>,
) -> Vec<String> {
    let count = match all {
        1 => words.of("1 finding.").to_owned(),
        n => words.with("{n} findings.", [("n", &n)]),
    };
    let mut lines = vec![
        format!("{count} {}", words.of("Those that make a figure wrong or lose something come first, then those that touch most.")),
        words.of("Mend your own file and send that again: this copy is never read. It has the values of your file, without formulas; \
                  a cell in question has the colour of its gravest finding, and a note.").to_owned(),
    ];
    let hidden: Vec<&str> = workbook
        .sheets
        .iter()
        .filter(|sheet| sheet.visibility != Visibility::Visible)
        .map(|sheet| sheet.name.as_str())
        .collect();
    if !hidden.is_empty() {
        let names = hidden.join(", ");
        lines.push(words.with("Hidden in your file, and shown here: {names}.", [("names", &names)]));
    }
    if !noted_all {
        let limits: [(&str, &dyn std::fmt::Display); 2] = [("each", &NOTES_EACH), ("sheet", &NOTES_SHEET)];
        lines.push(words.with(
            "Not every cell in question has a note, only the first {each} of a finding and {sheet} of a sheet; all are coloured.",
            limits,
        ));
    }
    if left_out > 0 {
        lines.push(words.with(
            "{n} more findings are not listed; their cells are coloured. Mend these first.",
            [("n", &left_out)],
        ));
    }
    lines
}

#[cfg(test)]
#[path = "annotated_tests.rs"]
mod tests;
