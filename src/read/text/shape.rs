//! Whether the rows of a text file are as they were meant: a quotation mark that is not closed swallows the rows
//! after it, and a separator inside a text pushes the fields after it to the right.

use super::super::codes;
use crate::finding::Finding;
use crate::model::address::{CellRef, MAX_COLS};
use csv::StringRecord;
use std::collections::BTreeMap;

/// So many rows inside one cell are no accident.
const SWALLOWED: usize = 2;

/// What was seen of the rows so far.
pub struct Shape {
    delimiter: u8,
    /// How many rows have so many fields.
    widths: BTreeMap<usize, usize>,
    /// Fields of the first row that has several.
    first: usize,
    /// Rows with something in their last field, by how many fields they have.
    wide: Vec<(u32, usize)>,
    swallowing: Vec<CellRef>,
    open: Option<CellRef>,
}

impl Shape {
    /// Of no rows yet.
    pub fn new(delimiter: u8) -> Self {
        let (widths, wide, swallowing) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { delimiter, widths, first: 0, wide, swallowing, open: None }
    }

    /// Takes in a row, as read and as it stands in the file.
    pub fn row(&mut self, row: u32, record: &StringRecord, raw: &[u8]) {
        let width = record.len();
        if width > 1 {
            *self.widths.entry(width).or_default() += 1;
            self.first = if self.first == 0 { width } else { self.first };
        }
        let filled =
            (1..).zip(record).filter(|(_, field)| !field.trim().is_empty()).last().map_or(0, |(n, _)| n);
        if filled > self.first {
            self.wide.push((row, filled));
        }
        if raw.contains(&b'"') {
            let place = |col: usize| CellRef::new(row, col.min(usize::from(MAX_COLS) - 1) as u16);
            let rows = |field: &str| {
                let separators =
                    |line: &&str| line.bytes().filter(|b| *b == self.delimiter).count() + 1 == self.first;
                field.lines().skip(1).filter(separators).count()
            };
            self.open = open_field(raw, self.delimiter).map(place);
            let swallowing = record.iter().position(|field| self.first > 2 && rows(field) >= SWALLOWED);
            self.swallowing.extend(swallowing.map(place));
        } else {
            self.open = None;
        }
    }

    /// What there is to say about them.
    pub fn findings(self) -> Vec<Finding> {
        let commonest =
            self.widths.iter().map(|(width, rows)| (*rows, *width)).max().map_or(0, |(_, width)| width);
        let usual = commonest.max(self.first);
        let wide: Vec<CellRef> = self
            .wide
            .iter()
            .filter(|(_, filled)| *filled > usual && usual > 0)
            .map(|(row, _)| CellRef::new(*row, usual.min(usize::from(MAX_COLS) - 1) as u16))
            .collect();
        let mut swallowing = self.swallowing;
        swallowing.extend(self.open);
        swallowing.dedup();
        let mut findings = Vec::new();
        if !swallowing.is_empty() {
            let seen =
                "a quotation mark opens a cell and is not closed, so rows after it stand inside that cell";
            let remedy = "close the quotation mark in that row, or take it out, and save the file again";
            findings.push(Finding::new(codes::QUOTE_OPEN, seen, remedy).cells(swallowing));
        }
        if !wide.is_empty() {
            let seen = "rows have more fields than there are columns, so their values may stand too far to the right";
            let remedy =
                "put quotation marks round the text that has the separator inside, or export the file again";
            findings.push(Finding::new(codes::ROW_TOO_WIDE, seen, remedy).cells(wide));
        }
        findings
    }
}

/// The most fields that a row of the text can have: a row ends at a line end outside quotation marks.
pub fn widest(text: &[u8], delimiter: u8) -> usize {
    let (mut fields, mut widest, mut inside, mut fresh) = (1, 1, false, true);
    let mut bytes = text.iter().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if inside => {
                inside = bytes.next_if(|next| **next == b'"').is_some();
                fresh = false;
            }
            _ if inside => {}
            b'"' if fresh => inside = true,
            b'\r' | b'\n' => (fields, fresh) = (1, true),
            byte if *byte == delimiter => {
                (fields, fresh) = (fields + 1, true);
                widest = widest.max(fields);
            }
            _ => fresh = false,
        }
    }
    widest
}

/// Which field of a row is opened by a quotation mark and not closed.
fn open_field(raw: &[u8], delimiter: u8) -> Option<usize> {
    let (mut field, mut inside, mut fresh, mut bytes) = (0, false, true, raw.iter().peekable());
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if inside => {
                inside = bytes.next_if(|next| **next == b'"').is_some();
                fresh = false;
            }
            _ if inside => {}
            b'"' if fresh => inside = true,
            byte if *byte == delimiter => (field, fresh) = (field + 1, true),
            // Line ends before the row belong to empty lines.
            b'\r' | b'\n' if field == 0 && fresh => {}
            _ => fresh = false,
        }
    }
    inside.then_some(field)
}

#[cfg(test)]
mod tests {
    use crate::read::draft::Draft;
    use crate::settings::Limits;

    fn findings(text: &str) -> Vec<(String, Vec<String>)> {
        let limits = Limits::default();
        let mut draft = Draft::new("a.csv", &limits);
        super::super::read(text.as_bytes(), &mut draft).unwrap();
        let cells = |f: &crate::finding::Finding| f.place.cells.iter().map(ToString::to_string).collect();
        draft.findings.iter().map(|f| (f.code.id.to_owned(), cells(f))).collect()
    }

    fn one(code: &str, cell: &str) -> Vec<(String, Vec<String>)> {
        vec![(code.to_owned(), vec![cell.to_owned()])]
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_told_with_its_row() {
        assert_eq!(findings("id,risk\n1,late\n2,\"lost\n3,x\n4,y\n"), one("quote-open", "B3"));
        assert_eq!(findings("id,risk\n\n1,\"a\"\"b\n"), one("quote-open", "B3"));
    }

    #[test]
    fn one_that_a_later_one_closes_is_told_too() {
        let text = "id,risk,owner\n1,\"late,Ann\n2,lost,Bob\n3,gone,Cy\n4,\"x\",Di\n5,y,Ed\n";
        assert_eq!(findings(text), one("quote-open", "B2"));
    }

    #[test]
    fn cells_of_several_lines_are_no_fault() {
        assert_eq!(
            findings("id,risk,owner\n1,\"first, then\nsecond\n\",Ann\n2,5\" pipe,Bob\n3,\"a\"\"b\",Cy\n"),
            []
        );
    }

    #[test]
    fn the_widest_row_is_found() {
        assert_eq!(super::widest(b"a;b\n\"x\ny\";c;d\n;", b';'), 3);
        assert_eq!(super::widest(b"5\";;;\nx;\"\"\";;\n\";y", b';'), 4);
        assert_eq!(super::widest(b"", b';'), 1);
        let limits = Limits::default();
        let endless = [b"a".to_vec(), b";".repeat(1_000_001)].concat();
        assert!(super::super::read(&endless, &mut Draft::new("a.csv", &limits)).is_err());
    }

    #[test]
    fn rows_with_more_fields_than_labels_are_told() {
        assert_eq!(findings("id;risk;owner\n1;a;Ann\n2;b;c;Bob\n3;d;Cy\n"), one("row-too-wide", "D3"));
        assert_eq!(findings("id;risk;owner;\n1;a;Ann;\n2;b;Bob;;;\n"), []);
    }
}
