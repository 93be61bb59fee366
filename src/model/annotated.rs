//! A sender's own return with what was seen in it: what a copy with the findings beside their cells is made of.

use super::address::CellRef;
use super::document::Tone;
use super::period::Period;
use super::workbook::Workbook;
use std::collections::BTreeMap;

/// A return and what there is to do in it.
#[derive(Debug)]
pub struct Annotated<'a> {
    /// The file's name as in every output.
    pub file: &'a str,
    /// The portfolio it was sent for.
    pub portfolio: &'a str,
    /// The month reported.
    pub period: Period,
    /// The run that saw it.
    pub run: &'a str,
    /// The return as stored.
    pub workbook: &'a Workbook,
    /// What its reader must know of the copy, a line each.
    pub about: Vec<String>,
    /// What there is to do, the gravest first.
    pub tasks: Vec<Task>,
    /// For each sheet of the workbook, its name in the copy as far as that can be had, and the cells in question.
    pub sheets: Vec<Marked>,
}

/// A sheet's cells in question.
#[derive(Debug, Default)]
pub struct Marked {
    /// The name wished for; a sheet without one, such as that of a CSV file, has the file's.
    pub name: String,
    /// The cells.
    pub marks: BTreeMap<CellRef, Mark>,
}

/// A cell in question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The colour of the gravest level.
    pub tone: Tone,
    /// What is noted at it, as indices into [`Annotated::tasks`], each once; none where there would be too many notes.
    pub tasks: Vec<usize>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// How grave, in a word.
    pub level: String,
    /// The colour of its level.
    pub tone: Tone,
    /// What was seen.
    pub seen: String,
    /// What to do.
    pub remedy: String,
    /// How many cells or rows it stands for.
    pub count: u64,
    /// Values as written that show it.
    pub written: String,
    /// Which sheet it is about, as an index into [`Annotated::sheets`]; `None` for one about the whole file.
    pub sheet: Option<usize>,
    /// The first of its cells.
    pub first: Option<CellRef>,
    /// Its cells, or its sheet where the return lacks it, as text.
    pub place: String,
}
