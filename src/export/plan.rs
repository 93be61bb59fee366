//! What a batch has for each field, worked out once before its records are written.

use super::json::{self, Members};
use super::value::Kind;
use crate::model::address::column_letters;
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Cells, Column, NO_ROW, Value};
use crate::model::register::{FieldKind, Register};
use crate::settings::Settings;

/// A field of the register, ready to be written.
pub struct FieldPlan<'a> {
    /// Its key.
    pub key: &'a str,
    /// How its values are written.
    pub kind: Kind<'a>,
    /// Whether its currency is written after it.
    pub money: bool,
}

/// The fields of a register in declared order.
pub fn fields<'a>(
    dataset: &'a Dataset,
    settings: &'a Settings,
    register: &'a Register,
) -> Vec<FieldPlan<'a>> {
    let plan = |field: &'a crate::model::register::Field| {
        let vocabulary = match &field.kind {
            FieldKind::Choice(name) => settings.knowledge.vocabulary(name),
            _ => None,
        };
        FieldPlan {
            key: &field.key,
            kind: Kind::new(dataset, &field.kind, vocabulary),
            money: field.kind == FieldKind::Money,
        }
    };
    register.fields.iter().map(plan).collect()
}

/// A batch, ready to be written.
pub struct BatchPlan<'a> {
    dataset: &'a Dataset,
    batch: &'a Batch,
    /// For each field of the register its column, where the batch has one.
    columns: Vec<Option<&'a Column>>,
    /// For each field its key as JSON, and the letters of the column its cells are in.
    keys: Vec<(Vec<u8>, String)>,
    /// `{"file":…,"sheet":…,"row":` with everything before the row.
    source: Vec<u8>,
    stale: bool,
    /// Keys of the extras as JSON.
    extras: Vec<Vec<u8>>,
}

impl<'a> BatchPlan<'a> {
    /// For a batch of `register`.
    pub fn new(dataset: &'a Dataset, register: &'a Register, batch: &'a Batch) -> Self {
        let columns: Vec<_> = register.each_field().map(|(id, _)| batch.column(id)).collect();
        let keys = register.fields.iter().zip(&columns).map(|(field, column)| {
            let letters = match column.map(|c| &c.cells) {
                Some(Cells::Along(at)) if !batch.transposed => column_letters(*at as u16),
                _ => String::new(),
            };
            (json::key(&field.key), letters)
        });
        let source = dataset.sources.get(batch.source as usize);
        Self {
            dataset,
            batch,
            keys: keys.collect(),
            columns,
            source: source_head(dataset, batch),
            stale: source.is_some_and(|s| s.stale),
            extras: dataset.extra_labels(batch).iter().map(|label| json::key(label)).collect(),
        }
    }

    /// Whether any record has the `field`-th field of the register.
    pub fn has(&self, field: usize) -> bool {
        self.columns.get(field).is_some_and(Option::is_some)
    }

    /// The value of the `field`-th field of record `i`.
    pub fn value(&self, field: usize, i: usize) -> Value {
        let column = self.columns.get(field).copied().flatten();
        column.map_or(Value::Missing, |c| c.values.get(i))
    }

    /// The file it came from.
    pub fn file(&self) -> &str {
        let source = self.dataset.sources.get(self.batch.source as usize);
        source.map_or("", |s| s.file.as_str())
    }

    /// The sheet it came from.
    pub fn sheet(&self) -> &str {
        sheet_name(self.dataset, self.batch.source, self.batch.sheet)
    }

    /// Whether its file states another month than the reported one.
    pub fn stale(&self) -> bool {
        self.stale
    }

    /// The row of record `i`, from 1; `None` where records are columns, and for one that stands on no row.
    pub fn row(&self, i: usize) -> Option<u32> {
        let at = self.at(i);
        (!self.batch.transposed && at != NO_ROW).then(|| at + 1)
    }

    /// The letters of the column that record `i` is, where records are columns.
    pub fn letters(&self, i: usize) -> Option<String> {
        self.batch.transposed.then(|| column_letters(self.at(i) as u16))
    }

    fn at(&self, i: usize) -> u32 {
        self.batch.rows.get(i).copied().unwrap_or_default()
    }

