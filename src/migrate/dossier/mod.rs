//! The dossier: what came in, what came out, what was changed and by which rule, what was left behind and why, and what is
//! still open.

mod account;
mod change;
mod changes;
mod csv;
mod document;
mod json;
mod question;
mod told;
mod unread;

pub use account::Account;
pub use change::{Applied, Change, Counted};
pub use question::{Asks, Question, all as questions};
pub use told::{Ledger, Next, Told};
pub use unread::Unread;

use super::{Answered, Outcome, Proof};
use crate::finding::Finding;
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
    /// How many values are not what stands in their own cells; none before they were told.
    pub changes: Counted<'a>,
    /// What is open, what blocks most first.
    pub questions: Vec<Question>,
    /// What was answered, and what became of it.
    pub answered: Vec<Answered>,
}

/// Gathers what is to be told, but for the changes.
pub fn dossier<'a>(
    dataset: &'a Dataset,
    settings: &'a Settings,
    findings: &'a [Finding],
    (written, answered): (Vec<Written>, Vec<Answered>),
    unread: &Unread,
) -> Dossier<'a> {
    // What a person accepted is no longer open.
    let settled = |q: &Question| answered.iter().any(|a| a.id == q.id && a.outcome == Outcome::Accepted);
    let mut questions = question::all(dataset, settings, findings, unread);
    questions.retain(|q| !settled(q));
    Dossier {
        dataset,
        findings,
        account: Account::of(dataset, &settings.knowledge, &written),
        changes: Counted::default(),
        questions,
        answered,
        written,
    }
}
