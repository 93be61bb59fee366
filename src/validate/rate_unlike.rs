//! # rate-unlike
//!
//! A day rate is far from what others of the grade cost.
//!
//! ## What it finds
//! Day rates more than 20 % away from the middle one of the same grade, kind of employment and currency, over all
//! projects, where five people or more have that grade (`rate-spread` and `rate-people` under `[rules]`). Of a
//! person's several rates each is looked at.
//!
//! ## Why it matters
//! The wrong unit (an hour, a month), a mistyped figure, or a contract that is worth asking about: the cost of the plan
//! follows from the rate.
//!
//! ## Example
//! Senior analyst at £1,050 in H12; the middle rate of the grade is £620.
//!
//! ## What to do
//! Look at the rate, and mend it where it is wrong.

use super::across::Across;
use super::view::{View, choices, money, text, texts, value};
use crate::finding::{Code, Finding, Severity};
use crate::model::money::Currency;
use crate::model::record::Batch;
use crate::model::register::FieldId;
use crate::model::text::{Sym, fold};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(super) const CODE: Code = Code::new("rate-unlike", Severity::Note, include_str!("rate_unlike.rs"));

const KEYS: [&str; 4] = ["person", "grade", "employment", "rate"];

/// A grade as written in lower case, the kind of employment, the currency.
type Grade = (String, u16, Currency);

pub(super) fn check(view: View<'_>, across: &Across) -> Vec<Finding> {
    let Some(spread) = view.threshold("rate-spread") else { return Vec::new() };
    let middles = &across.rates.middles;
    let mut findings = Vec::new();
    for (batch, fields) in view.of("resources", KEYS) {
        let unlike: Vec<(usize, String)> = rates(view, batch, fields)
            .filter_map(|(row, _, grade, rate)| {
                let middle = *middles.get(&grade)?;
                let far = rate.saturating_sub(middle).abs() > middle.saturating_mul(spread);
                let written = view.dataset.text(text(texts(batch, fields[1]), row));
                far.then(|| (row, format!("{written}: {rate}, middle rate {middle}")))
            })
            .collect();
        let rows: Vec<usize> = unlike.iter().map(|(row, _)| *row).collect();
        let seen = "day rates are far from the middle one of their grade";
        let remedy = "look at the rates, and mend those that are wrong";
        let found = view.finding(CODE, batch, fields[3], &rows, seen, remedy);
        findings.extend(found.map(|f| f.evidence(unlike.into_iter().map(|(_, said)| said))));
    }
    findings
}

/// The records that have a person, a grade and a rate.
fn rates<'a>(
    view: View<'a>,
    batch: &'a Batch,
    [person, grade, employment, rate]: [FieldId; 4],
) -> impl Iterator<Item = (usize, Sym, Grade, Decimal)> + 'a {
    let (persons, grades) = (texts(batch, person), texts(batch, grade));
    let (kinds, rates) = (choices(batch, employment), money(batch, rate));
    let mut folded: HashMap<Sym, String> = HashMap::new();
    (0..grades.len()).filter_map(move |row| {
        let (person, grade) = (text(persons, row).some()?, grades[row].some()?);
        let rate = value(rates, row).filter(|r| r.amount > Decimal::ZERO)?;
        let name = folded.entry(grade).or_insert_with(|| fold(view.dataset.text(grade))).clone();
        let kind = kinds.get(row).copied().unwrap_or(0);
        Some((row, person, (name, kind, rate.currency), rate.amount))
    })
}

/// The rates of each grade, each with a person who has it.
#[derive(Default)]
pub(super) struct Rates {
    all: BTreeMap<Grade, BTreeSet<(Decimal, Sym)>>,
    /// The middle rate of each grade that enough people have.
    middles: HashMap<Grade, Decimal>,
}

impl Rates {
    /// Those of some records.
    pub(super) fn of(view: View<'_>) -> Self {
        let mut rates = Self::default();
        for (batch, fields) in view.of("resources", KEYS) {
            for (_, person, grade, rate) in self::rates(view, batch, fields) {
                rates.all.entry(grade).or_default().insert((rate, person));
            }
        }
        rates
    }

    /// Adds those of further records.
    pub(super) fn extend(&mut self, more: Self) {
        more.all.into_iter().for_each(|(grade, rates)| self.all.entry(grade).or_default().extend(rates));
    }

    /// Finds the middle rates, when all records are there.
    pub(super) fn finish(&mut self, people: Option<Decimal>) {
        let enough = |rates: &BTreeSet<(Decimal, Sym)>| {
            let persons: BTreeSet<Sym> = rates.iter().map(|(_, person)| *person).collect();
            people.is_some_and(|least| Decimal::from(persons.len()) >= least)
        };
        let middle =
            |rates: &BTreeSet<(Decimal, Sym)>| rates.iter().nth(rates.len() / 2).map(|(rate, _)| *rate);
        let with = self.all.iter().filter(|(_, rates)| enough(rates));
        self.middles = with.filter_map(|(grade, rates)| Some((grade.clone(), middle(rates)?))).collect();
    }
}
