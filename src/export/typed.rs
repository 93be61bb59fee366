//! A register as a table of typed columns, the same columns every month.

use super::order;
use super::plan::{BatchPlan, FieldPlan, fields};
use super::value::ids;
use crate::model::dataset::{Dataset, RecordId};
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldKind, Register, RegisterId};
use crate::settings::Settings;
use crate::store::{self, Column, Kind, StoreError, Texts, Values};
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
    Decimals(u32, Box<dyn Fn(&Batch, usize) -> Option<Decimal> + 'a>),
}

/// The records of a register as Parquet: every field in declared order, the currency of an amount after it, then where
/// the record came from, as JSON text what [`csv`](super::csv()) has as JSON text, and the `added` columns.
///
/// Amounts have 4 digits after the point and numbers 18, the last one rounded half up; a number of 10²⁰ or more does not
/// fit and is left out.
///
/// # Errors
/// None that data can bring about.
pub fn parquet(
    dataset: &Dataset,
    settings: &Settings,
    id: RegisterId,
    added: &[Added<'_>],
) -> Result<Vec<u8>, StoreError> {
    let register = settings.knowledge.register(id);
    let (columns, parts): (Vec<Column>, Vec<Part<'_>>) = columns(register, added).into_iter().unzip();
    let material = Material {
        dataset,
        plans: dataset.batches(id).iter().map(|b| BatchPlan::new(dataset, register, b)).collect(),
        fields: fields(dataset, settings, register),
    };
    let records = order::records(dataset, id);
    store::write(&columns, records.len(), |n, some| {
        let records = Records { material: &material, ids: records.get(some).unwrap_or_default() };
        match (parts.get(n), columns.get(n)) {
            (Some(part), Some(column)) => records.values(part, column.kind),
            _ => Values::none(Kind::Text),
        }
    })
}

/// What a column is made of.
enum Part<'a> {
    /// The field of this place in the register.
    Field(usize),
    /// The currency of that field.
    Currency(usize),
    File,
    Sheet,
    Row,
    Letters,
    Stale,
    /// What a function writes as JSON.
    Json(fn(&BatchPlan<'_>, &mut Vec<u8>, usize)),
    Added(&'a AddedValues<'a>),
}

fn columns<'a>(register: &Register, added: &'a [Added<'a>]) -> Vec<(Column, Part<'a>)> {
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

/// What is the same for all records of a register.
struct Material<'a> {
    dataset: &'a Dataset,
    plans: Vec<BatchPlan<'a>>,
    fields: Vec<FieldPlan<'a>>,
}

/// Some records of a register.
struct Records<'a> {
    material: &'a Material<'a>,
    ids: &'a [RecordId],
}

impl<'a> Records<'a> {
    /// Each record with what its batch has: the batch's place among the others, and the record's in the batch.
    fn each(&self) -> impl Iterator<Item = (&'a BatchPlan<'a>, usize, usize)> {
        let plans = &self.material.plans;
        self.ids.iter().filter_map(|id| {
            let batch = id.batch as usize;
            Some((plans.get(batch)?, batch, id.row as usize))
        })
    }

    fn values(&self, part: &Part<'_>, kind: Kind) -> Values {
        match part {
            Part::Field(field) => self.field(*field, kind),
            Part::Currency(field) => self.texts(|plan, i, texts| match plan.value(*field, i) {
                Value::Money(money) => texts.push(Some(money.currency.code())),
                _ => texts.push(None),
            }),
            Part::File => self.texts(|plan, _, texts| texts.push(Some(plan.file()))),
            Part::Sheet => self.texts(|plan, _, texts| texts.push(Some(plan.sheet()))),
            Part::Row => {
                let row = |plan: &BatchPlan<'_>, i| plan.row(i).and_then(|row| i32::try_from(row).ok());
                Values::Whole(self.each().map(|(plan, _, i)| row(plan, i)).collect())
            }
            Part::Letters => self.texts(|plan, i, texts| texts.push(plan.letters(i).as_deref())),
            Part::Stale => Values::Flag(self.each().map(|(plan, ..)| Some(plan.stale())).collect()),
            Part::Json(write) => self.texts(|plan, i, texts| texts.push_with(|out| write(plan, out, i))),
            Part::Added(values) => self.added(values),
        }
    }

    fn field(&self, field: usize, kind: Kind) -> Values {
        let each = self.each().map(|(plan, _, i)| plan.value(field, i));
        match kind {
            Kind::Text => self.texts(|plan, i, texts| self.text(field, plan.value(field, i), texts)),
            Kind::List => Values::List(each.map(|value| self.list(value)).collect()),
            Kind::Date => Values::Date(each.map(date).collect()),
            Kind::Whole => Values::Whole(each.map(level).collect()),
            Kind::Flag => Values::Flag(each.map(flag).collect()),
            Kind::Decimal(_) => Values::Decimal(each.map(decimal).collect()),
        }
    }

    fn added(&self, values: &AddedValues<'_>) -> Values {
        match values {
            AddedValues::Flags(masks) => {
                let flag = |batch: usize, i: usize| masks.get(batch).and_then(|mask| mask.get(i)).copied();
                Values::Flag(self.each().map(|(_, batch, i)| flag(batch, i)).collect())
            }
            AddedValues::Decimals(_, of) => {
                Values::Decimal(self.each().map(|(plan, _, i)| of(plan.batch(), i)).collect())
            }
        }
    }

    fn texts(&self, add: impl Fn(&BatchPlan<'_>, usize, &mut Texts)) -> Values {
        let mut texts = Texts::default();
        self.each().for_each(|(plan, _, i)| add(plan, i, &mut texts));
        Values::Text(texts)
    }

    fn text(&self, field: usize, value: Value, texts: &mut Texts) {
        match self.material.fields.get(field) {
            Some(field) if value != Value::Missing => texts.push_with(|out| field.kind.text(out, value)),
            _ => texts.push(None),
        }
    }

    fn list(&self, value: Value) -> Option<Vec<String>> {
        let Value::Text(joined) = value else { return None };
        Some(ids(self.material.dataset.text(joined)).map(str::to_owned).collect())
    }
}

fn date(value: Value) -> Option<jiff::civil::Date> {
    if let Value::Date(date) = value { Some(date) } else { None }
}

fn level(value: Value) -> Option<i32> {
    if let Value::Level(level) = value { Some(i32::from(level.get())) } else { None }
}

fn flag(value: Value) -> Option<bool> {
    if let Value::Flag(flag) = value { Some(flag) } else { None }
}

fn decimal(value: Value) -> Option<Decimal> {
    match value {
        Value::Money(money) => Some(money.amount),
        Value::Number(number) => Some(number),
        _ => None,
    }
}
