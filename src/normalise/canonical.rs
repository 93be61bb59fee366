//! Cells of a canonical workbook: each value in its one form. What a person typed in another is read as everywhere else.

use super::amount::float;
use super::desk::{Asked, Desk, Read};
use crate::model::address::CellRef;
use crate::model::knowledge::Knowledge;
use crate::model::money::{Currency, Money};
use crate::model::period::Period;
use crate::model::precision::Precision;
use crate::model::record::{Batch, Value};
use crate::model::register::{Field, FieldKind};
use crate::model::scale::Level;
use crate::model::table::RegisterTable;
use crate::model::text::Sym;
use crate::model::vocabulary::ChoiceId;
use crate::model::workbook::{Cell, CellValue, Sheet};
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

/// The values of a column as far as they stand in canonical form.
pub struct Exact {
    /// The values; missing where a cell holds nothing or another form.
    pub read: Read,
    /// Whether no cell holds another form.
    pub all: bool,
}

impl Exact {
    /// Puts the exact values in place of what the column was read as.
    pub fn over(self, read: &mut Read) {
        let len = read.values.len();
        for (line, value) in self.read.values.iter().enumerate().filter(|(_, v)| **v != Value::Missing) {
            read.values[line] = *value;
            if !read.natives.is_empty() {
                read.natives[line] = Sym::NONE;
            }
            let precision = self.read.precision(line);
            if precision != read.precision(line) {
                read.precisions.resize(len, Precision::Day);
                read.precisions[line] = precision;
            }
        }
    }
}

/// Reads the cells of a column that stand in canonical form.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Exact {
    let len = asked.strip.cells.len();
    let mut read = Read { values: Vec::with_capacity(len), ..Read::default() };
    let mut all = true;
    for (line, cell) in asked.strip.cells.iter().enumerate() {
        let exact = cell.and_then(|cell| value(desk, asked.field, cell));
        all &= cell.is_none() || exact.is_some();
        let (value, precision) = exact.unwrap_or((Value::Missing, Precision::Day));
        if precision != Precision::Day {
            read.precisions.resize(len, Precision::Day);
            read.precisions[line] = precision;
        }
        read.values.push(value);
    }
    Exact { read, all }
}

/// Notes what the sources wrote in place of values.
pub fn as_written(desk: &mut Desk<'_>, table: &RegisterTable, sheet: &Sheet, batch: &mut Batch) {
    let len = batch.len();
    for (field, at) in table.canonical.iter().flat_map(|c| &c.as_written) {
        let rows = batch.rows.clone();
        let decl = desk.settings.knowledge.register(batch.register).decl(*field);
        let column = batch.column_or_new(*field, decl);
        for (i, row) in rows.into_iter().enumerate() {
            if let Some(cell) = sheet.cell(CellRef::new(row, *at as u16)) {
                column.set_native(i, len, desk.native(*cell));
            }
        }
    }
}

/// The value of a cell, where it stands in the canonical form of its field.
fn value(desk: &mut Desk<'_>, field: &Field, cell: Cell) -> Option<(Value, Precision)> {
    let knowledge = &desk.settings.knowledge;
    let plain = |value: Value| Some((value, Precision::Day));
    match (&field.kind, cell.value) {
        (FieldKind::Date, CellValue::Date(date)) => plain(Value::Date(date)),
        (FieldKind::Date, CellValue::Text(sym)) => date(desk.text.get(sym)),
        (FieldKind::Period, CellValue::Date(date)) => plain(Value::Period(Period::of(date)?)),
        (FieldKind::Period, CellValue::Text(sym)) => plain(Value::Period(desk.text.get(sym).parse().ok()?)),
        (FieldKind::Level(_), CellValue::Number(n)) => plain(Value::Level(level(n)?)),
        (FieldKind::Number | FieldKind::Percent, CellValue::Number(n)) => plain(Value::Number(float::decimal(n)?)),
        (FieldKind::Number | FieldKind::Percent, CellValue::Text(sym)) => {
            plain(Value::Number(desk.text.get(sym).parse().ok()?))
        }
        (FieldKind::Money, CellValue::Number(n)) => {
            let own = desk.currencies.get(usize::from(cell.style)).copied().flatten();
            let currency = own.unwrap_or(desk.settings.portfolio.currency);
            plain(Value::Money(Money { amount: float::decimal(n)?, currency }))
        }
        (FieldKind::Money, CellValue::Text(sym)) => plain(Value::Money(money(desk.text.get(sym))?)),
        (FieldKind::Flag, CellValue::Text(sym)) => match desk.text.get(sym) {
            "Yes" => plain(Value::Flag(true)),
            "No" => plain(Value::Flag(false)),
            _ => None,
        },
        (FieldKind::Choice(name), CellValue::Text(sym)) => {
            plain(Value::Choice(choice(knowledge, name, desk.text.get(sym))?))
        }
        (FieldKind::Role, CellValue::Text(sym)) => {
            let id = knowledge.roles.named(desk.text.get(sym))?;
            plain(Value::Text(desk.text.intern(&id)))
        }
        (FieldKind::Text | FieldKind::Id | FieldKind::Project | FieldKind::Ref, CellValue::Text(sym)) => {
            plain(Value::Text(sym))
        }
        _ => None,
    }
}

/// `2026-09-30`, or `2026-09-30 (quarter)` where no more is known.
fn date(text: &str) -> Option<(Value, Precision)> {
    let (day, rest) = text.split_at_checked(10)?;
    let date: Date = day.parse().ok()?;
    let all = [Precision::Week, Precision::Month, Precision::Quarter, Precision::Half, Precision::Year];
    let precision = match rest {
        "" => Precision::Day,
        _ => all.into_iter().find(|p| p.word().is_some_and(|word| rest == format!(" ({word})")))?,
    };
    Some((Value::Date(date), precision))
}

/// `EUR 12.50`.
fn money(text: &str) -> Option<Money> {
    let (code, amount) = text.split_once(' ')?;
    Some(Money { amount: amount.parse().ok()?, currency: Currency::parse(code)? })
}

fn level(n: f64) -> Option<Level> {
    (n.fract() == 0.0).then(|| n.to_u8()).flatten().and_then(Level::new)
}

fn choice(knowledge: &Knowledge, vocabulary: &str, label: &str) -> Option<ChoiceId> {
    let values = &knowledge.vocabulary(vocabulary)?.values;
    values.iter().position(|v| v.label == label).map(|at| ChoiceId(at as u16))
}
