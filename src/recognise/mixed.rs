//! Lists of mixed types: a column names for each row the register it belongs to, as in a RAID log.

use super::assign::Candidate;
use super::rows::Body;
use super::view::View;
use super::words::Words;
use crate::model::address::CellRef;
use crate::model::register::RegisterId;
use crate::model::text::fold;
use std::collections::BTreeMap;

/// What a mixed list was found to be.
pub struct Mixed {
    /// The column that names the register of a row.
    pub col: u16,
    /// The rows of each register.
    pub rows: BTreeMap<RegisterId, Vec<u32>>,
    /// Rows whose word names no register, or that have none; they are among those of the register with the most rows.
    pub unknown: Vec<u32>,
}

/// The mixed list that a table is; `None` for a table of one register.
pub fn list(words: &Words<'_>, view: View<'_>, columns: &[Candidate<'_>], body: &Body) -> Option<Mixed> {
    let known = &words.recognition().mixed;
    let labelled = |c: &&Candidate<'_>| {
        let folded = fold(&c.label.text);
        known.labels.contains(&folded) || known.labels.contains(&fold(&c.label.last))
    };
    columns.iter().filter(labelled).find_map(|c| by_column(words, view, c.label.col, body))
}

/// The rows by what a column says, where nearly all of its words name registers and these are several.
fn by_column(words: &Words<'_>, view: View<'_>, col: u16, body: &Body) -> Option<Mixed> {
    let mut mixed = Mixed { col, rows: BTreeMap::new(), unknown: Vec::new() };
    let mut blank = 0;
    for row in &body.records {
        let text = word(view, CellRef::new(*row, col));
        blank += usize::from(text.is_none());
        match text.and_then(|text| register(words, text)) {
            Some(register) => mixed.rows.entry(register).or_default().push(*row),
            None => mixed.unknown.push(*row),
        }
    }
    let named = body.records.len() - mixed.unknown.len();
    let needs = &words.recognition().mixed.needs;
    let needed = |id: &RegisterId| needs.contains(&words.knowledge.register(*id).key);
    let several = mixed.rows.len() >= 2 && mixed.rows.keys().any(needed);
    let nearly_all = (mixed.unknown.len() - blank) * 3 <= named && blank <= named;
    (several && nearly_all).then(|| mixed.with_unknown())
}

impl Mixed {
    /// Rows without a register go where most rows are.
    fn with_unknown(mut self) -> Self {
        let most = self.rows.values_mut().max_by_key(|rows| rows.len());
        if let Some(rows) = most {
            rows.extend(&self.unknown);
            rows.sort_unstable();
        }
        self
    }
}

/// The text of a cell, or of the merged area that covers it.
fn word<'v>(view: View<'v>, at: CellRef) -> Option<&'v str> {
    let cell = view.sheet.cell(at).or_else(|| view.spread(at, &view.merges_over(at.row, at.row)))?;
    view.text_of(cell).filter(|text| !text.is_empty())
}

/// `Risk`, `R`, `Risks`, `1 - Risk`: the register that a word names.
fn register(words: &Words<'_>, text: &str) -> Option<RegisterId> {
    let folded = fold(text);
    let kinds = &words.recognition().mixed.kinds;
    let bare = folded.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    let key = kinds.get(&folded).or_else(|| kinds.get(bare))?;
    words.knowledge.find_kept(key)
}
