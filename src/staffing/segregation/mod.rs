//! The rules that keep duties apart. Each kind of test is a file; what a test finds is a [`Hit`], and what it cannot look
//! at is said with the reason.

mod hit;
mod keeper;
mod left;
mod one_holder;
mod owners;
mod records;
mod supplier;
mod together;
mod told;
mod vacant;
mod waived;

pub use supplier::SUPPLIERS;

use super::codes;
use super::roster::Roster;
use crate::finding::{Finding, Noted};
use crate::model::segregation::{Rule, Test};
use crate::model::staffing::{Breach, Ruled};
use hit::Looked;
use std::collections::BTreeMap;
use waived::Waivers;

/// What became of each rule, and what there is to say: breaches, those agreed to, what could not be checked, and
/// waivers that are of no use.
pub fn apply(roster: &Roster<'_>) -> Noted<Vec<Ruled>> {
    let mut waivers = Waivers::new(roster);
    let mut findings = Vec::new();
    let mut reasons: BTreeMap<String, [Vec<&str>; 2]> = BTreeMap::new();
    let mut rules = Vec::new();
    for rule in &roster.settings.knowledge.segregation.rules {
        let looked = look(roster, rule);
        for reason in &looked.unchecked {
            reasons.entry(reason.clone()).or_default()[usize::from(looked.checked)].push(&rule.id);
        }
        rules.push(judge(roster, rule, looked, &mut waivers, &mut findings));
    }
    findings.extend(reasons.iter().map(|(reason, rules)| unchecked(reason, rules)));
    findings.extend(waivers.told());
    Noted { value: rules, findings }
}

/// What all tests of a rule find.
fn look(roster: &Roster<'_>, rule: &Rule) -> Looked {
    let mut looked = Looked::default();
    looked.unchecked.extend(rule.needs.iter().map(|need| format!("no register says {need}")));
    for test in &rule.tests {
        looked.add(run(roster, test));
    }
    // A rule that is told by another is looked at there.
    looked.checked |= rule.told_as.is_some();
    looked
}

fn run(roster: &Roster<'_>, test: &Test) -> Looked {
    match test {
        Test::Together { roles, others, within } => together::declared(roster, roles, others, *within),
        Test::KeptApart { conditional } => together::kept_apart(roster, *conditional),
        Test::OneHolder { roles, otherwise } => one_holder::look(roster, roles, otherwise),
        Test::OnePerson { register, fields } => records::one_person(roster, *register, *fields),
        Test::BeyondLimit { register, field, amount } => {
            records::beyond_limit(roster, *register, *field, *amount)
        }
        Test::OwnsMany(limits) => owners::many(roster, limits),
        Test::OwnerHolds { register, field, roles } => owners::hold(roster, *register, *field, roles),
        Test::OwnerLeft => left::look(roster),
        Test::Vacant { days } => vacant::look(roster, *days),
        Test::NoKeeper => keeper::look(roster),
        Test::OfSupplier { roles, field } => supplier::look(roster, roles, *field),
    }
}

/// Tells the breaches of a rule, at its own level those that nobody agreed to.
fn judge(
    roster: &Roster<'_>,
    rule: &Rule,
    looked: Looked,
    waivers: &mut Waivers<'_>,
    findings: &mut Vec<Finding>,
) -> Ruled {
    let mut breaches = Vec::new();
    for hit in &looked.hits {
        let waiver = waivers.waive(rule, hit);
        findings.extend(match waiver {
            Some(waiver) => told::waived(roster, rule, hit, waiver),
            None => told::open(roster, rule, hit),
        });
        breaches.push(Breach {
            waived: waiver.is_some(),
            people: hit.people.clone(),
            project: hit.project.clone(),
            spots: hit.spots.clone(),
        });
    }
    Ruled {
        id: rule.id.clone(),
        title: rule.title.clone(),
        severity: rule.severity,
        breaches,
        unchecked: looked.unchecked,
        checked: looked.checked,
        told_as: rule.told_as.clone(),
    }
}

/// What is said of rules that could not be looked at for one reason: those of which nothing could be, and those of
/// which only a part could.
fn unchecked(reason: &str, [whole, part]: &[Vec<&str>; 2]) -> Finding {
    let not = (!whole.is_empty()).then(|| format!("{} could not be checked", whole.join(", ")));
    let half = (!part.is_empty()).then(|| format!("{} could be checked in part only", part.join(", ")));
    let what = not.into_iter().chain(half).collect::<Vec<_>>().join(", and ");
    let seen = format!("{reason}, so {what}");
    let remedy = "hand in what is missing, or see to it that the rule is kept by other means";
    Finding::new(codes::SEGREGATION_UNCHECKED, seen, remedy)
}
