//! Guesses of this stage as findings.

use super::assign::Candidate;
use super::codes;
use super::words::Words;
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::table::{RegisterTable, TableColumn};

/// Under this a column's meaning is told as a guess.
const SURE: f32 = 0.8;
/// Under this a table's register is told as a guess.
const TABLE_SURE: f32 = 0.55;
/// A label that is so much like one of a field speaks of it.
pub const LIKE: f32 = 0.6;

/// What was guessed about a table.
pub fn table(
    words: &Words<'_>,
    file: &str,
    sheet: &str,
    table: &RegisterTable,
    columns: &[Candidate<'_>],
) -> Vec<Finding> {
    let register = words.knowledge.register(table.register);
    let place = |finding: Finding| finding.file(file).sheet(sheet).register(&register.key);
    let mut findings = Vec::new();
    if table.confidence < TABLE_SURE {
        let seen = format!("a table was taken for {}: {}", register.label.to_lowercase(), table.reason);
        let remedy = "if it is something else, name its `register` in a [[submission]] of packwright.toml";
        findings.push(place(Finding::new(codes::TABLE_GUESSED, seen, remedy)));
    }
    for column in &table.columns {
        let cell = header_cell(table, column);
        let label = |finding: Finding| place(finding).label(&column.label).cells(cell.into_iter().collect());
        match column.field {
            Some(field) if column.confidence < SURE => {
                let decl = register.decl(field);
                let seen = format!("the column was taken for {}: {}", decl.label, column.reason);
                let remedy = "if it is something else, map it under `columns` of a [[submission]]";
                findings.push(label(Finding::new(codes::COLUMN_GUESSED, seen, remedy)));
            }
            None => findings.extend(unclear(words, table, column, columns).map(label)),
            Some(_) => {}
        }
    }
    findings
}

fn header_cell(table: &RegisterTable, column: &TableColumn) -> Option<CellRef> {
    table.header.last().map(|row| CellRef::new(*row, column.at as u16))
}

/// A column that stays under its own label though its label is like one of a field that no column fills.
fn unclear(
    words: &Words<'_>,
    table: &RegisterTable,
    column: &TableColumn,
    columns: &[Candidate<'_>],
) -> Option<Finding> {
    let register = words.knowledge.register(table.register);
    let candidate = columns.iter().find(|c| u32::from(c.label.col) == column.at && c.told.is_none())?;
    let free = |field| !table.columns.iter().any(|c| c.field == Some(field));
    let hit = candidate
        .hits
        .iter()
        .filter(|h| h.register == table.register && h.strength >= LIKE && free(h.field))
        .max_by(|a, b| a.strength.total_cmp(&b.strength))?;
    let decl = register.decl(hit.field);
    let seen =
        format!("this may be {}, but its cells do not look so; it is kept under its own label", decl.label);
    let remedy =
        format!("if it is, write {:?} = \"{}\" under `columns` of a [[submission]]", column.label, decl.key);
    Some(Finding::new(codes::COLUMN_UNCLEAR, seen, remedy))
}
