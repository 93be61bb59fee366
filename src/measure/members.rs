//! The values of a dimension by number.

use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::measure::Dimension;
use crate::model::period::Period;
use crate::model::record::{Batch, Value, Values};
use crate::model::register::{Field, FieldKind, RegisterId};
use crate::model::text::Sym;
use std::collections::{BTreeMap, HashMap};

/// The number of a record that states no value.
pub(super) const NONE: u32 = u32::MAX;

/// The values of a dimension, and for each record of each register that has its field which of them it states.
pub(super) struct Members {
    /// As first written; those that differ in case only are one, as they are in a workbook's formulas.
    names: Vec<String>,
    of: BTreeMap<RegisterId, Vec<Vec<u32>>>,
}

impl Members {
    pub(super) fn new(dataset: &Dataset, knowledge: &Knowledge, dimension: &Dimension) -> Self {
        let mut numbers = Numbers::default();
        let mut of = BTreeMap::new();
        let Some(key) = dimension.field() else { return Self { names: numbers.names, of } };
        for (id, register) in knowledge.every_register() {
            let Some(field) = register.field(key) else { continue };
            let batches = dataset.batches(id).iter();
            let numbered = batches.map(|batch| match batch.column(field).map(|c| &c.values) {
                Some(Values::Text(v)) => v.iter().map(|s| numbers.text(dataset, *s)).collect(),
                Some(values) => others(&mut numbers, knowledge, register.decl(field), batch, values),
                None => vec![NONE; batch.len()],
            });
            of.insert(id, numbered.collect());
        }
        Self { names: numbers.names, of }
    }

    /// For each batch the member of each record; `None` for a register without the field.
    pub(super) fn of(&self, register: RegisterId) -> Option<&[Vec<u32>]> {
        self.of.get(&register).map(Vec::as_slice)
    }

    /// The value of a member; `None` for that of the records that state none.
    pub(super) fn name(&self, member: u32) -> Option<&str> {
        self.names.get(member as usize).map(String::as_str)
    }
}

/// Values met so far.
#[derive(Default)]
struct Numbers {
    names: Vec<String>,
    by_folded: HashMap<String, u32>,
    by_text: HashMap<Sym, u32>,
}

impl Numbers {
    fn text(&mut self, dataset: &Dataset, sym: Sym) -> u32 {
        let Some(sym) = sym.some() else { return NONE };
        if let Some(number) = self.by_text.get(&sym) {
            return *number;
        }
        let number = self.name(dataset.text(sym));
        self.by_text.insert(sym, number);
        number
    }

    fn name(&mut self, name: &str) -> u32 {
        let next = self.names.len() as u32;
        *self.by_folded.entry(name.to_lowercase()).or_insert_with(|| {
            self.names.push(name.to_owned());
            next
        })
    }
}

/// The members of values that are no text; each different one is named once.
fn others(
    numbers: &mut Numbers,
    knowledge: &Knowledge,
    field: &Field,
    batch: &Batch,
    values: &Values,
) -> Vec<u32> {
    let mut last = (Value::Missing, NONE);
    (0..batch.len())
        .map(|i| {
            let value = values.get(i);
            if value != last.0 {
                last = (value, written(knowledge, field, value).map_or(NONE, |name| numbers.name(&name)));
            }
            last.1
        })
        .collect()
}

/// A value as `figures.json` has it: a month, the key of a choice, a level.
fn written(knowledge: &Knowledge, field: &Field, value: Value) -> Option<String> {
    Some(match value {
        Value::Period(month) => Period::to_string(&month),
        Value::Level(level) => level.get().to_string(),
        Value::Date(day) => day.to_string(),
        Value::Number(n) => n.normalize().to_string(),
        Value::Flag(flag) => if flag { "yes" } else { "no" }.to_owned(),
        Value::Choice(choice) => match &field.kind {
            FieldKind::Choice(name) => knowledge.vocabulary(name)?.choice(choice).key.clone(),
            _ => return None,
        },
        Value::Money(_) | Value::Text(_) | Value::Missing => return None,
    })
}
