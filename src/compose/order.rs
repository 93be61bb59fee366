//! The order of a list: open records before closed ones, then by the fields that the pack names.

use super::Material;
use crate::model::dataset::{Dataset, RecordId};
use crate::model::pack::Shown;
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldId, Register};
use crate::model::text::Sym;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::HashMap;

/// All records of a register in the order of the pack.
pub fn records(material: Material<'_>, shown: &Shown) -> Vec<RecordId> {
    let batches = material.dataset.batches(shown.register);
    let all = batches
        .iter()
        .enumerate()
        .flat_map(|(b, batch)| (0..batch.len()).map(move |i| RecordId { batch: b as u32, row: i as u32 }));
    sorted(material, shown, all.collect())
}

/// These records in the order of the pack. Records that are alike stay in the order of the dataset.
pub fn sorted(material: Material<'_>, shown: &Shown, records: Vec<RecordId>) -> Vec<RecordId> {
    let Material { dataset, settings, .. } = material;
    let register = settings.knowledge.register(shown.register);
    let batches = dataset.batches(shown.register);
    let ranks: Vec<HashMap<Sym, i64>> =
        shown.order.iter().map(|(field, _)| text_ranks(dataset, batches, register, *field)).collect();
    let open: Vec<Vec<bool>> = batches.iter().map(|b| settings.knowledge.open(b)).collect();
    let mut keyed: Vec<(Vec<i64>, RecordId)> = records
        .into_iter()
        .map(|id| {
            let batch = &batches[id.batch as usize];
            let i = id.row as usize;
            let mut key = vec![i64::from(!open[id.batch as usize][i])];
            for ((field, largest_first), ranks) in shown.order.iter().zip(&ranks) {
                key.push(rank(batch.value(*field, i), ranks, *largest_first));
            }
            (key, id)
        })
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, id)| id).collect()
}

/// A value as a number that sorts as the value does; a missing one comes last either way.
fn rank(value: Value, ranks: &HashMap<Sym, i64>, largest_first: bool) -> i64 {
    let rank = match value {
        Value::Missing => return i64::MAX,
        Value::Text(sym) => ranks.get(&sym).copied().unwrap_or(i64::MAX - 1),
        Value::Date(d) => i64::from(d.year()) * 400 + i64::from(d.month()) * 32 + i64::from(d.day()),
        Value::Period(p) => i64::from(p.year()) * 12 + i64::from(p.month()),
        Value::Money(m) => (m.amount * Decimal::ONE_HUNDRED).to_i64().unwrap_or(i64::MAX - 1),
        Value::Number(n) => (n * Decimal::ONE_HUNDRED).to_i64().unwrap_or(i64::MAX - 1),
        Value::Level(l) => i64::from(l.get()),
        Value::Flag(f) => i64::from(f),
        Value::Choice(c) => i64::from(c.0),
    };
    if largest_first { -rank } else { rank }
}

/// The place of each text of a field in the alphabet.
fn text_ranks(
    dataset: &Dataset,
    batches: &[Batch],
    register: &Register,
    field: FieldId,
) -> HashMap<Sym, i64> {
    if !register.decl(field).kind.is_text() {
        return HashMap::new();
    }
    let mut ranks: HashMap<Sym, i64> = HashMap::new();
    for batch in batches {
        if let Some(crate::model::record::Values::Text(values)) = batch.column(field).map(|c| &c.values) {
            ranks.extend(values.iter().map(|sym| (*sym, 0)));
        }
    }
    let mut texts: Vec<Sym> = ranks.keys().copied().collect();
    texts.sort_unstable_by(|a, b| dataset.text(*a).cmp(dataset.text(*b)));
    texts.into_iter().enumerate().map(|(at, sym)| (sym, at as i64)).collect()
}
