//! Amounts that no project or no month has: they are in the portfolio's figures, and in none of a project or a year.

use super::difference::Difference;
use super::{May, records};
use crate::model::dataset::Dataset;
use crate::model::money::{Currency, Money};
use crate::model::record::{Batch, Value};
use crate::model::register::FieldId;
use crate::model::written::amount as written;
use crate::settings::Settings;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The field that may be missing, and what is said then.
const WITHOUT: [(&str, &str, &str); 2] = [
    ("project", "Amounts of {field} without a project", "{amount} of {field} names no project"),
    ("period", "Amounts of {field} without a month", "{amount} of {field} names no month"),
];

/// A difference for each column, currency and thing that is missing.
pub fn unplaced(dataset: &Dataset, settings: &Settings, may: May<'_>) -> Vec<Difference> {
    let knowledge = &settings.knowledge;
    let words = knowledge.words();
    let amount = |sum, currency| written(sum, currency, knowledge.print());
    let mut all = Vec::new();
    for batch in dataset.registers.iter().flatten() {
        let register = knowledge.register(batch.register);
        for (key, what, says) in WITHOUT {
            let Some(place) = register.field(key) else { continue };
            let shown = batch.columns.iter().map(|c| c.field).filter(|f| may(batch.register, *f));
            for field in shown.filter(|f| knowledge.adds(batch.register, *f)) {
                let label = words.inside(&register.decl(field).label);
                let sums = sums(batch, field, place);
                all.extend(sums.into_iter().map(|(currency, (sum, rows))| {
                    let spot = records::spot(dataset, batch, field, &rows, words);
                    Difference {
                        what: words.with(what, [("field", &label)]),
                        project: String::new(),
                        first: Some(sum),
                        second: None,
                        currency,
                        says: words.with(says, [("amount", &amount(sum, currency)), ("field", &label)]),
                        spot,
                    }
                }));
            }
        }
    }
    all
}

/// The sums of the records that state no `place`, and which they are, by currency.
fn sums(batch: &Batch, field: FieldId, place: FieldId) -> BTreeMap<Currency, (Decimal, Vec<usize>)> {
    let mut sums: BTreeMap<Currency, (Decimal, Vec<usize>)> = BTreeMap::new();
    for i in (0..batch.len()).filter(|i| batch.value(place, *i) == Value::Missing) {
        let Value::Money(Money { amount, currency }) = batch.value(field, i) else { continue };
        let (sum, rows) = sums.entry(currency).or_default();
        *sum = sum.saturating_add(amount);
        rows.push(i);
    }
    sums
}
