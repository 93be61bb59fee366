//! Records, held by column: the values of one field over all records of a table lie together, text is
//! interned, and a cell reference costs nothing where records are rows.

use super::address::CellRef;
use super::cells::retain;
use super::money::Money;
use super::period::Period;
use super::precision::Precision;
use super::register::{Field, FieldId, FieldKind, RegisterId};
use super::scale::Level;
use super::text::Sym;
use super::vocabulary::ChoiceId;
use jiff::civil::Date;
use rust_decimal::Decimal;

pub use super::cells::{Cells, NO_CELL};

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

/// The records of one table of one source.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Which register.
    pub register: RegisterId,
    /// Index of its file in [`Dataset::sources`](super::dataset::Dataset::sources), or [`NO_SOURCE`].
    pub source: u32,
    /// Index of its sheet in that source.
    pub sheet: u16,
    /// For each record its row (column when `transposed`) from 0, or [`NO_ROW`]. In a crosstab a row comes once a month.
    pub rows: Vec<u32>,
    /// Whether records are columns of the sheet.
    pub transposed: bool,
    /// The fields that any record has, in declared order.
    pub columns: Vec<Column>,
    /// Source columns that are no field.
    pub extras: Vec<ExtraColumn>,
    /// For each level field that was read by another scale than the portfolio's own five numbers, the name of its scheme.
    pub schemes: Vec<(FieldId, Sym)>,
}

/// The values of one field over the records of a batch.
#[derive(Debug, Clone)]
pub struct Column {
    /// Which field.
    pub field: FieldId,
    /// The values, one a record.
    pub values: Values,
    /// The value as written, for each record where it was changed on the way in; [`Sym::NONE`] elsewhere.
    /// Empty when no value was changed.
    pub natives: Vec<Sym>,
    /// How exact the dates are, one a record. Empty when all are exact.
    pub precisions: Vec<Precision>,
    /// Where the values stood.
    pub cells: Cells,
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

/// Stands for no file in [`Batch::source`]: what the program made of the portfolio as a whole.
pub const NO_SOURCE: u32 = u32::MAX;
/// Stands for no row in [`Batch::rows`]: what the program made of a file or of the portfolio as a whole.
pub const NO_ROW: u32 = u32::MAX;

/// A source column that is no field, kept whole.
#[derive(Debug, Clone)]
pub struct ExtraColumn {
    /// Its label as the file has it.
    pub label: Sym,
    /// Its values as written, one a record; [`Sym::NONE`] where the cell holds nothing.
    pub values: Vec<Sym>,
    /// Its column (row, when transposed), from 0.
    pub at: u32,
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

impl Batch {
    /// How many records.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no records.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The column of a field, when any record has it.
    pub fn column(&self, field: FieldId) -> Option<&Column> {
        self.columns.iter().find(|c| c.field == field)
    }

    /// The same, to change.
    pub fn column_mut(&mut self, field: FieldId) -> Option<&mut Column> {
        self.columns.iter_mut().find(|c| c.field == field)
    }

    /// The column of a field, made of missing values where no record has it.
    pub fn column_or_new(&mut self, id: FieldId, decl: &Field) -> &mut Column {
        let at = match self.columns.binary_search_by_key(&id, |c| c.field) {
            Ok(at) => at,
            Err(at) => {
                let values = Values::missing(&decl.kind, self.len());
                let (natives, precisions) = (Vec::new(), Vec::new());
                self.columns
                    .insert(at, Column { field: id, values, natives, precisions, cells: Cells::Nowhere });
                at
            }
        };
        &mut self.columns[at]
    }

    /// The value of a field of record `i`; missing where no record has the field.
    pub fn value(&self, field: FieldId, i: usize) -> Value {
        self.column(field).map_or(Value::Missing, |c| c.values.get(i))
    }

    /// The cell that the value of `column` for record `i` stood in: the sheet's index and the cell.
    pub fn cell(&self, column: &Column, i: usize) -> Option<(u16, CellRef)> {
        match column.cells.of(i) {
            Cells::Nowhere | Cells::Named(_) | Cells::Filled { .. } => None,
            Cells::Along(at) if self.transposed => Some((self.sheet, CellRef::new(*at, self.rows[i] as u16))),
            Cells::Along(at) => Some((self.sheet, CellRef::new(self.rows[i], *at as u16))),
            Cells::One(sheet, cell) => Some((*sheet, *cell)),
            Cells::Each(cells) | Cells::Labels(cells) => {
                Some(cells[i]).filter(|c| *c != NO_CELL).map(|c| (self.sheet, c))
            }
        }
    }

    /// Keeps the records for which `keep` says so.
    pub fn retain(&mut self, keep: &[bool]) {
        retain(&mut self.rows, keep);
        for column in &mut self.columns {
            column.values.retain(keep);
            if !column.natives.is_empty() {
                retain(&mut column.natives, keep);
            }
            if !column.precisions.is_empty() {
                retain(&mut column.precisions, keep);
            }
            column.cells.retain(keep);
        }
        for extra in &mut self.extras {
            retain(&mut extra.values, keep);
        }
    }
}

impl Column {
    /// The value as written, where it was changed on the way in.
    pub fn native(&self, i: usize) -> Option<Sym> {
        self.natives.get(i).and_then(|n| n.some())
    }

    /// How exact the date of record `i` is.
    pub fn precision(&self, i: usize) -> Precision {
        self.precisions.get(i).copied().unwrap_or_default()
    }

    /// Notes the value as written for record `i` of `len`.
    pub fn set_native(&mut self, i: usize, len: usize, native: Sym) {
        if self.natives.is_empty() {
            self.natives = vec![Sym::NONE; len];
        }
        self.natives[i] = native;
    }
}
