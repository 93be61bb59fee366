//! Cell addresses as a person at a spreadsheet knows them: column letters and rows from 1.

use std::fmt;

/// The largest row and column count of a sheet (Excel 2007 and later).
pub const MAX_ROWS: u32 = 1_048_576;
/// See [`MAX_ROWS`].
pub const MAX_COLS: u16 = 16_384;

/// One cell of a sheet. Zero-based inside; printed as people write it (`E7`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// Row, the sheet's first being 0.
    pub row: u32,
    /// Column, `A` being 0.
    pub col: u16,
}

impl CellRef {
    /// The cell at `row`, `col`, both from 0.
    pub const fn new(row: u32, col: u16) -> Self {
        Self { row, col }
    }

    /// Reads `E7` or `$E$7`. `None` for anything else, or outside the largest sheet.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace('$', "");
        let split = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, digits) = text.split_at(split);
        let col = parse_column(letters)?;
        let row: u32 = digits.parse().ok()?;
        (1..=MAX_ROWS).contains(&row).then(|| Self::new(row - 1, col))
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.col), self.row + 1)
    }
}

/// The letters of a column: 0 is `A`, 26 is `AA`.
pub fn column_letters(col: u16) -> String {
    let mut n = u32::from(col) + 1;
    let mut letters = Vec::new();
    while n > 0 {
        let digit = (n - 1) % 26;
        letters.push(char::from(b'A' + digit as u8));
        n = (n - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The column of `letters`, any case: `A` is 0. `None` when they are no column of the largest sheet.
pub fn parse_column(letters: &str) -> Option<u16> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut n: u32 = 0;
    for c in letters.chars() {
        let c = c.to_ascii_uppercase();
        if !c.is_ascii_uppercase() {
            return None;
        }
        n = n * 26 + (c as u32 - 'A' as u32 + 1);
    }
    u16::try_from(n - 1).ok().filter(|c| *c < MAX_COLS)
}

/// A rectangle of cells, both corners inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// Top left.
    pub first: CellRef,
    /// Bottom right.
    pub last: CellRef,
}

impl Area {
    /// Whether `cell` lies in it.
    pub fn contains(&self, cell: CellRef) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.col..=self.last.col).contains(&cell.col)
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { self.first.fmt(f) } else { write!(f, "{}:{}", self.first, self.last) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_over_z() {
        for (col, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(column_letters(col), letters);
            assert_eq!(parse_column(letters), Some(col));
        }
        assert_eq!(parse_column("XFE"), None);
    }

    #[test]
    fn cells_read_back() {
        assert_eq!(CellRef::parse("$E$7"), Some(CellRef::new(6, 4)));
        assert_eq!(CellRef::new(6, 4).to_string(), "E7");
        assert_eq!(CellRef::parse("E0"), None);
        assert_eq!(CellRef::parse("7"), None);
    }
}
