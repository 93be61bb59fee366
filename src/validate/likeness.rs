//! Records that say the same: a number that is the same for two of them.

use crate::model::record::{Batch, Value};
use crate::model::register::FieldId;
use crate::model::text::Sym;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// The values that a record has in the fields that are wanted, by field.
pub(super) fn values<'a>(
    batch: &'a Batch,
    row: usize,
    wanted: impl Fn(FieldId) -> bool + 'a,
) -> impl Iterator<Item = (FieldId, Value)> + 'a {
    let columns = batch.columns.iter().filter(move |c| wanted(c.field));
    columns.map(move |c| (c.field, c.values.get(row))).filter(|(_, value)| *value != Value::Missing)
}

/// A number made of these values; that two different records share one is as good as impossible. `text` is what stands for
/// a text: its symbol, or, beside records of other text stores, itself.
pub(super) fn hash<T: Hash>(values: impl Iterator<Item = (FieldId, Value)>, text: impl Fn(Sym) -> T) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (field, value) in values {
        field.hash(&mut hasher);
        match value {
            Value::Missing => {}
            Value::Text(sym) => text(sym).hash(&mut hasher),
            Value::Date(day) => day.hash(&mut hasher),
            Value::Period(month) => month.hash(&mut hasher),
            Value::Money(money) => (money.amount, money.currency).hash(&mut hasher),
            Value::Number(number) => number.hash(&mut hasher),
            Value::Level(level) => level.hash(&mut hasher),
            Value::Flag(flag) => flag.hash(&mut hasher),
            Value::Choice(choice) => choice.hash(&mut hasher),
        }
    }
    hasher.finish()
}
