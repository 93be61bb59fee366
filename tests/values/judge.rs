//! What came of a cell against what it means.

use crate::table::{Case, Column, Known, Table};
use packwright::model::address::CellRef;
use rust_decimal::Decimal;
use std::fmt;

/// What the export says of a cell.
pub struct Got {
    /// The value; empty for none.
    pub value: String,
    /// The precision of an imprecise date.
    pub precision: String,
    /// The kinds of findings that name it.
    pub told: Vec<String>,
}

impl Got {
    /// The row of the cell became no record.
    pub fn no_record() -> Self {
        Self { value: "(no record)".to_owned(), precision: String::new(), told: Vec::new() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The value as it was meant, and told where it is a guess.
    Right,
    /// Wrong, and a finding names the cell.
    Told,
    /// Wrong, or guessed, without a word.
    Silent,
}

/// A cell and what became of it.
pub struct Judged {
    column: String,
    cell: CellRef,
    written: String,
    meant: String,
    got: Got,
    pub verdict: Verdict,
}

impl Judged {
    pub fn new(column: &Column, case: &Case, cell: CellRef, got: Got) -> Self {
        let meant = format!("{} {}", case.meaning, case.notes).trim().to_owned();
        let verdict = verdict(case, &got);
        Self { column: column.name.clone(), cell, written: case.written.to_string(), meant, got, verdict }
    }

    /// Whether it is this cell, and right.
    pub fn is_right(&self, column: &str, written: &str) -> bool {
        self.verdict == Verdict::Right && self.column == column && self.written == written
    }

    /// What is not as the list of known misses says.
    pub fn against(&self, known: &Known) -> Option<String> {
        match (self.verdict == Verdict::Right, known.holds(&self.column, &self.written)) {
            (true, true) => {
                Some(format!("{} | {}: is right now; take it out of known.toml", self.column, self.written))
            }
            (false, false) => Some(self.to_string()),
            _ => None,
        }
    }
}

fn verdict(case: &Case, got: &Got) -> Verdict {
    let told = !got.told.is_empty();
    match (is_meant(case, got) && (told || !case.is_to_be_told()), told) {
        (true, _) => Verdict::Right,
        (false, true) => Verdict::Told,
        (false, false) => Verdict::Silent,
    }
}

/// Whether the value is one of the meanings; where the case is open, also whether there is none.
fn is_meant(case: &Case, got: &Got) -> bool {
    // Where a finding has to name the cell, how exact its date is may stand beside that without being asked for.
    let precise = case.precision() == got.precision || (case.precision().is_empty() && case.has("told"));
    let meant = case.meaning.split(" or ").any(|meant| is_same(meant, &got.value) && precise);
    meant || (case.is_open() && got.value.is_empty())
}

/// The same value: numbers and amounts by what they are, not by their zeros. `delivery:*` is any role of delivery.
fn is_same(meant: &str, got: &str) -> bool {
    if meant == "delivery:*" {
        return got.starts_with("delivery:");
    }
    match (amount(meant), amount(got)) {
        (Some(meant), Some(got)) => meant == got,
        _ => meant == got,
    }
}

/// A number and what stands after it.
fn amount(text: &str) -> Option<(Decimal, &str)> {
    let (number, currency) = text.split_once(' ').unwrap_or((text, ""));
    Some((number.parse().ok()?, currency))
}

impl fmt::Display for Judged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = if self.verdict == Verdict::Silent { "IN SILENCE" } else { "told" };
        let got = format!("{} {}", self.got.value, self.got.precision);
        write!(f, "{how}: {} {} `{}`", self.column, self.cell, self.written)?;
        write!(f, " means `{}`, became `{}` ({})", self.meant, got.trim(), self.got.told.join(", "))
    }
}

/// Known misses that no table has.
pub fn unmet(known: &Known, tables: &[Table]) -> Vec<String> {
    let has = |column: &str, written: &str| {
        let mut columns = tables.iter().flat_map(|t| &t.column);
        columns.any(|c| c.name == column && c.cells.iter().any(|case| case.written.to_string() == written))
    };
    let each = known.misses.iter().flat_map(|(column, cells)| cells.iter().map(move |cell| (column, cell)));
    each.filter(|(column, cell)| !has(column, cell))
        .map(|(column, cell)| format!("{column} | {cell}: in known.toml, in no table"))
        .collect()
}
