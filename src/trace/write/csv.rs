use super::super::{Trace, TracedCell, TracedRecord};
use crate::csv::Row;

const COLUMNS: [&str; 14] = [
    "part", "register", "file", "sheet", "row", "id", "field", "cell", "written", "value", "currency",
    "rule", "adds", "rate",
];

/// The records of a trace as CSV, a cell a line. What a record adds stands in its first line only, so that the column can
/// be added up. A cell that a spreadsheet would run as a formula begins with an apostrophe.
pub fn csv(trace: &Trace) -> Vec<u8> {
    let mut out = Vec::new();
    let mut header = Row::new(&mut out);
    COLUMNS.iter().for_each(|name| header.text(Some(name)));
    header.end();
    for record in &trace.records {
        if record.cells.is_empty() {
            line(&mut out, record, None, true);
        }
        for (n, cell) in record.cells.iter().enumerate() {
            line(&mut out, record, Some(cell), n == 0);
        }
    }
    out
}

fn line(out: &mut Vec<u8>, record: &TracedRecord, cell: Option<&(String, TracedCell)>, first: bool) {
    let mut row = Row::new(out);
    let place = record.row.map(|row| row.to_string()).or(record.column.clone());
    let known = [&record.part, &record.register, &record.file, &record.sheet];
    known.into_iter().for_each(|text| row.text(Some(text)));
    row.text(place.as_deref());
    row.text(record.id.as_deref());
    row.text(cell.map(|(key, _)| key.as_str()));
    let of = |get: fn(&TracedCell) -> &Option<String>| cell.and_then(|(_, cell)| get(cell).as_deref());
    row.text(of(|c| &c.cell));
    row.text(of(|c| &c.written));
    row.text(of(|c| &c.value));
    row.text(of(|c| &c.currency));
    row.text(of(|c| &c.rule));
    row.text(record.adds.as_deref().filter(|_| first));
    row.text(record.rate.as_deref().filter(|_| first));
    row.end();
}
