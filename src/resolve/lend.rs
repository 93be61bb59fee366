//! Records of one project that come from several sources may be versions of one another: what tells them apart, and their
//! money, is fetched for the time in which versions are chosen.

use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::record::Batch;
use crate::model::register::{FieldId, Register, RegisterId};
use crate::model::text::Sym;
use crate::shelf::{Shelf, ShelfError};
use std::collections::{HashMap, HashSet};

/// Fetches what is parked of the records of a register that may be versions of others.
pub fn lend(
    dataset: &mut Dataset,
    (id, register): (RegisterId, &Register),
    knowledge: &Knowledge,
    shelf: &Shelf,
) -> Result<(), ShelfError> {
    let Some(batches) = dataset.registers.get_mut(usize::from(id.0)) else { return Ok(()) };
    let (shared, wanted) = (Shared::new(batches, register), wanted(knowledge, id, register));
    for batch in batches.iter_mut().filter(|b| b.waits() && shared.has(b)) {
        let fetched = shelf.fetch(batch, &mut dataset.text, Some(&wanted))?;
        batch.columns.extend(fetched.columns);
        batch.columns.sort_by_key(|column| column.field);
    }
    Ok(())
}

/// Lets go of it again.
pub fn give_back(dataset: &mut Dataset, id: RegisterId) {
    let batches = dataset.registers.get_mut(usize::from(id.0));
    batches.into_iter().flatten().for_each(Batch::drop_parked);
}

/// The fields that tell records apart, and those of amounts that are added up.
fn wanted(knowledge: &Knowledge, id: RegisterId, register: &Register) -> Vec<FieldId> {
    let identity = register.identity.iter().filter_map(|key| register.field(key));
    let money = register.each_field().map(|(field, _)| field).filter(|field| knowledge.adds(id, *field));
    identity.chain(money).collect()
}

/// What records may be versions by: the projects that several sources have records of; everything where the project is not
/// the first of what tells records apart.
enum Shared {
    All,
    Projects(FieldId, HashSet<Sym>),
}

impl Shared {
    fn new(batches: &[Batch], register: &Register) -> Self {
        let first = register.identity.first().filter(|key| *key == "project");
        let Some(project) = first.and_then(|key| register.field(key)) else { return Self::All };
        let mut sources: HashMap<Sym, u32> = HashMap::new();
        let mut shared = HashSet::new();
        for batch in batches {
            for code in batch.texts(project).iter().filter(|code| !code.is_none()) {
                if *sources.entry(*code).or_insert(batch.source) != batch.source {
                    shared.insert(*code);
                }
            }
        }
        Self::Projects(project, shared)
    }

    fn has(&self, batch: &Batch) -> bool {
        match self {
            Self::All => true,
            Self::Projects(project, shared) => batch.texts(*project).iter().any(|code| shared.contains(code)),
        }
    }
}
