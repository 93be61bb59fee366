//! What a record brings to a measure.

use super::money::{Months, Rates};
use crate::model::measure::Quantity;
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::record::{Batch, Value, Values};
use crate::model::register::FieldId;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A number that a record brings.
pub(super) enum Part {
    /// The number; money in the portfolio's currency.
    Number(Decimal),
    /// An amount of this field, for whose currency there is no exchange rate.
    NoRate(FieldId, Currency),
    /// More digits than can be held.
    TooLarge,
}

/// Reads a quantity from the records of a batch.
pub(super) struct Reader<'a> {
    quantity: Quantity,
    fields: Vec<(FieldId, &'a Values)>,
    rates: Rates<'a>,
    months: Months<'a>,
    reported: Period,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        batch: &'a Batch,
        quantity: Quantity,
        rates: Rates<'a>,
        months: Months<'a>,
        reported: Period,
    ) -> Self {
        let values = |field| batch.column(field).map(|c| (field, &c.values));
        Self { quantity, fields: quantity.fields().filter_map(values).collect(), rates, months, reported }
    }

    /// The number of record `i`, one that has the values.
    pub(super) fn number(&self, i: usize) -> Part {
        let first = match self.one(0, i) {
            Part::Number(n) => n,
            other => return other,
        };
        if let Quantity::Field(_) = self.quantity {
            return Part::Number(first);
        }
        if let Quantity::Age(_) = self.quantity {
            return Part::Number(day(self.reported.last_day()) - first);
        }
        let second = match self.one(1, i) {
            Part::Number(n) => n,
            other => return other,
        };
        let made = match self.quantity {
            Quantity::Times(..) => first.checked_mul(second),
            Quantity::Apart(..) => first.checked_sub(second).map(|n| n.abs()),
            _ => first.checked_sub(second),
        };
        made.map_or(Part::TooLarge, Part::Number)
    }

    /// What tells the first value of record `i` from others.
    pub(super) fn other(&self, i: usize) -> u64 {
        match self.fields.first().map(|(_, values)| values.get(i)) {
            Some(Value::Text(sym)) => sym.index() as u64,
            Some(Value::Period(month)) => month.months_since(self.reported) as i64 as u64,
            Some(Value::Choice(choice)) => u64::from(choice.0),
            Some(Value::Level(level)) => u64::from(level.get()),
            _ => 0,
        }
    }

    /// The number in one of the fields; days count from a fixed one.
    fn one(&self, at: usize, i: usize) -> Part {
        let Some((field, values)) = self.fields.get(at) else { return Part::Number(Decimal::ZERO) };
        match values.get(i) {
            Value::Number(n) => Part::Number(n),
            Value::Level(level) => Part::Number(Decimal::from(level.get())),
            Value::Date(date) => Part::Number(day(date)),
            Value::Money(money) => match self.rates.convert(money, self.months.get(i)) {
                Some(n) => Part::Number(n),
                None => Part::NoRate(*field, money.currency),
            },
            _ => Part::Number(Decimal::ZERO),
        }
    }
}

/// A day as a number of days.
fn day(date: Date) -> Decimal {
    let days = date.duration_since(jiff::civil::date(1970, 1, 1)).as_secs() / 86_400;
    Decimal::from(days)
}
