//! People whom a supplier employs, where they ought not to be.

use super::super::post::Post;
use super::super::roster::Roster;
use super::super::spot::{Spot, texts};
use super::hit::{Hit, Looked};
use super::records::{lacking, project};
use super::together::{NO_ROLES, said};
use crate::model::record::Value;
use crate::model::register::{FieldId, RegisterId};
use crate::model::text::{Sym, fold};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Registers that name suppliers.
pub const SUPPLIERS: [&str; 2] = ["finance", "contracts"];

/// A breach a person and project: they hold one of `roles`, or stand in a field of a register.
pub fn look(roster: &Roster<'_>, roles: &[String], field: Option<(RegisterId, FieldId)>) -> Looked {
    if let Some(reason) = field.and_then(|(register, field)| lacking(roster, register, &[field])) {
        return Looked::not(reason);
    }
    if field.is_none() && roster.posts.is_empty() {
        return Looked::not(NO_ROLES);
    }
    let Some(firms) = firms(roster) else {
        return Looked::not("no register says who is employed by a supplier");
    };
    let mut hits = holders(roster, roles, &firms);
    hits.extend(field.into_iter().flat_map(|(register, field)| named(roster, register, field, &firms)));
    Looked::at(hits)
}

fn holders(roster: &Roster<'_>, roles: &[String], firms: &HashMap<Sym, String>) -> Vec<Hit> {
    let mut found: BTreeMap<(&str, &str), Vec<&Post<'_>>> = BTreeMap::new();
    for post in roster.posts.iter().filter(|p| p.is_held() && roles.iter().any(|id| id == p.role)) {
        if firms.contains_key(&post.person) {
            found.entry((roster.text(post.project), roster.text(post.person))).or_default().push(post);
        }
    }
    let hit = |((project, person), posts): ((&str, &str), Vec<&Post<'_>>)| {
        let role = posts.first().map_or("", |p| roster.label(p.role));
        let firm = posts.first().and_then(|p| firms.get(&p.person)).map_or("", String::as_str);
        Hit {
            people: vec![person.to_owned()],
            project: project.to_owned(),
            seen: format!("{person} of {firm} holds {role}"),
            spots: posts.iter().map(|p| p.spot).collect(),
            evidence: posts.iter().map(|p| said(roster, p)).collect(),
            ..Hit::default()
        }
    };
    found.into_iter().map(hit).collect()
}

fn named(
    roster: &Roster<'_>,
    register: RegisterId,
    field: FieldId,
    firms: &HashMap<Sym, String>,
) -> Vec<Hit> {
    let mut found: BTreeMap<(&str, &str), (&str, Vec<Spot>)> = BTreeMap::new();
    for (at, batch) in roster.dataset.batches(register).iter().enumerate() {
        for (row, person) in texts(batch, Some(field)).iter().enumerate() {
            if let Some(firm) = firms.get(person) {
                let key = (project(roster, register, batch, row), roster.text(*person));
                let spot = Spot { register, batch: at, field, row };
                found.entry(key).or_insert((firm, Vec::new())).1.push(spot);
            }
        }
    }
    let label = &roster.register(register).decl(field).label;
    let hit = |((project, person), (firm, spots)): ((&str, &str), (&str, Vec<Spot>))| Hit {
        people: vec![person.to_owned()],
        project: project.to_owned(),
        seen: format!("{person} of {firm} stands under {label}"),
        spots,
        ..Hit::default()
    };
    found.into_iter().map(hit).collect()
}

/// Who is employed by a supplier, and by which: by the organisation of a post, or by a line of the resource plan. `None`
/// where nothing says whom anybody employs.
fn firms(roster: &Roster<'_>) -> Option<HashMap<Sym, String>> {
    let suppliers = suppliers(roster);
    let employed = employed(roster);
    let told = roster.posts.iter().any(|p| !p.organisation.is_none()) && !suppliers.is_empty();
    let mut firms = employed.as_ref().cloned().unwrap_or_default();
    for post in roster.posts.iter().filter(|p| !p.person.is_none() && !p.organisation.is_none()) {
        let firm = roster.text(post.organisation);
        if suppliers.contains(&fold(firm)) {
            firms.insert(post.person, firm.to_owned());
        }
    }
    (told || employed.is_some()).then_some(firms)
}

/// Names of suppliers, folded.
fn suppliers(roster: &Roster<'_>) -> HashSet<String> {
    let mut names: HashSet<Sym> = HashSet::new();
    for key in SUPPLIERS {
        let Some(id) = roster.settings.knowledge.find_register(key) else { continue };
        let field = roster.register(id).field("supplier");
        for batch in roster.dataset.batches(id) {
            names.extend(texts(batch, field).iter().filter(|s| !s.is_none()));
        }
    }
    names.into_iter().map(|name| fold(roster.text(name))).collect()
}

/// People of whom a resource plan says that a supplier employs them; `None` where none says who employs anybody.
fn employed(roster: &Roster<'_>) -> Option<HashMap<Sym, String>> {
    let id = roster.settings.knowledge.find_register("resources")?;
    let register = roster.register(id);
    let field = register.field("employment")?;
    let supplier = roster.settings.knowledge.vocabulary("employment")?.find("supplier")?;
    let batches = roster.dataset.batches(id);
    batches.iter().any(|b| b.column(field).is_some()).then_some(())?;
    let mut people = HashMap::new();
    for batch in batches {
        for (row, person) in texts(batch, register.field("person")).iter().enumerate() {
            if !person.is_none() && batch.value(field, row) == Value::Choice(supplier) {
                people.insert(*person, "a supplier".to_owned());
            }
        }
    }
    Some(people)
}
