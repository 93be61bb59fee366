//! A sheet of the return: every value where it was, the cells in question coloured and noted.

use super::super::value;
use super::looks::{Kind, Looks};
use super::note;
use super::widths::{height, is_wrapped, widths};
use crate::model::address::{Area, CellRef};
use crate::model::annotated::{Annotated, Marked};
use crate::model::text::Interner;
use crate::model::words::Words;
use crate::model::workbook::{Cell, CellValue, Sheet};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use std::collections::BTreeMap;
use std::iter::Peekable;

/// A larger merged area is not merged in the copy, nor what comes after so many merged cells: merging is work for each.
const MERGED: u64 = 100_000;

/// Writes one sheet.
pub struct Writer<'w, 'a> {
    /// The sheet of the copy.
    pub into: &'w mut Worksheet,
    /// That of the return.
    pub sheet: &'w Sheet,
    /// Its cells in question.
    pub marked: &'w Marked,
    /// The whole.
    pub copy: &'w Annotated<'a>,
    /// How cells look.
    pub looks: &'w mut Looks<'a>,
    /// The language.
    pub words: &'w Words,
}

impl Writer<'_, '_> {
    /// Writes it, row by row.
    pub fn write(mut self) -> Result<(), XlsxError> {
        let widths = self.sizes()?;
        self.into.set_landscape().set_print_fit_to_pages(1, 0).set_paper_size(9);
        let (sheet, blanks) = (self.sheet, self.blanks());
        let rows = sheet.rows.iter().flat_map(|row| {
            sheet.cells_of(row).iter().map(|cell| (CellRef::new(row.index, cell.col), *cell))
        });
        let merges: Vec<Area> = self.merges().collect();
        let mut merges = merges.into_iter().peekable();
        let cells = InOrder { some: rows.peekable(), others: blanks.into_iter().peekable() };
        for (at, cell) in cells {
            while let Some(area) = merges.next_if(|area| area.first <= at) {
                self.merge(area)?;
            }
            self.cell(at, cell, &widths)?;
        }
        self.notes()
    }

    /// Sets how wide the columns are and how high the rows; gives the widths.
    fn sizes(&mut self) -> Result<Vec<usize>, XlsxError> {
        let text = &self.copy.workbook.text;
        let widths = widths(self.sheet, text);
        for (col, width) in (0..).zip(&widths) {
            self.into.set_column_width(col, *width as f64)?;
        }
        for row in &self.sheet.rows {
            if let Some(height) = height(self.sheet.cells_of(row), &widths, text) {
                self.into.set_row_height(row.index, height)?;
            }
        }
        Ok(widths)
    }

    /// Cells that hold nothing and have a colour, of their own or of a finding.
    fn blanks(&self) -> BTreeMap<CellRef, Cell> {
        let blank = |at: CellRef, style| (at, Cell { col: at.col, style, value: CellValue::Uncalculated });
        let marked = self.marked.marks.keys().filter(|at| self.sheet.cell(**at).is_none());
        let mut blanks: BTreeMap<CellRef, Cell> = marked.map(|at| blank(*at, 0)).collect();
        blanks.extend(self.sheet.tints.iter().map(|tint| blank(tint.at, tint.style)));
        blanks
    }

