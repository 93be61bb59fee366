//! Headers: rows of labels on any row, one to three of them, their labels joined from above.

mod block;
mod count;
mod declared;
mod label;

use super::opening::opens;
use super::view::View;
use super::words::Words;
use crate::model::address::CellRef;
use crate::model::months::Named;
use crate::model::text::Sym;
use count::Class;
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// A header that was found.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its rows, as places in the sheet's rows that hold something.
    pub rows: Vec<usize>,
    /// Its labelled columns, left to right.
    pub columns: Vec<Label>,
}

impl Header {
    /// The first and the last of its columns.
    pub fn ends(&self) -> (u16, u16) {
        let end = |label: Option<&Label>| label.map_or(0, |l| l.col);
        (end(self.columns.first()), end(self.columns.last()))
    }
}

/// A labelled column.
#[derive(Debug, Clone)]
pub struct Label {
    /// The column.
    pub col: u16,
    /// Its label, joined from the rows of the header.
    pub text: String,
    /// The part of it in the last row.
    pub last: String,
    /// The month it names.
    pub month: Option<Named>,
    /// The cell that names it; where several together do, the one that names it closest.
    pub month_at: Option<CellRef>,
    /// The columns of a scale that stands across, of which it is the label.
    pub steps: Vec<Step>,
}

/// A column of a scale that stands across.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The column.
    pub col: u16,
    /// Its own label.
    pub label: String,
}

/// So many rows at the top of a sheet are looked at one by one.
const TOP: usize = 40;

/// Finds the headers of a sheet.
pub struct Finder<'a> {
    words: &'a Words<'a>,
    view: View<'a>,
    classes: HashMap<Sym, Class>,
}

impl<'a> Finder<'a> {
    /// For one sheet.
    pub fn new(words: &'a Words<'a>, view: View<'a>) -> Self {
        Self { words, view, classes: HashMap::new() }
    }

    /// The headers in the rows that were told, or all that are found where none were; a row without cells has none.
    pub fn all_or(self, told: &[&[u32]]) -> Vec<Header> {
        if told.is_empty() {
            return self.all();
        }
        let at = |row: &u32| self.view.sheet.rows.binary_search_by_key(row, |r| r.index).ok();
        let rows = told.iter().map(|rows| rows.iter().filter_map(at).collect::<Vec<_>>());
        let mut rows: Vec<Vec<usize>> = rows.filter(|rows| !rows.is_empty()).collect();
        rows.sort();
        rows.dedup();
        rows.into_iter().map(|rows| self.build(rows)).collect()
    }

    /// All headers, downwards.
    fn all(mut self) -> Vec<Header> {
        let mut headers = Vec::new();
        let (mut next, mut sure) = (0, false);
        while next < self.view.sheet.rows.len() {
            let first = !sure && next < TOP;
            if self.worth_a_look(next, first)
                && (self.is_header(next) || self.is_declared(next) || (first && self.opens_table(next)))
            {
                let rows = self.block(next);
                // A row of months with one known label may be of something else, above the table.
                sure = sure || rows.iter().any(|row| self.count(*row, 0..=u16::MAX).known >= 2);
                next = rows.last().map_or(next, |last| *last) + 1;
                headers.push(self.build(rows));
            } else {
                next += 1;
            }
        }
        if headers.is_empty() {
            headers.extend(self.by_shape());
        }
        headers
    }

    /// Where no label is known: the first row at the top that looks like labels.
    fn by_shape(&mut self) -> Option<Header> {
        let top = self.view.sheet.rows.len().min(TOP);
        let first = (0..top).find(|i| opens(self.view, *i))?;
        let rows = self.block(first);
        Some(self.build(rows))
    }

    /// The first header is looked for row by row; among the records of a table a further one stands apart.
    fn worth_a_look(&self, i: usize, first: bool) -> bool {
        let cells = self.view.cells(i);
        if cells.len() < 2 || self.is_declared_data(i) {
            return false;
        }
        let after_gap = i > 0 && self.view.index(i) > self.view.index(i - 1) + 1;
        let after_line = i > 0 && self.view.cells(i - 1).len() <= 2;
        first || after_gap || after_line || self.view.is_bold(&cells[0]) || self.is_declared(i)
    }

    /// A row of known labels, or of months; other tables may stand beside it.
    fn is_header(&mut self, i: usize) -> bool {
        let parts = self.parts(i);
        let whole = (parts.len() != 1).then_some(0..=u16::MAX);
        whole.into_iter().chain(parts).any(|cols| self.labels_in(i, cols))
    }

    fn labels_in(&mut self, i: usize, cols: RangeInclusive<u16>) -> bool {
        let count = self.count(i, cols.clone());
        let labels = count.labels();
        let mostly = labels * 2 >= count.cells && count.other * 5 <= count.cells;
        // Months over a row of labels belong to it.
        let over_labels = || {
            let only_months = count.months >= 3 && count.known < 2;
            only_months && self.view.adjacent(i, i + 1) && self.count(i + 1, cols).known >= 2
        };
        mostly && (count.known >= 2 || (count.months >= 3 && count.known >= 1)) && !over_labels()
    }

    /// The columns of a row from one blank column to the next; what is merged has no blank.
    fn parts(&self, i: usize) -> Vec<RangeInclusive<u16>> {
        let mut parts: Vec<RangeInclusive<u16>> = Vec::new();
        let row = self.view.index(i);
        let merges = self.view.merges_over(row, row);
        for cell in self.view.cells(i) {
            let at = CellRef::new(row, cell.col);
            let end = merges.iter().find(|a| a.first == at).map_or(cell.col, |a| a.last.col);
            match parts.last_mut() {
                Some(part) if cell.col <= part.end().saturating_add(1) => *part = *part.start()..=end,
                _ => parts.push(cell.col..=end),
            }
        }
        parts
    }

    /// A row that by its shape is one of labels, before any other was found.
    fn opens_table(&mut self, i: usize) -> bool {
        let count = self.count(i, 0..=u16::MAX);
        count.known >= 2 && count.known * 5 >= count.cells && opens(self.view, i)
    }
}
