//! A value in its canonical form.

use crate::model::canonical::{Cell, FLAGS};
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::record::{Column, Value};
use crate::model::register::{Field, FieldKind};
use std::borrow::Cow;

/// Begins the ids that the program made, also those that it made in an earlier migration.
const MADE: &str = "auto-";

/// The cell of a field of record `row`.
pub fn of<'a>(
    dataset: &'a Dataset,
    knowledge: &'a Knowledge,
    field: &'a Field,
    (column, row): (&'a Column, usize),
) -> Cell<'a> {
    match column.values.get(row) {
        Value::Missing => Cell::Blank,
        Value::Text(sym) => {
            let text = dataset.text(sym);
            match &field.kind {
                FieldKind::Id if text.starts_with(MADE) => Cell::Made(text),
                FieldKind::Role => Cell::Text(role(knowledge, text)),
                _ => Cell::Text(Cow::Borrowed(text)),
            }
        }
        Value::Date(date) => match column.precision(row).word() {
            Some(word) => Cell::Text(Cow::Owned(format!("{date} ({word})"))),
            None => Cell::Date(date),
        },
        Value::Period(period) => match column.precision(row).word() {
            Some(word) => Cell::Text(Cow::Owned(format!("{period} ({word})"))),
            None => Cell::Month(period),
        },
        Value::Money(money) => Cell::Money(money),
        Value::Number(number) => Cell::Number(number),
        Value::Level(level) => Cell::Number(level.get().into()),
        Value::Flag(flag) => Cell::Text(Cow::Borrowed(FLAGS[usize::from(!flag)])),
        Value::Choice(choice) => {
            let FieldKind::Choice(name) = &field.kind else { return Cell::Blank };
            let label = knowledge.vocabulary(name).map(|v| v.choice(choice).label.as_str());
            label.map_or(Cell::Blank, |label| Cell::Text(Cow::Borrowed(label)))
        }
    }
}

/// The name of a role, or its id where its name would not lead back to it.
fn role<'a>(knowledge: &'a Knowledge, id: &'a str) -> Cow<'a, str> {
    let label = knowledge.roles.label(id);
    let back = knowledge.roles.named(label);
    Cow::Borrowed(if back.as_deref() == Some(id) { label } else { id })
}
