//! A sheet to look at: texts, and what merged areas spread.

use crate::model::address::{Area, CellRef};
use crate::model::text::{Interner, Sym};
use crate::model::workbook::{Cell, CellValue, ExcelTable, Row, Sheet, Style, Workbook};

/// Labels and groups of lines are merged over no more rows.
const TALLEST: u32 = 100;

/// A sheet with its text.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// The workbook's text.
    pub text: &'a Interner,
    /// The workbook's styles.
    pub styles: &'a [Style],
    /// The workbook's table objects.
    tables: &'a [ExcelTable],
    /// Which sheet it is.
    at: usize,
}

impl<'a> View<'a> {
    /// Of the sheet at `at`.
    pub fn of(workbook: &'a Workbook, at: usize) -> Self {
        let (text, styles, tables) = (&workbook.text, &workbook.styles, &workbook.tables);
        Self { sheet: &workbook.sheets[at], text, styles, tables, at }
    }

    /// Of the same sheet with rows for columns; table objects are upright.
    pub fn turned<'t>(&'t self, sheet: &'t Sheet) -> View<'t> {
        View { sheet, tables: &[], ..*self }
    }

    /// The cells of the `i`-th row that holds something.
    pub fn cells(&self, i: usize) -> &'a [Cell] {
        self.sheet.rows.get(i).map_or(&[], |row| self.sheet.cells_of(row))
    }

    /// The number of the `i`-th row that holds something; past the end, a row no sheet has.
    pub fn index(&self, i: usize) -> u32 {
        self.sheet.rows.get(i).map_or(u32::MAX, |row: &Row| row.index)
    }

    /// Whether the second of two rows that hold something stands just below the first.
    pub fn adjacent(&self, above: usize, below: usize) -> bool {
        self.index(above).checked_add(1) == Some(self.index(below))
    }

    /// The text of a cell; `None` for any other value.
    pub fn text_of(&self, cell: &Cell) -> Option<&'a str> {
        text_sym(cell).map(|sym| self.text.get(sym).trim())
    }

    /// Whether a cell is bold.
    pub fn is_bold(&self, cell: &Cell) -> bool {
        self.styles.get(usize::from(cell.style)).is_some_and(|s| s.bold)
    }

    /// The areas of the table objects that the author declared on the sheet.
    pub fn declared(&self) -> impl Iterator<Item = Area> + use<'a> {
        let at = self.at;
        self.tables.iter().filter(move |t| t.sheet == at).map(|t| t.area)
    }

    /// The areas merged over one of these rows, but for those that begin more than [`TALLEST`] rows above.
    pub fn merges_over(&self, first: u32, last: u32) -> Vec<Area> {
        let merges = &self.sheet.merges;
        let from = merges.partition_point(|a| a.first.row < first.saturating_sub(TALLEST));
        let begun = merges[from..].iter().take_while(|a| a.first.row <= last);
        begun.filter(|a| a.last.row >= first).copied().collect()
    }

    /// The cell at `at`, or the one whose merged area covers it.
    pub fn spread(&self, at: CellRef, merges: &[Area]) -> Option<&'a Cell> {
        self.spread_from(at, merges).map(|(_, cell)| cell)
    }

    /// The same, with its place.
    pub fn spread_from(&self, at: CellRef, merges: &[Area]) -> Option<(CellRef, &'a Cell)> {
        self.sheet.cell(at).map(|cell| (at, cell)).or_else(|| {
            let area = merges.iter().find(|a| a.contains(at))?;
            self.sheet.cell(area.first).map(|cell| (area.first, cell))
        })
    }
}

/// The symbol of a text cell.
pub fn text_sym(cell: &Cell) -> Option<Sym> {
    match cell.value {
        CellValue::Text(sym) => Some(sym),
        _ => None,
    }
}
