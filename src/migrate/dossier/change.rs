//! A value that is not what stands in its own cell: before, after, and the rule.

use crate::migrate::{Answered, Outcome};
use crate::model::record::Value;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// A value that was changed or added. `'s` is the life of the settings, which name registers and fields, `'r` that of the
/// records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change<'s, 'r> {
    /// Its file.
    pub file: Cow<'r, str>,
    /// Its sheet.
    pub sheet: Cow<'r, str>,
    /// Its cell; empty where it stands in none.
    pub cell: String,
    /// Key of its register.
    pub register: &'s str,
    /// The project of its record; empty where its records are of several.
    pub project: Cow<'r, str>,
    /// The number of its record; empty where it is of several records.
    pub id: Cow<'r, str>,
    /// Key of its field.
    pub field: &'s str,
    /// What was written; empty where nothing was.
    pub before: Cow<'r, str>,
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

impl<'s> Change<'s, '_> {
    /// The same, whatever becomes of the records.
    fn kept(&self) -> Change<'s, 'static> {
        let kept = |text: &str| Cow::Owned(text.to_owned());
        Change {
            file: kept(&self.file),
            sheet: kept(&self.sheet),
            cell: self.cell.clone(),
            register: self.register,
            project: kept(&self.project),
            id: kept(&self.id),
            field: self.field,
            before: kept(&self.before),
            after: self.after.clone(),
            rule: self.rule.clone(),
            records: self.records,
            kind: self.kind.clone(),
        }
    }

    /// Another record has its value from the same cell.
    pub fn one_more(&mut self, same_project: bool) {
        self.records += 1;
        self.id = Cow::Borrowed("");
        if !same_project {
            self.project = Cow::Borrowed("");
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
pub struct Kind<'s> {
    /// The first of them.
    pub such_as: Change<'s, 'static>,
    /// How many values of records there are.
    pub values: u64,
}

/// The numbers of the questions whose answers were applied, by register, field and what was written.
#[derive(Debug, Clone, Default)]
pub struct Applied(HashMap<[String; 3], String>);

impl Applied {
    /// Those among these answers.
    pub fn new(answered: &[Answered]) -> Self {
        let applied = answered.iter().filter(|a| a.outcome == Outcome::Applied);
        let about = |a: &Answered| {
            let q = a.question.as_ref()?;
            Some(([q.register.clone(), q.about.clone(), q.written.clone()], a.id.clone()))
        };
        Self(applied.filter_map(about).collect())
    }

    fn of(&self, change: &Change<'_, '_>) -> Option<&String> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&[change.register, change.field, &change.before].map(str::to_owned))
    }
}

/// Changes, counted.
#[derive(Debug, Clone, Default)]
pub struct Counted<'s> {
    kinds: BTreeMap<(&'s str, &'s str, Cow<'static, str>), Kind<'s>>,
    /// How many changes there are, each cell once.
    pub lines: u64,
    /// How many values each question's answer gave.
    answers: BTreeMap<String, u64>,
}

impl<'s> Counted<'s> {
    /// Counts one more.
    pub fn add(&mut self, change: &Change<'s, '_>, applied: &Applied) {
        self.lines += 1;
        let values = change.records;
        if let Some(id) = applied.of(change) {
            *self.answers.entry(id.clone()).or_default() += values;
        }
        let key = (change.register, change.field, change.kind.clone());
        let kind = self.kinds.entry(key);
        kind.or_insert_with(|| Kind { such_as: change.kept(), values: 0 }).values += values;
    }

    /// Adds those of a later table.
    pub fn extend(&mut self, later: Self) {
        self.lines += later.lines;
        later.answers.into_iter().for_each(|(id, values)| *self.answers.entry(id).or_default() += values);
        for (key, kind) in later.kinds {
            let values = kind.values;
            self.kinds.entry(key).or_insert_with(|| Kind { values: 0, ..kind }).values += values;
        }
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
    pub fn kinds(&self) -> impl Iterator<Item = &Kind<'s>> {
        self.kinds.values()
    }
}
