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
        let mut line = Vec::new();
        row(CHANGES, &mut line);
        out.write_all(&line)?;
        self.each(|change| {
            line.clear();
            let records = change.records.to_string();
            row(cells(&change, &records), &mut line);
            counted.add(change);
            out.write_all(&line)
        })?;
        Ok(counted)
    }
}

fn cells<'c>(c: &'c Change<'_>, records: &'c str) -> [&'c str; 11] {
    [c.file, c.sheet, &c.cell, c.register, c.project, c.id, c.field, c.before, &c.after, &c.rule, records]
}

fn row(cells: [&str; 11], line: &mut Vec<u8>) {
    let mut row = Row::new(line);
    cells.into_iter().for_each(|cell| row.text(Some(cell)));
    row.end();
}
