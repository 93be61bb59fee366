//! What a stored month declares of itself: enough to follow a figure to its records without settings and templates.
//! It is written beside the records as `measures.json`, whose keys are a public contract.

use super::measure::Aggregate;
use serde::{Deserialize, Serialize};

/// The declarations of a month. Numbers and days are text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Declared {
    /// The month reported.
    pub period: String,
    /// Its last day.
    pub last_day: String,
    /// The portfolio's currency.
    pub currency: String,
    /// The projects, in the order of their codes.
    pub projects: Vec<DeclaredProject>,
    /// The registers, in declared order.
    pub registers: Vec<DeclaredRegister>,
    /// The measures, in declared order.
    pub measures: Vec<DeclaredMeasure>,
}

/// A project of the month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeclaredProject {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The programme it belongs to.
    pub programme: Option<String>,
}

/// A register as its stored records have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeclaredRegister {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Its fields, in declared order.
    pub fields: Vec<DeclaredField>,
    /// Each condition that a measure has of its records, once. Whether a record meets the n-th stands in `if:<n>`.
    pub conditions: Vec<DeclaredCondition>,
}

/// A field of a register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeclaredField {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Whether its values are amounts of money.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub money: bool,
    /// The fields that its value is worked out from, where no cell gives it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub made_of: Vec<String>,
}

/// What a record must meet to count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeclaredCondition {
    /// In words.
    pub words: String,
    /// Keys of the fields that it looks at.
    pub fields: Vec<String>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeclaredMeasure {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What its value is counted in.
    pub unit: String,
    /// What it is, in words.
    pub definition: String,
    /// How it is worked out.
    pub how: How,
}

/// How a measure is worked out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum How {
    /// From records.
    Records(OfRecords),
    /// From other measures.
    Measures(OfMeasures),
    /// It is this number.
    Number {
        /// The number.
        value: String,
    },
}

/// A measure of records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfRecords {
    /// The key of their register.
    pub register: String,
    /// What is done with them.
    pub aggregate: Aggregate,
    /// What each brings; `None` where records are counted.
    pub quantity: Option<DeclaredQuantity>,
    /// Its conditions in order, as places in [`DeclaredRegister::conditions`].
    pub conditions: Vec<usize>,
}

/// What a record brings to a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredQuantity {
    /// How it is made of the fields.
    pub made: Made,
    /// Keys of one or two fields, in order.
    pub fields: Vec<String>,
}

/// How a quantity is made of one or two fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Made {
    /// The value.
    Value,
    /// One times the other.
    Times,
    /// How far one is from the other.
    Apart,
    /// The days from the second to the first.
    Days,
    /// The days from the day to the last of the reported month.
    Age,
}

/// A measure of other measures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfMeasures {
    /// What is done with them.
    pub way: Way,
    /// Their ids, in order.
    pub parts: Vec<String>,
    /// The weight of each, in a mean by weight.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<String>,
    /// For each what the part is worked out, where the values of several are brought together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub over: Vec<String>,
}

/// What is done with measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Those that are known, added up.
    Sum,
    /// All, added up.
    Plus,
    /// The first less the second.
    Difference,
    /// The first divided by the second.
    Ratio,
    /// The first times the second.
    Product,
    /// The first that is known.
    First,
    /// The mean by weight.
    Weighted,
    /// One, worked out for each of several and added up.
    AcrossSum,
    /// The highest of one, worked out for each of several.
    AcrossMaximum,
    /// How many of one, worked out for each of several, are above a number.
    AcrossCount,
    /// What one, worked out for each of several, has above a number, added up.
    AcrossExcess,
}
