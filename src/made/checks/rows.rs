//! Rows of records as checks.

use super::{Asked, Tally};
use std::collections::{BTreeMap, HashSet};

/// Each row of records. One fails however many findings show it; findings that name a file and show no cell are for as many
/// rows as they count.
pub(super) fn count(asked: Asked<'_>) -> Tally {
    let mut tally = Tally::default();
    let failed = shown(asked);
    let stale = whole_files(asked);
    for (at, line) in asked.lines.all.iter().enumerate() {
        tally.check(line.source, line.project);
        if failed.contains(&at) || stale.contains(&line.source) {
            tally.fail(line.source, line.project);
        }
    }
    for (source, (project, count)) in unshown(asked) {
        let project = asked.dataset.text.find(project).unwrap_or(asked.lines.project_of(source));
        (0..count).for_each(|_| tally.fail(source, project));
    }
    tally
}

/// The rows of which a finding shows a cell.
fn shown(asked: Asked<'_>) -> HashSet<usize> {
    let mut failed = HashSet::new();
    for finding in asked.told() {
        if let Some(sheet) = asked.lines.sheet(finding) {
            failed.extend(finding.place.cells.iter().filter_map(|cell| asked.lines.line(sheet, *cell)));
        }
    }
    failed
}

/// The files of which every row failed.
fn whole_files(asked: Asked<'_>) -> HashSet<u32> {
    let codes = &asked.respect.whole_file;
    let told = asked.findings.iter().filter(|finding| codes.iter().any(|code| code == finding.code.id));
    told.filter_map(|finding| asked.lines.source(finding)).collect()
}

/// How many rows of a file and project the findings stand for that show no cell.
fn unshown(asked: Asked<'_>) -> Vec<(u32, (&str, u64))> {
    let mut counts: BTreeMap<(u32, &str), u64> = BTreeMap::new();
    for finding in asked.told().filter(|finding| finding.place.cells.is_empty()) {
        if let Some(source) = asked.lines.source(finding) {
            *counts.entry((source, finding.place.project.as_str())).or_default() += finding.count;
        }
    }
    counts.into_iter().map(|((source, project), n)| (source, (project, n))).collect()
}
