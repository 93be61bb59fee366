//! Measures: declared calculations. Declared in `templates/measures/`.
//!
//! A measure says once what a figure is; from it come the value, the Excel formula, the rows behind it and its words.

use super::register::{FieldId, RegisterId};
use super::vocabulary::ChoiceId;
use rust_decimal::Decimal;
use serde::Deserialize;

/// Index of a measure in [`Knowledge::measures`](super::knowledge::Knowledge::measures).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureId(pub u16);

/// A declared calculation.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Public id, such as `risks.open_severe`.
    pub id: String,
    /// Its name in packs, such as `Open severe risks`.
    pub label: String,
    /// What it means, in plain words; printed in the annex.
    pub meaning: String,
    /// What its value is counted in.
    pub unit: MeasureUnit,
    /// Which direction is good.
    pub good: Good,
    /// How it is worked out.
    pub calculation: Calculation,
    /// What it is worked out for besides the portfolio.
    pub by: Vec<Dimension>,
    /// Values from which it is amber and red, where no other are set for a project.
    pub threshold: Option<Threshold>,
}

impl Measure {
    /// The measures it is made of; none where it is made of records.
    pub fn parts(&self) -> Vec<MeasureId> {
        match &self.calculation {
            Calculation::Aggregate { .. } => Vec::new(),
            Calculation::Sum(parts) => parts.clone(),
            Calculation::Difference(a, b) | Calculation::Ratio(a, b) => vec![*a, *b],
        }
    }
}

/// What a value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum MeasureUnit {
    Count,
    Money,
    Percent,
    Days,
    Fte,
    Ratio,
    Score,
}

impl MeasureUnit {
    /// Its word in `figures.json` and in declarations.
    pub fn key(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Days => "days",
            Self::Fte => "fte",
            Self::Ratio => "ratio",
            Self::Score => "score",
        }
    }
}

/// Which direction of a measure is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Good {
    /// More is better; a variance that is positive is favourable.
    Up,
    /// Less is better.
    Down,
    /// Neither.
    Neutral,
}

/// What a measure is worked out for, besides the portfolio as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Dimension {
    Project,
    Programme,
    /// The month of the record's `period`.
    Month,
    Category,
}

impl Dimension {
    /// Its word in `figures.json` and in declarations.
    pub fn key(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Programme => "programme",
            Self::Month => "month",
            Self::Category => "category",
        }
    }
}

/// How a measure is worked out.
#[derive(Debug, Clone)]
pub enum Calculation {
    /// From the records of a register that meet all conditions.
    Aggregate {
        /// Which register.
        register: RegisterId,
        /// What is done with them.
        aggregate: Aggregate,
        /// Of which field; `None` for a count of records.
        field: Option<FieldId>,
        /// What a record must meet.
        conditions: Vec<Condition>,
    },
    /// The sum of other measures.
    Sum(Vec<MeasureId>),
    /// One measure less another.
    Difference(MeasureId, MeasureId),
    /// One measure divided by another; unknown when the divisor is 0.
    Ratio(MeasureId, MeasureId),
}

/// What is done with the values of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Aggregate {
    Count,
    Sum,
    Average,
    Maximum,
    Distinct,
}

/// What a record must meet to count.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// The field.
    pub field: FieldId,
    /// The test of its value.
    pub test: Test,
}

/// A test of a value. A missing value meets none but [`Test::NotIn`] and [`Test::Missing`].
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// One of these values of the field's vocabulary.
    In(Vec<ChoiceId>),
    /// None of these, or no value at all.
    NotIn(Vec<ChoiceId>),
    /// A number or level of at least this.
    AtLeast(Decimal),
    /// A number or level below this.
    Below(Decimal),
    /// A day before the last day of the reported period.
    BeforePeriodEnd,
    /// A month of the reported financial year.
    InYear,
    /// A month of the reported financial year up to and with the reported one.
    ToDate,
    /// A month of the reported financial year after the reported one.
    RestOfYear,
    /// No value.
    Missing,
    /// Any value.
    Present,
}

/// Values from which a measure is amber and red. Which side is bad follows from [`Good`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// At or beyond it: amber.
    pub amber: Decimal,
    /// At or beyond it: red.
    pub red: Decimal,
}
