//! Breaches as findings.

use super::super::codes;
use super::super::roster::Roster;
use super::super::spot::findings;
use super::hit::Hit;
use crate::finding::{Code, Finding, Severity};
use crate::model::segregation::{Gravity, Rule, Waiver};

/// A breach that nobody agreed to.
pub fn open(roster: &Roster<'_>, rule: &Rule, hit: &Hit) -> Vec<Finding> {
    let level = match rule.severity {
        Gravity::Critical | Gravity::High => Severity::Warning,
        Gravity::Medium => Severity::Note,
    };
    let seen = format!("{}: {}", rule.id, hit.seen);
    let told = tell(roster, hit, codes::of_rule(rule), &seen, &rule.remedy);
    told.into_iter().map(|finding| Finding { level, ..finding }).collect()
}

/// A breach that was agreed to.
pub fn waived(roster: &Roster<'_>, rule: &Rule, hit: &Hit, waiver: &Waiver) -> Vec<Finding> {
    let Waiver { by, until, reason, .. } = waiver;
    let seen = format!("{}: {}; {by} agreed to it until {until}: {reason}", rule.id, hit.seen);
    tell(roster, hit, codes::SEGREGATION_WAIVED, &seen, "nothing until that day")
}

fn tell(roster: &Roster<'_>, hit: &Hit, code: Code, seen: &str, remedy: &str) -> Vec<Finding> {
    let about = |mut finding: Finding| {
        if !hit.project.is_empty() {
            finding.place.project.clone_from(&hit.project);
        }
        if !hit.register.is_empty() {
            finding.place.register.clone_from(&hit.register);
        }
        finding
    };
    findings(roster, &hit.spots, code, seen, remedy, &hit.evidence).into_iter().map(about).collect()
}
