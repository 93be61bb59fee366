//! A finding about cells of several records, as it is told of those that may be seen.

use super::places::Places;
use crate::finding::Finding;
use crate::finding::mentions::Mentions;
use crate::model::address::CellRef;
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Cells, Column, Value};
use crate::model::text::{Sym, fold};
use std::collections::{BTreeSet, HashSet};

/// What is needed to tell a finding of some of its cells.
pub struct Split<'a> {
    /// The records that may be seen.
    pub visible: &'a Dataset,
    /// Where they stand.
    pub places: &'a Places<'a>,
    /// What only others say.
    pub mentions: &'a Mentions,
}

impl Split<'_> {
    /// The finding about the cells of records that may be seen, with their values as evidence; `None` where it is about
    /// none. Where its words may speak of the other cells, it says only what its kind finds.
    pub fn of(&self, finding: &Finding) -> Option<Finding> {
        let cells = self.places.free(finding);
        if cells.is_empty() {
            return None;
        }
        let own = self.written(finding, &cells.iter().copied().collect());
        let mut told = finding.clone().cells(cells);
        told.evidence.clear();
        if !finding.evidence.is_empty() {
            told = told.evidence(own.iter().copied().filter(|text| !self.mentions.are_in(text)));
        }
        let known: BTreeSet<String> = own.into_iter().chain([told.place.label.as_str()]).map(fold).collect();
        if !self.is_of(&told.seen, &known) {
            told.seen = clause(&told.code.finds());
        }
        if !self.is_of(&told.remedy, &known) {
            told.remedy = format!("`packwright explain {}` says what to do", told.code.id);
        }
        Some(told)
    }

    /// Whether a text quotes nothing but these texts, counts nothing, and says nothing that only others say.
    fn is_of(&self, text: &str, known: &BTreeSet<String>) -> bool {
        let quoted = text.split('`').skip(1).step_by(2).chain(text.split('"').skip(1).step_by(2));
        let mut counted = text.split('`').step_by(2).flat_map(|rest| rest.split('"').step_by(2));
        quoted.map(fold).all(|quoted| known.contains(&quoted))
            && !counted.any(|rest| rest.contains(|c: char| c.is_ascii_digit()))
            && !self.mentions.are_in(text)
    }

    /// What the records that may be seen have in these cells, as far as it is known as written, in their order.
    fn written(&self, finding: &Finding, cells: &HashSet<CellRef>) -> Vec<&str> {
        let is_here = |batch: &&Batch| {
            let source = self.visible.sources.get(batch.source as usize);
            source
                .is_some_and(|s| s.file == finding.place.file && s.sheet(batch.sheet) == finding.place.sheet)
        };
        let mut found: Vec<(CellRef, Sym)> = Vec::new();
        for batch in self.visible.registers.iter().flatten().filter(is_here) {
            for column in batch.columns.iter().filter(|column| may_stand_in(cells, column, batch)) {
                let each =
                    (0..batch.len()).filter_map(|i| Some((batch.cell(column, i)?.1, text(column, i)?)));
                found.extend(each.filter(|(cell, _)| cells.contains(cell)));
            }
        }
        found.sort_by_key(|(cell, _)| *cell);
        found.into_iter().map(|(_, text)| self.visible.text(text)).collect()
    }
}

/// Whether values of a column may stand in any of these cells.
fn may_stand_in(cells: &HashSet<CellRef>, column: &Column, batch: &Batch) -> bool {
    let line = |cell: &CellRef| if batch.transposed { cell.row } else { u32::from(cell.col) };
    match column.cells {
        Cells::Along(at) => cells.iter().any(|cell| line(cell) == at),
        _ => true,
    }
}

/// The value of a record as written: where it was changed, or is a text.
fn text(column: &Column, i: usize) -> Option<Sym> {
    column.native(i).or_else(|| match column.values.get(i) {
        Value::Text(text) => text.some(),
        _ => None,
    })
}

/// A sentence as a clause.
fn clause(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
