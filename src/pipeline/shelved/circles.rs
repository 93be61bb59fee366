//! Tables that belong together: those that have records of the same projects.

use super::joined::Joined;
use super::parts::{Parts, Place};
use crate::model::record::{Batch, Value, Values};
use crate::model::register::{FieldKind, Register};
use crate::model::text::Sym;
use std::collections::HashMap;

/// Which tables have to be looked at together by rules that look at all records of a project. Lists of projects and of
/// people, which are held whole, make a circle of their own and do not bring the projects together that they name.
pub fn circles(parts: Parts<'_>) -> Vec<Vec<Place>> {
    let places = parts.places();
    let mut joined = Joined::new(places.len());
    let mut first: HashMap<Sym, usize> = HashMap::new();
    let mut lists: Option<usize> = None;
    for (node, (id, at)) in places.iter().enumerate() {
        let register = parts.knowledge.register(*id);
        let Some(batch) = parts.dataset.batches(*id).get(*at) else { continue };
        if !batch.waits() && !refers(register, batch) {
            joined.join(*lists.get_or_insert(node), node);
            continue;
        }
        for code in projects(register, batch) {
            joined.join(*first.entry(code).or_insert(node), node);
        }
    }
    let of = |nodes: Vec<usize>| nodes.into_iter().filter_map(|node| places.get(node).copied()).collect();
    joined.groups().into_iter().map(of).collect()
}

/// Whether any record points to others, which may be in any register of its project.
fn refers(register: &Register, batch: &Batch) -> bool {
    let mut refs = batch.columns.iter().filter(|c| register.decl(c.field).kind == FieldKind::Ref);
    refs.any(|column| (0..batch.len()).any(|row| column.values.get(row) != Value::Missing))
}

/// The projects of the records, each at least once; no project where some have none.
fn projects(register: &Register, batch: &Batch) -> Vec<Sym> {
    let column = register.field("project").and_then(|field| batch.column(field));
    match column.map(|c| &c.values) {
        Some(Values::Text(codes)) => {
            codes.chunk_by(|a, b| a == b).filter_map(|run| run.first().copied()).collect()
        }
        _ => vec![Sym::NONE],
    }
}
