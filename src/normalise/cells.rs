//! The cells of a table, column by column: what merged areas spread, and projects that are written once a group.

use super::column::{Cells, Placed};
use crate::model::address::CellRef;
use crate::model::table::RegisterTable;
use crate::model::workbook::Sheet;
use std::collections::HashMap;

/// The cells of some columns, one a line of the table.
pub struct Lines {
    columns: HashMap<u16, Cells>,
}

impl Lines {
    /// The cells of the table's records.
    pub fn of(sheet: &Sheet, table: &RegisterTable) -> Self {
        let len = table.records.len();
        let known = table.columns.iter().map(|c| c.at as u16).chain(table.periods.iter().map(|p| p.col));
        let mut columns: HashMap<u16, Cells> = known.map(|col| (col, vec![None; len])).collect();
        for (line, row) in table.records.iter().enumerate() {
            let Some(row) = sheet.row(*row) else { continue };
            for cell in sheet.cells_of(row) {
                if let Some(cells) = columns.get_mut(&cell.col) {
                    cells[line] = Some(Placed { at: CellRef::new(row.index, cell.col), cell: *cell });
                }
            }
        }
        let mut lines = Self { columns };
        lines.spread(sheet, table);
        lines
    }

    /// A value merged over several rows is that of each of them.
    fn spread(&mut self, sheet: &Sheet, table: &RegisterTable) {
        for area in sheet.merges.iter().filter(|a| a.last.row > a.first.row) {
            let Some(cells) = self.columns.get_mut(&area.first.col) else { continue };
            let Some(first) = sheet.cell(area.first) else { continue };
            let from = table.records.partition_point(|row| *row < area.first.row);
            let covered = table.records[from..].iter().take_while(|row| **row <= area.last.row).count();
            for line in from..from + covered {
                cells[line].get_or_insert(Placed { at: area.first, cell: *first });
            }
        }
    }

    /// The cells of a column; none where the table has no such column.
    pub fn column(&self, col: u16) -> &[Option<Placed>] {
        self.columns.get(&col).map_or(&[], Vec::as_slice)
    }
}

/// Fills blanks with the value above them where most lines are blank: a project that is written once for its group.
/// Gives the cells that were filled from, one for each line that was filled.
pub fn fill_down(cells: &mut Cells) -> Vec<CellRef> {
    let blanks = cells.iter().filter(|c| c.is_none()).count();
    if blanks * 2 < cells.len() || cells.first().is_none_or(Option::is_none) {
        return Vec::new();
    }
    let mut above = None;
    let mut filled = Vec::new();
    for cell in cells {
        match (&cell, above) {
            (Some(placed), _) => above = Some(*placed),
            (None, Some(placed)) => {
                filled.push(placed.at);
                *cell = Some(placed);
            }
            (None, None) => {}
        }
    }
    filled
}
