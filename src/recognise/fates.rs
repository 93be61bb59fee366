//! What became of every cell and row: nothing is lost unseen.

use super::sheet::Found;
use super::view::View;
use super::words::Words;
use crate::model::address::CellRef;
use crate::model::table::{Fate, Ignored, Layout, RegisterTable, TableColumn};
use crate::model::text::fold;
use crate::model::workbook::{Sheet, Workbook};
use std::collections::BTreeSet;

/// Fates of all cells of a workbook, and the rows that no table has.
pub struct Fates {
    fates: Vec<Vec<Fate>>,
    ignored: Vec<Ignored>,
    has_table: Vec<bool>,
}

/// A row that no table has.
pub struct Left<'a> {
    /// Its sheet.
    pub view: View<'a>,
    /// Its place in the sheet's rows.
    pub row: usize,
}

impl Fates {
    /// Nothing is data yet.
    pub fn new(workbook: &Workbook) -> Self {
        let fates = workbook.sheets.iter().map(|s| vec![Fate::NotData; s.cells.len()]).collect();
        Self { fates, ignored: Vec::new(), has_table: vec![false; workbook.sheets.len()] }
    }

    /// Takes in what was found on a sheet; gives the rows that are left over.
    pub fn sheet<'a>(&mut self, workbook: &'a Workbook, at: usize, found: &Found) -> Vec<Left<'a>> {
        let sheet = &workbook.sheets[at];
        let view = View::of(workbook, at);
        found.tables.iter().for_each(|table| self.table(sheet, at, table));
        let owned: BTreeSet<u32> = found.tables.iter().flat_map(rows_of).collect();
        self.has_table[at] = !found.tables.is_empty();
        let refused =
            |row: u32| found.refused.iter().find(|((first, last), _)| (*first..=*last).contains(&row));
        let left: Vec<usize> =
            (0..sheet.rows.len()).filter(|i| !owned.contains(&sheet.rows[*i].index)).collect();
        for i in &left {
            let row = sheet.rows[*i].index;
            let reason = match refused(row) {
                Some((_, reason)) => reason.clone(),
                None => outside(&owned, row),
            };
            self.ignore(at, row, reason, &owned);
        }
        if sheet.rows.is_empty() {
            self.ignored.push(Ignored { sheet: at, rows: None, reason: "the sheet is empty".to_owned() });
        }
        left.into_iter()
            .filter(|i| refused(sheet.rows[*i].index).is_none())
            .map(|row| Left { view, row })
            .collect()
    }

    /// Adds a row to the last part when nothing of a table lies between and the reason is the same.
    fn ignore(&mut self, sheet: usize, row: u32, reason: String, owned: &BTreeSet<u32>) {
        if let Some(Ignored { sheet: s, rows: Some((_, last)), reason: r }) = self.ignored.last_mut()
            && *s == sheet
            && *r == reason
            && owned.range(*last..row).next().is_none()
        {
            *last = row;
            return;
        }
        self.ignored.push(Ignored { sheet, rows: Some((row, row)), reason });
    }

    fn table(&mut self, sheet: &Sheet, at: usize, table: &RegisterTable) {
        if table.layout == Layout::Transposed {
            return self.transposed(sheet, at, table);
        }
        let columns = fates_of(table, sheet.width());
        for (rows, values) in [(&table.header, false), (&table.records, true)] {
            for row in rows.iter().filter_map(|r| sheet.row(*r)) {
                for (n, cell) in sheet.cells_of(row).iter().enumerate() {
                    if let Some(fate) = columns.get(usize::from(cell.col)).copied().flatten() {
                        self.fates[at][row.start as usize + n] = if values { fate } else { Fate::Label };
                    }
                }
            }
        }
    }

    /// Labels and records are columns; a line of the table is a row.
    fn transposed(&mut self, sheet: &Sheet, at: usize, table: &RegisterTable) {
        let lines = table.columns.iter().flat_map(|c| {
            let steps = c.steps.iter().map(|s| s.at).filter(|at| *at != c.at);
            std::iter::once(c.at).chain(steps).map(move |at| (at, fate_of(c)))
        });
        for (at_row, value) in lines {
            let Some(row) = sheet.row(at_row) else { continue };
            for (n, cell) in sheet.cells_of(row).iter().enumerate() {
                let col = u32::from(cell.col);
                let fate = match (table.header.contains(&col), table.records.binary_search(&col)) {
                    (true, _) => Fate::Label,
                    (false, Ok(_)) => value,
                    (false, Err(_)) => continue,
                };
                self.fates[at][row.start as usize + n] = fate;
            }
        }
    }

    /// Marks single cells, such as those of a cover.
    pub fn mark(&mut self, workbook: &Workbook, marks: &[(usize, CellRef, Fate)]) {
        for (sheet, cell, fate) in marks {
            if let Some(place) = workbook.sheets[*sheet].place_of(*cell) {
                self.fates[*sheet][place] = *fate;
            }
        }
    }

    /// The fates and the parts without records. A sheet without any table says what it is, as far as its name tells.
    pub fn finish(mut self, words: &Words<'_>, workbook: &Workbook) -> (Vec<Vec<Fate>>, Vec<Ignored>) {
        for part in &mut self.ignored {
            if !self.has_table[part.sheet] && part.reason == NOTHING {
                part.reason = by_name(words, &workbook.sheets[part.sheet].name).to_owned();
            }
        }
        (self.fates, self.ignored)
    }
}

