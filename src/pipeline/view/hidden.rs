//! Which records are marked above a clearance.

use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::pack::{Hidden, MARKING};
use crate::model::record::{Batch, Value};
use crate::model::register::{Register, RegisterId};
use crate::model::text::Interner;
use crate::model::vocabulary::ChoiceId;

/// For each register and batch, whether each record may be seen; registers that the program makes have none.
#[derive(Default)]
pub struct Masks(Vec<Vec<Vec<bool>>>);

impl Masks {
    /// Those of a dataset.
    pub fn new(dataset: &Dataset, clearance: ChoiceId, knowledge: &Knowledge) -> Self {
        let of = |(id, register): (RegisterId, &Register)| {
            let batches = if register.made { &[] } else { dataset.batches(id) };
            batches.iter().map(|b| seen(b, register, clearance, &dataset.text, knowledge)).collect()
        };
        Self(knowledge.every_register().map(of).collect())
    }

    /// For each register and batch, whether each record may be seen.
    pub fn of_each(seen: Vec<Vec<Vec<bool>>>) -> Self {
        Self(seen)
    }

    /// The batches of a register.
    pub fn of(&self, register: RegisterId) -> &[Vec<bool>] {
        self.0.get(usize::from(register.0)).map_or(&[], Vec::as_slice)
    }

    /// Whether any record may be seen.
    pub fn let_any(&self) -> bool {
        self.0.iter().flatten().flatten().any(|seen| *seen)
    }

    /// How many records are hidden.
    pub fn count(&self) -> Hidden {
        let count = |batches: &Vec<Vec<bool>>| batches.iter().flatten().filter(|seen| !**seen).count() as u64;
        counted(self.0.iter().map(count))
    }

    /// How many records are hidden that `other` does not hide.
    pub fn count_but(&self, other: &Self) -> Hidden {
        let count = |(batches, other): (&Vec<Vec<bool>>, &Vec<Vec<bool>>)| {
            let both = batches.iter().flatten().zip(other.iter().flatten());
            both.filter(|(seen, other)| !**seen && **other).count() as u64
        };
        counted(self.0.iter().zip(&other.0).map(count))
    }
}

fn counted(counts: impl Iterator<Item = u64>) -> Hidden {
    (0..).map(RegisterId).zip(counts).filter(|(_, count)| *count > 0).collect()
}

/// A record without a marking may be seen by all. One whose marking is no word that is known may be meant for few, and is
/// taken to be marked as high as can be.
fn seen(
    batch: &Batch,
    register: &Register,
    clearance: ChoiceId,
    text: &Interner,
    knowledge: &Knowledge,
) -> Vec<bool> {
    let Some(column) = register.field(MARKING).and_then(|field| batch.column(field)) else {
        return vec![true; batch.len()];
    };
    let none = &knowledge.writing.no_value;
    let may = |i: usize| match column.values.get(i) {
        Value::Choice(marking) => marking <= clearance,
        _ => column.native(i).is_none_or(|native| none.has(text.get(native))),
    };
    (0..batch.len()).map(may).collect()
}
