//! The columns of a register, and what each is made of.

use super::BatchPlan;
use crate::model::record::Batch;
use crate::model::register::{FieldKind, Register};
use crate::store::{Column, Kind};
use rust_decimal::Decimal;

/// Digits after the point of an amount, and of a number or share.
const MONEY: Kind = Kind::Decimal(4);
const NUMBER: Kind = Kind::Decimal(18);

/// A column beside those that every export has.
pub struct Added<'a> {
    /// Its name.
    pub name: String,
    /// Its values.
    pub values: AddedValues<'a>,
}

/// The values of an added column.
pub enum AddedValues<'a> {
    /// For each batch, yes or no for each of its records.
    Flags(Vec<Vec<bool>>),
    /// Decimals with so many digits after the point, worked out for a record of a batch.
    Decimals(u32, Box<WorkedOut<'a>>),
    /// Texts, worked out for a batch, by its place among those of the register, and a record of it.
    Texts(Box<Said<'a>>),
}

/// A decimal for a record of a batch; `None` where it cannot be worked out.
pub type WorkedOut<'a> = dyn Fn(&Batch, usize) -> Option<Decimal> + 'a;

/// A text for a record of a batch; `None` where there is none.
pub type Said<'a> = dyn Fn(usize, usize) -> Option<String> + 'a;

/// What a column is made of.
pub enum Part<'a> {
    /// The field of this place in the register.
    Field(usize),
    /// The currency of that field.
    Currency(usize),
    /// Where the record came from.
    File,
    /// As [`Part::File`].
    Sheet,
    /// As [`Part::File`]; unknown where records are columns.
    Row,
    /// Letters of the column that the record is, where records are columns.
    Letters,
    /// Whether its file states another month.
    Stale,
    /// What a function writes as JSON.
    Json(fn(&BatchPlan<'_>, &mut Vec<u8>, usize)),
    /// One that was added.
    Added(&'a AddedValues<'a>),
}

/// Every column in order: fields, where the record came from, what was added.
pub fn columns<'a>(register: &Register, added: &'a [Added<'a>]) -> Vec<(Column, Part<'a>)> {
    let mut columns = Vec::new();
    let mut add = |name: String, kind, part| columns.push((Column { name, kind }, part));
    for (n, field) in register.fields.iter().enumerate() {
        add(field.key.clone(), kind(&field.kind), Part::Field(n));
        if field.kind == FieldKind::Money {
            add(format!("{}_currency", field.key), Kind::Text, Part::Currency(n));
        }
    }
    add("_source_file".to_owned(), Kind::Text, Part::File);
    add("_source_sheet".to_owned(), Kind::Text, Part::Sheet);
    add("_source_row".to_owned(), Kind::Whole, Part::Row);
    add("_source_column".to_owned(), Kind::Text, Part::Letters);
    add("_stale".to_owned(), Kind::Flag, Part::Stale);
    add("_source_cells".to_owned(), Kind::Text, Part::Json(|plan, out, i| plan.cells(out, i)));
    add("_native".to_owned(), Kind::Text, Part::Json(|plan, out, i| plan.native(out, i)));
    add("_scheme".to_owned(), Kind::Text, Part::Json(|plan, out, i| plan.schemes(out, i)));
    add("_precision".to_owned(), Kind::Text, Part::Json(|plan, out, i| plan.precision(out, i)));
    add("extras".to_owned(), Kind::Text, Part::Json(|plan, out, i| plan.extras(out, i)));
    for one in added {
        let kind = match &one.values {
            AddedValues::Flags(_) => Kind::Flag,
            AddedValues::Decimals(scale, _) => Kind::Decimal(*scale),
            AddedValues::Texts(_) => Kind::Text,
        };
        add(one.name.clone(), kind, Part::Added(&one.values));
    }
    columns
}

/// What the values of a field are in a table.
fn kind(field: &FieldKind) -> Kind {
    match field {
        FieldKind::Date => Kind::Date,
        FieldKind::Money => MONEY,
        FieldKind::Number | FieldKind::Percent => NUMBER,
        FieldKind::Level(_) => Kind::Whole,
        FieldKind::Flag => Kind::Flag,
        FieldKind::Ref => Kind::List,
        _ => Kind::Text,
    }
}
