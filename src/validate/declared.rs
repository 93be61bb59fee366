//! Rules of one record that the templates declare. Each test keeps the records that meet it, a column at a time.

use super::view::View;
use crate::finding::Finding;
use crate::model::money::Money;
use crate::model::period::Period;
use crate::model::record::{Batch, Column, Value};
use crate::model::register::{FieldId, FieldKind, RegisterId};
use crate::model::rule::{Operand, RecordTest, Relation, Test};
use crate::settings::rules::Rule;
use jiff::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// So many records are looked at for values that show a finding.
const SHOWN: usize = 5;

/// What a declared rule finds: one finding a table.
pub(super) fn check(view: View<'_>, rule: &Rule) -> Vec<Finding> {
    let batches = view.dataset.batches(rule.register).iter();
    let found = batches.filter_map(|batch| {
        let rows = broken(view, batch, rule);
        let found = view.finding(rule.code, batch, rule.at, &rows, &rule.seen, &rule.remedy)?;
        Some(found.evidence(evidence(view, batch, rule, &rows)))
    });
    found.collect()
}

/// The records of a batch, in order, of which a rule tells that this field has no value.
pub(super) fn told_missing(view: View<'_>, batch: &Batch, field: FieldId) -> Vec<usize> {
    let asks = |test: &RecordTest| test.field == field && matches!(test.test, Test::Missing | Test::Blank);
    let rules = view.settings.rules.rules.iter().filter(|r| r.register == batch.register && r.at == field);
    let rules = rules.filter(|r| r.all.iter().any(asks));
    let mut rows: Vec<usize> = rules.flat_map(|rule| broken(view, batch, rule)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// The records of a batch that break the rule.
fn broken(view: View<'_>, batch: &Batch, rule: &Rule) -> Vec<usize> {
    let mut rows = meeting(view, batch, &rule.all, (0..batch.len()).collect());
    if rule.either.is_empty() || rows.is_empty() {
        return rows;
    }
    let mut any: Vec<usize> =
        rule.either.iter().flat_map(|tests| meeting(view, batch, tests, rows.clone())).collect();
    any.sort_unstable();
    any.dedup();
    rows = any;
    rows
}

/// Those of the rows that meet all tests.
fn meeting(view: View<'_>, batch: &Batch, tests: &[RecordTest], mut rows: Vec<usize>) -> Vec<usize> {
    for test in tests {
        keep(view, batch, test, &mut rows);
    }
    rows
}

fn keep(view: View<'_>, batch: &Batch, test: &RecordTest, rows: &mut Vec<usize>) {
    let column = batch.column(test.field);
    let value = |i: usize| value(column, i);
    match &test.test {
        Test::In(choices) => rows.retain(|i| matches!(value(*i), Value::Choice(c) if choices.contains(&c))),
        Test::NotIn(choices) | Test::Open(choices) => {
            rows.retain(|i| !matches!(value(*i), Value::Choice(c) if choices.contains(&c)));
        }
        Test::Blank if !view.is_asked(batch, test.field) => rows.clear(),
        Test::Missing | Test::Blank => rows.retain(|i| value(*i) == Value::Missing),
        Test::Present => rows.retain(|i| value(*i) != Value::Missing),
        Test::Compare(_, _) if column.is_none() => rows.clear(),
        Test::Compare(relation, operand) => {
            let other = Other::of(*operand, batch, view.dataset.period);
            rows.retain(|i| other.holds(value(*i), *relation, *i));
        }
    }
}

fn value(column: Option<&Column>, i: usize) -> Value {
    column.map_or(Value::Missing, |c| c.values.get(i))
}

/// What a value is compared with, looked up once for all records.
enum Other<'a> {
    Column(Option<&'a Column>, Decimal),
    Number(Decimal),
    Day(Date),
}

impl<'a> Other<'a> {
    fn of(operand: Operand, batch: &'a Batch, reported: Period) -> Self {
        match operand {
            Operand::Field(field, factor) => Self::Column(batch.column(field), factor),
            Operand::Number(number) => Self::Number(number),
            Operand::PeriodStart => Self::Day(reported.first_day()),
            Operand::PeriodEnd(days) => Self::Day(reported.last_day().saturating_add(Span::new().days(days))),
        }
    }

    fn holds(&self, value: Value, relation: Relation, i: usize) -> bool {
        let order = match self {
            Self::Column(column, factor) => order(value, times(self::value(*column, i), *factor)),
            Self::Number(number) => order_to_number(value, *number),
            Self::Day(day) => order(value, Value::Date(*day)),
        };
        order.is_some_and(|order| relation.holds(order))
    }
}

/// A number, a level or an amount times a number; anything else as it is.
fn times(value: Value, factor: Decimal) -> Value {
    match value {
        Value::Level(l) => Value::Number(Decimal::from(l.get()).saturating_mul(factor)),
        Value::Number(n) => Value::Number(n.saturating_mul(factor)),
        Value::Money(m) => Value::Money(Money { amount: m.amount.saturating_mul(factor), ..m }),
        other => other,
    }
}

/// How two values stand to one another; `None` where one is missing or they are of two sorts or currencies. A month and
/// a day of it are the same.
fn order(a: Value, b: Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(&b)),
        (Value::Period(a), Value::Period(b)) => Some(a.cmp(&b)),
        (Value::Period(a), Value::Date(b)) => Some(a.cmp(&Period::of(b)?)),
        (Value::Date(a), Value::Period(b)) => Some(Period::of(a)?.cmp(&b)),
        (Value::Money(a), Value::Money(b)) if a.currency == b.currency => Some(a.amount.cmp(&b.amount)),
        (a, Value::Number(b)) => order_to_number(a, b),
        _ => None,
    }
}

