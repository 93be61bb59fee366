//! What is kept of the records of a group while they are gone through, so that groups can be brought together.

use super::leaf::Leaf;
use crate::model::figure::Unknown;
use crate::model::measure::Aggregate;
use crate::model::money::Currency;
use crate::model::register::FieldId;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What one record adds to a measure.
#[derive(Debug, Clone, Copy)]
pub(super) enum Item {
    /// Itself.
    Record,
    /// A number, or an amount in the portfolio's currency.
    Number(Decimal),
    /// An amount of a field for whose currency there is no exchange rate.
    NoRate(FieldId, Currency),
    /// A number that cannot be held.
    TooLarge,
    /// A value, for counting different ones.
    Different(u64),
}

/// Records of a group, gone through.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// How many records.
    pub rows: u64,
    sum: Option<Decimal>,
    highest: Option<Decimal>,
    different: BTreeSet<u64>,
    /// Every number, for what cannot be made of sums.
    numbers: Vec<Decimal>,
    /// Why it cannot be worked out: an amount is unknown, or the sum is too large to be held.
    broken: Option<Unknown>,
}

impl Tally {
    pub(super) fn add(&mut self, item: Item, aggregate: Aggregate) {
        self.rows += 1;
        match item {
            Item::Record => {}
            Item::Number(n) if matches!(aggregate, Aggregate::Median | Aggregate::NinthDecile) => {
                self.numbers.push(n);
            }
            Item::Number(n) => {
                self.add_sum(n);
                self.highest = Some(self.highest.map_or(n, |h| h.max(n)));
            }
            Item::NoRate(_, currency) => self.broken = self.broken.or(Some(Unknown::NoRate(currency))),
            Item::TooLarge => self.broken = Some(Unknown::TooLarge),
            Item::Different(value) => drop(self.different.insert(value)),
        }
    }

    fn add_sum(&mut self, n: Decimal) {
        match self.sum.unwrap_or_default().checked_add(n) {
            Some(sum) => self.sum = Some(sum),
            None => self.broken = Some(Unknown::TooLarge),
        }
    }

    /// Takes in the records of another group.
    pub(super) fn merge(&mut self, other: &Tally) {
        self.rows += other.rows;
        if let Some(n) = other.sum {
            self.add_sum(n);
        }
        self.highest = self.highest.max(other.highest);
        self.different.extend(&other.different);
        self.numbers.extend(&other.numbers);
        self.broken = self.broken.or(other.broken);
    }

    /// The value, or why there is none. `kept` says whether any source keeps the register at all.
    pub(super) fn value(&self, leaf: &Leaf<'_>, kept: bool) -> Result<Decimal, Unknown> {
        if !kept {
            return Err(Unknown::NoRegister(leaf.register));
        }
        match leaf.aggregate {
            Aggregate::Count => return Ok(Decimal::from(self.rows)),
            Aggregate::Distinct => return Ok(Decimal::from(self.different.len())),
            _ => {}
        }
        if let Some(reason) = self.broken {
            return Err(reason);
        }
        let value = match leaf.aggregate {
            Aggregate::Average => self.sum.and_then(|sum| sum.checked_div(Decimal::from(self.rows))),
            Aggregate::Maximum => self.highest,
            Aggregate::Median => self.percentile(5),
            Aggregate::NinthDecile => self.percentile(9),
            _ => self.sum,
        };
        value.ok_or_else(|| match leaf.field() {
            Some(field) => Unknown::NoValue(leaf.register, field),
            None => Unknown::NoRegister(leaf.register),
        })
    }

    /// The number below which so many tenths lie, by the distance between its neighbours: that of `PERCENTILE`.
    fn percentile(&self, tenths: usize) -> Option<Decimal> {
        let mut sorted = self.numbers.clone();
        sorted.sort();
        let place = (sorted.len().checked_sub(1)?) * tenths;
        let (low, part) = (place / 10, Decimal::new((place % 10) as i64, 1));
        let first = *sorted.get(low)?;
        let next = sorted.get(low + 1).copied().unwrap_or(first);
        next.checked_sub(first)?.checked_mul(part)?.checked_add(first)
    }
}
