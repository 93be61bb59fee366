//! What was said of the values of single cells, by cell.

use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::normalise::codes::{ALL, LEVEL_MAPPED};
use std::collections::HashMap;

/// The findings about values, by file, sheet and cell.
pub struct Said<'a> {
    of: HashMap<(&'a str, &'a str), HashMap<CellRef, Vec<&'a str>>>,
}

impl<'a> Said<'a> {
    /// Those of a run.
    pub fn new(findings: &'a [Finding]) -> Self {
        let mut of: HashMap<_, HashMap<CellRef, Vec<&str>>> = HashMap::new();
        // The rule of a level names its scale itself.
        let counts = |f: &&Finding| ALL.contains(&f.code) && f.code != LEVEL_MAPPED;
        for finding in findings.iter().filter(counts) {
            let place = &finding.place;
            let cells = of.entry((place.file.as_str(), place.sheet.as_str())).or_default();
            for cell in &place.cells {
                let said = cells.entry(*cell).or_default();
                if !said.contains(&finding.seen.as_str()) {
                    said.push(&finding.seen);
                }
            }
        }
        Self { of }
    }

    /// What was said of a cell, in the order in which it was.
    pub fn of(&self, file: &'a str, sheet: &'a str, cell: CellRef) -> &[&'a str] {
        self.of.get(&(file, sheet)).and_then(|cells| cells.get(&cell)).map_or(&[], Vec::as_slice)
    }
}
