//! The columns of a register's CSV file, with their types and what may stand in them.

use crate::model::register::{Field, FieldKind, Register};
use crate::settings::Settings;
use serde::Serialize;

/// A column.
#[derive(Serialize)]
pub struct Column<'a> {
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints<'a>>,
}

#[derive(Serialize, Default)]
struct Constraints<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    values: Vec<&'a str>,
}

/// The column that tells every record apart.
pub const SOURCE: &str = "_source";

/// What stands behind the fields. The source is a string, so that it can be a key.
const TAIL: [(&str, &str, &str, &str); 5] = [
    (SOURCE, "string", "Source", "JSON text: file, sheet and row of the record, and the cell of each value"),
    ("_native", "object", "As written", "The values that were changed on the way in, as they were written"),
    ("_scheme", "object", "Scheme", "The scheme of each level that was read by another scale"),
    ("_precision", "object", "Precision", "How exact the dates are that are no days"),
    ("extras", "object", "Extras", "The columns of the source that are no field"),
];

/// The columns of a register, in the order of its file.
pub fn of<'a>(settings: &'a Settings, register: &'a Register) -> Vec<Column<'a>> {
    let mut columns = Vec::new();
    for field in &register.fields {
        columns.push(of_field(settings, field));
        if field.kind == FieldKind::Money {
            columns.push(currency(field));
        }
    }
    columns.extend(TAIL.map(|(name, kind, title, description)| Column {
        name: name.to_owned(),
        kind,
        title: title.to_owned(),
        description: description.to_owned(),
        constraints: (name == SOURCE).then(|| Constraints { required: Some(true), ..Default::default() }),
    }));
    columns
}

fn of_field<'a>(settings: &'a Settings, field: &'a Field) -> Column<'a> {
    let (kind, constraints) = match &field.kind {
        FieldKind::Date => ("date", None),
        FieldKind::Period => ("yearmonth", None),
        FieldKind::Money | FieldKind::Number | FieldKind::Percent => ("number", None),
        FieldKind::Level(_) => {
            ("integer", Some(Constraints { minimum: Some(1), maximum: Some(5), ..Default::default() }))
        }
        FieldKind::Flag => ("boolean", None),
        FieldKind::Choice(name) => ("string", choices(settings, name)),
        FieldKind::Ref => ("array", None),
        FieldKind::Currency => ("string", code()),
        FieldKind::Text | FieldKind::Id | FieldKind::Person | FieldKind::Role | FieldKind::Project => {
            ("string", None)
        }
    };
    Column {
        name: field.key.clone(),
        kind,
        title: field.label.clone(),
        description: field.meaning.clone(),
        constraints,
    }
}

fn choices<'a>(settings: &'a Settings, vocabulary: &str) -> Option<Constraints<'a>> {
    let vocabulary = settings.knowledge.vocabulary(vocabulary)?;
    let values = vocabulary.values.iter().map(|value| value.key.as_str()).collect();
    Some(Constraints { values, ..Default::default() })
}

fn code() -> Option<Constraints<'static>> {
    Some(Constraints { pattern: Some("^[A-Z]{3}$"), ..Default::default() })
}

/// The column of an amount's currency.
fn currency(field: &Field) -> Column<'static> {
    Column {
        name: format!("{}_currency", field.key),
        kind: "string",
        title: format!("{}, currency", field.label),
        description: "Its currency, by ISO 4217".to_owned(),
        constraints: code(),
    }
}
