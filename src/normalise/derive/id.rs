//! Ids for items that nobody numbered, made from what the record says.

use super::super::codes;
use super::super::desk::{Desk, Read};
use super::super::table::{Filled, Work};
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::record::{Cells, NO_CELL, Value};
use std::collections::HashMap;

/// Makes an id for each record of a numbered register that has none.
pub fn make(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    let register = work.register;
    let known_by_id = register.numbered && register.identity.iter().any(|key| key == "id");
    let Some(field) = register.field("id").filter(|_| known_by_id) else { return };
    let len = work.gathered.lines.len();
    if !work.filled.iter().any(|f| f.field == field) {
        let read = Read { values: vec![Value::Missing; len], ..Read::default() };
        work.filled.push(Filled { field, read, cells: Cells::Nowhere });
    }
    let Some(at) = work.filled.iter().position(|f| f.field == field) else { return };
    let without: Vec<usize> =
        (0..len).filter(|i| work.filled[at].read.values[*i] == Value::Missing).collect();
    if without.is_empty() {
        return;
    }
    let mut times: HashMap<u64, u32> = HashMap::new();
    let mut made = Vec::with_capacity(without.len());
    for line in &without {
        let hash = content(desk, work, *line);
        let time = times.entry(hash).or_insert(0);
        *time += 1;
        let id = match *time {
            1 => format!("auto-{:08x}", hash >> 32),
            n => format!("auto-{:08x}-{n}", hash >> 32),
        };
        made.push(desk.text.intern(&id));
    }
    tell(desk, work, &without);
    let filled = &mut work.filled[at];
    for (line, id) in without.iter().zip(made) {
        filled.read.values[*line] = Value::Text(id);
    }
    filled.cells = places(&filled.cells, work.gathered.lines.as_slice(), &without, work.table.layout);
}

/// A number made from the values of a record as written, each under its field; the same for the same record wherever it stands (FNV-1a, 64 bits).
fn content(desk: &Desk<'_>, work: &Work<'_>, line: usize) -> u64 {
    let mut fields: Vec<(&str, String)> = Vec::new();
    for (column, strip) in work.table.columns.iter().zip(&work.gathered.columns) {
        let Some(cell) = strip.cell(line) else { continue };
        let key = column.field.map_or(column.label.as_str(), |f| work.register.decl(f).key.as_str());
        fields.push((key, cell.value.shown(&desk.text)));
    }
    fields.sort_unstable();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let bytes = fields.iter().flat_map(|(key, value)| key.bytes().chain([0]).chain(value.bytes()).chain([1]));
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash
}

/// Where ids stand, now that some stand nowhere.
fn places(cells: &Cells, lines: &[u32], without: &[usize], layout: crate::model::table::Layout) -> Cells {
    let Cells::Along(at) = cells else { return cells.clone() };
    let place = |line: &u32| match layout {
        crate::model::table::Layout::Transposed => CellRef::new(*at, *line as u16),
        _ => CellRef::new(*line, *at as u16),
    };
    let mut each: Vec<CellRef> = lines.iter().map(place).collect();
    without.iter().for_each(|i| each[*i] = NO_CELL);
    Cells::Each(each)
}

fn tell(desk: &mut Desk<'_>, work: &Work<'_>, without: &[usize]) {
    let cell = |line: &usize| {
        work.gathered.columns.iter().find(|s| s.cell(*line).is_some()).map(|s| s.places[*line])
    };
    let cells: Vec<CellRef> = without.iter().filter_map(cell).collect();
    let label = work
        .register
        .field("id")
        .and_then(|f| work.column_of(f))
        .map_or("", |at| &work.table.columns[at].label);
    let finding = Finding::new(
        codes::ID_MADE,
        format!("this {} has no id; one was made from what it says", work.register.singular),
        "give each item a number of its own",
    );
    desk.findings.push(
        finding.file(desk.file).sheet(work.sheet).label(label).register(&work.register.key).cells(cells),
    );
}
