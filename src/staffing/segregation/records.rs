//! What one record says of who asked, decided, wrote and approved.

use super::super::roster::Roster;
use super::super::spot::{Spot, text, texts};
use super::hit::{Hit, Looked};
use crate::model::money::Money;
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldId, RegisterId};
use crate::model::text::Sym;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

/// Why a register's records cannot be looked at by these fields, when they cannot.
pub fn lacking(roster: &Roster<'_>, register: RegisterId, fields: &[FieldId]) -> Option<String> {
    let batches = roster.dataset.batches(register);
    let decl = roster.register(register);
    if batches.iter().all(Batch::is_empty) {
        return Some(format!("no {} register was handed in", decl.label.to_lowercase()));
    }
    let absent = fields.iter().find(|f| batches.iter().all(|b| b.column(**f).is_none()))?;
    let field = decl.decl(*absent).label.to_lowercase();
    Some(format!("no {} register has a column for {field}", decl.label.to_lowercase()))
}

/// The code of the project of a record.
pub fn project<'a>(roster: &Roster<'a>, register: RegisterId, batch: &Batch, row: usize) -> &'a str {
    roster.text(text(texts(batch, roster.register(register).field("project")), row))
}

/// Records of which two fields name the same person: a breach a person and project.
pub fn one_person(roster: &Roster<'_>, register: RegisterId, fields: [FieldId; 2]) -> Looked {
    if let Some(reason) = lacking(roster, register, &fields) {
        return Looked::not(reason);
    }
    let decl = roster.register(register);
    let [one, two] = fields.map(|f| decl.decl(f).label.as_str());
    let mut found: BTreeMap<(&str, &str), Vec<Spot>> = BTreeMap::new();
    for (at, batch) in roster.dataset.batches(register).iter().enumerate() {
        let (ones, twos) = (texts(batch, Some(fields[0])), texts(batch, Some(fields[1])));
        for (row, person) in twos.iter().enumerate() {
            if !person.is_none() && text(ones, row) == *person {
                let key = (project(roster, register, batch, row), roster.text(*person));
                let spot = Spot { register, batch: at, field: fields[1], row };
                found.entry(key).or_default().push(spot);
            }
        }
    }
    let label = decl.label.to_lowercase();
    let hit = |((project, person), spots): ((&str, &str), Vec<Spot>)| Hit {
        people: vec![person.to_owned()],
        project: project.to_owned(),
        seen: format!("{person} stands under {one} and under {two} of the same {label}"),
        spots,
        ..Hit::default()
    };
    Looked::at(found.into_iter().map(hit).collect())
}

/// Records decided by somebody whose limit is below their amount, in the portfolio's currency.
pub fn beyond_limit(roster: &Roster<'_>, register: RegisterId, field: FieldId, amount: FieldId) -> Looked {
    if let Some(reason) = lacking(roster, register, &[field, amount]) {
        return Looked::not(reason);
    }
    let limits = limits(roster);
    if limits.is_empty() {
        return Looked::not("no roles register says up to which amount a person may decide");
    }
    let mut found: BTreeMap<(&str, &str), (Decimal, Vec<Spot>)> = BTreeMap::new();
    for (at, batch) in roster.dataset.batches(register).iter().enumerate() {
        for (row, person) in texts(batch, Some(field)).iter().enumerate() {
            let Some(limit) = limits.get(person) else { continue };
            if money(roster, batch, amount, row).is_some_and(|money| money > *limit) {
                let key = (project(roster, register, batch, row), roster.text(*person));
                let spot = Spot { register, batch: at, field: amount, row };
                found.entry(key).or_insert((*limit, Vec::new())).1.push(spot);
            }
        }
    }
    let hit = |((project, person), (limit, spots)): ((&str, &str), (Decimal, Vec<Spot>))| Hit {
        people: vec![person.to_owned()],
        project: project.to_owned(),
        seen: format!("{person} decided on more than their limit of {}", limit.normalize()),
        spots,
        ..Hit::default()
    };
    Looked::at(found.into_iter().map(hit).collect())
}

/// Up to which amount each person may decide; of several limits the highest.
fn limits(roster: &Roster<'_>) -> HashMap<Sym, Decimal> {
    let mut limits: HashMap<Sym, Decimal> = HashMap::new();
    let Some(roles) = roster.settings.knowledge.find_register("roles") else { return limits };
    let Some(field) = roster.register(roles).field("limit") else { return limits };
    for post in roster.posts.iter().filter(|p| p.spot.register == roles && p.is_held()) {
        if let Some(limit) = money(roster, post.spot.batch(roster), field, post.spot.row) {
            let entry = limits.entry(post.person).or_insert(limit);
            *entry = limit.max(*entry);
        }
    }
    limits
}

fn money(roster: &Roster<'_>, batch: &Batch, field: FieldId, row: usize) -> Option<Decimal> {
    match batch.value(field, row) {
        Value::Money(Money { amount, currency }) if currency == roster.dataset.currency => Some(amount),
        _ => None,
    }
}
