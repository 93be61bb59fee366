//! Records of one project that come from several sources may be versions of one another: what tells them apart, and their
//! money, is fetched for the time in which versions are chosen.

use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::record::{Batch, Values};
use crate::model::register::{FieldId, Register, RegisterId};
use crate::model::text::Sym;
use crate::shelf::{Shelf, ShelfError};
use std::collections::{HashMap, HashSet};

/// Fetches what is parked of the records that may be versions of others.
pub fn lend(dataset: &mut Dataset, knowledge: &Knowledge, shelf: &Shelf) -> Result<(), ShelfError> {
    for (id, register) in knowledge.each_register() {
        let Some(project) = register.field("project") else { continue };
        let shared = shared(dataset.batches(id), project);
        let wanted = wanted(knowledge, id, register);
        let batches = dataset.registers.get_mut(usize::from(id.0)).into_iter().flatten();
        for batch in batches.filter(|b| b.waits()) {
            if projects(batch, project).iter().any(|code| shared.contains(code)) {
                let fetched = shelf.fetch(batch, &mut dataset.text, Some(&wanted))?;
                batch.columns.extend(fetched.columns);
                batch.columns.sort_by_key(|column| column.field);
            }
        }
    }
    Ok(())
}

/// Lets go of it again.
pub fn give_back(dataset: &mut Dataset) {
    dataset.registers.iter_mut().flatten().for_each(Batch::drop_parked);
}

/// The fields that tell records apart, and those of amounts that are added up.
fn wanted(knowledge: &Knowledge, id: RegisterId, register: &Register) -> Vec<FieldId> {
    let identity = register.identity.iter().filter_map(|key| register.field(key));
    let money = register.each_field().map(|(field, _)| field).filter(|field| knowledge.adds(id, *field));
    identity.chain(money).collect()
}

/// The projects that several sources have records of.
fn shared(batches: &[Batch], project: FieldId) -> HashSet<Sym> {
    let mut first: HashMap<Sym, u32> = HashMap::new();
    let mut shared = HashSet::new();
    for batch in batches {
        for code in projects(batch, project) {
            if *first.entry(*code).or_insert(batch.source) != batch.source {
                shared.insert(*code);
            }
        }
    }
    shared.remove(&Sym::NONE);
    shared
}

fn projects(batch: &Batch, project: FieldId) -> &[Sym] {
    match batch.column(project).map(|column| &column.values) {
        Some(Values::Text(codes)) => codes,
        _ => &[],
    }
}
