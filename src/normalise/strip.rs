//! The cells of a table, column by column, in step with its records.

use crate::model::address::CellRef;
use crate::model::table::{Layout, RegisterTable};
use crate::model::text::{Interner, Sym, fold};
use crate::model::workbook::{Cell, CellValue, Sheet};

/// The cells of one column of a table, one a line; `None` where the cell holds nothing.
#[derive(Debug, Clone, Default)]
pub struct Strip {
    /// What each cell holds.
    pub cells: Vec<Option<Cell>>,
    /// Where each cell is.
    pub places: Vec<CellRef>,
    /// All values that its cells may be, in order, where the labels of a scale across name them.
    pub choices: Vec<Sym>,
}

/// All columns of a table.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// The row of each line (its column when transposed).
    pub lines: Vec<u32>,
    /// In the order of [`RegisterTable::columns`].
    pub columns: Vec<Strip>,
    /// In the order of [`RegisterTable::periods`].
    pub months: Vec<Strip>,
    /// What names each of these months.
    pub month_labels: Vec<Option<Cell>>,
    /// How many cells hold nothing but a colour that was read.
    pub coloured: u64,
    /// Lines that repeat the header.
    pub repeats: Vec<u32>,
}

impl Strip {
    fn empty(places: impl Iterator<Item = CellRef>) -> Self {
        let places: Vec<CellRef> = places.collect();
        Self { cells: vec![None; places.len()], places, choices: Vec::new() }
    }

    /// The cell of a line.
    pub fn cell(&self, line: usize) -> Option<Cell> {
        self.cells.get(line).copied().flatten()
    }

    /// Several columns, one below the other.
    pub fn join(parts: &[&Strip]) -> Strip {
        Strip {
            cells: parts.iter().flat_map(|p| &p.cells).copied().collect(),
            places: parts.iter().flat_map(|p| &p.places).copied().collect(),
            choices: Vec::new(),
        }
    }

    fn retain(&mut self, keep: &[bool]) {
        let (mut a, mut b) = (keep.iter(), keep.iter());
        self.cells.retain(|_| a.next() == Some(&true));
        self.places.retain(|_| b.next() == Some(&true));
    }
}

/// Gathers the cells of a table. Lines without a cell in any column are left out, and so are repeats of the header.
pub fn gather(sheet: &Sheet, table: &RegisterTable, text: &Interner) -> Gathered {
    let mut all = match table.layout {
        Layout::Transposed => across(sheet, table),
        _ => down(sheet, table),
    };
    let labels: Vec<String> = table.columns.iter().map(|c| fold(&c.label)).collect();
    let mut keep = Vec::with_capacity(all.lines.len());
    let mut found = Vec::new();
    for (line, at) in all.lines.iter().enumerate() {
        let holds = all.columns.iter().chain(&all.months).any(|s| s.cell(line).is_some());
        let repeats = holds && repeats_header(&all, line, &labels, text);
        if repeats {
            found.push(*at);
        }
        keep.push(holds && !repeats);
    }
    all.repeats = found;
    if keep.contains(&false) {
        let mut flags = keep.iter();
        all.lines.retain(|_| flags.next() == Some(&true));
        all.columns.iter_mut().chain(&mut all.months).for_each(|s| s.retain(&keep));
    }
    all
}

/// Whether every text of a line is its column's label, and there are two at least.
fn repeats_header(all: &Gathered, line: usize, labels: &[String], text: &Interner) -> bool {
    let mut same = 0;
    for (strip, label) in all.columns.iter().zip(labels) {
        match strip.cell(line).map(|c| c.value) {
            None => {}
            Some(CellValue::Text(sym)) if fold(text.get(sym)) == *label => same += 1,
            Some(_) => return false,
        }
    }
    same >= 2
}

/// Records are rows.
fn down(sheet: &Sheet, table: &RegisterTable) -> Gathered {
    let strip = |col: u16| Strip::empty(table.records.iter().map(move |row| CellRef::new(*row, col)));
    let mut columns: Vec<Strip> = table.columns.iter().map(|c| strip(c.at as u16)).collect();
    let mut months: Vec<Strip> = table.periods.iter().map(|p| strip(p.col)).collect();
    let slots = slots(sheet, table);
    for (line, row) in table.records.iter().enumerate() {
        let cells = sheet.row(*row).map_or(&[][..], |row| sheet.cells_of(row));
        for cell in cells {
            match slots.get(usize::from(cell.col)) {
                Some(Slot::Column(at)) => columns[*at].cells[line] = Some(*cell),
                Some(Slot::Month(at)) => months[*at].cells[line] = Some(*cell),
                _ => {}
            }
        }
    }
    let month_labels = table.periods.iter().map(|p| sheet.cell(p.label).copied()).collect();
    Gathered { lines: table.records.clone(), columns, months, month_labels, ..Gathered::default() }
}

/// Which strip a column of the sheet goes to.
#[derive(Clone, Copy)]
enum Slot {
    None,
    Column(usize),
    Month(usize),
}

fn slots(sheet: &Sheet, table: &RegisterTable) -> Vec<Slot> {
    let mut slots = vec![Slot::None; usize::from(sheet.width())];
    let columns = table.columns.iter().enumerate().map(|(i, c)| (c.at as usize, Slot::Column(i)));
    let months = table.periods.iter().enumerate().map(|(i, p)| (usize::from(p.col), Slot::Month(i)));
    for (at, slot) in columns.chain(months) {
        if let Some(place) = slots.get_mut(at) {
            *place = slot;
        }
    }
    slots
}

/// Records are columns.
fn across(sheet: &Sheet, table: &RegisterTable) -> Gathered {
    let columns = table.columns.iter().map(|column| {
        let mut strip = Strip::empty(table.records.iter().map(|col| CellRef::new(column.at, *col as u16)));
        for (cell, place) in strip.cells.iter_mut().zip(&strip.places) {
            *cell = sheet.cell(*place).copied();
        }
        strip
    });
    Gathered { lines: table.records.clone(), columns: columns.collect(), ..Gathered::default() }
}
