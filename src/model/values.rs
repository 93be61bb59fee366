//! A value, and the values of one field over the records of a table.

use super::cells::{pick, retain};
use super::money::Money;
use super::period::Period;
use super::register::FieldKind;
use super::scale::Level;
use super::text::Sym;
use super::vocabulary::ChoiceId;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A value of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// Unknown. Never 0, never the empty text.
    Missing,
    /// Prose, an id, a person ("First Surname"), a role id, a project code, ids joined by `; `, a currency code.
    Text(Sym),
    /// A civil day.
    Date(Date),
    /// A month.
    Period(Period),
    /// An amount.
    Money(Money),
    /// A number, or a fraction where the field is a percent.
    Number(Decimal),
    /// 1–5.
    Level(Level),
    /// Yes or no.
    Flag(bool),
    /// A value of the field's vocabulary.
    Choice(ChoiceId),
}

/// Values of one kind. `None`, [`Sym::NONE`] and 0 mean missing.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum Values {
    Text(Vec<Sym>),
    Date(Vec<Option<Date>>),
    Period(Vec<Option<Period>>),
    Money(Vec<Option<Money>>),
    Number(Vec<Option<Decimal>>),
    /// 0 is missing.
    Level(Vec<u8>),
    Flag(Vec<Option<bool>>),
    /// 0 is missing, else one more than the choice.
    Choice(Vec<u16>),
}

impl Values {
    /// An empty column for values of `kind`.
    pub fn of(kind: &FieldKind) -> Self {
        match kind {
            FieldKind::Date => Self::Date(Vec::new()),
            FieldKind::Period => Self::Period(Vec::new()),
            FieldKind::Money => Self::Money(Vec::new()),
            FieldKind::Number | FieldKind::Percent => Self::Number(Vec::new()),
            FieldKind::Level(_) => Self::Level(Vec::new()),
            FieldKind::Flag => Self::Flag(Vec::new()),
            FieldKind::Choice(_) => Self::Choice(Vec::new()),
            _ => Self::Text(Vec::new()),
        }
    }

    /// A column of `len` missing values.
    pub fn missing(kind: &FieldKind, len: usize) -> Self {
        let mut values = Self::of(kind);
        (0..len).for_each(|_| values.push(Value::Missing));
        values
    }

    /// Adds a value. A value of another kind is kept as missing; callers bring the right kind.
    pub fn push(&mut self, value: Value) {
        match self {
            Self::Text(v) => v.push(if let Value::Text(x) = value { x } else { Sym::NONE }),
            Self::Date(v) => v.push(if let Value::Date(x) = value { Some(x) } else { None }),
            Self::Period(v) => v.push(if let Value::Period(x) = value { Some(x) } else { None }),
            Self::Money(v) => v.push(if let Value::Money(x) = value { Some(x) } else { None }),
            Self::Number(v) => v.push(if let Value::Number(x) = value { Some(x) } else { None }),
            Self::Level(v) => v.push(if let Value::Level(x) = value { x.get() } else { 0 }),
            Self::Flag(v) => v.push(if let Value::Flag(x) = value { Some(x) } else { None }),
            Self::Choice(v) => v.push(if let Value::Choice(x) = value { x.0 + 1 } else { 0 }),
        }
    }

    /// The value of record `i`.
    pub fn get(&self, i: usize) -> Value {
        match self {
            Self::Text(v) => v[i].some().map_or(Value::Missing, Value::Text),
            Self::Date(v) => v[i].map_or(Value::Missing, Value::Date),
            Self::Period(v) => v[i].map_or(Value::Missing, Value::Period),
            Self::Money(v) => v[i].map_or(Value::Missing, Value::Money),
            Self::Number(v) => v[i].map_or(Value::Missing, Value::Number),
            Self::Level(v) => Level::new(v[i]).map_or(Value::Missing, Value::Level),
            Self::Flag(v) => v[i].map_or(Value::Missing, Value::Flag),
            Self::Choice(v) => v[i].checked_sub(1).map_or(Value::Missing, |c| Value::Choice(ChoiceId(c))),
        }
    }

    /// Puts `value` in place of the value of record `i`.
    pub fn set(&mut self, i: usize, value: Value) {
        match (self, value) {
            (Self::Text(v), Value::Text(x)) => v[i] = x,
            (Self::Text(v), _) => v[i] = Sym::NONE,
            (Self::Date(v), x) => v[i] = if let Value::Date(x) = x { Some(x) } else { None },
            (Self::Period(v), x) => v[i] = if let Value::Period(x) = x { Some(x) } else { None },
            (Self::Money(v), x) => v[i] = if let Value::Money(x) = x { Some(x) } else { None },
            (Self::Number(v), x) => v[i] = if let Value::Number(x) = x { Some(x) } else { None },
            (Self::Level(v), x) => v[i] = if let Value::Level(x) = x { x.get() } else { 0 },
            (Self::Flag(v), x) => v[i] = if let Value::Flag(x) = x { Some(x) } else { None },
            (Self::Choice(v), x) => v[i] = if let Value::Choice(x) = x { x.0 + 1 } else { 0 },
        }
    }

    /// The values of these records alone, in this order.
    pub(super) fn pick(&self, rows: &[usize]) -> Self {
        match self {
            Self::Text(v) => Self::Text(pick(v, rows)),
            Self::Date(v) => Self::Date(pick(v, rows)),
            Self::Period(v) => Self::Period(pick(v, rows)),
            Self::Money(v) => Self::Money(pick(v, rows)),
            Self::Number(v) => Self::Number(pick(v, rows)),
            Self::Level(v) => Self::Level(pick(v, rows)),
            Self::Flag(v) => Self::Flag(pick(v, rows)),
            Self::Choice(v) => Self::Choice(pick(v, rows)),
        }
    }

    /// Keeps the records for which `keep` says so.
    pub fn retain(&mut self, keep: &[bool]) {
        match self {
            Self::Text(v) => retain(v, keep),
            Self::Date(v) => retain(v, keep),
            Self::Period(v) => retain(v, keep),
            Self::Money(v) => retain(v, keep),
            Self::Number(v) => retain(v, keep),
            Self::Level(v) => retain(v, keep),
            Self::Flag(v) => retain(v, keep),
            Self::Choice(v) => retain(v, keep),
        }
    }
}
