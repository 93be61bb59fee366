//! Measures made of other measures.

use super::combine::Outcome;
use super::members::NONE;
use super::scope::{Index, Key, Who};
use super::wanted::together;
use crate::model::figure::Unknown;
use crate::model::measure::{Calculation, Dimension, MOST_TOGETHER as MOST, MeasureId, Take};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What a measure is worth for one key.
#[derive(Debug, Clone)]
pub(super) struct Worth {
    /// Its value, or why it cannot be worked out.
    pub value: Result<Decimal, Unknown>,
    /// How many records are behind it.
    pub rows: u64,
    /// Which measure it was taken from, where it is the first known of several.
    pub basis: Option<MeasureId>,
}

type Value = Result<Decimal, Unknown>;

/// The measure for every key; `rows` says how many records are behind each.
pub(super) fn calculate<'o>(
    index: &Index<'_>,
    calculation: &Calculation,
    rows: BTreeMap<Key, u64>,
    parts: impl Fn(MeasureId) -> Option<&'o Outcome>,
    constant: impl Fn(MeasureId) -> Option<Decimal>,
) -> Outcome {
    if let Calculation::Across { part, over, take } = calculation {
        let inside = parts(*part).map(|part| by_whole(index, part, &rows, over)).unwrap_or_default();
        let values = |key: &Key| inside.get(key).map(Vec::as_slice).unwrap_or_default();
        let worth = |(key, rows)| (key, Worth { value: across(values(&key), *take), rows, basis: None });
        return rows.into_iter().map(worth).collect();
    }
    let worth = |(key, rows): (Key, u64)| {
        let value = |part: &MeasureId| match parts(*part).and_then(|all| all.get(&key)) {
            Some(worth) => worth.value,
            // A number is the same for everybody, so it is not kept for each key.
            None => constant(*part).ok_or(Unknown::Nothing),
        };
        let (value, basis) = match calculation {
            Calculation::First(parts) => first(parts, value),
            _ => (simple(calculation, value), None),
        };
        (key, Worth { value, rows, basis })
    };
    rows.into_iter().map(worth).collect()
}

fn simple(calculation: &Calculation, value: impl Fn(&MeasureId) -> Value) -> Value {
    let held = |made: Option<Decimal>| made.ok_or(Unknown::TooLarge);
    match calculation {
        Calculation::Sum(parts) => sum(parts.iter().map(value)),
        Calculation::Plus(parts) => parts
            .iter()
            .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(value(part)?).ok_or(Unknown::TooLarge)),
        Calculation::Number(n) => Ok(*n),
        Calculation::Difference(a, b) => held(value(a)?.checked_sub(value(b)?)),
        Calculation::Product(a, b) => held(value(a)?.checked_mul(value(b)?)),
        Calculation::Ratio(a, b) => {
            let (top, bottom) = (value(a)?, value(b)?);
            if bottom.is_zero() { Err(Unknown::Zero(*b)) } else { held(top.checked_div(bottom)) }
        }
        Calculation::Weighted(parts) => weighted(parts.iter().map(|(part, weight)| (value(part), *weight))),
        Calculation::Aggregate { .. } | Calculation::First(_) | Calculation::Across { .. } => {
            Err(Unknown::TooLarge)
        }
    }
}

/// The sum of those that are known; why the first is not where none is, and why one is not that hides an amount.
fn sum(values: impl Iterator<Item = Value>) -> Value {
    let mut total: Option<Value> = None;
    for value in values {
        total = Some(match (total, value) {
            (_, Err(why)) if why.hides_a_value() => return Err(why),
            (Some(Ok(a)), Ok(b)) => a.checked_add(b).ok_or(Unknown::TooLarge),
            (Some(Ok(a)), Err(_)) => Ok(a),
            (Some(Err(_)) | None, Ok(b)) => Ok(b),
            (Some(Err(first)), Err(_)) | (None, Err(first)) => Err(first),
        });
    }
    total.unwrap_or(Err(Unknown::TooLarge))
}

fn first(parts: &[MeasureId], value: impl Fn(&MeasureId) -> Value) -> (Value, Option<MeasureId>) {
    let mut reason = Unknown::TooLarge;
    for (at, part) in parts.iter().enumerate() {
        match value(part) {
            Ok(known) => return (Ok(known), Some(*part)),
            // An amount is there: another way to work it out would hide that.
            Err(why) if why.hides_a_value() => return (Err(why), None),
            Err(why) if at == 0 => reason = why,
            Err(_) => {}
        }
    }
    (Err(reason), None)
}

