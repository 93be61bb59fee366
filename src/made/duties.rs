//! The register of duties that are not kept apart: a record for each breach, and for each rule that could not be looked at.

use super::entry::{At, Entry, Made};
use super::lines::Lines;
use crate::finding::Finding;
use crate::model::dataset::Dataset;
use crate::model::staffing::{Breach, Ruled, Staffing};
use std::collections::BTreeSet;

/// Nothing where no rule is declared.
pub(super) fn of<'a>(
    dataset: &Dataset,
    lines: &Lines<'_>,
    staffing: &'a Staffing,
    findings: &'a [Finding],
) -> Option<Made<'a>> {
    let mut entries = Vec::new();
    for rule in &staffing.rules {
        match &rule.told_as {
            _ if !rule.checked => entries.push(start(rule, At::NOWHERE).choice("state", "unchecked")),
            Some(code) => entries.extend(told(lines, rule, code, findings)),
            None => entries.extend(rule.breaches.iter().map(|breach| of_breach(dataset, rule, breach))),
        }
    }
    (!staffing.rules.is_empty()).then(|| Made::new("duties", entries))
}

fn of_breach<'a>(dataset: &Dataset, rule: &'a Ruled, breach: &'a Breach) -> Entry<'a> {
    start(rule, At::first(dataset, &breach.spots))
        .choice("state", if breach.waived { "waived" } else { "open" })
        .text("person", breach.people.join("; "))
        .text("project", breach.project.as_str())
}

/// The breaches of a rule that another kind of finding tells: one for each thing that is said, wherever it is said.
fn told<'a>(lines: &Lines<'_>, rule: &'a Ruled, code: &str, findings: &'a [Finding]) -> Vec<Entry<'a>> {
    let mut said = BTreeSet::new();
    let of_rule = findings.iter().filter(|finding| finding.code.id == code);
    let new = of_rule.filter(|finding| said.insert(finding.seen.as_str()));
    let entry = |finding: &'a Finding| {
        let entry = start(rule, lines.at(finding)).choice("state", "open");
        entry.text("project", finding.place.project.as_str())
    };
    new.map(entry).collect()
}

fn start(rule: &Ruled, at: At) -> Entry<'_> {
    Entry::new(at)
        .shown("rule", rule.id.as_str())
        .text("title", rule.title.as_str())
        .choice("severity", rule.severity.word())
}
