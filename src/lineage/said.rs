//! What was said of the values of single cells, by cell.

use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::normalise::codes::{ALL, LEVEL_MAPPED};
use std::collections::HashMap;

/// The findings about values, by file and sheet.
pub struct Said<'a> {
    of: HashMap<(&'a str, &'a str), Vec<&'a Finding>>,
}

/// What was said of the cells of a sheet, in the order in which it was.
pub type Cells<'a> = HashMap<CellRef, Vec<&'a str>>;

impl<'a> Said<'a> {
    /// Those of a run.
    pub fn new(findings: &'a [Finding]) -> Self {
        let mut of: HashMap<_, Vec<&Finding>> = HashMap::new();
        // The rule of a level names its scale itself.
        let counts = |f: &&Finding| ALL.contains(&f.code) && f.code != LEVEL_MAPPED;
        for finding in findings.iter().filter(counts) {
            of.entry((finding.place.file.as_str(), finding.place.sheet.as_str())).or_default().push(finding);
        }
        Self { of }
    }

    /// What was said of a sheet's cells.
    pub fn of(&self, file: &str, sheet: &str) -> Cells<'a> {
        let mut cells = Cells::new();
        for finding in self.of.get(&(file, sheet)).into_iter().flatten() {
            for cell in &finding.place.cells {
                let said: &mut Vec<&str> = cells.entry(*cell).or_default();
                if !said.contains(&finding.seen.as_str()) {
                    said.push(&finding.seen);
                }
            }
        }
        cells
    }
}
