//! A workbook being filled: cells in any order, limits kept, text interned.

use super::codes;
use super::limits::Limits;
use super::refusal::Refusal;
use super::symbols::SymbolFont;
use super::tints::Tints;
use crate::finding::Finding;
use crate::model::address::{CellRef, MAX_COLS, MAX_ROWS};
use crate::model::workbook::{Cell, CellValue, Sheet, Style, Visibility, Workbook};

/// Collects the sheets of one file, whatever its format.
pub struct Draft<'a> {
    /// What was collected; the last sheet is the one being filled.
    pub book: Workbook,
    /// What was noticed.
    pub findings: Vec<Finding>,
    file: &'a str,
    limits: &'a Limits,
    cells: u64,
    late: Vec<(CellRef, Cell)>,
    outside: u64,
    recent: Vec<(usize, Option<CellValue>)>,
    tints: Tints,
}

/// How many shared texts are remembered by where they lie; a power of two.
const RECENT: usize = 4096;
const REPAIR: &str = "open the workbook in a spreadsheet program, let it repair the file, and save it again";

impl<'a> Draft<'a> {
    /// Nothing yet, for the file of this name.
    pub fn new(file: &'a str, limits: &'a Limits) -> Self {
        let book = Workbook { styles: vec![Style::default()], ..Workbook::default() };
        Self {
            book,
            findings: Vec::new(),
            file,
            limits,
            cells: 0,
            late: Vec::new(),
            outside: 0,
            recent: Vec::new(),
            tints: Tints::default(),
        }
    }

    /// Begins a sheet; cells that are put from now on are its.
    pub fn begin(&mut self, name: &str, visibility: Visibility) -> Result<(), Refusal> {
        if self.book.sheets.len() >= self.limits.sheets {
            return Err(Refusal::too_large(format!(
                "the workbook has more than {} sheets",
                self.limits.sheets
            )));
        }
        self.book.sheets.push(Sheet { name: name.to_owned(), visibility, ..Sheet::default() });
        if visibility != Visibility::Visible {
            let seen = "the sheet is hidden and was read like the others";
            self.note(Finding::new(
                codes::HIDDEN_SHEET,
                seen,
                "show it if it belongs to the return, else delete it",
            ));
        }
        Ok(())
    }

    /// Adds a finding about the sheet being filled.
    pub fn note(&mut self, finding: Finding) {
        let sheet = self.book.sheets.last().map_or("", |s| s.name.as_str());
        self.findings.push(finding.file(self.file).sheet(sheet));
    }

    /// Says that a part of the sheet being filled is lost.
    pub fn damaged(&mut self, seen: impl Into<String>) {
        self.note(Finding::new(codes::SHEET_DAMAGED, seen, REPAIR));
    }

    /// The sheet being filled.
    pub fn sheet(&mut self) -> Option<&mut Sheet> {
        self.book.sheets.last_mut()
    }

    /// The value of a text cell: trimmed, inner line ends as `\n`. `None` for text of blanks only.
    pub fn text(&mut self, text: &str) -> Option<CellValue> {
        let text = trimmed(text);
        let sym = if text.as_bytes().contains(&b'\r') {
            self.book.text.intern(&text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            self.book.text.intern(text)
        };
        sym.some().map(CellValue::Text)
    }

    /// The same for a text that a library keeps in one place for all cells that show it: `text` may only come
    /// from one such store, which outlives the draft, since texts are known again by their address.
    pub fn shared_text(&mut self, text: &str) -> Option<CellValue> {
        if self.recent.is_empty() {
            self.recent = vec![(0, None); RECENT];
        }
        let address = text.as_ptr() as usize;
        let slot = (address >> 4 ^ address >> 16) % RECENT;
        if let Some((known, value)) = self.recent.get(slot)
            && *known == address
        {
            return *value;
        }
        let value = self.text(text);
        if let Some(entry) = self.recent.get_mut(slot) {
            *entry = (address, value);
        }
        value
    }

    /// Puts a cell, rows and columns from 0. Places outside the largest sheet are counted and left out.
    /// Fails when the file holds more cells than the limit.
    pub fn put(&mut self, row: u32, col: u32, style: u16, value: CellValue) -> Result<(), Refusal> {
        let column = u16::try_from(col).ok().filter(|c| *c < MAX_COLS);
        let (Some(column), true) = (column, row < MAX_ROWS) else {
            self.outside += 1;
            return Ok(());
        };
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(Refusal::too_large(format!(
                "the file has more than {} filled cells",
                self.limits.cells
            )));
        }
        let at = CellRef::new(row, column);
        if let Some(sheet) = self.book.sheets.last_mut()
            && !sheet.push(at, style, value)
        {
            self.late.push((at, Cell { col: column, style, value }));
        }
        Ok(())
    }

