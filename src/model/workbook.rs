//! A workbook as it was stored: cells with their addresses, and the marks that help to read them.

use super::address::{Area, CellRef};
use super::colour::Rgb;
use super::text::{Interner, Sym};
use jiff::civil::Date;

/// One file, read. A CSV file is a workbook of one sheet without a name.
#[derive(Debug, Clone, Default)]
pub struct Workbook {
    /// Sheets in the order of their tabs.
    pub sheets: Vec<Sheet>,
    /// All text of the file.
    pub text: Interner,
    /// Styles, indexed by [`Cell::style`]; the first is the plain one.
    pub styles: Vec<Style>,
    /// Excel's own table objects.
    pub tables: Vec<ExcelTable>,
    /// Whether days are counted from 1904, not from 1900.
    pub is_1904: bool,
}

/// A table object that the author declared in Excel.
#[derive(Debug, Clone)]
pub struct ExcelTable {
    /// Its name.
    pub name: String,
    /// Which sheet, as an index into [`Workbook::sheets`].
    pub sheet: usize,
    /// Header row and data rows, without the totals row.
    pub area: Area,
}

/// Whether a person sees a sheet's tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Visibility {
    /// Seen.
    #[default]
    Visible,
    /// Hidden; the menu shows it again.
    Hidden,
    /// Hidden so that only a macro shows it.
    VeryHidden,
}

/// A sheet: only the cells that hold something, in reading order.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// The tab's name; empty in a CSV file.
    pub name: String,
    /// Whether its tab is seen.
    pub visibility: Visibility,
    /// Rows that hold something, upwards.
    pub rows: Vec<Row>,
    /// All cells, row by row, left to right; a [`Row`] points into it.
    pub cells: Vec<Cell>,
    /// Merged areas, downwards; the value stands in the first cell.
    pub merges: Vec<Area>,
    /// Cells that hold nothing and are filled with a colour, in reading order; only those of [`Sheet::rows`].
    pub tints: Vec<Tint>,
}

/// A cell that holds nothing and is filled with a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tint {
    /// Where it is.
    pub at: CellRef,
    /// Index into [`Workbook::styles`].
    pub style: u16,
}

/// A row that holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its number, the sheet's first being 0.
    pub index: u32,
    /// First of its cells in [`Sheet::cells`].
    pub start: u32,
    /// One past its last.
    pub end: u32,
}

/// A cell that holds something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Its column, `A` being 0.
    pub col: u16,
    /// Index into [`Workbook::styles`].
    pub style: u16,
    /// What it holds.
    pub value: CellValue,
}

/// What a cell holds, as stored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CellValue {
    /// Text, never empty and never only blanks.
    Text(Sym),
    /// A number as the file's binary float.
    Number(f64),
    /// A number shown as a date, brought to a civil day; times of day are dropped.
    Date(Date),
    /// A number shown as a length of time, in days.
    Duration(f64),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error such as `#REF!`; the text is what Excel shows.
    Error(&'static str),
    /// A formula that was never calculated by the program that wrote the file.
    Uncalculated,
}

/// The marks of a cell that can carry meaning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Style {
    /// Number format code as stored (`£#,##0.00`, `0%`); empty for General.
    pub format: String,
    /// Fill colour.
    pub fill: Option<Rgb>,
    /// Colour of the text; `None` where nothing is said.
    pub ink: Option<Rgb>,
    /// Bold.
    pub bold: bool,
    /// Struck through.
    pub struck: bool,
}

impl Style {
    /// Whether numbers are shown as percent.
    pub fn is_percent(&self) -> bool {
        self.format.contains('%')
    }
}

impl Sheet {
    /// The cells of a row of [`Sheet::rows`].
    pub fn cells_of(&self, row: &Row) -> &[Cell] {
        &self.cells[row.start as usize..row.end as usize]
    }

    /// The row numbered `index`, when it holds something.
    pub fn row(&self, index: u32) -> Option<&Row> {
        // Most sheets have no gap between their rows.
        let guess = index.checked_sub(self.rows.first()?.index).and_then(|at| self.rows.get(at as usize));
        guess.filter(|row| row.index == index).or_else(|| {
            let at = self.rows.binary_search_by_key(&index, |row| row.index).ok()?;
            self.rows.get(at)
        })
    }

    /// The place in [`Sheet::cells`] of the cell at `at`, when it holds something.
    pub fn place_of(&self, at: CellRef) -> Option<usize> {
        let row = self.row(at.row)?;
        let in_row = self.cells_of(row).binary_search_by_key(&at.col, |c| c.col).ok()?;
        Some(row.start as usize + in_row)
    }

    /// The cell at `at`, when it holds something.
    pub fn cell(&self, at: CellRef) -> Option<&Cell> {
        self.place_of(at).map(|place| &self.cells[place])
    }

    /// The style of the cell at `at`, when it holds nothing and is filled with a colour.
    pub fn tint(&self, at: CellRef) -> Option<u16> {
        self.tints.binary_search_by_key(&at, |t| t.at).ok().map(|i| self.tints[i].style)
    }

    /// Adds a cell at the end. Cells must come in reading order; one that does not, or repeats the last place, is refused.
    pub fn push(&mut self, at: CellRef, style: u16, value: CellValue) -> bool {
        let start = self.cells.len() as u32;
        match self.rows.last_mut() {
            Some(row) if row.index == at.row => {
                if self.cells.last().is_some_and(|c| c.col >= at.col) {
                    return false;
                }
                row.end = start + 1;
            }
            Some(row) if row.index > at.row => return false,
            _ => self.rows.push(Row { index: at.row, start, end: start + 1 }),
        }
        self.cells.push(Cell { col: at.col, style, value });
        true
    }

    /// One past the last column that holds something.
    pub fn width(&self) -> u16 {
        self.rows.iter().filter_map(|r| self.cells_of(r).last()).map(|c| c.col + 1).max().unwrap_or(0)
    }
}

impl CellValue {
    /// See [`Workbook::shown`]; `text` is the workbook's.
    pub fn shown(self, text: &Interner) -> String {
        match self {
            Self::Text(sym) => text.get(sym).to_owned(),
            Self::Number(n) | Self::Duration(n) => format!("{n}"),
            Self::Date(date) => date.to_string(),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
            Self::Error(error) => error.to_owned(),
            Self::Uncalculated => String::new(),
        }
    }
}

impl Workbook {
    /// What a cell shows, roughly as its author sees it: the native value of every report about it.
    pub fn shown(&self, value: CellValue) -> String {
        value.shown(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_where_they_were_put() {
        let mut sheet = Sheet::default();
        assert!(sheet.push(CellRef::new(2, 1), 0, CellValue::Number(1.0)));
        assert!(sheet.push(CellRef::new(2, 4), 0, CellValue::Bool(true)));
        assert!(sheet.push(CellRef::new(9, 0), 0, CellValue::Number(2.0)));
        assert!(!sheet.push(CellRef::new(9, 0), 0, CellValue::Number(3.0)));
        assert!(!sheet.push(CellRef::new(1, 0), 0, CellValue::Number(3.0)));
        assert_eq!(sheet.cell(CellRef::new(2, 4)).unwrap().value, CellValue::Bool(true));
        assert!(sheet.cell(CellRef::new(3, 4)).is_none());
        assert_eq!(sheet.width(), 5);
    }
}
