//! What is kept of the records of a group while they are gone through, so that groups can be brought together.

use crate::model::measure::Aggregate;
use crate::model::text::Sym;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What one record adds to a measure.
#[derive(Debug, Clone, Copy)]
pub(super) enum Item {
    /// Itself.
    Record,
    /// A number, or an amount in the portfolio's currency.
    Number(Decimal),
    /// An amount for which there is no exchange rate.
    Unknown,
    /// A text, for counting distinct ones.
    Text(Sym),
}

/// Records of a group, gone through.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// How many records.
    pub rows: u64,
    sum: Option<Decimal>,
    highest: Option<Decimal>,
    distinct: BTreeSet<Sym>,
    /// An amount is unknown, or the sum is too large to be held.
    broken: bool,
}

impl Tally {
    pub(super) fn add(&mut self, item: Item) {
        self.rows += 1;
        match item {
            Item::Record => {}
            Item::Number(n) => {
                self.add_sum(n);
                self.highest = Some(self.highest.map_or(n, |h| h.max(n)));
            }
            Item::Unknown => self.broken = true,
            Item::Text(sym) => {
                self.distinct.insert(sym);
            }
        }
    }

    fn add_sum(&mut self, n: Decimal) {
        match self.sum.unwrap_or_default().checked_add(n) {
            Some(sum) => self.sum = Some(sum),
            None => self.broken = true,
        }
    }

    /// Takes in the records of another group.
    pub(super) fn merge(&mut self, other: &Tally) {
        self.rows += other.rows;
        if let Some(n) = other.sum {
            self.add_sum(n);
        }
        self.highest = self.highest.max(other.highest);
        self.distinct.extend(&other.distinct);
        self.broken |= other.broken;
    }

    /// The value; `None` where it cannot be worked out. `kept` says whether any source keeps the register at all.
    pub(super) fn value(&self, aggregate: Aggregate, kept: bool) -> Option<Decimal> {
        let sum = self.sum.filter(|_| !self.broken);
        match aggregate {
            Aggregate::Count => kept.then(|| Decimal::from(self.rows)),
            Aggregate::Distinct => kept.then(|| Decimal::from(self.distinct.len())),
            Aggregate::Sum => sum,
            Aggregate::Average => sum.and_then(|sum| sum.checked_div(Decimal::from(self.rows))),
            Aggregate::Maximum => self.highest.filter(|_| !self.broken),
        }
    }
}
