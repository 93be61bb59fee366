//! Records that run across the columns: the sheet is turned, read as any other, and what was found is turned back.

use super::classify;
use super::codes;
use super::overrides::Overrides;
use super::sheet::{self, Found};
use super::view::View;
use super::words::Words;
use crate::finding::Noted;
use crate::model::address::{CellRef, MAX_COLS};
use crate::model::table::{Layout, RegisterTable};
use crate::model::workbook::{Cell, Sheet};

/// A sheet with more rows is no list of labels.
const MOST_LABELS: u32 = 300;
/// So many known labels stand below one another at least.
const FEWEST: usize = 4;

/// The table of a sheet whose labels stand below one another, where there is one. `only` says that no other sheet of
/// the file has a table: beside one, a list of labels and values is a cover and no register of a single record.
pub fn table(
    words: &Words<'_>,
    file: &str,
    view: View<'_>,
    at: usize,
    overrides: &Overrides<'_>,
    only: bool,
) -> Option<Noted<Found>> {
    let rows = view.sheet.rows.last()?.index + 1;
    if rows > MOST_LABELS || known_below(words, view) < FEWEST {
        return None;
    }
    let turned = turn(view.sheet);
    let mut noted = sheet::tables(words, file, view.turned(&turned), at, overrides);
    noted.value.refused.clear();
    noted.value.tables.retain(|t| is_one(words, t, only));
    noted.value.tables.truncate(1);
    let table = noted.value.tables.first_mut()?;
    turn_back(table);
    noted.findings.retain(|f| f.code != codes::TABLE_UNCLEAR);
    noted.findings.iter_mut().flat_map(|f| &mut f.place.cells).for_each(|cell| *cell = turned_cell(*cell));
    Some(noted)
}

/// The most known labels that any of the first three columns has.
fn known_below(words: &Words<'_>, view: View<'_>) -> usize {
    let known = |cell: &&Cell| view.text_of(cell).is_some_and(|t| words.labels.knows(t));
    let in_column = |col: u16| {
        let cells = (0..view.sheet.rows.len()).flat_map(|i| view.cells(i)).filter(move |c| c.col == col);
        cells.filter(known).count()
    };
    (0..3).map(in_column).max().unwrap_or(0)
}

/// The sheet with rows for columns. Cells that have no place in a sheet that way are left out; [`MOST_LABELS`] keeps
/// them from being any.
fn turn(sheet: &Sheet) -> Sheet {
    let mut cells: Vec<(CellRef, Cell)> = sheet
        .rows
        .iter()
        .filter(|row| row.index < u32::from(MAX_COLS))
        .flat_map(|row| {
            sheet.cells_of(row).iter().map(|cell| (turned_cell(CellRef::new(row.index, cell.col)), *cell))
        })
        .collect();
    cells.sort_by_key(|(at, _)| *at);
    let mut turned = Sheet { name: sheet.name.clone(), visibility: sheet.visibility, ..Sheet::default() };
    for (at, cell) in cells {
        turned.push(at, cell.style, cell.value);
    }
    turned
}

fn turned_cell(cell: CellRef) -> CellRef {
    CellRef::new(u32::from(cell.col), cell.row as u16)
}

/// Several records, or a single one with a good part of a register's own fields in a file that has nothing else.
fn is_one(words: &Words<'_>, table: &RegisterTable, only: bool) -> bool {
    let register = words.knowledge.register(table.register);
    let own =
        table.columns.iter().filter_map(|c| c.field).filter(|f| !classify::is_shared(register, *f)).count();
    let several = table.records.len() >= 3 && own >= 3;
    table.layout == Layout::Rows && (several || (only && own >= FEWEST))
}

fn turn_back(table: &mut RegisterTable) {
    table.layout = Layout::Transposed;
    // What is no record is a column here; rows that are none are listed with the rest of the sheet.
    table.others.clear();
}
