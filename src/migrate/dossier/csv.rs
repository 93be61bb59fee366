//! Changes as CSV, one a line; cells that a spreadsheet would run are made safe.

use super::Change;
use crate::csv::Row;
use crate::model::canonical::CHANGES;

/// The labels over the lines.
pub fn labels() -> Vec<u8> {
    let mut labels = Vec::new();
    row(CHANGES, &mut labels);
    labels
}

/// A line for each change.
pub fn lines(changes: &[Change<'_, '_>]) -> Vec<u8> {
    let mut lines = Vec::new();
    for change in changes {
        row(cells(change, &change.records.to_string()), &mut lines);
    }
    lines
}

fn cells<'c>(c: &'c Change<'_, '_>, records: &'c str) -> [&'c str; 11] {
    [
        &c.file, &c.sheet, &c.cell, c.register, &c.project, &c.id, c.field, &c.before, &c.after, &c.rule,
        records,
    ]
}

fn row(cells: [&str; 11], line: &mut Vec<u8>) {
    let mut row = Row::new(line);
    cells.into_iter().for_each(|cell| row.text(Some(cell)));
    row.end();
}