    /// The batch.
    pub fn batch(&self) -> &'a Batch {
        self.batch
    }

    /// Adds where record `i` came from: file, sheet, row and the cell of each field that has one.
    pub fn source(&self, out: &mut Vec<u8>, i: usize) {
        out.extend_from_slice(&self.source);
        match self.row(i) {
            Some(row) => json::digits(out, row),
            None => out.extend_from_slice(b"null"),
        }
        if let Some(letters) = self.letters(i) {
            out.extend_from_slice(b",\"column\":");
            json::plain(out, letters);
        }
        if self.stale {
            out.extend_from_slice(b",\"stale\":true");
        }
        out.extend_from_slice(b",\"cells\":");
        self.cells(out, i);
        out.push(b'}');
    }

    /// Adds the cell of each field that has one.
    pub fn cells(&self, out: &mut Vec<u8>, i: usize) {
        let at = self.at(i);
        out.push(b'{');
        let mut members = Members::new(out);
        for (column, (key, letters)) in self.columns.iter().zip(&self.keys) {
            let Some(column) = column else { continue };
            // A cell that could not be read as a value is told too, by what it holds.
            if matches!(column.values.get(i), Value::Missing) && column.native(i).is_none() {
                continue;
            }
            if !letters.is_empty() {
                let out = members.next();
                out.extend_from_slice(key);
                out.push(b'"');
                out.extend_from_slice(letters.as_bytes());
                json::digits(out, at + 1);
                out.push(b'"');
            } else if let Some((sheet, cell)) = self.batch.cell(column, i) {
                let out = members.next();
                out.extend_from_slice(key);
                match self.other_sheet(sheet) {
                    Some(name) => json::string(out, &format!("{name}!{cell}")),
                    None => json::plain(out, cell),
                }
            }
        }
        out.push(b'}');
    }

    /// Adds the values as written of the fields that were changed on the way in.
    pub fn native(&self, out: &mut Vec<u8>, i: usize) {
        out.push(b'{');
        let mut members = Members::new(out);
        for (column, (key, _)) in self.columns.iter().zip(&self.keys) {
            if let Some(native) = column.and_then(|c| c.native(i)) {
                let out = members.next();
                out.extend_from_slice(key);
                json::string(out, self.dataset.text(native));
            }
        }
        out.push(b'}');
    }

    /// Adds the scheme of each level that was read by another scale than the portfolio's own five numbers.
    pub fn schemes(&self, out: &mut Vec<u8>, i: usize) {
        out.push(b'{');
        let mut members = Members::new(out);
        for (field, scheme) in &self.batch.schemes {
            if self.batch.value(*field, i) == Value::Missing {
                continue;
            }
            if let Some((key, _)) = self.keys.get(usize::from(field.0)) {
                let out = members.next();
                out.extend_from_slice(key);
                json::string(out, self.dataset.text(*scheme));
            }
        }
        out.push(b'}');
    }

    /// Adds how exact the dates are that are no days.
    pub fn precision(&self, out: &mut Vec<u8>, i: usize) {
        out.push(b'{');
        let mut members = Members::new(out);
        for (column, (key, _)) in self.columns.iter().zip(&self.keys) {
            if let Some(word) = column.and_then(|c| c.precision(i).word()) {
                let out = members.next();
                out.extend_from_slice(key);
                json::string(out, word);
            }
        }
        out.push(b'}');
    }

    /// Adds the source columns that are no field.
    pub fn extras(&self, out: &mut Vec<u8>, i: usize) {
        out.push(b'{');
        let mut members = Members::new(out);
        for (extra, key) in self.batch.extras.iter().zip(&self.extras) {
            if let Some(value) = extra.values.get(i).and_then(|v| v.some()) {
                let out = members.next();
                out.extend_from_slice(key);
                json::string(out, self.dataset.text(value));
            }
        }
        out.push(b'}');
    }

    /// The name of a sheet that is not the record's own, quoted as formulas quote it.
    fn other_sheet(&self, sheet: u16) -> Option<String> {
        if sheet == self.batch.sheet {
            return None;
        }
        let name = sheet_name(self.dataset, self.batch.source, sheet);
        Some(format!("'{}'", name.replace('\'', "''")))
    }
}

fn source_head(dataset: &Dataset, batch: &Batch) -> Vec<u8> {
    let file = dataset.sources.get(batch.source as usize).map_or("", |s| s.file.as_str());
    let mut out = b"{\"file\":".to_vec();
    json::string(&mut out, file);
    out.extend_from_slice(b",\"sheet\":");
    json::string(&mut out, sheet_name(dataset, batch.source, batch.sheet));
    out.extend_from_slice(b",\"row\":");
    out
}

fn sheet_name(dataset: &Dataset, source: u32, sheet: u16) -> &str {
    let source = dataset.sources.get(source as usize);
    source.map_or("", |s| s.sheet(sheet))
}
