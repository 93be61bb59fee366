//! The labels of a header, joined from its rows.

use super::{Finder, Header, Label};
use crate::model::address::{Area, CellRef};
use crate::model::months::Named;
use crate::model::period::Period;
use crate::model::workbook::{Cell, CellValue};
use crate::recognise::view::text_sym;
use std::collections::{BTreeSet, HashMap};

impl Finder<'_> {
    pub(super) fn build(&self, rows: Vec<usize>) -> Header {
        let first = rows.first().map_or(0, |r| self.view.index(*r));
        let last = rows.last().map_or(0, |r| self.view.index(*r));
        let merges = self.view.merges_over(first, last);
        let columns: BTreeSet<u16> = rows.iter().flat_map(|r| self.view.cells(*r)).map(|c| c.col).collect();
        let groups: Vec<HashMap<u16, u16>> =
            rows.iter().take(rows.len() - 1).map(|r| self.groups(*r, &rows, &merges)).collect();
        let columns = columns
            .into_iter()
            .filter_map(|col| {
                let cells: Vec<&Cell> = rows
                    .iter()
                    .enumerate()
                    .filter_map(|(n, r)| {
                        let from = groups.get(n).and_then(|g| g.get(&col)).copied().unwrap_or(col);
                        self.view.spread(CellRef::new(self.view.index(*r), from), &merges)
                    })
                    .collect();
                self.label(col, &cells)
            })
            .collect();
        Header { rows, columns }
    }

    /// In a row above the last of a header, which blank columns a cell stands for besides its own: those up to the next
    /// cell that have a label below. The last group is as wide as the first.
    fn groups(&self, i: usize, rows: &[usize], merges: &[Area]) -> HashMap<u16, u16> {
        let row = self.view.index(i);
        let cells = self.view.cells(i);
        let below = rows.last().map_or(&[][..], |last| self.view.cells(*last));
        let labelled = |col: u16| below.iter().any(|c| c.col == col);
        let merged = |col: u16| merges.iter().any(|a| a.first == CellRef::new(row, col) && a.last.col > col);
        let mut groups = HashMap::new();
        let mut width = None;
        for (n, cell) in cells.iter().enumerate() {
            if merged(cell.col) || !labelled(cell.col) {
                continue;
            }
            let end = cells.get(n + 1).map_or_else(
                || width.map_or(cell.col, |w| cell.col.saturating_add(w)),
                |next| next.col.saturating_sub(1),
            );
            let mut col = cell.col;
            while col < end && labelled(col + 1) {
                col += 1;
                groups.insert(col, cell.col);
            }
            if col > cell.col {
                width.get_or_insert(col - cell.col);
            }
        }
        groups
    }

    fn label(&self, col: u16, cells: &[&Cell]) -> Option<Label> {
        let mut parts: Vec<String> = Vec::new();
        let mut month: Option<Named> = None;
        let mut rest: Vec<String> = Vec::new();
        for cell in cells {
            let part = match cell.value {
                CellValue::Date(date) => {
                    let period = Period::of(date)?;
                    month = Some(Named { period, rest: String::new(), guessed: false });
                    period.short()
                }
                _ => {
                    let text = text_sym(cell).map_or("", |sym| self.view.text.get(sym));
                    text.split_whitespace().collect::<Vec<_>>().join(" ")
                }
            };
            if part.is_empty() || parts.contains(&part) {
                continue;
            }
            if !matches!(cell.value, CellValue::Date(_)) {
                match self.month(&part).filter(|_| month.is_none()) {
                    Some(named) => {
                        rest.push(named.rest.clone());
                        month = Some(named);
                    }
                    None => rest.push(part.clone()),
                }
            }
            parts.push(part);
        }
        let month = month.map(|named| Named { rest: rest.join(" ").trim().to_owned(), ..named });
        let last = parts.last()?.clone();
        Some(Label { col, text: parts.join(" "), last, month, steps: Vec::new() })
    }
}
