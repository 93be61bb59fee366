//! Which fields of records, beside people, projects and states, say something of who holds what.

use super::segregation::SUPPLIERS;
use crate::model::register::{FieldId, RegisterId};
use crate::model::segregation::Test;
use crate::settings::Settings;

/// These fields, but for those of the lists of projects and of roles, of which all are looked at.
pub fn looked_at(settings: &Settings) -> Vec<(RegisterId, FieldId)> {
    let knowledge = &settings.knowledge;
    let own = ["employment", "end_on", "period"].map(|key| ("resources", key));
    let named = SUPPLIERS.map(|register| (register, "supplier")).into_iter().chain(own);
    let named = named.filter_map(|(register, field)| {
        let id = knowledge.find_register(register)?;
        Some((id, knowledge.register(id).field(field)?))
    });
    let tests = knowledge.segregation.rules.iter().flat_map(|rule| &rule.tests);
    let posts = knowledge.segregation.holds.iter().map(|holds| (holds.register, holds.field));
    named.chain(tests.flat_map(of_test)).chain(posts).collect()
}

fn of_test(test: &Test) -> Vec<(RegisterId, FieldId)> {
    match test {
        Test::OnePerson { register, fields } => fields.iter().map(|field| (*register, *field)).collect(),
        Test::BeyondLimit { register, field, amount } => vec![(*register, *field), (*register, *amount)],
        Test::OwnsMany(many) => vec![(many.register, many.field), (many.register, many.score)],
        Test::OwnerHolds { register, field, .. } => vec![(*register, *field)],
        Test::OfSupplier { field, .. } => field.iter().copied().collect(),
        Test::Together { .. }
        | Test::KeptApart { .. }
        | Test::OneHolder { .. }
        | Test::OwnerLeft
        | Test::Vacant { .. }
        | Test::NoKeeper => Vec::new(),
    }
}
