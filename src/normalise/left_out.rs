//! What is no data, part by part, with the reason.

use crate::model::dataset::LeftOut;
use crate::model::table::{Fate, Ignored, RegisterTable, RowKind};
use crate::model::workbook::Sheet;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The reason of cells among the rows of a table, which may well be kept.
const BESIDE: &str = "beside the columns of the table, or in a row that makes no record";

/// The parts of all sheets whose cells are no data, in reading order. Every such cell is in one of them.
pub fn left_out(
    sheets: &[Sheet],
    tables: &[RegisterTable],
    ignored: &[Ignored],
    fates: &[Vec<Fate>],
) -> Vec<LeftOut> {
    let mut parts: Vec<LeftOut> = Vec::new();
    // Whether a row was kept since the last part, which then ends above it.
    let mut kept = false;
    for (at, (sheet, fates)) in sheets.iter().zip(fates).enumerate() {
        let kinds: BTreeMap<u32, RowKind> =
            tables.iter().filter(|t| t.sheet == at).flat_map(|t| t.others.iter().copied()).collect();
        let ignored: Vec<&Ignored> = ignored.iter().filter(|part| part.sheet == at).collect();
        for row in &sheet.rows {
            let first = row.start as usize;
            let here = fates.get(first..first + sheet.cells_of(row).len()).unwrap_or_default();
            let cells = here.iter().filter(|f| **f == Fate::NotData).count() as u64;
            if cells == 0 {
                kept |= !here.is_empty();
                continue;
            }
            let reason = match kinds.get(&row.index) {
                Some(kind) => Cow::Borrowed(words(*kind)),
                None => outside(row.index, &ignored),
            };
            match parts.last_mut() {
                Some(last)
                    if usize::from(last.sheet) == at
                        && last.reason == reason
                        && (!kept || reason == BESIDE) =>
                {
                    last.rows.1 = row.index;
                    last.cells += cells;
                }
                _ => parts.push(LeftOut { sheet: at as u16, rows: (row.index, row.index), cells, reason }),
            }
            kept = false;
        }
    }
    parts
}

/// Why a row without records is none; of a row of a table, its cells beside the columns.
fn outside(row: u32, ignored: &[&Ignored]) -> Cow<'static, str> {
    // The parts of a sheet come downwards.
    let next = ignored.partition_point(|part| part.rows.is_none_or(|(first, _)| first <= row));
    let covers = |part: &&&Ignored| part.rows.is_some_and(|(_, last)| row <= last);
    match next.checked_sub(1).and_then(|at| ignored.get(at)).filter(covers) {
        Some(part) => Cow::Owned(part.reason.clone()),
        None => Cow::Borrowed(BESIDE),
    }
}

fn words(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Total => "a total of rows",
        RowKind::Heading => "a heading of a group of rows",
        RowKind::RepeatedHeader => "the labels once more",
        RowKind::Guide => "units or a guide under the labels",
        RowKind::Note => "a note or a signature",
        RowKind::Empty => "a numbered line that nobody filled",
    }
}
