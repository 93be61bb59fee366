//! The fields of a record that a part depends on.

use super::figure::StoredFigure;
use super::month::Stored;
use super::tree::Part;
use crate::model::declared::{DeclaredField, DeclaredRegister};
use crate::model::measure::Dimension;

/// The fields that decide whether and with what a record counts, each once: those of the figure's scope, of the part's
/// conditions and of its quantity, each with the fields that it is worked out from.
pub fn of<'a>(stored: &'a Stored, part: &Part<'_>, figure: &StoredFigure) -> Vec<&'a DeclaredField> {
    let Some(register) = stored.register(&part.of.register) else { return Vec::new() };
    let mut keys: Vec<&str> = vec!["project"];
    let dimensions = figure.by.keys().chain(&part.over).map(|key| Dimension::of(key));
    let dimensions: Vec<Dimension> = dimensions.collect();
    keys.extend(dimensions.iter().filter_map(Dimension::field));
    let conditions = part.of.conditions.iter().filter_map(|n| register.conditions.get(*n));
    keys.extend(conditions.flat_map(|c| &c.fields).map(String::as_str));
    let quantity = part.of.quantity.iter().flat_map(|q| &q.fields);
    for key in quantity {
        keys.push(key);
        // The rate of an amount is that of the record's month.
        if field(register, key).is_some_and(|f| f.money) {
            keys.push("period");
        }
    }
    let mut found = Vec::new();
    keys.into_iter().for_each(|key| add(register, key, &mut found));
    found
}

fn add<'a>(register: &'a DeclaredRegister, key: &str, found: &mut Vec<&'a DeclaredField>) {
    let Some(one) = field(register, key).filter(|f| found.iter().all(|other| other.key != f.key)) else {
        return;
    };
    found.push(one);
    one.made_of.iter().for_each(|key| add(register, key, found));
}

fn field<'a>(register: &'a DeclaredRegister, key: &str) -> Option<&'a DeclaredField> {
    register.fields.iter().find(|f| f.key == key)
}
