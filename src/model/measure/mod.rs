//! Measures: declared calculations. Declared in `templates/measures/`.
//!
//! A measure says once what a figure is; from it come the value, the Excel formula, the rows behind it and its words.

mod condition;
mod dimension;
mod span;

pub use condition::{Condition, Test};
pub use dimension::{Breakdown, Dimension, MOST_TOGETHER};
pub use span::Span;

use super::register::{FieldId, RegisterId};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

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
    /// Whether it is only there for other measures to be made of, and has no figures of its own.
    pub step: bool,
    /// How it is worked out.
    pub calculation: Calculation,
    /// What it is worked out for besides the portfolio.
    pub by: Breakdown,
    /// Values from which it is amber and red, where no other are set for a project or its tier.
    pub threshold: Option<Threshold>,
}

impl Measure {
    /// The measures it is made of; none where it is made of records.
    pub fn parts(&self) -> Vec<MeasureId> {
        match &self.calculation {
            Calculation::Aggregate { .. } | Calculation::Number(_) => Vec::new(),
            Calculation::Sum(parts) | Calculation::Plus(parts) | Calculation::First(parts) => parts.clone(),
            Calculation::Difference(a, b) | Calculation::Ratio(a, b) | Calculation::Product(a, b) => {
                vec![*a, *b]
            }
            Calculation::Weighted(parts) => parts.iter().map(|(part, _)| *part).collect(),
            Calculation::Across { part, .. } => vec![*part],
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

/// How a measure is worked out.
#[derive(Debug, Clone)]
pub enum Calculation {
    /// From the records of a register that meet all conditions.
    Aggregate {
        /// Which register.
        register: RegisterId,
        /// What is done with them.
        aggregate: Aggregate,
        /// Of what in each; `None` for a count of records.
        quantity: Option<Quantity>,
        /// What a record must meet.
        conditions: Vec<Condition>,
    },
    /// The sum of other measures; a part that is unknown adds nothing.
    Sum(Vec<MeasureId>),
    /// The sum of other measures; unknown when a part is.
    Plus(Vec<MeasureId>),
    /// A number that measures are worked out with.
    Number(Decimal),
    /// One measure less another.
    Difference(MeasureId, MeasureId),
    /// One measure divided by another; unknown when the divisor is 0.
    Ratio(MeasureId, MeasureId),
    /// One measure times another.
    Product(MeasureId, MeasureId),
    /// The first of these that is known.
    First(Vec<MeasureId>),
    /// The mean of measures by weight; a part that is unknown does not weigh.
    Weighted(Vec<(MeasureId, Decimal)>),
    /// A measure worked out for each of several, and these values brought together.
    Across {
        /// The measure.
        part: MeasureId,
        /// For each what: each project, each person and month.
        over: Vec<Dimension>,
        /// How the values become one.
        take: Take,
    },
}

/// What is done with the values of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aggregate {
    /// How many records have one.
    Count,
    /// Their sum.
    Sum,
    /// Their mean.
    Average,
    /// The highest.
    Maximum,
    /// How many different ones there are.
    Distinct,
    /// The middle one; the mean of the two in the middle.
    Median,
    /// The value below which nine in ten lie, between two records by their distance (as `PERCENTILE` does).
    NinthDecile,
}

/// What a record brings to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// The value of a field.
    Field(FieldId),
    /// One field times another.
    Times(FieldId, FieldId),
    /// How far one field is from another, whichever is the larger.
    Apart(FieldId, FieldId),
    /// The days from the second field's day to the first's.
    Days(FieldId, FieldId),
    /// The days from the field's day to the last day of the reported month.
    Age(FieldId),
}

impl Quantity {
    /// The fields that a record needs a value in.
    pub fn fields(self) -> impl Iterator<Item = FieldId> {
        let (first, second) = match self {
            Self::Field(a) | Self::Age(a) => (a, None),
            Self::Times(a, b) | Self::Apart(a, b) | Self::Days(a, b) => (a, Some(b)),
        };
        std::iter::once(first).chain(second)
    }
}

/// How the values of several become one. Values that are unknown are left out, save in a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Their sum; unknown when the value of one that has records is.
    Sum,
    /// The highest.
    Maximum,
    /// How many are above this.
    CountAbove(Decimal),
    /// The sum of what each has above this.
    ExcessAbove(Decimal),
}

/// Values from which a measure is amber and red. Which side is bad follows from [`Good`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// At or beyond it: amber.
    pub amber: Decimal,
    /// At or beyond it: red.
    pub red: Decimal,
}
