//! The records behind a part, with the cells that it depends on.

use super::adds::Adds;
use super::error::TraceError;
use super::fields;
use super::figure::StoredFigure;
use super::month::Stored;
use super::records::Records;
use super::tree::Part;
use super::value;
use crate::model::declared::DeclaredField;
use crate::store::Values;
use serde::Serialize;
use serde_json::{Map, Value};
use std::rc::Rc;

/// A record behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedRecord {
    /// The id of the measure of records that it is behind.
    pub part: String,
    /// The key of its register.
    pub register: String,
    /// Its file.
    pub file: String,
    /// Its sheet; empty for a file without sheets.
    pub sheet: String,
    /// Its row, from 1; `None` where records are columns.
    pub row: Option<u32>,
    /// The letters of its column, where records are columns.
    pub column: Option<String>,
    /// The number by which people know it.
    pub id: Option<String>,
    /// Each field that the part depends on, by its key.
    pub cells: Vec<(String, TracedCell)>,
    /// What it brings to the part: 1 to a count, else a number, an amount in the portfolio's currency; `None` for a value
    /// that is counted once, and for an amount without an exchange rate.
    pub adds: Option<String>,
    /// The exchange rate of what it brings, where its currency is not the portfolio's.
    pub rate: Option<String>,
}

/// A value of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TracedCell {
    /// The name of the field.
    pub label: String,
    /// The cell, with its sheet where that is another than the record's; `None` where it stands in none.
    pub cell: Option<String>,
    /// The value as written.
    pub written: Option<String>,
    /// The value as understood.
    pub value: Option<String>,
    /// The currency of an amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The rule that made the value, where it is not as written.
    pub rule: Option<String>,
}

/// The records behind a part, for a figure and the records of its scope.
pub fn behind(
    stored: &Stored,
    records: &Records,
    part: &Part<'_>,
    figure: &StoredFigure,
    scope: &[bool],
) -> Result<Vec<TracedRecord>, TraceError> {
    let behind = records.flags(&format!("in:{}", part.id))?;
    let rows: Vec<usize> = (0..scope.len()).filter(|i| scope[*i] && behind[*i]).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let adds = Adds::new(stored, records, part)?;
    let columns = Columns::new(records, &fields::of(stored, part, figure))?;
    let record = |i: usize| {
        let brought = adds.of(i);
        TracedRecord {
            part: part.id.to_owned(),
            register: records.register.clone(),
            file: columns.text(&columns.file, i).unwrap_or_default(),
            sheet: columns.text(&columns.sheet, i).unwrap_or_default(),
            row: columns.text(&columns.row, i).and_then(|row| row.parse().ok()),
            column: columns.text(&columns.letters, i),
            id: columns.text(&columns.id, i),
            cells: columns.cells(i),
            adds: brought.number,
            rate: brought.rate,
        }
    };
    Ok(rows.into_iter().map(record).collect())
}

type One = Option<Rc<Values>>;

/// The columns that records are told by.
struct Columns<'a> {
    file: One,
    sheet: One,
    row: One,
    letters: One,
    id: One,
    places: One,
    natives: One,
    rules: One,
    fields: Vec<Field<'a>>,
}

struct Field<'a> {
    declared: &'a DeclaredField,
    values: One,
    currencies: One,
}

impl<'a> Columns<'a> {
    fn new(records: &Records, fields: &[&'a DeclaredField]) -> Result<Self, TraceError> {
        let field = |declared: &&'a DeclaredField| {
            let values = records.column(&declared.key)?;
            let currencies = match declared.money {
                true => records.column(&format!("{}_currency", declared.key))?,
                false => None,
            };
            Ok(Field { declared, values, currencies })
        };
        Ok(Self {
            file: records.column("_source_file")?,
            sheet: records.column("_source_sheet")?,
            row: records.column("_source_row")?,
            letters: records.column("_source_column")?,
            id: records.column("id")?,
            places: records.column("_source_cells")?,
            natives: records.column("_native")?,
            rules: records.column("_rule")?,
            fields: fields.iter().map(field).collect::<Result<_, TraceError>>()?,
        })
    }

    fn text(&self, column: &One, i: usize) -> Option<String> {
        value::text(column.as_deref()?, i)
    }

    fn object(&self, column: &One, i: usize) -> Map<String, Value> {
        self.text(column, i).and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
    }

    /// The fields of record `i` that have a value or a cell.
    fn cells(&self, i: usize) -> Vec<(String, TracedCell)> {
        let places = self.object(&self.places, i);
        let (natives, rules) = (self.object(&self.natives, i), self.object(&self.rules, i));
        let said =
            |all: &Map<String, Value>, key: &str| all.get(key).and_then(Value::as_str).map(str::to_owned);
        let one = |field: &Field<'_>| {
            let key = &field.declared.key;
            let (value, currency) = self.value(field, i);
            let (cell, native) = (said(&places, key), said(&natives, key));
            let written = native.or_else(|| value.clone().filter(|_| cell.is_some()));
            let label = field.declared.label.clone();
            let cell = TracedCell { label, cell, written, value, currency, rule: said(&rules, key) };
            (cell.cell.is_some() || cell.value.is_some()).then(|| (key.clone(), cell))
        };
        self.fields.iter().filter_map(one).collect()
    }

    /// The value of a field and, of an amount, its currency.
    fn value(&self, field: &Field<'_>, i: usize) -> (Option<String>, Option<String>) {
        let Some(values) = &field.values else { return (None, None) };
        match self.text(&field.currencies, i) {
            Some(code) => (value::number(values, i).map(|n| value::amount(n, &code)), Some(code)),
            None => (value::text(values, i), None),
        }
    }
}
