//! Tables that belong together: those that have records of the same projects.

use super::joined::Joined;
use super::parts::{Parts, Place};
use crate::model::record::{Batch, Column, Value};
use crate::model::register::{FieldKind, Register, RegisterId};
use crate::model::text::Sym;
use std::collections::{BTreeSet, HashMap};

/// Which tables have to be looked at together by rules that look at all records of a project. Those of one register and file
/// stay together, in their order. Lists of projects and of people, which are held whole, are a circle of their own, and bring
/// the projects together of which a record there points to others.
pub fn circles(parts: Parts<'_>) -> Vec<Vec<Place>> {
    let places = parts.places();
    let mut joined = Joined::new(places.len());
    let mut of_project: HashMap<Sym, usize> = HashMap::new();
    let mut of_file: HashMap<(RegisterId, u32), usize> = HashMap::new();
    let mut lists: Option<usize> = None;
    for (node, (id, at)) in places.iter().enumerate() {
        let register = parts.knowledge.register(*id);
        let Some(batch) = parts.dataset.batches(*id).get(*at) else { continue };
        joined.join(*of_file.entry((*id, batch.source)).or_insert(node), node);
        let codes = if batch.waits() {
            projects(register, batch, |_| true)
        } else {
            joined.join(*lists.get_or_insert(node), node);
            referring(register, batch)
        };
        for code in codes {
            joined.join(*of_project.entry(code).or_insert(node), node);
        }
    }
    let of = |nodes: Vec<usize>| nodes.into_iter().filter_map(|node| places.get(node).copied()).collect();
    joined.groups().into_iter().map(of).collect()
}

/// The projects of the records that point to others, which may be in any register of the project.
fn referring(register: &Register, batch: &Batch) -> BTreeSet<Sym> {
    let refs = batch.columns.iter().filter(|c| register.decl(c.field).kind == FieldKind::Ref);
    let refs: Vec<&Column> = refs.collect();
    projects(register, batch, |row| refs.iter().any(|c| c.values.get(row) != Value::Missing))
}

/// The projects of these records; no project where some have none.
fn projects(register: &Register, batch: &Batch, which: impl Fn(usize) -> bool) -> BTreeSet<Sym> {
    let column = register.field("project").and_then(|field| batch.column(field));
    let code = |row| match column.map(|c| c.values.get(row)) {
        Some(Value::Text(code)) => code,
        _ => Sym::NONE,
    };
    (0..batch.len()).filter(|row| which(*row)).map(code).collect()
}
