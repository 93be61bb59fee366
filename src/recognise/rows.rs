//! The rows below a header: records, and those that are none.

use super::header::Header;
use super::view::{View, text_sym};
use super::words::Words;
use crate::model::table::RowKind;
use crate::model::text::{Sym, fold};
use crate::model::workbook::{Cell, CellValue};
use std::ops::Range;

/// What stands below a header.
#[derive(Debug, Default)]
pub struct Body {
    /// Rows that are records, by their number in the sheet.
    pub records: Vec<u32>,
    /// Rows between and just below them that are none.
    pub others: Vec<(u32, RowKind)>,
}

/// So many rows without a record, and a thin row is none of the table.
const FAR: u32 = 12;
/// Longer text in a cell of its own is a note, not a heading.
const HEADING: usize = 90;

/// Sorts the rows of `range` (places in the sheet's rows) below a header; `repeats` are rows of the same header again.
pub fn sort(
    words: &Words<'_>,
    view: View<'_>,
    header: &Header,
    range: Range<usize>,
    repeats: &[usize],
) -> Body {
    let sorter = Sorter::new(words, view, header);
    let mut body = Body::default();
    let mut before = header.rows.last().map_or(0, |last| view.index(*last));
    let mut cells = 0;
    for i in range {
        let row = view.index(i);
        if sorter.has_ended(&body, cells, i) {
            break;
        }
        let gap = row > before.saturating_add(1);
        let found = if repeats.contains(&i) {
            Some(Some(RowKind::RepeatedHeader))
        } else {
            sorter.kind(i, gap, body.records.is_empty())
        };
        match found {
            None => continue,
            Some(None) => {
                body.records.push(row);
                cells += sorter.own(i).count();
            }
            Some(Some(kind)) => body.others.push((row, kind)),
        }
        before = row;
    }
    body.trim();
    body
}

impl Body {
    /// Notes and headings below the last record are no part of the table.
    fn trim(&mut self) {
        let last = self.records.last().copied().unwrap_or(0);
        while let Some((row, RowKind::Note | RowKind::Heading | RowKind::RepeatedHeader)) = self.others.last()
            && *row > last
        {
            self.others.pop();
        }
    }
}

struct Sorter<'a> {
    words: &'a Words<'a>,
    view: View<'a>,
    first: u16,
    last: u16,
    width: usize,
    months: Vec<u16>,
    /// The texts of the header's last row.
    labels: Vec<(u16, Sym)>,
}

impl<'a> Sorter<'a> {
    fn new(words: &'a Words<'a>, view: View<'a>, header: &Header) -> Self {
        let (first, last) = header.ends();
        Self {
            words,
            view,
            first,
            last,
            width: header.columns.len(),
            labels: header
                .rows
                .last()
                .map_or(&[][..], |row| view.cells(*row))
                .iter()
                .filter_map(|c| Some((c.col, text_sym(c)?)))
                .collect(),
            months: header.columns.iter().filter(|c| c.month.is_some()).map(|c| c.col).collect(),
        }
    }