/// The mean by weight of those that are known.
fn weighted(parts: impl Iterator<Item = (Value, Decimal)>) -> Value {
    let (mut total, mut weights, mut reason) = (Decimal::ZERO, Decimal::ZERO, Unknown::TooLarge);
    for (value, weight) in parts {
        match value {
            Ok(value) => {
                let weighed = value.checked_mul(weight).and_then(|v| total.checked_add(v));
                total = weighed.ok_or(Unknown::TooLarge)?;
                weights = weights.checked_add(weight).ok_or(Unknown::TooLarge)?;
            }
            Err(why) => reason = why,
        }
    }
    if weights.is_zero() { Err(reason) } else { total.checked_div(weights).ok_or(Unknown::TooLarge) }
}

/// For each key the values of the part inside it, of those that have records.
fn by_whole(
    index: &Index<'_>,
    part: &Outcome,
    wanted: &BTreeMap<Key, u64>,
    over: &[Dimension],
) -> BTreeMap<Key, Vec<Value>> {
    let groups: BTreeSet<u16> = wanted.keys().map(|key| key.group).collect();
    let steps: Vec<Step> = groups.into_iter().filter_map(|group| Step::new(index, group, over)).collect();
    let by_project = over.contains(&Dimension::Project);
    let mut inside: BTreeMap<Key, Vec<Value>> = BTreeMap::new();
    for (key, worth) in part.iter().filter(|(_, worth)| worth.rows > 0) {
        for step in steps.iter().filter(|step| step.finer == key.group) {
            for who in wholes(index, key.who, by_project) {
                let whole = Key { who, group: step.group, members: step.members(key) };
                if wanted.contains_key(&whole) {
                    inside.entry(whole).or_default().push(worth.value);
                }
            }
        }
    }
    inside
}

/// Whose figure that of `who` goes into.
fn wholes(index: &Index<'_>, who: Who, by_project: bool) -> Vec<Who> {
    match (who, by_project) {
        (who, false) => vec![who],
        (Who::Project(p), true) => {
            let programme = index.programme(p).map(Who::Programme);
            [Some(Who::Portfolio), programme, Some(who)].into_iter().flatten().collect()
        }
        (_, true) => Vec::new(),
    }
}

/// From a finer group to the one it is inside.
struct Step {
    group: u16,
    finer: u16,
    /// For each dimension of the group its place in the finer one.
    places: Vec<usize>,
}

impl Step {
    fn new(index: &Index<'_>, group: u16, over: &[Dimension]) -> Option<Self> {
        let dimensions = &index.groups[usize::from(group)];
        let finer = together(dimensions, over);
        let places = dimensions.iter().map(|d| finer.iter().position(|f| f == d)).collect::<Option<_>>()?;
        Some(Self { group, finer: index.group(&finer)?, places })
    }

    fn members(&self, key: &Key) -> [u32; MOST] {
        let mut members = [NONE; MOST];
        for (slot, place) in members.iter_mut().zip(&self.places) {
            *slot = key.members[*place];
        }
        members
    }
}

fn across(values: &[Value], take: Take) -> Value {
    let Some(first) = values.first() else { return Err(Unknown::Nothing) };
    if let Some(why) = values.iter().filter_map(|v| v.err()).find(|why| why.hides_a_value()) {
        return Err(why);
    }
    let known = values.iter().filter_map(|v| v.ok());
    match take {
        Take::Sum => {
            values.iter().try_fold(Decimal::ZERO, |sum, v| sum.checked_add((*v)?).ok_or(Unknown::TooLarge))
        }
        Take::Maximum => known.max().map_or(*first, Ok),
        Take::CountAbove(limit) => match known.clone().next() {
            Some(_) => Ok(Decimal::from(known.filter(|v| *v > limit).count())),
            None => *first,
        },
        Take::ExcessAbove(limit) => match known.clone().next() {
            Some(_) => known
                .filter(|v| *v > limit)
                .try_fold(Decimal::ZERO, |sum, v| sum.checked_add(v - limit).ok_or(Unknown::TooLarge)),
            None => *first,
        },
    }
}
