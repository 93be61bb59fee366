//! What a record brings to a part.

use super::error::TraceError;
use super::month::Stored;
use super::records::Records;
use super::tree::Part;
use super::value::{self, amount, number};
use crate::model::declared::Made;
use crate::model::measure::Aggregate;
use crate::store::Values;
use rust_decimal::Decimal;
use std::rc::Rc;

/// What each record brings to a part: 1 to a count, else its number, an amount in the portfolio's currency.
pub struct Adds {
    counts: bool,
    distinct: bool,
    made: Option<Made>,
    columns: Vec<Rc<Values>>,
    /// Of an amount in another currency: as written, and its currency.
    foreign: Option<(Rc<Values>, Rc<Values>)>,
    currency: String,
    last_day: Decimal,
}

/// What one record brings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// The number; `None` for a different value that is counted once, and for an amount without a rate.
    pub number: Option<String>,
    /// How much of the portfolio's currency one of the record's is worth, where it is another.
    pub rate: Option<String>,
}

impl Adds {
    /// For a part.
    pub fn new(stored: &Stored, records: &Records, part: &Part<'_>) -> Result<Self, TraceError> {
        let (mut columns, mut foreign) = (Vec::new(), None);
        for key in part.of.quantity.iter().flat_map(|q| &q.fields) {
            let home = records.column(&format!("{key}_home"))?;
            if home.is_some() {
                let as_written = records.column(key)?.zip(records.column(&format!("{key}_currency"))?);
                foreign = foreign.or(as_written);
            }
            columns.extend(match home {
                Some(home) => Some(home),
                None => records.column(key)?,
            });
        }
        let last_day = stored.declared.last_day.parse().map_or(Decimal::ZERO, value::day);
        Ok(Self {
            counts: part.of.aggregate == Aggregate::Count || part.of.quantity.is_none(),
            distinct: part.of.aggregate == Aggregate::Distinct,
            made: part.of.quantity.as_ref().map(|q| q.made),
            columns,
            foreign,
            currency: stored.declared.currency.clone(),
            last_day,
        })
    }

    /// What record `i` brings.
    pub fn of(&self, i: usize) -> Brought {
        if self.distinct {
            return Brought::default();
        }
        if self.counts {
            return Brought { number: Some("1".to_owned()), rate: None };
        }
        let made = self.made(i);
        let written = made.map(|n| match self.foreign {
            Some(_) if self.made == Some(Made::Value) => amount(n, &self.currency),
            _ => n.normalize().to_string(),
        });
        Brought { number: written, rate: self.rate(i) }
    }

    fn made(&self, i: usize) -> Option<Decimal> {
        let at = |n: usize| number(self.columns.get(n)?, i);
        let first = at(0)?;
        match self.made? {
            Made::Value => Some(first),
            Made::Times => first.checked_mul(at(1)?),
            Made::Apart => Some(first.checked_sub(at(1)?)?.abs()),
            Made::Days => first.checked_sub(at(1)?),
            Made::Age => self.last_day.checked_sub(first),
        }
    }

    /// The rate by which an amount came into the portfolio's currency, found again from both.
    fn rate(&self, i: usize) -> Option<String> {
        let (amounts, currencies) = self.foreign.as_ref()?;
        if value::text(currencies, i)? == self.currency {
            return None;
        }
        let (home, own) = (number(self.columns.first()?, i)?, number(amounts, i)?);
        Some(home.checked_div(own)?.round_dp(10).normalize().to_string())
    }
}
