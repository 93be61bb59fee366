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
                let cells: Vec<(CellRef, &Cell)> = rows
                    .iter()
                    .enumerate()
                    .filter_map(|(n, r)| {
                        let from = groups.get(n).and_then(|g| g.get(&col)).copied().unwrap_or(col);
                        self.view.spread_from(CellRef::new(self.view.index(*r), from), &merges)
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

    fn label(&self, col: u16, cells: &[(CellRef, &Cell)]) -> Option<Label> {
        let mut parts: Vec<String> = Vec::new();
        let mut months: Vec<Option<Named>> = Vec::new();
        let mut places: Vec<CellRef> = Vec::new();
        for (at, cell) in cells {
            let (part, month) = self.part(cell)?;
            if !part.is_empty() && !parts.contains(&part) {
                parts.push(part);
                months.push(month);
                places.push(*at);
            }
        }
        let last = parts.last()?.clone();
        let finest = (0..months.len())
            .filter(|i| months[*i].is_some())
            .min_by_key(|i| months[*i].as_ref().map(|m| m.span));
        Some(Label {
            col,
            month: self.joined(&parts, &months),
            month_at: finest.map(|i| places[i]),
            text: parts.join(" "),
            last,
            steps: Vec::new(),
        })
    }

    /// The text of a cell of a header, and the month that it names.
    fn part(&self, cell: &Cell) -> Option<(String, Option<Named>)> {
        match cell.value {
            CellValue::Date(date) => {
                let period = Period::of(date)?;
                let month = Named { period, rest: String::new(), guessed: false, span: 1 };
                Some((period.short(), Some(month)))
            }
            CellValue::Number(n) if is_year(n) => {
                let text = n.to_string();
                let month = self.month(&text);
                Some((text, month))
            }
            _ => {
                let text = text_sym(cell).map_or("", |sym| self.view.text.get(sym));
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let month = self.month(&text);
                Some((text, month))
            }
        }
    }

    /// The month that the parts name together (`2026` over `Q1`), or else the finest that one of them names.
    fn joined(&self, parts: &[String], months: &[Option<Named>]) -> Option<Named> {
        let finest = months.iter().flatten().min_by_key(|m| m.span)?;
        let together = || self.month(&parts.join(" ")).filter(|m| m.span < 12 && !m.guessed);
        if finest.guessed
            && let Some(named) = together()
        {
            return Some(named);
        }
        let rest = parts.iter().zip(months).map(|(part, month)| match month {
            Some(month) if month == finest => month.rest.as_str(),
            _ => part.as_str(),
        });
        let rest = rest.collect::<Vec<_>>().join(" ").trim().to_owned();
        Some(Named { rest, ..finest.clone() })
    }
}

/// Whether a number is the year over a group of columns.
pub(super) fn is_year(n: f64) -> bool {
    n.fract() == 0.0 && (1990.0..2100.0).contains(&n)
}
