//! What rules across records tell of the records alone that an audience may see.

use crate::finding::Finding;
use crate::model::address::CellRef;
use std::collections::{HashMap, HashSet};

/// Kind and place of a finding, but for its cells.
type Spot<'f> = (&'f str, &'f str, &'f str, &'f str);
/// All that a finding says; not its level, which the settings may have changed.
type Key<'f> = (Spot<'f>, &'f [CellRef], &'f str, &'f [String]);

/// What is told again.
pub struct Again<'f> {
    /// In the same words as of the whole.
    same: HashSet<Key<'f>>,
    /// In others, by where it is.
    other: HashMap<Spot<'f>, Vec<&'f Finding>>,
}

impl<'f> Again<'f> {
    /// Findings about the records that are left, beside those about all.
    pub fn new(again: &'f [Finding], whole: &'f [Finding]) -> Self {
        let whole: HashSet<Key<'_>> = whole.iter().map(key).collect();
        let (same, rest): (Vec<_>, Vec<_>) = again.iter().partition(|finding| whole.contains(&key(finding)));
        let mut other: HashMap<Spot<'_>, Vec<&Finding>> = HashMap::new();
        for finding in rest {
            other.entry(spot(finding)).or_default().push(finding);
        }
        Self { same: same.into_iter().map(key).collect(), other }
    }

    /// What was told again of what a finding about all tells: the same, else what is said of some of its cells, each once,
    /// in the words of the records that are left. What is told only since records are missing is no fault of anybody.
    pub fn told(&mut self, whole: &'f Finding) -> Option<Finding> {
        if self.same.contains(&key(whole)) {
            return Some(whole.clone());
        }
        let others = self.other.get_mut(&spot(whole))?;
        let cells: HashSet<&CellRef> = whole.place.cells.iter().collect();
        let is_part = |own: &[CellRef]| !own.is_empty() && own.iter().all(|cell| cells.contains(cell));
        let parts = (0..others.len()).filter(|at| is_part(&others[*at].place.cells));
        let most = parts.max_by_key(|at| others[*at].place.cells.len())?;
        Some(Finding { level: whole.level, ..others.remove(most).clone() })
    }
}

fn spot(finding: &Finding) -> Spot<'_> {
    let place = &finding.place;
    (finding.code.id, &place.file, &place.sheet, &place.label)
}

fn key(finding: &Finding) -> Key<'_> {
    (spot(finding), &finding.place.cells, &finding.seen, &finding.evidence)
}
