//! A measure as written.

use crate::model::measure::{Aggregate, Good, MeasureUnit};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A name or number in its place in the file.
pub(super) type Word = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeasuresFile {
    pub measure: Vec<MeasureTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeasureTable {
    pub id: Word,
    pub label: String,
    pub meaning: String,
    pub unit: MeasureUnit,
    pub good: Good,
    /// Only there for other measures to be made of.
    #[serde(default)]
    pub step: bool,
    #[serde(default)]
    pub by: Vec<Word>,
    pub threshold: Option<Spanned<ThresholdTable>>,
    // Made of records.
    pub register: Option<Word>,
    pub aggregate: Option<Aggregate>,
    pub field: Option<Word>,
    /// What the field is multiplied by.
    pub times: Option<Word>,
    /// What the field's distance is taken from.
    pub apart_from: Option<Word>,
    /// The day from which the days to the field's day are counted.
    pub since: Option<Word>,
    /// The day from which the days to the end of the reported month are counted.
    pub age_of: Option<Word>,
    #[serde(default, rename = "where")]
    pub conditions: Vec<Spanned<ConditionTable>>,
    // Made of other measures.
    pub sum: Option<Vec<Word>>,
    pub plus: Option<Vec<Word>>,
    pub number: Option<Word>,
    pub difference: Option<[Word; 2]>,
    pub ratio: Option<[Word; 2]>,
    pub product: Option<[Word; 2]>,
    pub first: Option<Vec<Word>>,
    pub weighted: Option<BTreeMap<Word, String>>,
    pub across: Option<AcrossTable>,
}

/// A measure worked out for each of several.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AcrossTable {
    pub of: Word,
    pub over: Word,
    pub take: TakeWord,
    pub above: Option<Word>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub(super) enum TakeWord {
    Sum,
    Maximum,
    Count,
    Excess,
}

/// Amber and red, as decimals in quotes.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct ThresholdTable {
    pub(super) amber: String,
    pub(super) red: String,
}

/// A condition on a field, with exactly one test.
#[derive(Deserialize, Clone, Default)]
#[serde(deny_unknown_fields)]
pub(in crate::settings) struct ConditionTable {
    pub field: String,
    #[serde(rename = "in")]
    pub any_of: Option<Vec<String>>,
    pub not_in: Option<Vec<String>>,
    pub at_least: Option<String>,
    pub below: Option<String>,
    /// Another field of the record.
    pub above: Option<String>,
    pub before: Option<PointWord>,
    pub older_than_days: Option<u16>,
    pub newer_than_days: Option<u16>,
    pub within: Option<String>,
    pub is: Option<IsWord>,
}

impl ConditionTable {
    /// That a field has one of these values.
    pub(in crate::settings) fn any_of(field: &str, values: Vec<String>) -> Self {
        Self { field: field.to_owned(), any_of: Some(values), ..Self::default() }
    }
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub(in crate::settings) enum PointWord {
    PeriodEnd,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub(in crate::settings) enum IsWord {
    Missing,
    Present,
}
