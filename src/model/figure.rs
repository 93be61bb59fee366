//! Figures: the values of measures for one period and scope.

use super::measure::{Dimension, MeasureId};
use super::money::Currency;
use super::register::{FieldId, RegisterId};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The value of a measure for one scope.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Which measure.
    pub measure: MeasureId,
    /// What it was worked out for.
    pub scope: Scope,
    /// Its value; `None` where it cannot be worked out. Not rounded.
    pub value: Option<Decimal>,
    /// Why it cannot be worked out, where it has no value.
    pub unknown: Option<Unknown>,
    /// Which of its measures it was taken from, where it is the first known of several.
    pub basis: Option<MeasureId>,
    /// Its currency, where it is money.
    pub currency: Option<Currency>,
    /// How many records are behind it.
    pub rows: u64,
    /// Against its thresholds.
    pub status: Option<Status>,
}

impl Figure {
    /// Whether it is known and not printed.
    pub fn is_withheld(&self) -> bool {
        matches!(self.unknown, Some(Unknown::FewPeople(_)))
    }

    /// Whether a line is to be printed for it: it has a value, or one that is withheld.
    pub fn has_line(&self) -> bool {
        self.value.is_some() || self.is_withheld()
    }
}

/// What a figure was worked out for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Scope {
    /// A project's code; `None` for the portfolio.
    pub project: Option<String>,
    /// Further dimensions and their values, such as `month` and `2026-05`; `None` for the records that state none.
    pub by: BTreeMap<Dimension, Option<String>>,
}

impl Scope {
    /// That of a project.
    pub fn project(code: &str) -> Self {
        Self { project: Some(code.to_owned()), by: BTreeMap::new() }
    }
}

/// Why a figure cannot be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// No source keeps the register.
    NoRegister(RegisterId),
    /// No record that counts has a value in the field.
    NoValue(RegisterId, FieldId),
    /// An amount is in a currency for which there is no exchange rate.
    NoRate(Currency),
    /// What it is to be divided by is 0.
    Zero(MeasureId),
    /// No records are there for it.
    Nothing,
    /// It has more digits than can be held.
    TooLarge,
    /// It is known, and withheld: fewer people than this are behind it.
    FewPeople(usize),
}

impl Unknown {
    /// Whether something is there that cannot be worked out, so that what it belongs to is unknown too; nothing at all adds
    /// nothing.
    pub fn hides_a_value(self) -> bool {
        matches!(self, Self::NoRate(_) | Self::TooLarge)
    }
}

/// Names a figure: which measure, for what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureRef {
    /// Which measure.
    pub measure: MeasureId,
    /// What it was worked out for.
    pub scope: Scope,
}

/// How a figure stands against its thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Status {
    Red,
    Amber,
    Green,
}

/// All figures of a period, by measure and scope.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    by_key: BTreeMap<(MeasureId, Scope), Figure>,
    passing: BTreeMap<MeasureId, BTreeSet<Item>>,
}

/// An item of a register: its project's code and its id.
pub type Item = (Option<String>, Option<String>);

impl Figures {
    /// Adds a figure, in place of one of the same measure and scope.
    pub fn insert(&mut self, figure: Figure) {
        self.by_key.insert((figure.measure, figure.scope.clone()), figure);
    }

    /// The figure of a measure for a scope, when it was worked out.
    pub fn get(&self, measure: MeasureId, scope: &Scope) -> Option<&Figure> {
        self.by_key.get(&(measure, scope.clone()))
    }

    /// Says which items pass the limit of a measure that counts those that do.
    pub fn pass(&mut self, measure: MeasureId, items: BTreeSet<Item>) {
        self.passing.insert(measure, items);
    }

    /// The items that pass the limit of a measure; `None` where it is none that counts items one by one.
    pub fn passing(&self, measure: MeasureId) -> Option<&BTreeSet<Item>> {
        self.passing.get(&measure)
    }

    /// The portfolio's own figure.
    pub fn portfolio(&self, measure: MeasureId) -> Option<&Figure> {
        self.get(measure, &Scope::default())
    }

    /// A project's figure.
    pub fn project(&self, measure: MeasureId, code: &str) -> Option<&Figure> {
        self.get(measure, &Scope::project(code))
    }

    /// All figures, by measure, then scope.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.by_key.values()
    }

    /// All figures of a measure.
    pub fn of(&self, measure: MeasureId) -> impl Iterator<Item = &Figure> {
        self.by_key.values().filter(move |f| f.measure == measure)
    }
}
