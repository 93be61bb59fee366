//! What people write for a pack or a project, beside what the program works out.

use super::vocabulary::ChoiceId;
use jiff::civil::Date;

/// A file of an author's own words.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its name in every output.
    pub file: String,
    /// SHA-256 of its bytes, in hex; empty where it could not be read.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// What it is about; `None` where that is nothing that is known, or where it may not be printed.
    pub about: Option<About>,
    /// The day it was written.
    pub on: Option<Date>,
    /// Who wrote it; empty where it does not say.
    pub by: String,
    /// Who may see it; `None` where it does not say.
    pub marking: Option<ChoiceId>,
    /// What it says.
    pub words: Vec<Words>,
}

/// What a note is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The pack of this name.
    Pack(String),
    /// The project of this code.
    Project(String),
}

/// A part of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// A heading.
    Heading(String),
    /// A paragraph, or an item of a list with its mark.
    Paragraph(String),
    /// A table: labels, and rows of as many cells.
    Table(Vec<String>, Vec<Vec<String>>),
}
