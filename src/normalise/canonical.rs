//! Cells of a canonical workbook: each value in its one form. What a person typed in another is read as everywhere else.

use super::amount::float;
use super::date::certain;
use super::desk::{Asked, Desk, Read, Reading};
use super::remark;
use crate::model::address::CellRef;
use crate::model::canonical::FLAGS;
use crate::model::knowledge::Knowledge;
use crate::model::money::{Currency, Money};
use crate::model::period::Period;
use crate::model::precision::Precision;
use crate::model::record::{Batch, Value};
use crate::model::register::{Field, FieldKind};
use crate::model::scale::Level;
use crate::model::table::RegisterTable;
use crate::model::text::{Interner, Sym};
use crate::model::vocabulary::ChoiceId;
use crate::model::workbook::{CellValue, Sheet};
use crate::settings::Settings;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Shares up to this, ten times the whole, stand as they are.
const MOST_OF_WHOLE: f64 = 10.0;

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

/// Reads the cells of a column that stand in canonical form. `currencies` are those of the records' own column, one a line.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>, currencies: &[Option<Currency>]) -> Exact {
    let len = asked.strip.cells.len();
    let mut read = Read { values: Vec::with_capacity(len), ..Read::default() };
    let mut all = true;
    for (line, cell) in asked.strip.cells.iter().enumerate() {
        let exact = cell.and_then(|cell| {
            let shown = desk.currencies.get(usize::from(cell.style)).copied().flatten();
            let currency = shown.or_else(|| currencies.get(line).copied().flatten());
            value(desk.settings, &mut desk.text, asked.field, (cell.value, currency))
        });
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

/// Levels stand as 1 to 5; whatever else a person typed among them is told, and is no level.
pub fn levels(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    desk.each(asked, |desk, cell| {
        match value(desk.settings, &mut desk.text, asked.field, (cell.value, None)) {
            Some((level, _)) => Reading::plain(level),
            None if desk.writing().no_value.has(&cell.value.shown(&desk.text)) => {
                Reading::missing(&remark::NO_VALUE)
            }
            None => Reading::missing(&remark::LEVEL_NOT_CANONICAL),
        }
    })
}

/// Notes what the sources wrote in place of values; where a person has since typed something that is read as any other cell
/// is, that counts.
pub fn as_written(desk: &mut Desk<'_>, table: &RegisterTable, sheet: &Sheet, batch: &mut Batch) {
    let len = batch.len();
    for (field, at) in table.canonical.iter().flat_map(|c| &c.as_written) {
        let rows = batch.rows.clone();
        let decl = desk.settings.knowledge.register(batch.register).decl(*field);
        let column = batch.column_or_new(*field, decl);
        for (i, row) in rows.into_iter().enumerate() {
            if let Some(cell) =
                sheet.cell(CellRef::new(row, *at as u16)).filter(|_| column.native(i).is_none())
            {
                column.set_native(i, len, desk.native(*cell));
            }
        }
    }
}

/// The value of a field that a person typed as text; `None` where it is none.
pub fn typed(settings: &Settings, texts: &mut Interner, field: &Field, text: &str) -> Option<Value> {
    let sym = texts.intern(text.trim()).some()?;
    match field.kind {
        FieldKind::Person => is_name(text).then_some(Value::Text(sym)),
        FieldKind::Currency => Currency::parse(text.trim()).map(|_| Value::Text(sym)),
        FieldKind::Date => {
            let exact = value(settings, texts, field, (CellValue::Text(sym), None)).map(|(value, _)| value);
            exact.or_else(|| certain(text.trim(), settings).map(Value::Date))
        }
        _ => value(settings, texts, field, (CellValue::Text(sym), None)).map(|(value, _)| value),
    }
}

/// Whether a text is a first and a last name.
fn is_name(text: &str) -> bool {
    let named =
        |word: &str| word.starts_with(char::is_alphabetic) && !word.contains(|c: char| c.is_numeric());
    text.split(' ').count() >= 2 && !text.contains(char::is_control) && text.split(' ').all(named)
}

/// The value of a cell, where it stands in the canonical form of its field; an amount in the currency that it shows.
fn value(
    settings: &Settings,
    texts: &mut Interner,
    field: &Field,
    (cell, currency): (CellValue, Option<Currency>),
) -> Option<(Value, Precision)> {
    let own = settings.portfolio.currency;
    let value = match (&field.kind, cell) {
        (FieldKind::Date, CellValue::Text(sym)) => return date(texts.get(sym)),
        (FieldKind::Period, CellValue::Text(sym)) => return month(texts.get(sym)),
        (FieldKind::Money, CellValue::Text(sym)) => {
            Value::Money(money(texts.get(sym), currency.unwrap_or(own))?)
        }
        (kind, CellValue::Text(sym)) => return text(settings, texts, kind, sym).map(|v| (v, Precision::Day)),
        (FieldKind::Date, CellValue::Date(date)) => Value::Date(date),
        (FieldKind::Period, CellValue::Date(date)) => Value::Period(Period::of(date)?),
        (FieldKind::Level(_), CellValue::Number(n)) => Value::Level(level(n)?),
        // A share far above the whole was typed as a number of per cent, and is read as everywhere.
        (FieldKind::Percent, CellValue::Number(n)) if n.abs() > MOST_OF_WHOLE => return None,
        (FieldKind::Number | FieldKind::Percent, CellValue::Number(n)) => Value::Number(float::decimal(n)?),
        (FieldKind::Money, CellValue::Number(n)) => {
            Value::Money(exact(float::decimal(n)?, currency.unwrap_or(own))?)
        }
        _ => return None,
    };
    Some((value, Precision::Day))
}

/// The value that a text is.
fn text(settings: &Settings, texts: &mut Interner, kind: &FieldKind, sym: Sym) -> Option<Value> {
    let written = texts.get(sym);
    let knowledge = &settings.knowledge;
    Some(match kind {
        FieldKind::Text | FieldKind::Id | FieldKind::Project | FieldKind::Ref => Value::Text(sym),
        FieldKind::Level(_) => Value::Level(level(written.parse().ok()?)?),
        FieldKind::Percent => {
            let share: Decimal = written.parse().ok()?;
            (share.abs() <= Decimal::TEN).then_some(Value::Number(share))?
        }
        FieldKind::Number => Value::Number(written.parse().ok()?),
        FieldKind::Flag => Value::Flag(flag(written)?),
        FieldKind::Choice(name) => Value::Choice(choice(knowledge, name, written)?),
        FieldKind::Role => {
            let id = knowledge.roles.named(written)?;
            Value::Text(texts.intern(&id))
        }
        FieldKind::Date | FieldKind::Period | FieldKind::Money | FieldKind::Person | FieldKind::Currency => {
            return None;
        }
    })
}

fn flag(text: &str) -> Option<bool> {
    FLAGS.iter().position(|word| *word == text).map(|at| at == 0)
}

/// `2026-09-30`, or `2026-09-30 (quarter)` where no more is known.
fn date(text: &str) -> Option<(Value, Precision)> {
    let (day, rest) = text.split_at_checked(10)?;
    Some((Value::Date(day.parse::<Date>().ok()?), precision(rest)?))
}

/// `2026-09`, or `2026-09 (quarter)`.
fn month(text: &str) -> Option<(Value, Precision)> {
    let (month, rest) = text.split_at_checked(7)?;
    Some((Value::Period(month.parse().ok()?), precision(rest)?))
}

/// What stands behind a day or month that stands for a longer time.
fn precision(rest: &str) -> Option<Precision> {
    match rest {
        "" => Some(Precision::Day),
        _ => Precision::of_word(rest.strip_prefix(" (")?.strip_suffix(')')?),
    }
}

/// `EUR 12.50`, or `12.50` in the currency of its record.
fn money(text: &str, own: Currency) -> Option<Money> {
    let (currency, amount) = match text.split_once(' ') {
        Some((code, amount)) => (Currency::parse(code)?, amount),
        None => (own, text),
    };
    exact(amount.parse().ok()?, currency)
}

/// An amount in whole minor units; a finer one is rounded like any other that a person types.
fn exact(amount: Decimal, currency: Currency) -> Option<Money> {
    (amount.normalize().scale() <= currency.decimals()).then_some(Money { amount, currency })
}

fn level(n: f64) -> Option<Level> {
    (n.fract() == 0.0).then(|| n.to_u8()).flatten().and_then(Level::new)
}

fn choice(knowledge: &Knowledge, vocabulary: &str, label: &str) -> Option<ChoiceId> {
    let values = &knowledge.vocabulary(vocabulary)?.values;
    values.iter().position(|v| v.label == label).map(|at| ChoiceId(at as u16))
}
