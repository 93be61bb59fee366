//! The register of findings: a record for each finding and project that it is about.

use super::entry::{Entry, Made};
use super::lines::Lines;
use crate::finding::{Finding, Severity};
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use std::collections::BTreeMap;

pub(super) fn of<'a>(
    dataset: &Dataset,
    lines: &Lines<'_>,
    findings: &'a [Finding],
    knowledge: &'a Knowledge,
) -> Made<'a> {
    let mut entries = Vec::new();
    for finding in findings {
        for (project, count) in shares(dataset, lines, finding) {
            let entry = start(lines, finding, knowledge);
            entries.push(entry.text("project", project.to_owned()).number("count", count));
        }
    }
    Made::new("findings", entries)
}

fn start<'a>(lines: &Lines<'_>, finding: &'a Finding, knowledge: &'a Knowledge) -> Entry<'a> {
    let place = &finding.place;
    let entry = Entry::new(lines.at(finding))
        .text("code", finding.code.id)
        .choice("level", word(finding.level))
        .text("file", place.file.as_str())
        .text("sheet", place.sheet.as_str())
        .text("register", place.register.as_str());
    match knowledge.quality.of(finding.code.id) {
        Some(respect) => entry.choice("respect", &respect.key),
        None => entry,
    }
}

/// How many of what a finding stands for are of each project, by its code; those of no row of records are of the project
/// that the finding names.
fn shares<'d>(dataset: &'d Dataset, lines: &Lines<'_>, finding: &'d Finding) -> BTreeMap<&'d str, u64> {
    let own = finding.place.project.as_str();
    let mut shares: BTreeMap<&str, u64> = BTreeMap::new();
    if let Some(sheet) = lines.sheet(finding) {
        for line in finding.place.cells.iter().filter_map(|cell| lines.line(sheet, *cell)) {
            let project = lines.all.get(line).map_or("", |line| dataset.text(line.project));
            *shares.entry(if own.is_empty() { project } else { own }).or_default() += 1;
        }
    }
    let placed: u64 = shares.values().sum();
    if placed < finding.count {
        *shares.entry(own).or_default() += finding.count - placed;
    }
    shares
}

/// A level as the vocabulary has it.
fn word(level: Severity) -> &'static str {
    match level {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
