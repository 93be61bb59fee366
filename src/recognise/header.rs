//! Headers: rows of labels on any row, one to three of them, their labels joined from above.

use super::months;
use super::opening::opens;
use super::view::{View, text_sym};
use super::words::Words;
use crate::model::address::{Area, CellRef};
use crate::model::months::Named;
use crate::model::period::Period;
use crate::model::text::Sym;
use crate::model::workbook::{Cell, CellValue};
use std::collections::{BTreeSet, HashMap};

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
}

/// A longer text is prose, not a label.
const LONGEST: usize = 80;
/// So many rows at the top of a sheet are looked at one by one.
const TOP: usize = 40;

/// Finds the headers of a sheet.
pub struct Finder<'a> {
    words: &'a Words<'a>,
    view: View<'a>,
    classes: HashMap<Sym, Class>,
}

/// What a text is, as far as a header goes.
#[derive(Debug, Clone, Copy)]
enum Class {
    /// A label that is known.
    Known,
    /// One that says little by itself.
    Weak,
    Prose,
    Month,
    Other,
}

/// What the cells of a row are, as far as a header goes.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    cells: usize,
    known: usize,
    /// Known labels that say little by themselves: one letter, or words that are also values.
    weak: usize,
    months: usize,
    /// Numbers, long texts and days: what no header has.
    other: usize,
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
    pub fn all(mut self) -> Vec<Header> {
        let mut headers = Vec::new();
        let mut next = 0;
        while next < self.view.sheet.rows.len() {
            let first = headers.is_empty() && next < TOP;
            if self.worth_a_look(next, first) && (self.is_header(next) || (first && self.opens_table(next))) {
                let rows = self.block(next);
                next = rows.last().map_or(next, |last| *last) + 1;
                headers.push(self.build(rows));
            } else {
                next += 1;
            }
        }
        headers
    }

    /// The first header is looked for row by row; among the records of a table a further one stands apart.
    fn worth_a_look(&self, i: usize, first: bool) -> bool {
        let cells = self.view.cells(i);
        if cells.len() < 2 {
            return false;
        }
        let after_gap = i > 0 && self.view.index(i) > self.view.index(i - 1) + 1;
        let after_line = i > 0 && self.view.cells(i - 1).len() <= 2;
        first || after_gap || after_line || self.view.is_bold(&cells[0])
    }

    /// A row of known labels, or of months.
    fn is_header(&mut self, i: usize) -> bool {
        let count = self.count(i);
        let labels = count.known + count.weak + count.months;
        let mostly = labels * 2 >= count.cells && count.other * 5 <= count.cells;
        // Months over a row of labels belong to it.
        let over_labels = count.months >= 3 && self.adjacent(i, i + 1) && self.count(i + 1).known >= 2;
        !over_labels && mostly && (count.known >= 2 || (count.months >= 3 && count.known >= 1))
    }

    /// A row with some known labels that by its shape is one of labels, before any other was found.
    fn opens_table(&mut self, i: usize) -> bool {
        let count = self.count(i);
        count.known >= 2 && count.known * 5 >= count.cells && opens(self.view, i)
    }

    fn count(&mut self, i: usize) -> Count {
        let cells = self.view.cells(i);
        let mut count = Count { cells: cells.len(), ..Count::default() };
        let mut days = 0;
        for cell in cells {
            match cell.value {
                CellValue::Text(sym) => match self.class(sym) {
                    Class::Known => count.known += 1,
                    Class::Weak => count.weak += 1,
                    Class::Prose => count.other += 1,
                    Class::Month => count.months += 1,
                    Class::Other => {}
                },
                CellValue::Date(_) => {
                    count.months += 1;
                    days += 1;
                }
                _ => count.other += 1,
            }
        }
        // A day or two in a row of data are no months.
        if days > 0 && count.known == 0 && count.months < 3 {
            count.other += days;
            count.months -= days;
        }
        count
    }

    fn class(&mut self, sym: Sym) -> Class {
        if let Some(class) = self.classes.get(&sym) {
            return *class;
        }
        let (labels, text) = (self.words.labels, self.view.text.get(sym));
        // A label may explain itself in brackets, so that it is longer than the rest of them.
        let known = text.len() <= LONGEST * 3 && labels.knows(text);
        let class = if known && (text.trim().len() == 1 || labels.is_value(text)) {
            Class::Weak
        } else if known {
            Class::Known
        } else if text.len() > LONGEST {
            Class::Prose
        } else if self.month(text).is_some() {
            Class::Month
        } else {
            Class::Other
        };
        self.classes.insert(sym, class);
        class
    }

    fn month(&self, text: &str) -> Option<Named> {
        months::in_label(text, self.words.reported, self.words.settings)
    }

    /// The rows of the header that has row `i`.
    fn block(&mut self, i: usize) -> Vec<usize> {
        let mut first = i;
        while i - first < 2 && first > 0 && self.joins_above(first - 1, first) {
            first -= 1;
        }
        let mut last = i;
        while last - i < 2 && self.joins_below(last + 1, last) {
            last += 1;
        }
        (first..=last).collect()
    }

    fn adjacent(&self, above: usize, below: usize) -> bool {
        self.view.index(above).checked_add(1) == Some(self.view.index(below))
    }

    /// Whether a row just above labels belongs to them: months, or groups over several columns; a title does not.
    fn joins_above(&mut self, i: usize, below: usize) -> bool {
        let cells = self.view.cells(i);
        if !self.adjacent(i, below) || cells.is_empty() {
            return false;
        }
        let count = self.count(i);
        if count.other > 0 {
            return false;
        }
        let row = self.view.index(i);
        let starts = self.view.cells(below).first().map_or(0, |c| c.col);
        let spans = |area: &Area| area.first.row == row && area.last.col > area.first.col;
        let grouped = self.view.merges_over(row, row).iter().any(|a| spans(a) && a.first.col > starts);
        count.months >= 2
            || (cells.len() >= 2 && count.known >= 1)
            || (grouped && cells[0].col > starts)
            || (cells.len() >= 2 && cells[0].col > starts)
    }

    /// Whether a row just below labels belongs to them: labels under months, groups or merged labels.
    fn joins_below(&mut self, i: usize, above: usize) -> bool {
        let cells = self.view.cells(i);
        if cells.len() < 2 || !self.adjacent(above, i) {
            return false;
        }
        let count = self.count(i);
        if count.other > 0 || count.known + count.weak + count.months < count.cells {
            return false;
        }
        let row = self.view.index(above);
        let merges = self.view.merges_over(row, row);
        let over = |cell: &Cell| {
            let own = self.view.sheet.cell(CellRef::new(row, cell.col));
            let wide = own.is_some_and(|own| {
                let at = CellRef::new(row, cell.col);
                let merged = merges.iter().any(|a| a.first == at && a.last.col > at.col);
                merged
                    || matches!(own.value, CellValue::Date(_))
                    || self.view.text_of(own).is_some_and(|t| self.month(t).is_some())
            });
            own.is_none() || wide
        };
        // A month over a single column of labels has its neighbours blank; a record would have its cells under labels.
        cells.iter().filter(|cell| over(cell)).count() * 4 >= cells.len() * 3
    }

    fn build(&self, rows: Vec<usize>) -> Header {
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
        Some(Label { col, text: parts.join(" "), last, month })
    }
}
