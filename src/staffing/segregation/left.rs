//! Owners of open items who are on no roles or resources list any more.

use super::super::post::Stands;
use super::super::roster::Roster;
use super::super::spot::{Spot, texts};
use super::hit::{Hit, Looked};
use super::owners::owned;
use super::together::NO_ROLES;
use crate::model::record::Value;
use crate::model::text::Sym;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

/// A breach a person and project, with all their open items on it.
pub fn look(roster: &Roster<'_>) -> Looked {
    let last = last_days(roster);
    if last.is_empty() {
        return Looked::not(NO_ROLES);
    }
    let mut found: BTreeMap<(&str, &str), (Date, Vec<Spot>)> = BTreeMap::new();
    for (id, register) in roster.settings.knowledge.each_register() {
        let (Some(owner), Some(_)) = (register.field("owner"), register.field("status")) else { continue };
        for (person, spot) in owned(roster, id, owner) {
            if let Some(Some(day)) = last.get(&person) {
                let project = super::records::project(roster, id, spot.batch(roster), spot.row);
                found.entry((project, roster.text(person))).or_insert((*day, Vec::new())).1.push(spot);
            }
        }
    }
    let hit = |((project, person), (day, spots)): ((&str, &str), (Date, Vec<Spot>))| Hit {
        people: vec![person.to_owned()],
        project: project.to_owned(),
        seen: format!("{person}, whose last day was {day}, owns open items"),
        spots,
        ..Hit::default()
    };
    Looked::at(found.into_iter().map(hit).collect())
}

/// For everybody on a roles or resources list the last day on all of them where that is over; `None` for who is there.
fn last_days(roster: &Roster<'_>) -> HashMap<Sym, Option<Date>> {
    let mut last: HashMap<Sym, Option<Date>> = HashMap::new();
    let mut note = |person: Sym, end: Option<Date>| {
        let end = end.filter(|day| *day < roster.day);
        let entry = last.entry(person).or_insert(end);
        *entry = entry.zip(end).map(|(a, b)| a.max(b));
    };
    for post in roster.posts.iter().filter(|p| !p.person.is_none()) {
        note(post.person, post.end.filter(|_| post.stands == Stands::Ended));
        if !post.deputy.is_none() {
            note(post.deputy, None);
        }
    }
    planned(roster, note);
    last
}

/// Calls `note` for everybody on a resource plan, with the last day that a line of it states, else the last day of its month.
fn planned(roster: &Roster<'_>, mut note: impl FnMut(Sym, Option<Date>)) {
    let knowledge = &roster.settings.knowledge;
    let Some(id) = knowledge.find_register("resources") else { return };
    let register = roster.register(id);
    let (end, period) = (register.field("end_on"), register.field("period"));
    for batch in roster.dataset.batches(id) {
        for (row, person) in texts(batch, register.field("person")).iter().enumerate() {
            let value = |field: Option<_>| field.map_or(Value::Missing, |f| batch.value(f, row));
            let day = match (value(end), value(period)) {
                (Value::Date(day), _) => Some(day),
                (_, Value::Period(month)) => Some(month.last_day()),
                _ => None,
            };
            if !person.is_none() {
                note(*person, day);
            }
        }
    }
}
