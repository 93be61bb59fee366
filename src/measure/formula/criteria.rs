//! Conditions as the criteria of `COUNTIFS` and its like.

use super::{Criterion, DataTable, Operand};
use crate::measure::filter::Calendar;
use crate::model::knowledge::Knowledge;
use crate::model::measure::{Condition, Test};
use crate::model::period::Period;
use crate::model::register::{FieldId, FieldKind, Register};
use crate::model::vocabulary::ChoiceId;
use jiff::civil::Date;

/// The longest text that a criterion may have.
const LONGEST_TEXT: usize = 255;

/// Rows of a table: those that meet all criteria of one of the alternatives, no two of which share a row. A
/// criterion is a column and a test, with a comma between.
pub(super) type Alternatives = Vec<Vec<String>>;

/// A data table, to be asked for parts of formulas.
pub(super) struct Table<'a> {
    knowledge: &'a Knowledge,
    register: &'a Register,
    table: &'a DataTable,
    calendar: &'a Calendar,
}

impl<'a> Table<'a> {
    pub(super) fn new(knowledge: &'a Knowledge, table: &'a DataTable, calendar: &'a Calendar) -> Self {
        Self { knowledge, register: knowledge.register(table.register), table, calendar }
    }

    /// The reference to a field's column; `None` where the table has no such column.
    pub(super) fn column(&self, field: FieldId) -> Option<String> {
        self.named(&self.register.decl(field).key)
    }

    fn named(&self, key: &str) -> Option<String> {
        let label = self.table.columns.get(key)?;
        let mut escaped = String::with_capacity(label.len());
        for c in label.chars() {
            if matches!(c, '[' | ']' | '#' | '\'' | '@') {
                escaped.push('\'');
            }
            escaped.push(c);
        }
        Some(format!("{}[{escaped}]", self.table.name))
    }

    /// The rows that meet all conditions in a scope; `None` where a column is not there.
    pub(super) fn alternatives(&self, conditions: &[Condition], scope: &[Criterion]) -> Option<Alternatives> {
        let mut rows: Alternatives = vec![Vec::new()];
        for criterion in scope {
            let column = self.named(&criterion.column)?;
            rows = and(&rows, &format!("{column},{}", operand(&criterion.value)?));
        }
        for condition in conditions {
            let column = self.column(condition.field)?;
            rows = match &condition.test {
                Test::In(choices) => {
                    let labels = self.labels(condition.field, choices)?;
                    let each = labels.iter().map(|l| and(&rows, &format!("{column},{}", text("=", l))));
                    each.flatten().collect()
                }
                test => match self.tests(condition.field, test)? {
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
            Test::In(_) => return None,
            Test::NotIn(choices) => self.labels(field, choices)?.iter().map(|l| text("<>", l)).collect(),
            Test::AtLeast(n) => vec![format!("\">={n}\"")],
            Test::Below(n) => vec![format!("\"<{n}\"")],
            Test::BeforePeriodEnd => vec![format!("\"<\"&{}", date(self.calendar.reported.last_day()))],
            Test::Missing => vec!["\"=\"".to_owned()],
            Test::Present => vec!["\"<>\"".to_owned()],
            Test::InYear | Test::ToDate | Test::RestOfYear => {
                let Some((first, last)) = self.calendar.months(test) else { return Some(None) };
                vec![format!("\">=\"&{}", month(first)), format!("\"<=\"&{}", month(last))]
            }
        }))
    }

    /// The labels by which choices stand in the table.
    fn labels(&self, field: FieldId, choices: &[ChoiceId]) -> Option<Vec<&str>> {
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

/// Parts added up; 0 where there are none.
fn plus(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    match parts.as_slice() {
        [] => "0".to_owned(),
        [one] => one.clone(),
        many => format!("({})", many.join("+")),
    }
}

fn operand(value: &Operand) -> Option<String> {
    match value {
        Operand::Text(value) if value.chars().count() > LONGEST_TEXT => None,
        Operand::Text(value) => Some(text("=", value)),
        Operand::Month(value) => Some(month(*value)),
        Operand::Cell(cell) => Some(cell.clone()),
    }
}

/// A test of text, in quotes. `*`, `?` and `~` stand for themselves.
fn text(operator: &str, value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '*' | '?' | '~' => escaped.push('~'),
            '"' => escaped.push('"'),
            _ => {}
        }
        escaped.push(c);
    }
    format!("\"{operator}{escaped}\"")
}

fn month(month: Period) -> String {
    date(month.first_day())
}

fn date(date: Date) -> String {
    format!("DATE({},{},{})", date.year(), date.month(), date.day())
}
