//! The dossier: what came in, what came out, what was changed and by which rule, what was left behind and why, and what is
//! still open.

mod account;
mod change;
mod document;
mod json;
mod question;

pub use account::Account;
pub use change::Change;
pub use question::{Asks, Question, all as questions};

use super::{Answered, Outcome, Proof};
use crate::csv::Row;
use crate::finding::Finding;
use crate::model::canonical::CHANGES;
use crate::model::dataset::Dataset;
use crate::settings::Settings;

/// A canonical workbook that was written and read again.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its name.
    pub path: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// What it holds.
    pub proof: Proof,
}

/// All that is told of a migration.
pub struct Dossier<'a> {
    /// What was migrated.
    pub dataset: &'a Dataset,
    /// What there is to say.
    pub findings: &'a [Finding],
    /// The workbooks.
    pub written: Vec<Written>,
    /// In = out + listed.
    pub account: Account,
    /// Every value that is not what stands in its own cell.
    pub changes: Vec<Change<'a>>,
    /// What is open, what blocks most first.
    pub questions: Vec<Question>,
    /// What was answered, and what became of it.
    pub answered: Vec<Answered>,
}

/// Gathers what is to be told.
pub fn dossier<'a>(
    dataset: &'a Dataset,
    settings: &'a Settings,
    findings: &'a [Finding],
    written: Vec<Written>,
    answered: Vec<Answered>,
) -> Dossier<'a> {
    // What a person accepted is no longer open.
    let settled = |q: &Question| answered.iter().any(|a| a.id == q.id && a.outcome == Outcome::Accepted);
    let mut questions = question::all(dataset, settings, findings);
    questions.retain(|q| !settled(q));
    Dossier {
        dataset,
        findings,
        account: Account::of(dataset, &settings.knowledge, &written),
        changes: change::each(dataset, settings, findings),
        questions,
        answered,
        written,
    }
}

impl Dossier<'_> {
    /// Every change as CSV, one a line; cells that a spreadsheet would run are made safe.
    pub fn changes_csv(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut write = |cells: [&str; 10]| {
            let mut row = Row::new(&mut out);
            cells.into_iter().for_each(|cell| row.text(Some(cell)));
            row.end();
        };
        write(CHANGES);
        for c in &self.changes {
            let after = c.after.as_str();
            write([c.file, c.sheet, &c.cell, c.register, c.project, c.id, c.field, c.before, after, &c.rule]);
        }
        out
    }
}
