//! Every value that is not what stands in its own cell: before, after, and the rule.

use crate::finding::Finding;
use crate::lineage::{Rules, Said};
use crate::migrate::cell;
use crate::model::address::CellRef;
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Column, Value};
use crate::model::register::Register;
use crate::settings::Settings;
use serde::Serialize;
use std::borrow::Cow;

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
    /// The project of its record.
    pub project: &'a str,
    /// The number of its record.
    pub id: &'a str,
    /// Key of its field.
    pub field: &'a str,
    /// What was written; empty where nothing was.
    pub before: &'a str,
    /// What it became, as it stands in the canonical workbook; empty where no value was taken.
    pub after: String,
    /// The rule, in words.
    pub rule: String,
    /// The same without what belongs to this value alone, for counting.
    #[serde(skip)]
    pub kind: Cow<'static, str>,
}

/// All of them, by register, then in the order of the dataset.
pub fn each<'a>(dataset: &'a Dataset, settings: &'a Settings, findings: &[Finding]) -> Vec<Change<'a>> {
    let said = Said::new(findings);
    let mut all = Vec::new();
    for (id, register) in settings.knowledge.each_register() {
        let rules = Rules::new(dataset, settings, &said, id);
        for (b, batch) in dataset.batches(id).iter().enumerate() {
            let from = Origin { dataset, settings, register, batch };
            for row in 0..batch.len() {
                let changed = batch.columns.iter().filter_map(|column| {
                    let rule = rules.rule(b, column, row)?;
                    // A word of a closed list that is the list's own is no change.
                    Some(from.change(column, row, rule)).filter(|change| change.before != change.after)
                });
                all.extend(changed);
            }
        }
    }
    all
}

/// A batch whose values are told.
struct Origin<'a> {
    dataset: &'a Dataset,
    settings: &'a Settings,
    register: &'a Register,
    batch: &'a Batch,
}

impl<'a> Origin<'a> {
    fn change(&self, column: &'a Column, row: usize, rule: String) -> Change<'a> {
        let place = self.batch.cell(column, row);
        let source = self.dataset.sources.get(self.batch.source as usize);
        let field = self.register.decl(column.field);
        let value = cell::of(self.dataset, &self.settings.knowledge, field, (column, row));
        let before = column.native(row).map_or("", |sym| self.dataset.text(sym));
        Change {
            file: source.map_or("", |s| &s.file),
            sheet: source.map_or("", |s| s.sheet(place.map_or(self.batch.sheet, |(sheet, _)| sheet))),
            cell: place.map_or(String::new(), |(_, cell): (_, CellRef)| cell.to_string()),
            register: &self.register.key,
            project: self.text("project", row),
            id: self.text("id", row),
            field: &field.key,
            before,
            kind: kind(before, column.values.get(row), &rule),
            after: value.shown(),
            rule,
        }
    }

    fn text(&self, key: &str, row: usize) -> &'a str {
        match self.register.field(key).map(|field| self.batch.value(field, row)) {
            Some(Value::Text(sym)) => self.dataset.text(sym),
            _ => "",
        }
    }
}

/// What was done, by the kind of value.
fn kind(before: &str, value: Value, rule: &str) -> Cow<'static, str> {
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

/// How many registers' changes there are of a kind, for a register and a field.
pub fn by_kind<'c, 'a>(changes: &'c [Change<'a>]) -> Vec<(&'c Change<'a>, usize)> {
    let mut groups: std::collections::BTreeMap<(&str, &str, &str), (&Change<'a>, usize)> = Default::default();
    for change in changes {
        groups.entry((change.register, change.field, &change.kind)).or_insert((change, 0)).1 += 1;
    }
    groups.into_values().collect()
}
