//! The ends of a range that stands in the column of one amount: `10–15k` of a cost are its least and its greatest.

use super::super::amount::{self, range::Range};
use super::super::desk::{Desk, Read};
use super::super::table::{Filled, Work};
use crate::model::record::{Cells, NO_CELL, Value};
use crate::model::register::{FieldId, FieldKind};
use crate::model::workbook::CellValue;

/// Fills the fields for the ends, where they have no columns of their own.
pub fn fill(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    for (key, ends) in &desk.settings.knowledge.writing.amounts.ends {
        let Some(field) = work.register.field(key) else { continue };
        let Some(at) = work.column_of(field).filter(|_| work.find(key).is_some()) else { continue };
        let ranges = ranges(desk, work, at, field);
        if ranges.iter().all(Option::is_none) {
            continue;
        }
        for (key, end) in ends.iter().zip([|r: &Range| r.least, |r: &Range| r.most]) {
            let Some(field) = work.register.field(key).filter(|_| work.find(key).is_none()) else { continue };
            if work.register.decl(field).kind == FieldKind::Money {
                let filled = filled(desk, work, at, field, |line| {
                    let range = ranges.get(line)?.as_ref()?;
                    end(range).map(|value| Range { least: Some(value), ..*range })
                });
                work.filled.push(filled);
            }
        }
    }
}

/// The range in each line whose text is no single amount.
fn ranges(desk: &mut Desk<'_>, work: &Work<'_>, at: usize, field: FieldId) -> Vec<Option<Range>> {
    let asked = work.asked(at, field);
    let mark = amount::decide::decide(desk, asked).0;
    let own = desk.settings.portfolio.currency;
    let of = |cell: &Option<crate::model::workbook::Cell>| match cell.map(|c| c.value) {
        Some(CellValue::Text(sym)) => amount::range::range(desk.text.get(sym), mark, desk.writing(), own),
        _ => None,
    };
    asked.strip.cells.iter().map(of).collect()
}

/// One of the ends, line by line.
fn filled(
    desk: &mut Desk<'_>,
    work: &Work<'_>,
    at: usize,
    field: FieldId,
    end: impl Fn(usize) -> Option<Range>,
) -> Filled {
    let asked = work.asked(at, field);
    let len = asked.strip.cells.len();
    let mut read = Read { values: vec![Value::Missing; len], ..Read::default() };
    let mut places = vec![NO_CELL; len];
    for (line, place) in places.iter_mut().enumerate() {
        let (Some(range), Some(cell)) = (end(line), asked.strip.cell(line)) else { continue };
        let record = work.currencies.get(line).copied().flatten();
        let Some(value) = amount::money::of_range(desk, asked, cell, range, record) else { continue };
        read.values[line] = value;
        let native = desk.native(cell);
        read.set_native(line, len, native);
        *place = asked.strip.places[line];
    }
    Filled { field, read, cells: Cells::Each(places) }
}
