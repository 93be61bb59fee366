//! Owners of open records: who has too many, and who ought not to have any.

use super::super::post::Post;
use super::super::roster::Roster;
use super::super::spot::{Spot, texts};
use super::hit::{Hit, Looked};
use super::records::{lacking, project};
use super::together::{NO_ROLES, said};
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldId, RegisterId};
use crate::model::segregation::OwnsMany;
use crate::model::text::Sym;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

/// Every open record that somebody owns.
pub fn owned(roster: &Roster<'_>, register: RegisterId, field: FieldId) -> Vec<(Sym, Spot)> {
    let mut all = Vec::new();
    for (at, batch) in roster.dataset.batches(register).iter().enumerate() {
        let open = roster.settings.knowledge.open(batch);
        let owners = texts(batch, Some(field)).iter().zip(open).enumerate();
        let owned = owners.filter(|(_, (owner, open))| *open && !owner.is_none());
        all.extend(owned.map(|(row, (owner, _))| (*owner, Spot { register, batch: at, field, row })));
    }
    all
}

/// People with too many open records, or with too large a share of the severe ones.
pub fn many(roster: &Roster<'_>, limits: &OwnsMany) -> Looked {
    if let Some(reason) = lacking(roster, limits.register, &[limits.field]) {
        return Looked::not(reason);
    }
    let label = roster.register(limits.register).label.to_lowercase();
    let owned = owned(roster, limits.register, limits.field);
    let is_severe = |batch: &Batch, row| match batch.value(limits.score, row) {
        Value::Number(score) => score >= limits.score_from,
        _ => false,
    };
    let severe = owned.iter().copied().filter(|(_, spot)| is_severe(spot.batch(roster), spot.row)).collect();
    let total = count_open(roster, limits.register, is_severe);
    let is_share =
        |n: usize| n >= limits.share_least && Decimal::from(n) > limits.share_above * Decimal::from(total);
    let mut hits = Vec::new();
    for (person, spots) in
        by_person(roster, owned).into_iter().filter(|(_, spots)| spots.len() > limits.above)
    {
        let seen = format!("{person} owns {} open {label}", spots.len());
        hits.push(Hit { people: vec![person.to_owned()], seen, spots, ..Hit::default() });
    }
    for (person, spots) in by_person(roster, severe).into_iter().filter(|(_, spots)| is_share(spots.len())) {
        let seen = format!("{person} owns {} of {total} open {label} that are severe", spots.len());
        hits.push(Hit { people: vec![person.to_owned()], seen, spots, ..Hit::default() });
    }
    Looked::at(hits)
}

/// How many open records of a register are so, whether anybody owns them or not.
fn count_open(roster: &Roster<'_>, register: RegisterId, is: impl Fn(&Batch, usize) -> bool) -> usize {
    let batches = roster.dataset.batches(register).iter();
    let open = batches.map(|batch| {
        let open = roster.settings.knowledge.open(batch);
        (0..batch.len()).filter(|row| open[*row] && is(batch, *row)).count()
    });
    open.sum()
}

fn by_person<'a>(roster: &Roster<'a>, owned: Vec<(Sym, Spot)>) -> BTreeMap<&'a str, Vec<Spot>> {
    let mut people: BTreeMap<&str, Vec<Spot>> = BTreeMap::new();
    for (person, spot) in owned {
        people.entry(roster.text(person)).or_default().push(spot);
    }
    people
}

/// Posts by project and person.
type Holders<'p, 'a> = HashMap<(&'a str, &'a str), Vec<&'p Post<'a>>>;

/// The posts of a person on a project: who has the role for all projects has it on this one.
fn on_project<'h, 'p, 'a>(
    holders: &'h Holders<'p, 'a>,
    project: &'a str,
    person: &'a str,
) -> &'h [&'p Post<'a>] {
    let posts = holders.get(&(project, person)).or_else(|| holders.get(&("", person)));
    posts.map_or(&[], Vec::as_slice)
}

/// Open records whose person holds one of these roles on their project: a breach a person and project.
pub fn hold(roster: &Roster<'_>, register: RegisterId, field: FieldId, roles: &[String]) -> Looked {
    if let Some(reason) = lacking(roster, register, &[field]) {
        return Looked::not(reason);
    }
    if roster.posts.is_empty() {
        return Looked::not(NO_ROLES);
    }
    let mut holders = Holders::new();
    for post in roster.posts.iter().filter(|p| p.is_held() && roles.iter().any(|id| id == p.role)) {
        holders.entry((roster.text(post.project), roster.text(post.person))).or_default().push(post);
    }
    let mut found: BTreeMap<(&str, &str), Vec<Spot>> = BTreeMap::new();
    for (person, spot) in owned(roster, register, field) {
        let project = project(roster, register, spot.batch(roster), spot.row);
        if !on_project(&holders, project, roster.text(person)).is_empty() {
            found.entry((project, roster.text(person))).or_default().push(spot);
        }
    }
    let label = roster.register(register).label.to_lowercase();
    let hit = |((project, person), spots): ((&str, &str), Vec<Spot>)| {
        let posts = on_project(&holders, project, person);
        let role = posts.first().map_or("", |p| roster.label(p.role));
        Hit {
            people: vec![person.to_owned()],
            project: project.to_owned(),
            seen: format!("{person} holds {role} and has open {label} on the same project"),
            spots,
            evidence: posts.iter().map(|p| said(roster, p)).collect(),
            ..Hit::default()
        }
    };
    Looked::at(found.into_iter().map(hit).collect())
}
