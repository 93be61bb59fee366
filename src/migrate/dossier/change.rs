//! A value that is not what stands in its own cell: before, after, and the rule.

use crate::migrate::{Answered, Outcome};
use crate::model::record::Value;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// A value that was changed or added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change<'a> {
    /// Its file.
    pub file: &'a str,
    /// Its sheet.
    pub sheet: &'a str,
    /// Its cell; empty where it stands in none.
    pub cell: String,
    /// Key of its register.
    pub register: &'a str,
    /// The project of its record; empty where its records are of several.
    pub project: &'a str,
    /// The number of its record; empty where it is of several records.
    pub id: &'a str,
    /// Key of its field.
    pub field: &'a str,
    /// What was written; empty where nothing was.
    pub before: &'a str,
    /// What it became, as it stands in the canonical workbook; empty where no value was taken.
    pub after: String,
    /// The rule, in words.
    pub rule: String,
    /// How many records have their value from this cell.
    pub records: u64,
    /// The same without what belongs to this value alone, for counting.
    #[serde(skip)]
    pub kind: Cow<'static, str>,
}

impl Change<'_> {
    /// Another record has its value from the same cell.
    pub fn one_more(&mut self, same_project: bool) {
        self.records += 1;
        self.id = "";
        if !same_project {
            self.project = "";
        }
    }
}

/// What was done, by the kind of value.
pub fn kind(before: &str, value: Value, rule: &str) -> Cow<'static, str> {
    let words = match value {
        _ if before.is_empty() => return Cow::Owned(rule.to_owned()),
        Value::Missing => "no value was taken",
        Value::Level(_) => "brought onto the scale of 1 to 5",
        Value::Date(_) => "read as a day",
        Value::Period(_) => "read as a month",
        Value::Money(_) => "read as an amount",
        Value::Number(_) => "read as a number",
        Value::Flag(_) => "read as yes or no",
        Value::Choice(_) => "a word of a closed list",
        Value::Text(_) => "brought to one spelling",
    };
    Cow::Borrowed(words)
}

/// The changes of a kind, for a register and a field.
#[derive(Debug, Clone)]
pub struct Kind<'a> {
    /// The first of them.
    pub such_as: Change<'a>,
    /// How many values of records there are.
    pub values: u64,
}

/// All changes, counted.
#[derive(Debug, Clone, Default)]
pub struct Counted<'a> {
    kinds: BTreeMap<(&'a str, &'a str, Cow<'static, str>), Kind<'a>>,
    /// How many changes there are, each cell once.
    pub lines: u64,
    /// The numbers of the questions whose answers were applied, by what they are about.
    applied: HashMap<[String; 3], String>,
    /// How many values each of these gave.
    answers: BTreeMap<String, u64>,
}

impl<'a> Counted<'a> {
    /// None yet, of a run with these answers.
    pub fn new(answered: &[Answered]) -> Self {
        let applied = answered.iter().filter(|a| a.outcome == Outcome::Applied);
        let about = |a: &Answered| {
            let q = a.question.as_ref()?;
            Some(([q.register.clone(), q.about.clone(), q.written.clone()], a.id.clone()))
        };
        Self { applied: applied.filter_map(about).collect(), ..Self::default() }
    }

    /// Counts one more.
    pub fn add(&mut self, change: Change<'a>) {
        self.lines += 1;
        let values = change.records;
        if !self.applied.is_empty() {
            let about = [change.register, change.field, change.before].map(str::to_owned);
            if let Some(id) = self.applied.get(&about) {
                *self.answers.entry(id.clone()).or_default() += values;
            }
        }
        let key = (change.register, change.field, change.kind.clone());
        self.kinds.entry(key).or_insert_with(|| Kind { such_as: change, values: 0 }).values += values;
    }

    /// How many values of records were changed.
    pub fn values(&self) -> u64 {
        self.kinds().map(|kind| kind.values).sum()
    }

    /// How many values the answer to a question gave.
    pub fn by_answer(&self, id: &str) -> u64 {
        self.answers.get(id).copied().unwrap_or_default()
    }

    /// By register, field and kind.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind<'a>> {
        self.kinds.values()
    }
}
