//! What is wrong or was guessed, where, and what to do about it.
//!
//! A finding is built once, by the stage that saw it, and printed by many writers. Its [`code`] names its kind,
//! has a manual page and a level that the user's settings can change.

pub mod cells;
pub mod code;
pub mod group;
mod in_batch;
pub mod json;
pub mod mentions;
pub mod near;
mod noted;
pub mod text;

pub use code::{Code, Severity};
pub use noted::Noted;

use crate::model::address::CellRef;
use serde::Serialize;

/// Something that was seen: one cause in one place, however many cells it touches.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its kind.
    pub code: Code,
    /// How grave; the code's own until the settings have been applied.
    pub level: Severity,
    /// Where.
    pub place: Place,
    /// What was seen: one clause without the place, in the words of the person at the spreadsheet.
    pub seen: String,
    /// What to do; the same clause style.
    pub remedy: String,
    /// How many cells or rows it stands for, at least 1.
    pub count: u64,
    /// Values as written that show it, a few.
    pub evidence: Vec<String>,
}

/// Where a finding is: file, sheet, label, cells. Parts that do not apply are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file's name as in every output.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// The label of the column.
    pub label: String,
    /// The cells, all of them, in reading order.
    pub cells: Vec<CellRef>,
    /// The project, where it is known.
    pub project: String,
    /// The register's key, where it is known.
    pub register: String,
}

impl Finding {
    /// A finding about no place yet.
    pub fn new(code: Code, seen: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            code,
            level: code.level,
            place: Place::default(),
            seen: seen.into(),
            remedy: remedy.into(),
            count: 1,
            evidence: Vec::new(),
        }
    }

    /// The same, about a file.
    pub fn file(mut self, file: impl Into<String>) -> Self {
        self.place.file = file.into();
        self
    }

    /// The same, about a sheet.
    pub fn sheet(mut self, sheet: impl Into<String>) -> Self {
        self.place.sheet = sheet.into();
        self
    }

    /// The same, about a column.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.place.label = label.into();
        self
    }

    /// The same, about a register.
    pub fn register(mut self, key: impl Into<String>) -> Self {
        self.place.register = key.into();
        self
    }

    /// The same, about a project.
    pub fn project(mut self, code: impl Into<String>) -> Self {
        self.place.project = code.into();
        self
    }

    /// The same, about these cells; they are counted.
    pub fn cells(mut self, cells: Vec<CellRef>) -> Self {
        self.count = cells.len().max(1) as u64;
        self.place.cells = cells;
        self
    }

    /// The same, standing for `count` cells or rows.
    pub fn count(mut self, count: u64) -> Self {
        self.count = count.max(1);
        self
    }

    /// The same, with values as written that show it; the first five distinct ones are kept.
    pub fn evidence<I: IntoIterator<Item = S>, S: Into<String>>(mut self, values: I) -> Self {
        for value in values {
            let value = value.into();
            if self.evidence.len() == 5 {
                break;
            }
            if !self.evidence.contains(&value) {
                self.evidence.push(value);
            }
        }
        self
    }
}

impl Serialize for Finding {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = s.serialize_struct("Finding", 12)?;
        out.serialize_field("code", self.code.id)?;
        out.serialize_field("level", &self.level)?;
        out.serialize_field("file", &self.place.file)?;
        out.serialize_field("sheet", &self.place.sheet)?;
        out.serialize_field("label", &self.place.label)?;
        out.serialize_field("cells", &self.place.cells.iter().map(CellRef::to_string).collect::<Vec<_>>())?;
        out.serialize_field("project", &self.place.project)?;
        out.serialize_field("register", &self.place.register)?;
        out.serialize_field("seen", &self.seen)?;
        out.serialize_field("remedy", &self.remedy)?;
        out.serialize_field("count", &self.count)?;
        out.serialize_field("evidence", &self.evidence)?;
        out.end()
    }
}
