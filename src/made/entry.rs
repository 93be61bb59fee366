//! Records as they are made, and the batches that they become.

use crate::model::address::CellRef;
use crate::model::dataset::{Dataset, Spot};
use crate::model::knowledge::Knowledge;
use crate::model::record::{Batch, Cells, Column, NO_CELL, NO_ROW, NO_SOURCE, Value, Values};
use crate::model::register::{Field, FieldId, FieldKind, Register, RegisterId};
use crate::model::text::Interner;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Where a record stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct At {
    source: u32,
    sheet: u16,
    cell: CellRef,
}

impl At {
    /// In no file.
    pub const NOWHERE: At = At { source: NO_SOURCE, sheet: 0, cell: NO_CELL };

    /// On a file as a whole.
    pub fn file(source: u32) -> At {
        At { source, ..At::NOWHERE }
    }

    /// On a cell.
    pub fn cell(source: u32, sheet: u16, cell: CellRef) -> At {
        At { source, sheet, cell }
    }

    /// Where the first of these stands; nowhere where there is none.
    pub fn first(dataset: &Dataset, spots: &[Spot]) -> At {
        let Some(spot) = spots.first() else { return At::NOWHERE };
        let Some(batch) = dataset.batches(spot.register).get(spot.batch) else { return At::NOWHERE };
        let cell = batch.column(spot.field).and_then(|column| batch.cell(column, spot.row));
        cell.map_or(At::file(batch.source), |(sheet, cell)| At::cell(batch.source, sheet, cell))
    }
}

/// What a field is.
enum Is<'a> {
    Value(Value),
    Text(Cow<'a, str>),
    Choice(&'a str),
}

/// One record.
pub(super) struct Entry<'a> {
    at: At,
    /// Field, value, and whether the record's cell shows it.
    values: Vec<(&'static str, Is<'a>, bool)>,
}

impl<'a> Entry<'a> {
    pub fn new(at: At) -> Self {
        Self { at, values: Vec::new() }
    }

    /// The same with a text; the empty one is none.
    pub fn text(mut self, field: &'static str, text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.values.push((field, Is::Text(text), false));
        }
        self
    }

    /// The same with a text that the record's cell shows.
    pub fn shown(self, field: &'static str, text: impl Into<Cow<'a, str>>) -> Self {
        let mut entry = self.text(field, text);
        if let Some((_, _, stands)) = entry.values.last_mut().filter(|(own, _, _)| *own == field) {
            *stands = true;
        }
        entry
    }

    /// The same with a value of a vocabulary.
    pub fn choice(mut self, field: &'static str, key: &'a str) -> Self {
        self.values.push((field, Is::Choice(key), false));
        self
    }

    /// The same with a number.
    pub fn number(self, field: &'static str, number: impl Into<Decimal>) -> Self {
        self.value(field, Value::Number(number.into()))
    }

    /// The same with a value of the dataset.
    pub fn value(mut self, field: &'static str, value: Value) -> Self {
        self.values.push((field, Is::Value(value), false));
        self
    }
}

/// The records of a register.
pub(super) struct Made<'a> {
    key: &'static str,
    entries: Vec<Entry<'a>>,
}

impl<'a> Made<'a> {
    pub fn new(key: &'static str, entries: Vec<Entry<'a>>) -> Self {
        Self { key, entries }
    }

    /// Puts them into the dataset, a batch for each sheet, each file and for what stands in none, in this order. A register
    /// without records has a batch without records, for it was looked at.
    pub fn put(self, dataset: &mut Dataset, knowledge: &Knowledge) {
        let Some(id) = knowledge.find_register(self.key).filter(|id| knowledge.register(*id).made) else {
            return;
        };
        let mut places: BTreeMap<(u32, u16), Vec<Entry<'a>>> = BTreeMap::new();
        for entry in self.entries {
            places.entry((entry.at.source, entry.at.sheet)).or_default().push(entry);
        }
        if places.is_empty() {
            places.insert((NO_SOURCE, 0), Vec::new());
        }
        let text = &mut dataset.text;
        let batches = places.into_iter().map(|(place, entries)| batch(id, knowledge, place, &entries, text));
        dataset.registers[usize::from(id.0)] = batches.collect();
    }
}

fn batch(
    id: RegisterId,
    knowledge: &Knowledge,
    (source, sheet): (u32, u16),
    entries: &[Entry<'_>],
    text: &mut Interner,
) -> Batch {
    let row = |entry: &Entry<'_>| if entry.at.cell == NO_CELL { NO_ROW } else { entry.at.cell.row };
    let register: &Register = knowledge.register(id);
    let fields = register.each_field();
    let columns = fields.filter_map(|(id, field)| column(id, field, knowledge, entries, text)).collect();
    Batch {
        register: id,
        source,
        sheet,
        rows: entries.iter().map(row).collect(),
        transposed: false,
        columns,
        extras: Vec::new(),
        schemes: Vec::new(),
        parked: Vec::new(),
    }
}

/// The column of a field; `None` where no record has it.
fn column(
    id: FieldId,
    field: &Field,
    knowledge: &Knowledge,
    entries: &[Entry<'_>],
    text: &mut Interner,
) -> Option<Column> {
    let mut values = Values::of(&field.kind);
    let mut cells = Vec::new();
    let mut any = false;
    for entry in entries {
        let own = entry.values.iter().find(|(key, _, _)| *key == field.key);
        let value = own.map_or(Value::Missing, |(_, is, _)| read(is, field, knowledge, text));
        any |= value != Value::Missing;
        values.push(value);
        cells.push(if own.is_some_and(|(_, _, stands)| *stands) { entry.at.cell } else { NO_CELL });
    }
    let stands = cells.iter().any(|cell| *cell != NO_CELL);
    let cells = if stands { Cells::Each(cells) } else { Cells::Nowhere };
    any.then_some(Column { field: id, values, natives: Vec::new(), precisions: Vec::new(), cells })
}

fn read(is: &Is<'_>, field: &Field, knowledge: &Knowledge, text: &mut Interner) -> Value {
    match (is, &field.kind) {
        (Is::Value(value), _) => *value,
        (Is::Text(written), _) => Value::Text(text.intern(written)),
        (Is::Choice(key), FieldKind::Choice(name)) => {
            knowledge.vocabulary(name).and_then(|v| v.find(key)).map_or(Value::Missing, Value::Choice)
        }
        (Is::Choice(_), _) => Value::Missing,
    }
}
