//! What workbooks hold, for other programs. The keys are public.

use crate::model::address::column_letters;
use crate::model::dataset::Source;
use crate::model::knowledge::Knowledge;
use crate::model::table::{Ignored, Layout, RegisterTable, TableColumn};
use crate::settings::MIXED;
use serde::Serialize;
use std::sync::Arc;

/// One file.
#[derive(Debug, Serialize)]
pub struct File<'a> {
    file: &'a str,
    error: Option<&'a str>,
    tables: Vec<Table<'a>>,
    ignored: Vec<Part<'a>>,
}

/// One table. Rows and columns are those of the sheet as a person sees it.
#[derive(Debug, Serialize)]
struct Table<'a> {
    sheet: &'a str,
    register: &'a str,
    confidence: f64,
    header_rows: Vec<u32>,
    first_row: Option<u32>,
    last_row: Option<u32>,
    rows: usize,
    layout: &'static str,
    columns: Vec<Column<'a>>,
    periods: Option<[String; 2]>,
}

#[derive(Debug, Serialize)]
struct Column<'a> {
    column: String,
    label: &'a str,
    field: Option<&'a str>,
    confidence: f64,
    reason: &'a str,
}

#[derive(Debug, Serialize)]
struct Part<'a> {
    sheet: &'a str,
    rows: Option<[u32; 2]>,
    reason: &'a str,
}

/// The report about one file.
pub fn file<'a>(source: &'a Source, knowledge: &'a Knowledge) -> File<'a> {
    File {
        file: &source.file,
        error: source.error.as_deref(),
        tables: shown(&source.tables).map(|t| table(source, t, knowledge)).collect(),
        ignored: source.ignored.iter().map(|i| part(source, i)).collect(),
    }
}

/// The tables, a mixed list once.
pub fn shown(tables: &[RegisterTable]) -> impl Iterator<Item = &RegisterTable> {
    let repeats = |n: usize| {
        let (Some(before), Some(own)) = (n.checked_sub(1).map(|b| &tables[b].mixed), &tables[n].mixed) else {
            return false;
        };
        before.as_ref().is_some_and(|before| Arc::ptr_eq(before, own))
    };
    tables.iter().enumerate().filter(move |(n, _)| !repeats(*n)).map(|(_, table)| table)
}

/// Key and field keys of a table: those of its register, or those of a mixed list.
pub fn field<'a>(
    table: &'a RegisterTable,
    column: &TableColumn,
    knowledge: &'a Knowledge,
) -> Option<&'a str> {
    let register = match &table.mixed {
        Some(list) if list.kind_at == column.at => return Some("raid_type"),
        Some(list) => list.like,
        None => table.register,
    };
    column.field.map(|field| knowledge.register(register).decl(field).key.as_str())
}

/// Its columns, and its records.
pub fn parts(table: &RegisterTable) -> (&[TableColumn], &[u32]) {
    match &table.mixed {
        Some(list) => (&list.columns, &list.records),
        None => (&table.columns, &table.records),
    }
}

fn table<'a>(source: &'a Source, table: &'a RegisterTable, knowledge: &'a Knowledge) -> Table<'a> {
    let (columns, records) = parts(table);
    let rows = first_and_last(table);
    let transposed = table.layout == Layout::Transposed;
    Table {
        sheet: source.sheet(table.sheet),
        register: if table.mixed.is_some() { MIXED } else { &knowledge.register(table.register).key },
        confidence: rounded(table.confidence),
        header_rows: if transposed { Vec::new() } else { table.header.iter().map(|r| r + 1).collect() },
        first_row: rows.map(|(first, _)| first),
        last_row: rows.map(|(_, last)| last),
        rows: records.len(),
        layout: match table.layout {
            Layout::Rows => "rows",
            Layout::Crosstab => "crosstab",
            Layout::Transposed => "transposed",
        },
        columns: columns
            .iter()
            .map(|column| Column {
                column: place(column, table.layout),
                label: &column.label,
                field: field(table, column, knowledge),
                confidence: rounded(column.confidence),
                reason: &column.reason,
            })
            .collect(),
        periods: months(table),
    }
}

fn part<'a>(source: &'a Source, ignored: &'a Ignored) -> Part<'a> {
    Part {
        sheet: source.sheet(ignored.sheet),
        rows: ignored.rows.map(|(first, last)| [first + 1, last + 1]),
        reason: &ignored.reason,
    }
}

/// First and last row of a table's records, from 1: of its lines, where records are columns.
pub fn first_and_last(table: &RegisterTable) -> Option<(u32, u32)> {
    let rows = || parts(table).1.iter().copied();
    let lines = || table.columns.iter().map(|c| c.at);
    let (first, last) = match table.layout {
        Layout::Transposed => (lines().min(), lines().max()),
        _ => (rows().min(), rows().max()),
    };
    first.zip(last).map(|(first, last)| (first + 1, last + 1))
}

/// First and last column of the months across.
pub fn months(table: &RegisterTable) -> Option<[String; 2]> {
    let columns = || table.periods.iter().map(|p| p.col);
    let (first, last) = columns().min().zip(columns().max())?;
    Some([column_letters(first), column_letters(last)])
}

/// Where a column stands: its letters, or the row's number where records are columns.
pub fn place(column: &TableColumn, layout: Layout) -> String {
    match layout {
        Layout::Transposed => (column.at + 1).to_string(),
        _ => column_letters(column.at as u16),
    }
}

/// Two decimals are as much as a confidence can mean.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

#[cfg(test)]
pub(super) mod tests;
