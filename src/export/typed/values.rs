//! The values of a column, for some of a register's records at a time.

use super::columns::{AddedValues, Part};
use super::{BatchPlan, FieldPlan, ids};
use crate::model::dataset::{Dataset, RecordId};
use crate::model::record::Value;
use crate::store::{Kind, Texts, Values};
use rust_decimal::Decimal;

/// What is the same for all records of a register.
pub struct Material<'a> {
    /// All records and their text.
    pub dataset: &'a Dataset,
    /// For each batch what it has.
    pub plans: Vec<BatchPlan<'a>>,
    /// The fields of the register.
    pub fields: Vec<FieldPlan<'a>>,
}

/// Some records of a register.
pub struct Records<'a> {
    /// What they have in common.
    pub material: &'a Material<'a>,
    /// Which ones, in order.
    pub ids: &'a [RecordId],
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

    /// The values of a column of this kind, one a record.
    pub fn values(&self, part: &Part<'_>, kind: Kind) -> Values {
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
            AddedValues::Texts(of) => {
                let mut texts = Texts::default();
                self.each().for_each(|(_, batch, i)| texts.push(of(batch, i).as_deref()));
                Values::Text(texts)
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
