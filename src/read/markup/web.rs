//! The tables of a web page, one below the other on one sheet, as a spreadsheet program opens them. Every value
//! stays text, as in a text file.

use super::super::draft::Draft;
use super::super::refusal::Refusal;
use super::tokens::{Token, Tokens, name, plain, span};
use crate::model::address::{Area, CellRef, MAX_COLS, MAX_ROWS};
use crate::model::workbook::Visibility;

/// So often a cell may have to give way to one above before the page counts as a trap.
const MOST_STEPS: u32 = 20_000_000;

/// Where the reader is.
#[derive(Default)]
struct Place {
    row: u32,
    col: u32,
    /// For each column up to which row a cell above reaches into it.
    taken: Vec<u32>,
    /// How often a cell gave way.
    steps: u32,
    started: bool,
    /// The text of the open cell.
    text: Option<String>,
}

/// Reads the page into `draft`.
pub fn read(bytes: &[u8], draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let page = super::text(bytes);
    draft.begin("", Visibility::Visible)?;
    let mut place = Place::default();
    for token in Tokens(&page) {
        match token {
            Token::Text(text) => place.say(&plain(text)),
            Token::Tag(tag) => match name(tag).as_str() {
                "td" | "th" => {
                    place.close(draft)?;
                    place.open(tag, draft)?;
                }
                "/td" | "/th" => place.close(draft)?,
                "tr" | "/table" => {
                    place.close(draft)?;
                    place.next_row();
                }
                "br" | "/p" | "/div" | "/li" => place.text.iter_mut().for_each(|text| text.push('\n')),
                _ => {}
            },
        }
    }
    place.close(draft)?;
    draft.end();
    Ok(())
}

impl Place {
    fn next_row(&mut self) {
        self.row = self.row.saturating_add(u32::from(self.started));
        (self.col, self.started) = (0, true);
    }

    /// Runs of blanks are one blank on a page.
    fn say(&mut self, text: &str) {
        let Some(cell) = &mut self.text else { return };
        for c in text.chars() {
            if !c.is_ascii_whitespace() {
                cell.push(c);
            } else if !cell.ends_with([' ', '\n']) {
                cell.push(' ');
            }
        }
    }

    fn open(&mut self, tag: &str, draft: &mut Draft<'_>) -> Result<(), Refusal> {
        self.started = true;
        while self.taken.get(self.col as usize).is_some_and(|until| *until > self.row) {
            (self.col, self.steps) = (self.col + 1, self.steps + 1);
        }
        if self.steps > MOST_STEPS {
            return Err(Refusal::damaged("its cells reach into one another without end"));
        }
        self.text = Some(String::new());
        let (rows, cols) = (span(tag, "rowspan"), span(tag, "colspan"));
        if (rows, cols) != (1, 1) {
            self.spread(rows, cols, draft);
        }
        Ok(())
    }

    fn spread(&mut self, rows: u32, cols: u32, draft: &mut Draft<'_>) {
        let below = self.row.saturating_add(rows).min(MAX_ROWS);
        let end = self.col.saturating_add(cols).min(u32::from(MAX_COLS));
        if rows > 1 {
            self.taken.resize(self.taken.len().max(end as usize), 0);
            self.taken.iter_mut().take(end as usize).skip(self.col as usize).for_each(|until| *until = below);
        }
        if self.row < below && self.col < end {
            let first = CellRef::new(self.row, self.col as u16);
            let last = CellRef::new(below - 1, (end - 1) as u16);
            draft.sheet().into_iter().for_each(|sheet| sheet.merges.push(Area { first, last }));
        }
        self.col = end.saturating_sub(1);
    }

    /// Puts the open cell where it began.
    fn close(&mut self, draft: &mut Draft<'_>) -> Result<(), Refusal> {
        let Some(text) = self.text.take() else { return Ok(()) };
        let at = draft
            .sheet()
            .and_then(|s| s.merges.last().copied())
            .filter(|area| area.first.row == self.row && u32::from(area.last.col) == self.col);
        let col = at.map_or(self.col, |area| u32::from(area.first.col));
        self.col = self.col.saturating_add(1);
        match draft.text(&text) {
            Some(value) => draft.put(self.row, col, 0, value),
            None => Ok(()),
        }
    }
}
