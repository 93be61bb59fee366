//! The values of records, and of measures, brought together as a declaration says.

use crate::model::declared::{OfMeasures, Way};
use crate::model::measure::Aggregate;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The records of one of several, gone through.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// How many records are behind it.
    pub rows: usize,
    /// What each brings; `None` for one that cannot be told, such as an amount without a rate.
    numbers: Vec<Option<Decimal>>,
    /// The different values, in small letters.
    different: BTreeSet<String>,
}

impl Tally {
    /// Takes in a record: the number that it brings, and the value that may be counted once.
    pub fn add(&mut self, number: Option<Decimal>, different: Option<String>) {
        self.rows += 1;
        self.numbers.push(number);
        self.different.extend(different.map(|value| value.to_lowercase()));
    }

    /// The value; `None` where there is none, or what one record brings is not known.
    pub fn value(&self, aggregate: Aggregate) -> Option<Decimal> {
        match aggregate {
            Aggregate::Count => return Some(Decimal::from(self.rows)),
            Aggregate::Distinct => return Some(Decimal::from(self.different.len())),
            _ => {}
        }
        let mut known: Vec<Decimal> = self.numbers.iter().copied().collect::<Option<_>>()?;
        known.sort_unstable();
        let sum = || known.iter().try_fold(Decimal::ZERO, |sum, n| sum.checked_add(*n));
        match aggregate {
            Aggregate::Average => sum()?.checked_div(Decimal::from(self.rows)),
            Aggregate::Maximum => known.last().copied(),
            Aggregate::Median => percentile(&known, 5),
            Aggregate::NinthDecile => percentile(&known, 9),
            _ => sum().filter(|_| !known.is_empty()),
        }
    }
}

/// The number below which so many tenths of the sorted ones lie, by the distance between its neighbours.
fn percentile(sorted: &[Decimal], tenths: usize) -> Option<Decimal> {
    let place = sorted.len().checked_sub(1)? * tenths;
    let (low, part) = (place / 10, Decimal::new((place % 10) as i64, 1));
    let first = *sorted.get(low)?;
    let next = sorted.get(low + 1).copied().unwrap_or(first);
    next.checked_sub(first)?.checked_mul(part)?.checked_add(first)
}

/// The value of a measure of others, and which of them was taken where one was. One that is itself worked out for each of
/// several is not known here.
pub fn combined(of: &OfMeasures, parts: &[Option<Decimal>]) -> (Option<Decimal>, Option<usize>) {
    let at = |i: usize| parts.get(i).copied().flatten();
    let pair = || Some((at(0)?, at(1)?));
    let total = |mut all: Box<dyn Iterator<Item = Option<Decimal>> + '_>| {
        all.try_fold(Decimal::ZERO, |sum, n| sum.checked_add(n?))
    };
    let known = || parts.iter().copied().filter(Option::is_some);
    let value = match of.way {
        Way::Sum => total(Box::new(known())).filter(|_| known().next().is_some()),
        Way::Plus => total(Box::new(parts.iter().copied())),
        Way::Difference => pair().and_then(|(a, b)| a.checked_sub(b)),
        Way::Ratio => pair().and_then(|(a, b)| a.checked_div(b)),
        Way::Product => pair().and_then(|(a, b)| a.checked_mul(b)),
        Way::First => {
            let taken = parts.iter().position(Option::is_some);
            return (taken.and_then(at), taken);
        }
        Way::Weighted => weighted(of, parts),
        Way::AcrossSum | Way::AcrossMaximum | Way::AcrossCount | Way::AcrossExcess => None,
    };
    (value, None)
}

fn weighted(of: &OfMeasures, parts: &[Option<Decimal>]) -> Option<Decimal> {
    let weights = of.weights.iter().map(|weight| weight.parse::<Decimal>().ok());
    let (mut total, mut weighs) = (Decimal::ZERO, Decimal::ZERO);
    for (part, weight) in parts.iter().zip(weights) {
        if let (Some(part), Some(weight)) = (part, weight) {
            total = total.checked_add(part.checked_mul(weight)?)?;
            weighs = weighs.checked_add(weight)?;
        }
    }
    total.checked_div(weighs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: Option<Decimal>) -> String {
        value.map_or("?".to_owned(), |n| n.normalize().to_string())
    }

    #[test]
    fn records_come_together_as_declared() {
        let mut tally = Tally::default();
        for (number, value) in [("1", "Ann"), ("4", "ann"), ("2", "Bob"), ("10", "Cy")] {
            tally.add(number.parse().ok(), Some(value.to_owned()));
        }
        let of = |aggregate| shown(tally.value(aggregate));
        assert_eq!([of(Aggregate::Count), of(Aggregate::Sum), of(Aggregate::Average)], ["4", "17", "4.25"]);
        // Nine tenths of the way along 1, 2, 4, 10 is seven tenths of the way from 4 to 10.
        assert_eq!([of(Aggregate::Median), of(Aggregate::NinthDecile)], ["3", "8.2"]);
        assert_eq!([of(Aggregate::Maximum), of(Aggregate::Distinct)], ["10", "3"]);
        tally.add(None, None);
        assert_eq!([shown(tally.value(Aggregate::Sum)), shown(tally.value(Aggregate::Count))], ["?", "5"]);
        assert_eq!(shown(Tally::default().value(Aggregate::Sum)), "?");
    }

    #[test]
    fn measures_come_together_as_declared() {
        let of = |way, parts: &[&str]| {
            let weights = vec!["1".to_owned(), "3".to_owned()];
            let of = OfMeasures { way, parts: Vec::new(), weights, over: Vec::new() };
            let parts: Vec<Option<Decimal>> = parts.iter().map(|p| p.parse().ok()).collect();
            shown(combined(&of, &parts).0)
        };
        assert_eq!(
            [of(Way::Sum, &["?", "5"]), of(Way::Sum, &["?", "?"]), of(Way::Plus, &["?", "5"])],
            ["5", "?", "?"]
        );
        assert_eq!([of(Way::Difference, &["2", "5"]), of(Way::Product, &["2", "5"])], ["-3", "10"]);
        assert_eq!([of(Way::Ratio, &["2", "5"]), of(Way::Ratio, &["2", "0"])], ["0.4", "?"]);
        assert_eq!([of(Way::First, &["?", "5"]), of(Way::First, &["?", "?"])], ["5", "?"]);
        // (2 + 3 × 6) ÷ 4; alone, 6 weighs all.
        assert_eq!([of(Way::Weighted, &["2", "6"]), of(Way::Weighted, &["?", "6"])], ["5", "6"]);
    }
}
