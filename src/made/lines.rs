//! Rows of records by their place, to find the row and the project that a cell of a finding belongs to.

use super::entry::At;
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::record::{Batch, Values};
use crate::model::text::Sym;
use std::collections::HashMap;

/// A row of records; a column where records are columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Index of its file.
    pub source: u32,
    /// No text where it is of none.
    pub project: Sym,
}

/// File, sheet, whether records are columns there, and the row or column.
type Place = (u32, u16, bool, u32);

/// All rows of records of the registers that people keep.
pub(super) struct Lines<'a> {
    /// In the order of the registers.
    pub all: Vec<Line>,
    by_place: HashMap<Place, usize>,
    dataset: &'a Dataset,
    files: HashMap<&'a str, u32>,
    /// For each file the project of all its rows; no text where they are of several or of none.
    projects: Vec<Sym>,
}

impl<'a> Lines<'a> {
    /// The rows of a dataset.
    pub fn new(dataset: &'a Dataset, knowledge: &Knowledge) -> Self {
        let files = dataset.sources.iter().zip(0..).map(|(source, at)| (source.file.as_str(), at)).collect();
        let mut lines =
            Self { all: Vec::new(), by_place: HashMap::new(), dataset, files, projects: Vec::new() };
        for (id, _) in knowledge.each_register() {
            for batch in dataset.batches(id) {
                lines.add(batch, &projects(batch, knowledge));
            }
        }
        lines.projects = lines.only();
        lines
    }

    fn add(&mut self, batch: &Batch, projects: &[Sym]) {
        for (i, row) in batch.rows.iter().enumerate() {
            let next = self.all.len();
            let place = (batch.source, batch.sheet, batch.transposed, *row);
            if *self.by_place.entry(place).or_insert(next) == next {
                let project = projects.get(i).copied().unwrap_or(Sym::NONE);
                self.all.push(Line { source: batch.source, project });
            }
        }
    }

    fn only(&self) -> Vec<Sym> {
        let mut projects: Vec<Option<Sym>> = vec![None; self.dataset.sources.len()];
        for line in &self.all {
            if let Some(project) = projects.get_mut(line.source as usize) {
                let first = *project.get_or_insert(line.project);
                *project = Some(if first == line.project { first } else { Sym::NONE });
            }
        }
        projects.into_iter().map(|project| project.unwrap_or(Sym::NONE)).collect()
    }

    /// The project of all rows of a file; no text where they are of several or of none.
    pub fn project_of(&self, source: u32) -> Sym {
        self.projects.get(source as usize).copied().unwrap_or(Sym::NONE)
    }

    /// The file that a finding is about.
    pub fn source(&self, finding: &Finding) -> Option<u32> {
        self.files.get(finding.place.file.as_str()).copied()
    }

    /// The file and the sheet that a finding is about.
    pub fn sheet(&self, finding: &Finding) -> Option<(u32, u16)> {
        let source = self.source(finding)?;
        let sheets = &self.dataset.sources.get(source as usize)?.sheets;
        let at = sheets.iter().position(|(name, _)| *name == finding.place.sheet)?;
        Some((source, at as u16))
    }

    /// The row that a cell belongs to, as an index into [`Lines::all`].
    pub fn line(&self, (source, sheet): (u32, u16), cell: CellRef) -> Option<usize> {
        let down = self.by_place.get(&(source, sheet, false, cell.row));
        down.or_else(|| self.by_place.get(&(source, sheet, true, u32::from(cell.col)))).copied()
    }

    /// Where a finding stands: on its first cell, else on its file.
    pub fn at(&self, finding: &Finding) -> At {
        match (self.sheet(finding), finding.place.cells.first()) {
            (Some((source, sheet)), Some(cell)) => At::cell(source, sheet, *cell),
            _ => self.source(finding).map_or(At::NOWHERE, At::file),
        }
    }
}

/// The projects of a batch, one a record; none where no record has one.
pub(super) fn projects(batch: &Batch, knowledge: &Knowledge) -> Vec<Sym> {
    let register = knowledge.register(batch.register);
    let own = register.field("project").and_then(|field| batch.column(field));
    match own.map(|column| &column.values) {
        Some(Values::Text(codes)) => codes.clone(),
        _ => vec![Sym::NONE; batch.len()],
    }
}
