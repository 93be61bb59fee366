//! A measure of records: which records are behind it, and what they add.

use super::filter::{Calendar, filter, present};
use super::money::{Months, Rates};
use super::tally::Item;
use crate::model::measure::{Aggregate, Calculation, Condition, Measure, MeasureId};
use crate::model::record::{Batch, Values};
use crate::model::register::{FieldId, RegisterId};
use crate::settings::Settings;
use rust_decimal::Decimal;

/// [`Calculation::Aggregate`], taken apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaf<'a> {
    pub register: RegisterId,
    pub aggregate: Aggregate,
    pub field: Option<FieldId>,
    pub conditions: &'a [Condition],
}

impl<'a> Leaf<'a> {
    /// `None` for a measure made of other measures.
    pub(super) fn of(measure: &'a Measure) -> Option<Self> {
        match &measure.calculation {
            Calculation::Aggregate { register, aggregate, field, conditions } => {
                Some(Self { register: *register, aggregate: *aggregate, field: *field, conditions })
            }
            _ => None,
        }
    }

    /// The measures of records that a measure is made of in the end, itself among them.
    pub(super) fn all(settings: &'a Settings, measure: MeasureId) -> Vec<Self> {
        let decl = settings.knowledge.measure(measure);
        match Self::of(decl) {
            Some(leaf) => vec![leaf],
            None => decl.parts().into_iter().flat_map(|part| Self::all(settings, part)).collect(),
        }
    }

    /// For each record of a batch, whether it is behind the figure: it meets the conditions and has the value.
    pub(super) fn behind(&self, batch: &Batch, calendar: &Calendar) -> Vec<bool> {
        let mut mask = filter(batch, self.conditions, calendar);
        if let Some(field) = self.field {
            match batch.column(field) {
                Some(column) => present(&mut mask, &column.values, true),
                None => mask.fill(false),
            }
        }
        mask
    }

    /// What record `i`, one behind the figure, adds.
    pub(super) fn item(
        &self,
        values: Option<&Values>,
        i: usize,
        rates: &Rates<'_>,
        months: Months<'_>,
    ) -> Item {
        let number = |n: Option<Decimal>| n.map_or(Item::Unknown, Item::Number);
        if self.aggregate == Aggregate::Count {
            return Item::Record;
        }
        match values {
            Some(Values::Number(v)) => number(v[i]),
            Some(Values::Level(v)) => Item::Number(Decimal::from(v[i])),
            Some(Values::Money(v)) => number(v[i].and_then(|m| rates.convert(m, months.get(i)))),
            Some(Values::Text(v)) => Item::Text(v[i]),
            _ => Item::Record,
        }
    }
}
