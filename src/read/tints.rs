//! Blank cells that are filled with a colour, kept within bounds: only in rows that hold something, and only so many.

use crate::model::address::CellRef;
use crate::model::workbook::{Sheet, Tint};

/// So many coloured blanks of one file are kept; what a person marked by hand never comes near.
const MOST: usize = 500_000;

/// The coloured blanks of the file being read.
#[derive(Debug, Default)]
pub struct Tints {
    /// Those of the row being read, which may still turn out to hold nothing else.
    row: Vec<Tint>,
    kept: usize,
    left_out: u64,
}

impl Tints {
    /// Takes in a coloured blank, rows from above.
    pub fn put(&mut self, at: CellRef, style: u16, sheet: &mut Sheet) {
        if self.row.first().is_some_and(|t| t.at.row != at.row) {
            self.end_row(sheet);
        }
        match self.kept + self.row.len() < MOST {
            true => self.row.push(Tint { at, style }),
            false => self.left_out += 1,
        }
    }

    /// Ends the sheet. How many were left out since the last.
    pub fn end_sheet(&mut self, sheet: &mut Sheet) -> u64 {
        self.end_row(sheet);
        let in_order = sheet.tints.windows(2).all(|pair| pair[0].at < pair[1].at);
        if !in_order {
            sheet.tints.sort_unstable_by_key(|t| t.at);
            sheet.tints.dedup_by_key(|t| t.at);
        }
        std::mem::take(&mut self.left_out)
    }

    fn end_row(&mut self, sheet: &mut Sheet) {
        let row = self.row.first().map(|t| t.at.row);
        if row.is_some_and(|row| sheet.row(row).is_some()) {
            self.kept += self.row.len();
            sheet.tints.append(&mut self.row);
        }
        self.row.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::workbook::CellValue;

    #[test]
    fn only_rows_that_hold_something_keep_their_coloured_blanks() {
        let (mut sheet, mut tints) = (Sheet::default(), Tints::default());
        let at = |cell: &str| CellRef::parse(cell).unwrap();
        tints.put(at("A1"), 1, &mut sheet);
        tints.put(at("A2"), 1, &mut sheet);
        sheet.push(at("B2"), 0, CellValue::Bool(true));
        tints.put(at("C2"), 2, &mut sheet);
        tints.put(at("A3"), 1, &mut sheet);
        assert_eq!(tints.end_sheet(&mut sheet), 0);
        let kept: Vec<String> = sheet.tints.iter().map(|t| t.at.to_string()).collect();
        assert_eq!(kept, ["A2", "C2"]);
        assert_eq!((sheet.tint(at("C2")), sheet.tint(at("B2"))), (Some(2), None));
    }

    #[test]
    fn there_is_an_end_to_coloured_blanks() {
        let (mut sheet, mut tints) = (Sheet::default(), Tints::default());
        sheet.push(CellRef::new(0, 0), 0, CellValue::Bool(true));
        (0..MOST + 3).for_each(|n| tints.put(CellRef::new(0, n as u16), 1, &mut sheet));
        assert_eq!(tints.end_sheet(&mut sheet), 3);
    }
}
