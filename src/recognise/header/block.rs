//! Which rows are one header.

use super::Finder;
use crate::model::address::{Area, CellRef};
use crate::model::workbook::{Cell, CellValue};
use std::ops::RangeInclusive;

/// A header has no more rows above or below the one by which it was found.
const MORE: usize = 2;

impl Finder<'_> {
    /// The rows of the header that has row `i`.
    pub(super) fn block(&mut self, i: usize) -> Vec<usize> {
        let mut first = i;
        while i - first < MORE && first > 0 && self.joins_above(first - 1, first) {
            first -= 1;
        }
        let mut last = i;
        while last - i < MORE && !self.is_declared_data(last + 1) && self.joins_below(last + 1, last) {
            last += 1;
        }
        (first..=last).collect()
    }

    /// Whether a row just above labels belongs to them: months, or groups over several columns; a title does not.
    fn joins_above(&mut self, i: usize, below: usize) -> bool {
        let cells = self.view.cells(i);
        if !self.view.adjacent(i, below) || cells.is_empty() {
            return false;
        }
        if self.tied(i, below) {
            return true;
        }
        let count = self.count(i, self.range(below));
        if count.other > 0 {
            return false;
        }
        let row = self.view.index(i);
        let starts = *self.range(below).start();
        let spans = |area: &Area| area.first.row == row && area.last.col > area.first.col;
        let grouped = self.view.merges_over(row, row).iter().any(|a| spans(a) && a.first.col > starts);
        count.months >= 2
            || (cells.len() >= 2 && count.known >= 1)
            || (grouped && cells[0].col > starts)
            || (cells.len() >= 2 && cells[0].col > starts)
    }

    /// Whether a row just below labels belongs to them: labels under months, groups or merged labels.
    fn joins_below(&mut self, i: usize, above: usize) -> bool {
        if !self.view.adjacent(above, i) {
            return false;
        }
        if self.tied(above, i) {
            return true;
        }
        let count = self.count(i, self.range(above));
        if count.cells < 2 || count.other > 0 {
            return false;
        }
        let range = self.range(above);
        let cells: Vec<&Cell> = self.view.cells(i).iter().filter(|c| range.contains(&c.col)).collect();
        if count.labels() < count.cells {
            // Unknown labels are labels all the same where they stand under merged groups and nowhere else.
            return cells.iter().all(|cell| self.is_grouped(above, cell));
        }
        // A month over a single column of labels has its neighbours blank; a record would have its cells under labels.
        let under = |cell: &&&Cell| self.has_room_above(above, cell);
        cells.iter().filter(under).count() * 4 >= cells.len() * 3
    }

    /// Whether a label of the upper row is merged down over the lower.
    fn tied(&self, above: usize, below: usize) -> bool {
        let (above, below) = (self.view.index(above), self.view.index(below));
        let over = self.view.merges_over(above, below);
        over.iter()
            .any(|a| a.first.row <= above && a.last.row >= below && self.view.sheet.cell(a.first).is_some())
    }

    /// Whether a cell stands under a label that is merged over several columns.
    fn is_grouped(&self, above: usize, cell: &Cell) -> bool {
        let row = self.view.index(above);
        let wide = |a: &Area| a.last.col > a.first.col && a.contains(CellRef::new(row, cell.col));
        matches!(cell.value, CellValue::Text(_)) && self.view.merges_over(row, row).iter().any(wide)
    }

    /// Whether nothing stands above a cell but a label of several columns, or a month.
    fn has_room_above(&self, above: usize, cell: &Cell) -> bool {
        let at = CellRef::new(self.view.index(above), cell.col);
        let Some(own) = self.view.sheet.cell(at) else { return true };
        matches!(own.value, CellValue::Date(_))
            || self.view.text_of(own).is_some_and(|t| self.month(t).is_some())
            || self.view.merges_over(at.row, at.row).iter().any(|a| a.first == at && a.last.col > at.col)
    }

    /// The first and last column of a row.
    fn range(&self, i: usize) -> RangeInclusive<u16> {
        match self.view.cells(i) {
            [first, .., last] => first.col..=self.end(i, last.col),
            [only] => only.col..=self.end(i, only.col),
            [] => 0..=0,
        }
    }

    /// The last column of what is merged to the right of a cell.
    fn end(&self, i: usize, col: u16) -> u16 {
        let at = CellRef::new(self.view.index(i), col);
        let merges = self.view.merges_over(at.row, at.row);
        merges.iter().find(|a| a.first == at).map_or(col, |a| a.last.col)
    }
}