    /// The cells of a row in the columns of the table.
    fn own(&self, i: usize) -> impl Iterator<Item = &'a Cell> {
        let cols = self.first..=self.last;
        self.view.cells(i).iter().filter(move |c| cols.contains(&c.col))
    }

    /// Whether a row that has half of a record's cells stands so far below the last record that it is another thing.
    /// `cells` are those of all records so far.
    fn has_ended(&self, body: &Body, cells: usize, i: usize) -> bool {
        let far = body.records.last().is_some_and(|last| self.view.index(i) - last > FAR);
        far && body.records.len() >= 3 && self.own(i).count() * 2 * body.records.len() < cells
    }

    /// `None`: nothing of the table; `Some(None)`: a record.
    fn kind(&self, i: usize, gap: bool, no_record_yet: bool) -> Option<Option<RowKind>> {
        let cells: Vec<&Cell> = self.own(i).collect();
        let first = *cells.first()?;
        let text = cells.iter().find_map(|c| self.view.text_of(c)).unwrap_or("");
        let other = if self.is_header(&cells) {
            Some(RowKind::RepeatedHeader)
        } else if self.is_total(text, &cells) || self.names_a_sum(&cells) {
            Some(RowKind::Total)
        } else if no_record_yet && self.is_guide(&cells) {
            Some(RowKind::Guide)
        } else if cells.len() == 1 && self.width > 2 {
            Some(self.alone(first))
        } else if cells.len() <= 2 && self.width > 3 && (self.is_ending(text) || (gap && self.width > 4)) {
            Some(RowKind::Note)
        } else if self.is_unlabelled_sum(&cells) {
            Some(RowKind::Total)
        } else {
            None
        };
        Some(other)
    }

    /// The labels once more.
    fn is_header(&self, cells: &[&Cell]) -> bool {
        cells.len() >= 2
            && cells.iter().all(|c| {
                let same = |(col, sym): &(u16, Sym)| *col == c.col && text_sym(c) == Some(*sym);
                self.labels.iter().any(same)
            })
    }

    /// A row that begins with a word for sums and has a number.
    fn is_total(&self, text: &str, cells: &[&Cell]) -> bool {
        if text.len() > 60 || text.is_empty() {
            return false;
        }
        let sums = cells.iter().filter(|c| is_number(c) || self.is_amount(c)).count();
        let texts = cells.iter().filter(|c| matches!(c.value, CellValue::Text(_))).count();
        if (sums == 0 && cells.len() > 2) || texts > 2 + sums {
            return false;
        }
        let folded = fold(text);
        let totals = &self.words.recognition().totals;
        let end = folded.rsplit(' ').next().unwrap_or("");
        totals.iter().any(|word| begins(&folded, word)) || (totals.contains(end) && cells.len() > 1)
    }

    /// A row in which a cell behind the first text is a word for sums and nothing else, with numbers behind it:
    /// `P201 | Subtotal | 120 | 90`.
    fn names_a_sum(&self, cells: &[&Cell]) -> bool {
        let totals = &self.words.recognition().totals;
        let is_word = |c: &&&Cell| self.view.text_of(c).is_some_and(|text| totals.contains(&fold(text)));
        let Some(word) = cells.iter().find(is_word) else { return false };
        let numbers = cells.iter().filter(|c| is_number(c)).count();
        numbers > 0 && numbers * 2 >= cells.len() && cells.iter().any(|c| c.col > word.col && is_number(c))
    }

    fn is_amount(&self, cell: &Cell) -> bool {
        let digits = |t: &str| t.chars().any(|c| c.is_ascii_digit()) && t.len() <= 20;
        self.view.text_of(cell).is_some_and(digits)
    }

    /// A line of months without a word for what it is.
    fn is_unlabelled_sum(&self, cells: &[&Cell]) -> bool {
        let first = self.months.first().copied().unwrap_or(u16::MAX);
        self.months.len() > 1 && cells.len() > 1 && cells.iter().all(|c| is_number(c) && c.col >= first)
    }

    /// `(1-5)`, `dd/mm/yyyy`, `e.g. …`, `select from list`: how to fill a column.
    fn is_guide(&self, cells: &[&Cell]) -> bool {
        let guides = cells.iter().filter(|c| self.view.text_of(c).is_some_and(|t| self.guides(t))).count();
        guides * 2 > cells.len()
    }

    fn guides(&self, text: &str) -> bool {
        let folded = fold(text);
        let bracketed = text.starts_with(['(', '[', '<']) && text.ends_with([')', ']', '>']);
        let pattern =
            !folded.is_empty() && folded.split(' ').all(|w| ["dd", "mm", "yy", "yyyy", "mmm"].contains(&w));
        let range = matches!(folded.as_str(), "1 5" | "1 to 5" | "h m l" | "1 10" | "1 3" | "y n" | "yes no");
        let guides = &self.words.recognition().guides;
        bracketed || pattern || range || guides.iter().any(|word| begins(&folded, word))
    }

    /// The only cell of its row: a number somebody wrote ahead, a heading, or a note.
    fn alone(&self, cell: &Cell) -> RowKind {
        let Some(text) = self.view.text_of(cell) else { return RowKind::Empty };
        let id = text.len() <= 12 && text.chars().any(|c| c.is_ascii_digit()) && !text.contains(' ');
        if id && cell.col <= self.first + 1 {
            RowKind::Empty
        } else if text.len() > HEADING || self.is_ending(text) || cell.col > self.first + 2 {
            RowKind::Note
        } else {
            RowKind::Heading
        }
    }

    fn is_ending(&self, text: &str) -> bool {
        let endings = &self.words.recognition().endings;
        let named = || {
            let folded = fold(text);
            endings.iter().any(|word| begins(&folded, word))
        };
        text.ends_with(':') || (text.len() <= 200 && named())
    }
}

/// Whether a folded text is a word or begins with it.
fn begins(folded: &str, word: &str) -> bool {
    folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn is_number(cell: &Cell) -> bool {
    matches!(cell.value, CellValue::Number(_) | CellValue::Uncalculated | CellValue::Error(_))
}
