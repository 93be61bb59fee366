//! What there is to say about the cells of a table: one finding a cause and column, with all its cells.

use super::column::Problem;
use crate::finding::Finding;
use crate::model::address::CellRef;

/// Gathered while columns are read.
#[derive(Default)]
pub struct Notes {
    notes: Vec<Note>,
}

struct Note {
    problem: Problem,
    label: String,
    cells: Vec<CellRef>,
    evidence: Vec<String>,
}

/// So many values are kept to show a cause.
const EVIDENCE: usize = 5;

impl Notes {
    /// One more cell with this problem; `shown` is what the cell shows.
    pub fn add(&mut self, problem: &Problem, label: &str, at: CellRef, shown: impl FnOnce() -> String) {
        let found = self.notes.iter().rposition(|n| n.problem == *problem && n.label == label);
        let note = match found {
            Some(found) => &mut self.notes[found],
            None => {
                let problem = problem.clone();
                self.notes.push(Note {
                    problem,
                    label: label.to_owned(),
                    cells: Vec::new(),
                    evidence: Vec::new(),
                });
                let last = self.notes.len() - 1;
                &mut self.notes[last]
            }
        };
        note.cells.push(at);
        if note.evidence.len() < EVIDENCE {
            let shown = shown();
            if !note.evidence.contains(&shown) {
                note.evidence.push(shown);
            }
        }
    }

    /// The findings, in the order in which their causes were met.
    pub fn into_findings(self, file: &str, sheet: &str, register: &str) -> impl Iterator<Item = Finding> {
        self.notes.into_iter().map(move |note| {
            Finding::new(note.problem.code, note.problem.seen, note.problem.remedy)
                .file(file)
                .sheet(sheet)
                .register(register)
                .label(note.label)
                .cells(note.cells)
                .evidence(note.evidence)
        })
    }
}
