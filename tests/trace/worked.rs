//! A figure worked out once more, from what its trace tells alone.

use packwright::model::declared::{How, OfMeasures, OfRecords, Way};
use packwright::model::measure::Aggregate;
use packwright::trace::{Node, Stored, Trace};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeSet;

/// A figure by its definition, as exact as figures are written; `None` where it cannot be worked out.
pub fn worked(stored: &Stored, trace: &Trace) -> Option<Decimal> {
    let decimals = match trace.figure.unit.as_str() {
        "money" => 2,
        "count" => 0,
        _ => 6,
    };
    let round = |n: Decimal| n.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    node(stored, trace, &trace.tree).map(round)
}

fn node(stored: &Stored, trace: &Trace, of: &Node) -> Option<Decimal> {
    match &stored.declared.measures.iter().find(|m| m.id == of.id).unwrap().how {
        How::Number { value } => value.parse().ok(),
        How::Records(records) => of_records(trace, &of.id, records),
        How::Measures(made) => of_measures(stored, trace, of, made),
    }
}

fn of_records(trace: &Trace, part: &str, of: &OfRecords) -> Option<Decimal> {
    let records = trace.records.iter().filter(|r| r.part == part);
    // Nobody keeps the register.
    trace.left_out.iter().find(|l| l.part == part)?;
    if of.aggregate == Aggregate::Distinct {
        let field = &of.quantity.as_ref()?.fields[0];
        let values = records.filter_map(|r| r.cells.iter().find(|(key, _)| key == field)?.1.value.clone());
        return Some(Decimal::from(values.map(|v| v.to_lowercase()).collect::<BTreeSet<_>>().len()));
    }
    // One that lacks a rate makes the whole unknown.
    let added: Option<Vec<Decimal>> = records.map(|r| r.adds.as_ref()?.parse().ok()).collect();
    let mut added = added?;
    added.sort_unstable();
    let (len, sum) = (Decimal::from(added.len()), added.iter().sum::<Decimal>());
    match of.aggregate {
        Aggregate::Count => Some(len),
        Aggregate::Sum => (!added.is_empty()).then_some(sum),
        Aggregate::Average => sum.checked_div(len),
        Aggregate::Maximum => added.last().copied(),
        Aggregate::Median => at(&added, Decimal::new(5, 1)),
        Aggregate::NinthDecile => at(&added, Decimal::new(9, 1)),
        Aggregate::Distinct => None,
    }
}

/// The number so far along the sorted ones, between two by its distance from them.
fn at(sorted: &[Decimal], share: Decimal) -> Option<Decimal> {
    let place = share * Decimal::from(sorted.len().checked_sub(1)?);
    let below = (0..sorted.len()).rev().find(|i| Decimal::from(*i) <= place)?;
    let above = (below + 1).min(sorted.len() - 1);
    Some(sorted[below] + (place - Decimal::from(below)) * (sorted[above] - sorted[below]))
}

fn of_measures(stored: &Stored, trace: &Trace, of: &Node, made: &OfMeasures) -> Option<Decimal> {
    // The records of a trace are not told apart by for which of several a part is worked out.
    let told = |part: &Node| part.value.as_ref().and_then(|v| v.parse().ok());
    let each: Vec<Option<Decimal>> = match made.over.is_empty() {
        true => of.parts.iter().map(|part| node(stored, trace, part)).collect(),
        false => of.parts.iter().map(told).collect(),
    };
    let known = || each.iter().flatten().copied();
    let some = |n: Decimal| known().next().map(|_| n);
    let pair = || Some((each[0]?, each[1]?));
    match made.way {
        Way::Sum => some(known().sum()),
        Way::Plus | Way::AcrossSum => each.iter().copied().sum::<Option<Decimal>>().and_then(some),
        Way::Difference => pair().map(|(a, b)| a - b),
        Way::Ratio => pair().and_then(|(a, b)| a.checked_div(b)),
        Way::Product => pair().map(|(a, b)| a * b),
        Way::First => known().next(),
        Way::Weighted => {
            let weights = made.weights.iter().map(|w| w.parse::<Decimal>().unwrap());
            let both: Vec<(Decimal, Decimal)> =
                each.iter().copied().zip(weights).filter_map(|(v, w)| Some((v?, w))).collect();
            let sum: Decimal = both.iter().map(|(v, w)| v * w).sum();
            sum.checked_div(both.iter().map(|(_, w)| w).sum())
        }
        Way::AcrossMaximum => known().max(),
        // The limit stands in the words of the definition only.
        Way::AcrossCount | Way::AcrossExcess => told(of),
    }
}
