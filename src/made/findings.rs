//! The register of findings: a record for each finding and project that it is about.

use super::entry::{At, Entry, Made};
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
    for (at, finding) in findings.iter().enumerate() {
        for (project, share) in shares(dataset, lines, finding) {
            let entry = start(share.at, finding, knowledge).text("finding", format!("F{}", at + 1));
            entries.push(entry.text("project", project.to_owned()).number("count", share.count));
        }
    }
    Made::new("findings", entries)
}

fn start<'a>(at: At, finding: &'a Finding, knowledge: &'a Knowledge) -> Entry<'a> {
    let place = &finding.place;
    let entry = Entry::new(at)
        .shown("code", finding.code.id)
        .choice("level", word(finding.level))
        .text("file", place.file.as_str())
        .text("sheet", place.sheet.as_str())
        .text("register", place.register.as_str());
    match knowledge.quality.of(finding.code.id) {
        Some(respect) => entry.choice("respect", &respect.key),
        None => entry,
    }
}

/// What a finding says of one project.
struct Share {
    /// Its first cell there, else its file.
    at: At,
    /// How many cells or rows.
    count: u64,
}

/// What a finding says of each project, by its code. What is about no row of records is about the project that the finding
/// names.
fn shares<'d>(dataset: &'d Dataset, lines: &Lines<'_>, finding: &'d Finding) -> BTreeMap<&'d str, Share> {
    let own = finding.place.project.as_str();
    let mut shares: BTreeMap<&str, Share> = BTreeMap::new();
    let mut placed = 0;
    if let Some((source, sheet)) = lines.sheet(finding) {
        for cell in &finding.place.cells {
            let line = lines.line((source, sheet), *cell).and_then(|line| lines.all.get(line));
            let Some(line) = line else { continue };
            let project = if own.is_empty() { dataset.text(line.project) } else { own };
            let first = Share { at: At::cell(source, sheet, *cell), count: 0 };
            shares.entry(project).or_insert(first).count += 1;
            placed += 1;
        }
    }
    if placed < finding.count {
        let rest = Share { at: lines.at(finding), count: 0 };
        shares.entry(own).or_insert(rest).count += finding.count - placed;
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