    /// Puts a cell that holds nothing and is filled with a colour.
    pub fn tint(&mut self, row: u32, col: u32, style: u16) {
        let column = u16::try_from(col).ok().filter(|c| *c < MAX_COLS && row < MAX_ROWS);
        if let (Some(column), Some(sheet)) = (column, self.book.sheets.last_mut()) {
            self.tints.put(CellRef::new(row, column), style, sheet);
        }
    }

    /// A text in a font of signs as the signs that it shows; any other value as it is.
    pub fn in_symbols(&mut self, font: SymbolFont, value: CellValue) -> CellValue {
        let CellValue::Text(sym) = value else { return value };
        match font.shown(self.book.text.get(sym)) {
            Some(shown) => CellValue::Text(self.book.text.intern(&shown)),
            None => value,
        }
    }

    /// Ends the sheet being filled: cells that came out of order find their place.
    pub fn end(&mut self) {
        let repeated = self.place_late_cells();
        if repeated > 0 {
            self.damaged("some cells are stored twice; of each the last was taken");
            self.count_last(repeated);
        }
        let outside = std::mem::take(&mut self.outside);
        if outside > 0 {
            self.damaged("some cells lie outside the largest possible sheet and were left out");
            self.count_last(outside);
        }
        let tints_left_out = self.book.sheets.last_mut().map_or(0, |sheet| self.tints.end_sheet(sheet));
        if tints_left_out > 0 {
            let seen = "so many blank cells are coloured that not all were looked at";
            self.note(Finding::new(codes::COLOURS_LEFT_OUT, seen, "clear the fills beside the table"));
            self.count_last(tints_left_out);
        }
    }

    /// Says which cells the last finding is about.
    pub fn last_finding_about(&mut self, cells: Vec<CellRef>) {
        if let Some(finding) = self.findings.pop() {
            self.findings.push(finding.cells(cells));
        }
    }

    fn count_last(&mut self, count: u64) {
        if let Some(finding) = self.findings.last_mut() {
            finding.count = count;
        }
    }

    fn place_late_cells(&mut self) -> u64 {
        let late = std::mem::take(&mut self.late);
        let Some(sheet) = self.book.sheets.last_mut().filter(|_| !late.is_empty()) else { return 0 };
        let mut all: Vec<(CellRef, Cell)> = Vec::with_capacity(sheet.cells.len() + late.len());
        for row in &sheet.rows {
            all.extend(sheet.cells_of(row).iter().map(|c| (CellRef::new(row.index, c.col), *c)));
        }
        all.extend(late);
        all.sort_by_key(|(at, _)| *at);
        let before = all.len();
        // Of equal places the sort keeps the order of the file; the last one stays.
        all.reverse();
        all.dedup_by_key(|(at, _)| *at);
        all.reverse();
        sheet.rows.clear();
        sheet.cells.clear();
        for (at, cell) in &all {
            sheet.push(*at, cell.style, cell.value);
        }
        (before - all.len()) as u64
    }
}

/// `text` without blanks at its ends; no-break and zero-width spaces are blanks to a reader.
fn trimmed(text: &str) -> &str {
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return text;
    }
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(draft: &Draft<'_>) -> Vec<(String, f64)> {
        let sheet = &draft.book.sheets[0];
        let cells = sheet.rows.iter().flat_map(|r| sheet.cells_of(r).iter().map(|c| (r.index, *c)));
        cells
            .map(|(row, c)| match c.value {
                CellValue::Number(n) => (CellRef::new(row, c.col).to_string(), n),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn cells_out_of_order_find_their_place_and_the_last_of_two_wins() {
        let limits = Limits::default();
        let mut draft = Draft::new("a.xlsx", &limits);
        draft.begin("S", Visibility::Visible).unwrap();
        for (row, col, n) in [(1, 1, 1.0), (0, 0, 2.0), (1, 1, 3.0), (2, 20_000, 4.0), (2_000_000, 0, 5.0)] {
            draft.put(row, col, 0, CellValue::Number(n)).unwrap();
        }
        draft.end();
        assert_eq!(numbers(&draft), [("A1".to_owned(), 2.0), ("B2".to_owned(), 3.0)]);
        assert_eq!(draft.findings.iter().map(|f| f.count).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn text_is_trimmed_and_blanks_are_nothing() {
        let limits = Limits::default();
        let mut draft = Draft::new("a.xlsx", &limits);
        assert_eq!(draft.text(" \u{a0}\u{200b}\t"), None);
        let value = draft.text("\u{a0} a\r\nb \n").unwrap();
        assert_eq!(draft.book.shown(value), "a\nb");
    }

    #[test]
    fn too_many_cells_are_refused() {
        let limits = Limits { cells: 1, ..Limits::default() };
        let mut draft = Draft::new("a.xlsx", &limits);
        draft.begin("S", Visibility::Visible).unwrap();
        assert!(draft.put(0, 0, 0, CellValue::Bool(true)).is_ok());
        assert!(draft.put(0, 1, 0, CellValue::Bool(true)).is_err());
    }
}
