//! What each person holds, and who holds more than one can fill.

use super::codes;
use super::post::Post;
use super::roster::Roster;
use super::spot::{Spot, findings};
use crate::finding::{Finding, Noted};
use crate::model::staffing::Load;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Everybody who holds a role at the end of the month, those who hold most first; and what is said of those who hold
/// too much.
pub fn of_people(roster: &Roster<'_>) -> Noted<Vec<Load>> {
    let mut people: BTreeMap<&str, Vec<&Post<'_>>> = BTreeMap::new();
    for post in roster.posts.iter().filter(|p| p.is_held() && !p.role.is_empty()) {
        people.entry(roster.text(post.person)).or_default().push(post);
    }
    let mut findings = Vec::new();
    let mut loads = Vec::new();
    for (person, posts) in people {
        let load = load(roster, person, &posts);
        if load.stretched {
            findings.extend(tell(roster, &load, &posts));
        }
        loads.push(load);
    }
    let none = Decimal::ZERO;
    loads.sort_by_key(|l| (!l.stretched, Reverse(l.roles.len()), Reverse(l.fte.unwrap_or(none))));
    Noted { value: loads, findings }
}

fn load(roster: &Roster<'_>, person: &str, posts: &[&Post<'_>]) -> Load {
    let model = &roster.settings.knowledge.roles;
    let held: BTreeSet<&str> = posts.iter().map(|p| p.role).collect();
    let office = model.roles.iter().filter(|r| held.contains(r.id.as_str()));
    let functional = office.clone().filter(|r| r.group == "functional").count();
    let delivery = held.iter().filter(|id| model.role(id).is_none()).map(|id| (*id).to_owned());
    let projects: BTreeSet<&str> =
        posts.iter().map(|p| roster.text(p.project)).filter(|code| !code.is_empty()).collect();
    let fte = posts.iter().filter_map(|p| p.fte).reduce(|a, b| a.saturating_add(b));
    let limits = model.stretched;
    Load {
        person: person.to_owned(),
        roles: office.map(|r| r.id.clone()).chain(delivery).collect(),
        functional,
        projects: projects.into_iter().map(str::to_owned).collect(),
        fte,
        spots: posts.iter().map(|p| p.spot).collect(),
        stretched: functional >= limits.functional_roles || fte.is_some_and(|fte| fte > limits.fte_above),
    }
}

fn tell(roster: &Roster<'_>, load: &Load, posts: &[&Post<'_>]) -> Vec<Finding> {
    let limits = roster.settings.knowledge.roles.stretched;
    let person = &load.person;
    let seen = match load.fte.filter(|fte| *fte > limits.fte_above) {
        Some(fte) => format!("{person} holds roles of {} full-time equivalents together", fte.normalize()),
        None => format!("{person} holds {} functional roles", load.functional),
    };
    let spots: Vec<Spot> = posts.iter().map(|p| p.spot).collect();
    let evidence: Vec<String> = posts
        .iter()
        .map(|p| format!("{} {}", roster.label(p.role), roster.text(p.project)).trim().to_owned())
        .collect();
    let remedy = "agree with the person what they can do, and give the rest to others";
    findings(roster, &spots, codes::PERSON_STRETCHED, &seen, remedy, &evidence)
}
