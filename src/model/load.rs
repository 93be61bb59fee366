//! How records are written for another tool that takes them over. Declared in `templates/load/`.

use super::print::Days;
use super::register::{FieldId, RegisterId};

/// A tool that records are loaded into.
#[derive(Debug, Clone)]
pub struct Load {
    /// How it reads days.
    pub days: Days,
    /// The registers that it takes, in their own order.
    pub lists: Vec<LoadList>,
}

/// A register as the tool takes it.
#[derive(Debug, Clone)]
pub struct LoadList {
    /// The register.
    pub register: RegisterId,
    /// The columns, in the order written.
    pub columns: Vec<LoadColumn>,
}

/// A column of the tool's file.
#[derive(Debug, Clone)]
pub struct LoadColumn {
    /// Its label, by which the tool knows it.
    pub name: String,
    /// What stands in it.
    pub content: LoadContent,
    /// What stands in it where nothing is known of the record; empty where the tool does not mind.
    pub otherwise: String,
}

/// What stands in a column.
#[derive(Debug, Clone)]
pub enum LoadContent {
    /// The same in every line.
    Text(String),
    /// The first of these that is known of a record.
    First(Vec<LoadPart>),
    /// All of these that are known of a record, a line each, with their labels.
    Lines(Vec<LoadPart>),
}

/// A value of a record.
#[derive(Debug, Clone)]
pub enum LoadPart {
    /// A field. Its choices have the tool's own words, in the order of their vocabulary, where there are any.
    Field(FieldId, Option<Vec<String>>),
    /// The name of the record's project.
    ProjectName,
    /// The file, sheet and row that the record came from.
    Source,
}
