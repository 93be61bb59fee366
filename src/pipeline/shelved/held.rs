//! Which columns are held while the others wait: those that are looked at across projects.

use crate::model::dataset::Return;
use crate::model::measure::{Condition, Test};
use crate::model::part::PartCondition;
use crate::model::register::{FieldId, FieldKind, Register, RegisterId};
use crate::model::text::Interner;
use crate::settings::Settings;
use crate::shelf::{Shelf, ShelfError};
use crate::staffing::looked_at;
use std::collections::HashSet;

/// Registers that are held whole: who is who, and which projects there are, is worked out from all of their fields.
const WHOLE: [&str; 2] = ["projects", "roles"];

/// The columns that are held.
pub struct Held {
    whole: HashSet<RegisterId>,
    fields: HashSet<(RegisterId, FieldId)>,
}

impl Held {
    /// Projects, people and states; what tells of who holds what, and what packs of a part of the portfolio ask for.
    pub fn new(settings: &Settings) -> Self {
        let knowledge = &settings.knowledge;
        let mut held = Self { whole: HashSet::new(), fields: HashSet::new() };
        for (id, register) in knowledge.each_register() {
            if WHOLE.contains(&register.key.as_str()) {
                held.whole.insert(id);
            }
            held.fields.extend(of_register(register).map(|field| (id, field)));
        }
        held.fields.extend(looked_at(settings));
        let parts = knowledge.packs.iter().filter_map(|pack| pack.part.as_ref());
        for condition in parts.flat_map(|part| &part.conditions) {
            let PartCondition::Field(own) = condition else { continue };
            held.fields.extend(own.iter().flat_map(of_condition));
        }
        held
    }

    /// Parks what is not held of the records of a file; its text is then that of the columns that are.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn park(&self, one: &mut Return, shelf: &Shelf) -> Result<(), ShelfError> {
        for batch in &mut one.batches {
            let register = batch.register;
            if !self.whole.contains(&register) {
                shelf.park(batch, &one.text, |field| self.fields.contains(&(register, field)))?;
            }
        }
        let all = std::mem::take(&mut one.text);
        let mut held = Interner::default();
        one.batches.iter_mut().for_each(|batch| batch.translate(|sym| held.intern(all.get(sym))));
        one.text = held;
        Ok(())
    }
}

fn of_register(register: &Register) -> impl Iterator<Item = FieldId> {
    let state = ["status"].into_iter().chain(register.ended_by.as_deref());
    let state: Vec<FieldId> = state.filter_map(|key| register.field(key)).collect();
    let named =
        register.each_field().filter(|(_, f)| matches!(f.kind, FieldKind::Person | FieldKind::Project));
    named.map(|(id, _)| id).chain(state)
}

/// The fields that a condition asks for.
fn of_condition((id, condition): (&RegisterId, &Condition)) -> Vec<(RegisterId, FieldId)> {
    let other = if let Test::Above(other) = &condition.test { Some((*id, *other)) } else { None };
    [(*id, condition.field)].into_iter().chain(other).collect()
}
