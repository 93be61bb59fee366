//! Two roles that one person must not hold near each other.

use super::super::roster::{Post, Roster};
use super::hit::{Hit, Looked};
use crate::model::role::{NotWith, Within};
use crate::model::segregation::Test;
use crate::model::text::Sym;
use std::collections::{BTreeMap, BTreeSet};

/// What is said where nobody handed in who holds which role.
pub const NO_ROLES: &str = "no roles register was handed in";

/// Roles that a rule keeps apart.
pub fn declared(roster: &Roster<'_>, roles: &[String], others: &[String], within: Within) -> Looked {
    if roster.posts.is_empty() {
        return Looked::not(NO_ROLES);
    }
    Looked::at(hits(roster, roles, others, within, None))
}

/// Roles that the role model keeps apart, always or under a condition, but for those that a rule keeps apart already.
pub fn kept_apart(roster: &Roster<'_>, conditional: bool) -> Looked {
    if roster.posts.is_empty() {
        return Looked::not(NO_ROLES);
    }
    let mut done = ruled(roster);
    let mut found = Vec::new();
    for role in &roster.settings.knowledge.roles.roles {
        for NotWith { role: other, within, condition } in &role.not_with {
            let pair = pair(&role.id, other);
            if condition.is_some() == conditional && done.insert(pair) {
                let (one, two) = (std::slice::from_ref(&role.id), std::slice::from_ref(other));
                found.extend(hits(roster, one, two, *within, condition.as_deref()));
            }
        }
    }
    Looked::at(found)
}

/// Pairs of roles that the rules themselves keep apart.
fn ruled<'a>(roster: &Roster<'a>) -> BTreeSet<(&'a str, &'a str)> {
    let tests = roster.settings.knowledge.segregation.rules.iter().flat_map(|rule| &rule.tests);
    let pairs = tests.filter_map(|test| match test {
        Test::Together { roles, others, .. } => Some((roles, others)),
        _ => None,
    });
    pairs.flat_map(|(roles, others)| roles.iter().flat_map(|a| others.iter().map(|b| pair(a, b)))).collect()
}

fn pair<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    if a < b { (a, b) } else { (b, a) }
}

/// For each person who holds both, a breach on each project on which they meet.
fn hits(
    roster: &Roster<'_>,
    roles: &[String],
    others: &[String],
    within: Within,
    condition: Option<&str>,
) -> Vec<Hit> {
    let mut people: BTreeMap<&str, [Vec<&Post<'_>>; 2]> = BTreeMap::new();
    let is = |post: &Post<'_>, ids: &[String]| ids.iter().any(|id| id == post.role);
    for post in roster.posts.iter().filter(|p| p.is_held()) {
        for (side, ids) in [roles, others].into_iter().enumerate() {
            if is(post, ids) {
                people.entry(roster.text(post.person)).or_default()[side].push(post);
            }
        }
    }
    let each =
        people.into_iter().flat_map(|(person, sides)| of_person(roster, person, &sides, within, condition));
    each.collect()
}

fn of_person(
    roster: &Roster<'_>,
    person: &str,
    [ones, twos]: &[Vec<&Post<'_>>; 2],
    within: Within,
    condition: Option<&str>,
) -> Vec<Hit> {
    let mut places: BTreeMap<&str, Vec<&Post<'_>>> = BTreeMap::new();
    for one in ones {
        for two in twos.iter().filter(|two| one.meets(two, within)) {
            places.entry(roster.text(place(one, two))).or_default().extend([*one, *two]);
        }
    }
    places.into_iter().map(|(project, posts)| breach(roster, person, project, &posts, condition)).collect()
}

/// The project on which two posts meet; no text where they are not of one.
fn place(one: &Post<'_>, two: &Post<'_>) -> Sym {
    match (one.project, two.project) {
        (a, b) if a == b || b.is_none() => a,
        (a, b) if a.is_none() => b,
        _ => Sym::NONE,
    }
}

fn breach(
    roster: &Roster<'_>,
    person: &str,
    project: &str,
    posts: &[&Post<'_>],
    condition: Option<&str>,
) -> Hit {
    let mut labels: Vec<&str> = Vec::new();
    for post in posts {
        if !labels.contains(&roster.label(post.role)) {
            labels.push(roster.label(post.role));
        }
    }
    let near = if project.is_empty() { "in one portfolio" } else { "on one project" };
    let unless = condition.map(|c| format!(", which is wrong where {c}")).unwrap_or_default();
    let mut spots: Vec<_> = posts.iter().map(|p| p.spot).collect();
    spots.sort_unstable();
    spots.dedup();
    Hit {
        people: vec![person.to_owned()],
        project: project.to_owned(),
        seen: format!("{person} holds {} {near}{unless}", labels.join(" and ")),
        spots,
        evidence: posts.iter().map(|p| said(roster, p)).collect(),
        ..Hit::default()
    }
}

/// A post in words, with its place.
pub fn said(roster: &Roster<'_>, post: &Post<'_>) -> String {
    let person = roster.text(post.person);
    let of = if person.is_empty() { "nobody" } else { person };
    format!("{of}: {} ({})", roster.label(post.role), post.spot.said(roster))
}
