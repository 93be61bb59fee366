//! Records, held by column: the values of one field over all records of a table lie together, text is
//! interned, and a cell reference costs nothing where records are rows.

use super::address::CellRef;
use super::cells::{pick, retain};
use super::precision::Precision;
use super::register::{Field, FieldId, RegisterId};
use super::text::Sym;

pub use super::cells::{Cells, NO_CELL};
pub use super::parked::Parked;
pub use super::values::{Value, Values};

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
    /// Where columns of it and its extras wait, when they are not held.
    pub parked: Vec<Parked>,
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

impl ExtraColumn {
    /// Keeps the values of the records for which `keep` says so.
    pub fn retain(&mut self, keep: &[bool]) {
        retain(&mut self.values, keep);
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

    /// The texts of a field, one a record; empty where no record has one.
    pub fn texts(&self, field: FieldId) -> &[Sym] {
        match self.column(field).map(|column| &column.values) {
            Some(Values::Text(texts)) => texts,
            _ => &[],
        }
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
        self.columns.iter_mut().for_each(|column| column.retain(keep));
        self.extras.iter_mut().for_each(|extra| extra.retain(keep));
        self.parked.iter_mut().for_each(|parked| parked.retain(keep));
    }

    /// A batch of these records alone, in this order. What is parked of them is not in it.
    pub fn pick(&self, rows: &[usize]) -> Self {
        let column = |c: &Column| Column {
            field: c.field,
            values: c.values.pick(rows),
            natives: pick(&c.natives, rows),
            precisions: pick(&c.precisions, rows),
            cells: c.cells.pick(rows),
        };
        let extra = |e: &ExtraColumn| ExtraColumn { values: pick(&e.values, rows), ..*e };
        Self {
            rows: pick(&self.rows, rows),
            columns: self.columns.iter().map(column).collect(),
            extras: self.extras.iter().map(extra).collect(),
            schemes: self.schemes.clone(),
            parked: Vec::new(),
            ..*self
        }
    }

    /// Whether columns of it wait in a file.
    pub fn waits(&self) -> bool {
        !self.parked.is_empty()
    }

    /// Lets go of the columns that wait in a file, where they are held as well.
    pub fn drop_parked(&mut self) {
        if self.waits() {
            let parked = &self.parked;
            self.columns.retain(|column| !parked.iter().any(|p| p.fields.contains(&column.field)));
            self.columns.shrink_to_fit();
        }
    }

    /// Puts another symbol in place of each.
    pub fn translate(&mut self, mut to: impl FnMut(Sym) -> Sym) {
        let mut all = |syms: &mut Vec<Sym>| syms.iter_mut().for_each(|s| *s = to(*s));
        for column in &mut self.columns {
            if let Values::Text(values) = &mut column.values {
                all(values);
            }
            all(&mut column.natives);
        }
        for extra in &mut self.extras {
            all(&mut extra.values);
        }
        self.extras.iter_mut().for_each(|extra| extra.label = to(extra.label));
        self.schemes.iter_mut().for_each(|(_, scheme)| *scheme = to(*scheme));
    }
}

impl Column {
    /// Keeps the values of the records for which `keep` says so.
    pub fn retain(&mut self, keep: &[bool]) {
        self.values.retain(keep);
        if !self.natives.is_empty() {
            retain(&mut self.natives, keep);
        }
        if !self.precisions.is_empty() {
            retain(&mut self.precisions, keep);
        }
        self.cells.retain(keep);
    }

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