const NOTHING: &str = "no table";

/// What the cells of a column are: values of a field, or kept as they are.
fn fate_of(column: &TableColumn) -> Fate {
    if column.field.is_some() { Fate::Value } else { Fate::Extra }
}

/// What the cells of each column of a table are, by their column; those of months are values.
fn fates_of(table: &RegisterTable, width: u16) -> Vec<Option<Fate>> {
    let columns = table.columns.iter().map(|c| (c.at as u16, fate_of(c)));
    let steps = table.columns.iter().flat_map(|c| c.steps.iter().map(|s| (s.at as u16, fate_of(c))));
    let written =
        table.canonical.iter().flat_map(|c| c.as_written.iter().map(|(_, at)| (*at as u16, Fate::Value)));
    let months = table.periods.iter().map(|p| (p.col, Fate::Value));
    let mut fates = vec![None; usize::from(width)];
    for (col, fate) in columns.chain(steps).chain(written).chain(months) {
        if let Some(known) = fates.get_mut(usize::from(col)) {
            *known = Some(fate);
        }
    }
    fates
}

/// The rows of the sheet that a table has.
fn rows_of(table: &RegisterTable) -> Box<dyn Iterator<Item = u32> + '_> {
    if table.layout == Layout::Transposed {
        return Box::new(table.columns.iter().map(|c| c.at));
    }
    let others = table.others.iter().map(|(row, _)| *row);
    Box::new(table.header.iter().chain(&table.records).copied().chain(others))
}

fn outside(owned: &BTreeSet<u32>, row: u32) -> String {
    match (owned.first(), owned.last()) {
        (Some(first), _) if row < *first => "titles and notes above the table",
        (_, Some(last)) if row > *last => "notes below the table",
        (Some(_), Some(_)) => "text between tables",
        _ => NOTHING,
    }
    .to_owned()
}

fn by_name(words: &Words<'_>, name: &str) -> &'static str {
    let folded = fold(name);
    let known = words.recognition();
    if known.list_sheets.contains(&folded) {
        "a list of choices, by the sheet's name"
    } else if known.cover_sheets.contains(&folded) {
        "a cover or instructions, by the sheet's name"
    } else if known.picture_sheets.contains(&folded) {
        "figures shown another way, by the sheet's name"
    } else {
        "no row of known labels was found"
    }
}
