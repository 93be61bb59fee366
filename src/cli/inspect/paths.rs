//! Under which path each file is written down.

use super::pattern;
use crate::model::address::column_letters;
use crate::model::knowledge::Knowledge;
use crate::model::months;
use crate::model::table::{RegisterTable, TableColumn};
use crate::pipeline::Inspected;
use crate::settings::matches;
use std::collections::BTreeMap;

/// The tables of a file: sheet, register, and label and field of each column.
type Held<'i> = Vec<(String, u16, Vec<(&'i str, Option<u16>)>)>;

/// For each file its path and that of next month's. It is the file's own name where the other would be that of a file
/// with another name too, or of one that comes later and holds something else.
pub fn of<'i>(inspected: &'i [Inspected], knowledge: &Knowledge) -> BTreeMap<&'i str, String> {
    let name = |file: &'i Inspected| file.source.file.as_str();
    let all: BTreeMap<&str, String> =
        inspected.iter().map(|f| (name(f), pattern::of(name(f), knowledge))).collect();
    let foreign = |path: &String| all.iter().any(|(other, p)| p != path && matches(path, other));
    let mut last: BTreeMap<&str, Held<'_>> = BTreeMap::new();
    for file in inspected.iter().filter(|f| !f.tables.is_empty()) {
        last.insert(&all[name(file)], held(file, knowledge));
    }
    let own = |file: &'i Inspected| {
        let path = &all[name(file)];
        let other = last.get(path.as_str()).is_some_and(|last| *last != held(file, knowledge));
        if other || foreign(path) { name(file).to_owned() } else { path.clone() }
    };
    inspected.iter().map(|file| (name(file), own(file))).collect()
}

fn held<'i>(file: &'i Inspected, knowledge: &Knowledge) -> Held<'i> {
    let tables = file.tables.iter().map(|table| {
        let sheet = lasting(file, sheet(file, table), knowledge);
        let columns = table.columns.iter().filter(|c| lasts(c, knowledge));
        let columns = columns.map(|c| (c.label.as_str(), c.field.map(|f| f.0))).collect();
        (sheet, table.register.0, columns)
    });
    tables.collect()
}

/// Whether there is something to write of a column: not where its label names a month, since it is another one next
/// month, nor where it has none and is no field.
pub fn lasts(column: &TableColumn, knowledge: &Knowledge) -> bool {
    let unlabelled =
        column.field.is_none() && column.label == format!("Column {}", column_letters(column.at as u16));
    !unlabelled && months::in_text(&column.label, &knowledge.writing).is_none()
}

/// The name of a table's sheet; empty in a CSV file.
pub fn sheet<'f>(file: &'f Inspected, table: &RegisterTable) -> &'f str {
    file.source.sheet(table.sheet)
}

/// The name of a sheet, and of next month's.
pub fn lasting(file: &Inspected, sheet: &str, knowledge: &Knowledge) -> String {
    pattern::of_sheet(sheet, file.source.sheets.iter().map(|(name, _)| name.as_str()), knowledge)
}