fn order_to_number(value: Value, number: Decimal) -> Option<Ordering> {
    match value {
        Value::Number(n) => Some(n.cmp(&number)),
        Value::Level(l) => Some(Decimal::from(l.get()).cmp(&number)),
        Value::Money(m) => Some(m.amount.cmp(&number)),
        _ => None,
    }
}

/// For the first records, the values that the rule compares, else their ids.
fn evidence(view: View<'_>, batch: &Batch, rule: &Rule, rows: &[usize]) -> Vec<String> {
    let fields = compared(rule, rule.register, view);
    let shown = rows.iter().take(SHOWN).map(|i| {
        let values = fields.iter().filter_map(|field| said(view, batch, *field, *i));
        values.collect::<Vec<_>>().join(", ")
    });
    shown.filter(|text| !text.is_empty()).collect()
}

/// The fields that the rule compares, each once, in the order of its tests; the id where it compares none.
fn compared(rule: &Rule, register: RegisterId, view: View<'_>) -> Vec<FieldId> {
    let mut fields: Vec<FieldId> = Vec::new();
    for test in rule.all.iter().chain(rule.either.iter().flatten()) {
        let Test::Compare(_, operand) = &test.test else { continue };
        let other = if let Operand::Field(other, _) = operand { Some(*other) } else { None };
        for field in [Some(test.field), other].into_iter().flatten() {
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
    }
    if fields.is_empty() {
        fields.extend(view.knowledge().register(register).field("id"));
    }
    fields
}

/// `Raised 2026-05-12`; for an id, itself.
fn said(view: View<'_>, batch: &Batch, field: FieldId, i: usize) -> Option<String> {
    let decl = view.knowledge().register(batch.register).decl(field);
    let text = match batch.value(field, i) {
        Value::Date(day) => day.to_string(),
        Value::Period(month) => month.to_string(),
        Value::Money(money) => format!("{} {}", money.amount, money.currency),
        Value::Number(number) => number.normalize().to_string(),
        Value::Level(level) => level.get().to_string(),
        Value::Text(sym) => view.dataset.text(sym).to_owned(),
        Value::Missing | Value::Flag(_) | Value::Choice(_) => return None,
    };
    Some(if decl.kind == FieldKind::Id { text } else { format!("{} {text}", decl.label) })
}