    /// The merged areas in reading order, as far as merging them is bearable.
    fn merges(&self) -> impl Iterator<Item = Area> + use<'_> {
        let size = |area: &Area| {
            let (rows, cols) = (area.last.row - area.first.row + 1, area.last.col - area.first.col + 1);
            u64::from(rows) * u64::from(cols)
        };
        let mut merged = 0;
        self.sheet.merges.iter().copied().filter(move |area| {
            let more = size(area);
            let bearable = more > 1 && merged + more <= MERGED;
            merged += if bearable { more } else { 0 };
            bearable
        })
    }

    /// Merges an area; what its cells hold is written afterwards.
    fn merge(&mut self, Area { first, last }: Area) -> Result<(), XlsxError> {
        let style = self.sheet.cell(first).map(|cell| cell.style).or_else(|| self.sheet.tint(first));
        let tone = self.marked.marks.get(&first).map(|mark| mark.tone);
        let look = self.looks.of(style.unwrap_or(0), Kind::Plain, tone, false);
        match self.into.merge_range(first.row, first.col, last.row, last.col, "", look) {
            // Of two that overlap, which no program can show, the first stays.
            Ok(_) | Err(XlsxError::MergeRangeOverlaps(..)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn cell(&mut self, at: CellRef, cell: Cell, widths: &[usize]) -> Result<(), XlsxError> {
        let tone = self.marked.marks.get(&at).map(|mark| mark.tone);
        let (kind, wrapped) = self.kind(at, cell, widths);
        let look = self.looks.of(cell.style, kind, tone, wrapped);
        put(self.into, at, cell.value, &self.copy.workbook.text, look)
    }

    /// What kind of value a cell holds, and whether it needs several lines; a text alone in its row, such as a title,
    /// runs on over the cells beside it.
    fn kind(&self, at: CellRef, cell: Cell, widths: &[usize]) -> (Kind, bool) {
        match cell.value {
            CellValue::Text(sym) => {
                let text = self.copy.workbook.text.get(sym);
                let alone = self.sheet.row(at.row).is_some_and(|row| row.end - row.start == 1);
                let width = widths.get(usize::from(at.col)).copied().filter(|_| !alone);
                let kind = if text.starts_with(['=', '+', '-', '@']) { Kind::Formula } else { Kind::Text };
                (kind, is_wrapped(text, width.unwrap_or(usize::MAX)))
            }
            CellValue::Error(_) => (Kind::Text, false),
            CellValue::Date(_) => (Kind::Day, false),
            CellValue::Duration(_) => (Kind::Hours, false),
            CellValue::Number(_) | CellValue::Bool(_) | CellValue::Uncalculated => (Kind::Plain, false),
        }
    }

    fn notes(&mut self) -> Result<(), XlsxError> {
        for (at, mark) in &self.marked.marks {
            if let Some(note) = note::of(mark, self.copy, self.words) {
                self.into.insert_note(at.row, at.col, &note)?;
            }
        }
        Ok(())
    }
}

/// Puts a value as what it is: text is never read as anything else.
fn put(
    into: &mut Worksheet,
    CellRef { row, col }: CellRef,
    held: CellValue,
    text: &Interner,
    look: &Format,
) -> Result<(), XlsxError> {
    match held {
        CellValue::Text(sym) => {
            into.write_string_with_format(row, col, value::fitting(text.get(sym)), look)?
        }
        CellValue::Error(error) => into.write_string_with_format(row, col, error, look)?,
        CellValue::Number(n) | CellValue::Duration(n) => into.write_number_with_format(row, col, n, look)?,
        CellValue::Bool(is_true) => into.write_boolean_with_format(row, col, is_true, look)?,
        CellValue::Uncalculated => into.write_blank(row, col, look)?,
        CellValue::Date(date) => return value::write_day(into, (row, col), date, look),
    };
    Ok(())
}

/// The cells of two lists in reading order as one.
struct InOrder<A: Iterator, B: Iterator> {
    some: Peekable<A>,
    others: Peekable<B>,
}

impl<A, B> Iterator for InOrder<A, B>
where
    A: Iterator<Item = (CellRef, Cell)>,
    B: Iterator<Item = (CellRef, Cell)>,
{
    type Item = (CellRef, Cell);

    fn next(&mut self) -> Option<Self::Item> {
        match (self.some.peek(), self.others.peek()) {
            (Some((a, _)), Some((b, _))) if b < a => self.others.next(),
            (None, _) => self.others.next(),
            _ => self.some.next(),
        }
    }
}
