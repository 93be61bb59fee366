//! What was handed in: one file of a SRC, before and after it was read.

use super::period::Period;
use std::path::PathBuf;

/// One file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The name in every output: relative to its SRC, with `/`; prefixed by the SRC's name where several were given.
    pub file: String,
    /// Where it lies. Never printed.
    pub path: PathBuf,
    /// What its name says it is.
    pub format: Format,
}

/// A file of an author's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteFile {
    /// The name in every output, as of a [`Submission`].
    pub file: String,
    /// Where it lies. Never printed.
    pub path: PathBuf,
}

/// A kind of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// `.xlsx`, `.xlsm`
    Xlsx,
    /// `.xlsb`
    Xlsb,
    /// `.xls`
    Xls,
    /// `.ods`
    Ods,
    /// `.csv`
    Csv,
    /// `.tsv`, `.txt` with tabs
    Tsv,
}

/// What a file says about itself outside its tables: in its cover sheet, titles, name and folder.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Every place that names a project, strongest first.
    pub projects: Vec<Hint>,
    /// The reporting month it states, and where.
    pub period: Option<(Period, Place)>,
    /// The day it says it was made or last changed, for choosing between two versions of one return.
    pub stated_on: Option<jiff::civil::Date>,
    /// The version in its name: `v0.4` is `[0, 4]`, `final` after any number; empty where it states none.
    pub version: Vec<u32>,
}

/// A text that may name a project, and where it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The text as written.
    pub text: String,
    /// Where it was found.
    pub place: Place,
}

/// Where a fact about a whole file or table was found. The order is that of trust.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The user's settings.
    Settings,
    /// A cell of a sheet beside its label; the number is the sheet's index.
    Cell(usize, super::address::CellRef),
    /// A line of text in a cell, which no label says to be about the fact.
    Title(usize, super::address::CellRef),
    /// The sheet's name.
    SheetName(usize),
    /// The file's name.
    FileName,
    /// The folder's name.
    Folder,
}
