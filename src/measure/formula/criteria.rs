//! Conditions as the criteria of `COUNTIFS` and its like.

use super::DataTable;
use super::table::{Criterion, Operand};
use super::text::{date, plus, reference, tested};
use crate::measure::filter::Calendar;
use crate::model::figure::Scope;
use crate::model::knowledge::Knowledge;
use crate::model::measure::{Condition, Dimension, Test};
use crate::model::period::Period;
use crate::model::register::{FieldId, FieldKind, Register};
use crate::model::vocabulary::ChoiceId;

/// Rows of a table: those that meet all criteria of one of the alternatives, no two of which share a row. A
/// criterion is a column and a test, with a comma between.
pub(super) type Alternatives = Vec<Vec<String>>;

/// A data table, to be asked for parts of formulas.
pub(super) struct Table<'a> {
    knowledge: &'a Knowledge,
    register: &'a Register,
    pub(super) table: &'a DataTable,
    pub(super) calendar: &'a Calendar,
}

impl<'a> Table<'a> {
    pub(super) fn new(knowledge: &'a Knowledge, table: &'a DataTable, calendar: &'a Calendar) -> Self {
        Self { knowledge, register: knowledge.register(table.register), table, calendar }
    }

    /// The reference to a field's column; `None` where the table has no such column.
    pub(super) fn column(&self, field: FieldId) -> Option<String> {
        self.named(&self.register.decl(field).key)
    }

    /// The reference to the column of this key.
    pub(super) fn named(&self, key: &str) -> Option<String> {
        self.table.columns.get(key).map(|label| reference(&self.table.name, label))
    }

    /// What narrows the table to a scope; `None` where it has no such column.
    pub(super) fn criteria(&self, scope: &Scope) -> Option<Vec<Criterion>> {
        let project = scope.project.iter().map(|code| (&Dimension::Project, Some(code.as_str())));
        let by = scope.by.iter().map(|(dimension, value)| (dimension, value.as_deref()));
        let criterion = |(dimension, value): (&Dimension, Option<&str>)| {
            let key = dimension.field().unwrap_or("programme");
            Some(Criterion { column: self.named(key)?, value: self.operand(key, value)? })
        };
        project.chain(by).map(criterion).collect()
    }

    /// A value of a scope as it stands in the column of this key.
    fn operand(&self, key: &str, value: Option<&str>) -> Option<Operand> {
        let Some(value) = value else { return Some(Operand::Missing) };
        let kind = self.register.field(key).map(|field| &self.register.decl(field).kind);
        Some(match kind {
            Some(FieldKind::Period) => Operand::Month(value.parse().ok()?),
            Some(FieldKind::Level(_)) => Operand::Number(value.parse().ok()?),
            Some(kind @ (FieldKind::Choice(_) | FieldKind::Role)) => {
                Operand::Text(self.knowledge.label_of(kind, value)?.to_owned())
            }
            _ => Operand::Text(value.to_owned()),
        })
    }

    /// The rows that meet all conditions in a scope. `None` where a column is not there, or a condition compares two.
    pub(super) fn alternatives(&self, conditions: &[Condition], scope: &[Criterion]) -> Option<Alternatives> {
        let mut rows: Alternatives = vec![Vec::new()];
        for criterion in scope {
            rows = and(&rows, &format!("{},{}", criterion.column, criterion.value.criterion()?));
        }
        for condition in conditions {
            let column = self.column(condition.field)?;
            let any_of = match &condition.test {
                Test::In(choices) => Some(self.labels(condition.field, choices)?),
                Test::OneOf(texts) => Some(texts.iter().map(String::as_str).collect()),
                _ => None,
            };
            rows = match any_of {
                Some(texts) => {
                    let each = texts.iter().map(|l| and(&rows, &format!("{column},{}", tested("=", l))));
                    each.flatten().collect()
                }
                None => match self.tests(condition.field, &condition.test)? {
                    Some(tests) => {
                        tests.iter().fold(rows, |rows, test| and(&rows, &format!("{column},{test}")))
                    }
                    None => Vec::new(),
                },
            };
        }
        Some(rows)
    }

    /// The tests of a column that rows must all meet; `Some(None)` where no row can.
    fn tests(&self, field: FieldId, test: &Test) -> Option<Option<Vec<String>>> {
        Some(Some(match test {
            // Some programs leave out blank cells at the end of a column here; row by row they are counted.
            Test::In(_) | Test::OneOf(_) | Test::Above(_) | Test::Missing => return None,
            Test::NotIn(choices) => self.labels(field, choices)?.iter().map(|l| tested("<>", l)).collect(),
            Test::NoneOf(texts) => texts.iter().map(|text| tested("<>", text)).collect(),
            Test::AtLeast(n) => vec![format!("\">={n}\"")],
            Test::Below(n) => vec![format!("\"<{n}\"")],
            Test::BeforePeriodEnd => vec![format!("\"<\"&{}", date(self.calendar.reported.last_day()))],
            Test::OlderThan(days) => vec![format!("\"<=\"&{}", date(self.calendar.days_before(*days)))],
            Test::NewerThan(days) => vec![format!("\">\"&{}", date(self.calendar.days_before(*days)))],
            Test::Present => vec!["\"<>\"".to_owned()],
            Test::Within(span) => {
                let Some((first, last)) = self.calendar.months(*span) else { return Some(None) };
                let (first, last) = (first.map(Period::first_day), last.map(Period::last_day));
                let from = first.map(|day| format!("\">=\"&{}", date(day)));
                let to = last.map(|day| format!("\"<=\"&{}", date(day)));
                from.into_iter().chain(to).collect()
            }
        }))
    }

    /// The labels by which choices stand in the table.
    pub(super) fn labels(&self, field: FieldId, choices: &[ChoiceId]) -> Option<Vec<&str>> {
        let FieldKind::Choice(name) = &self.register.decl(field).kind else { return None };
        let vocabulary = self.knowledge.vocabulary(name)?;
        Some(choices.iter().map(|c| vocabulary.choice(*c).label.as_str()).collect())
    }

    /// How many rows these are; `None` for a table without columns.
    pub(super) fn count(&self, rows: &Alternatives) -> Option<String> {
        if rows.iter().any(Vec::is_empty) {
            let key = self.table.columns.keys().next()?;
            return Some(format!("ROWS({})", self.named(key)?));
        }
        Some(plus(rows.iter().map(|row| format!("COUNTIFS({})", row.join(",")))))
    }
}

/// The same rows with one more criterion.
pub(super) fn and(rows: &Alternatives, criterion: &str) -> Alternatives {
    let mut rows = rows.clone();
    rows.iter_mut().for_each(|row| row.push(criterion.to_owned()));
    rows
}

/// The sum of a column over rows.
pub(super) fn sum(column: &str, rows: &Alternatives) -> String {
    plus(rows.iter().map(|row| match row.is_empty() {
        true => format!("SUM({column})"),
        false => format!("SUMIFS({column},{})", row.join(",")),
    }))
}

/// The highest value of a column over rows; `None` where that takes more than one criterion list.
pub(super) fn maximum(column: &str, rows: &Alternatives) -> Option<String> {
    match rows.as_slice() {
        [row] if row.is_empty() => Some(format!("MAX({column})")),
        // Newer than the file format, hence the prefix under which a workbook stores it.
        [row] => Some(format!("_xlfn.MAXIFS({column},{})", row.join(","))),
        _ => None,
    }
}
