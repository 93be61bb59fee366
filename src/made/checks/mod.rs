//! The register of checks: for each respect in which data can be good or bad, each file and each project, how many checks
//! there were and how many failed. What is a check stands with [`Checked`]; which findings speak of which respect is
//! declared in `templates/data-quality.toml`. No check fails twice, and nothing fails that was not a check.

mod rows;
mod totals;
mod values;

use super::entry::{At, Entry, Made};
use super::lines::Lines;
use crate::finding::Finding;
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::quality::{Checked, Respect};
use crate::model::text::Sym;
use std::collections::BTreeMap;

pub(super) fn of<'a>(
    dataset: &Dataset,
    lines: &Lines<'_>,
    findings: &[Finding],
    knowledge: &'a Knowledge,
) -> Made<'a> {
    let mut entries = Vec::new();
    for respect in &knowledge.quality.respects {
        let asked = Asked { dataset, lines, findings, knowledge, respect };
        let tally = match respect.counts {
            Checked::Required => values::required(asked),
            Checked::Values => values::read(asked),
            Checked::Rows => rows::count(asked),
            Checked::Totals => totals::count(asked),
        };
        entries.extend(tally.entries(dataset, &respect.key));
    }
    Made::new("checks", entries)
}

/// What is counted, and of what.
#[derive(Clone, Copy)]
struct Asked<'d> {
    dataset: &'d Dataset,
    lines: &'d Lines<'d>,
    findings: &'d [Finding],
    knowledge: &'d Knowledge,
    respect: &'d Respect,
}

impl<'d> Asked<'d> {
    /// Findings of the kinds that the respect names.
    fn told(&self) -> impl Iterator<Item = &'d Finding> + use<'d> {
        let codes = &self.respect.codes;
        self.findings.iter().filter(move |finding| codes.iter().any(|code| code == finding.code.id))
    }
}

/// Checks by file and project.
#[derive(Default)]
struct Tally {
    groups: BTreeMap<(u32, Sym), Count>,
}

#[derive(Default)]
struct Count {
    checks: u64,
    fails: u64,
}

impl Tally {
    fn check(&mut self, source: u32, project: Sym) {
        self.groups.entry((source, project)).or_default().checks += 1;
    }

    fn fail(&mut self, source: u32, project: Sym) {
        self.groups.entry((source, project)).or_default().fails += 1;
    }

    /// A record for each file and project that was checked, in the order of the files and of the codes.
    fn entries<'a>(self, dataset: &Dataset, respect: &'a str) -> Vec<Entry<'a>> {
        let named =
            self.groups.into_iter().map(|((source, project), n)| ((source, dataset.text(project)), n));
        let sorted: BTreeMap<(u32, &str), Count> = named.filter(|(_, n)| n.checks > 0).collect();
        let entry = |((source, project), n): ((u32, &str), Count)| {
            let file = dataset.sources.get(source as usize).map_or("", |s| s.file.as_str());
            Entry::new(At::file(source))
                .choice("respect", respect)
                .text("file", file.to_owned())
                .text("project", project.to_owned())
                .number("checks", n.checks)
                .number("passed", n.checks.saturating_sub(n.fails))
                .number("fails", n.fails.min(n.checks))
        };
        sorted.into_iter().map(entry).collect()
    }
}
