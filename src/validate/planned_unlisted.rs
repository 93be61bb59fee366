//! # planned-unlisted
//!
//! People are planned who are on no roles list.
//!
//! ## What it finds
//! People with time in a resource plan whom no roles register of the portfolio names, where these name at least nine in
//! ten of all people who are planned (`roster-share` in `thresholds.toml`): else they are no list of everybody. Vacancies
//! are passed over.
//!
//! ## Why it matters
//! The plan counts on somebody whom nobody has assigned, who has left, or whose name is spelt so that it was not known
//! again.
//!
//! ## Example
//! `T. Okafor` is planned for 0.5 FTE in P104; no roles register names him.
//!
//! ## What to do
//! Add the person to the roles register, or mend the name.

use super::view::{View, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::text::Sym;
use rust_decimal::Decimal;
use std::collections::HashSet;

pub(super) const CODE: Code =
    Code::new("planned-unlisted", Severity::Note, include_str!("planned_unlisted.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let listed = people(view, "roles", &["person", "deputy"]);
    let planned = people(view, "resources", &["person"]);
    let unlisted: HashSet<Sym> = planned.difference(&listed).copied().collect();
    let known = Decimal::from(planned.len() - unlisted.len());
    let all_but =
        view.threshold("roster-share").map(|share| share.saturating_mul(Decimal::from(planned.len())));
    if listed.is_empty() || all_but.is_none_or(|least| known < least) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (batch, [person]) in view.of("resources", ["person"]) {
        let persons = texts(batch, person).iter().enumerate();
        let rows: Vec<usize> = persons.filter(|(_, p)| unlisted.contains(p)).map(|(row, _)| row).collect();
        let evidence = rows.iter().map(|row| view.dataset.text(texts(batch, person)[*row]));
        let seen = "people are planned who are on no roles list";
        let remedy = "add them to the roles register, or mend the name";
        let found = view.finding(CODE, batch, person, &rows, seen, remedy);
        findings.extend(found.map(|f| f.evidence(evidence)));
    }
    findings
}

/// Everybody whom these fields of a register name, vacancies aside.
fn people(view: View<'_>, register: &'static str, fields: &[&'static str]) -> HashSet<Sym> {
    let mut people = HashSet::new();
    for field in fields {
        for (batch, [person]) in view.of(register, [field]) {
            people.extend(texts(batch, person).iter().filter(|p| !p.is_none()).copied());
        }
    }
    people.retain(|person| !view.is_vacancy(*person));
    people
}
