//! Every change as CSV, one a line; cells that a spreadsheet would run are made safe.

use super::{Change, Changes, Counted};
use crate::csv::Row;
use crate::migrate::Answered;
use crate::model::canonical::CHANGES;
use std::io::{self, Write};

impl<'a> Changes<'a> {
    /// Writes them, and counts them.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_csv(&'a self, answered: &[Answered], out: &mut dyn Write) -> io::Result<Counted<'a>> {
        let mut counted = Counted::new(answered);
        let mut labels = Vec::new();
        row(CHANGES, &mut labels);
        out.write_all(&labels)?;
        self.each(lines, |(lines, changes)| {
            changes.into_iter().for_each(|change| counted.add(change));
            out.write_all(&lines)
        })?;
        Ok(counted)
    }
}

/// Changes as lines, and the changes themselves.
fn lines(changes: Vec<Change<'_>>) -> (Vec<u8>, Vec<Change<'_>>) {
    let mut lines = Vec::new();
    for change in &changes {
        row(cells(change, &change.records.to_string()), &mut lines);
    }
    (lines, changes)
}

fn cells<'c>(c: &'c Change<'_>, records: &'c str) -> [&'c str; 11] {
    [c.file, c.sheet, &c.cell, c.register, c.project, c.id, c.field, c.before, &c.after, &c.rule, records]
}

fn row(cells: [&str; 11], line: &mut Vec<u8>) {
    let mut row = Row::new(line);
    cells.into_iter().for_each(|cell| row.text(Some(cell)));
    row.end();
}
