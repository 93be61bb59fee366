//! Amounts in the portfolio's currency.

use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::money::{Currency, Money};
use crate::model::period::Period;
use crate::model::record::{Batch, Value, Values};
use crate::model::register::FieldId;
use crate::settings::{FxRate, Settings};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The amount of a money field of record `i` in the portfolio's currency, at the rate of the last day of the
/// record's own month (the reported month for a record without one). Not rounded. `None` where the field holds no
/// amount, and where no rate is known.
pub fn to_portfolio(
    dataset: &Dataset,
    settings: &Settings,
    batch: &Batch,
    field: FieldId,
    i: usize,
) -> Option<Decimal> {
    let Value::Money(money) = batch.value(field, i) else { return None };
    Rates::new(dataset, settings).convert(money, Months::of(batch, &settings.knowledge).get(i))
}

/// The rates of a run.
pub(super) struct Rates<'a> {
    home: Currency,
    reported: Period,
    rates: &'a [FxRate],
}

impl<'a> Rates<'a> {
    pub(super) fn new(dataset: &Dataset, settings: &'a Settings) -> Self {
        Self { home: dataset.currency, reported: dataset.period, rates: &settings.fx }
    }

    /// The amount in the portfolio's currency, for a record of this month; `None` without a rate.
    pub(super) fn convert(&self, money: Money, month: Option<Period>) -> Option<Decimal> {
        if money.currency == self.home {
            return Some(money.amount);
        }
        let day = month.unwrap_or(self.reported).last_day();
        money.amount.checked_mul(self.rate(money.currency, day)?)
    }

    /// The rate that holds on `day`: the one with the latest start that is not after it.
    fn rate(&self, currency: Currency, day: Date) -> Option<Decimal> {
        self.rates
            .iter()
            .filter(|r| r.currency == currency && r.from <= day)
            .max_by_key(|r| r.from)
            .map(|r| r.rate)
    }
}

/// The months of a batch's records.
#[derive(Clone, Copy)]
pub(super) struct Months<'a>(Option<&'a [Option<Period>]>);

impl<'a> Months<'a> {
    /// Those of the field `period`, where the register and the batch have it.
    pub(super) fn of(batch: &'a Batch, knowledge: &Knowledge) -> Self {
        let column = knowledge.register(batch.register).field("period").and_then(|f| batch.column(f));
        match column.map(|c| &c.values) {
            Some(Values::Period(v)) => Self(Some(v)),
            _ => Self(None),
        }
    }

    pub(super) fn get(self, i: usize) -> Option<Period> {
        self.0.and_then(|v| v.get(i).copied().flatten())
    }
}
