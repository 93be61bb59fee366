//! Columns of records that are not held.

use super::cells::retain;
use super::register::FieldId;

/// Columns and extras of a batch that wait in a file until they are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parked {
    /// Where they begin in the file.
    pub at: u64,
    /// So many bytes they are.
    pub bytes: usize,
    /// How many records they are of.
    pub records: usize,
    /// The fields of the columns, in declared order.
    pub fields: Vec<FieldId>,
    /// Which of the records are left, in their order; `None` where all are.
    pub kept: Option<Vec<u32>>,
}

impl Parked {
    /// Which of the records that wait are left.
    pub fn keep(&self) -> Option<Vec<bool>> {
        let kept = self.kept.as_ref()?;
        let mut keep = vec![false; self.records];
        for record in kept {
            if let Some(keep) = keep.get_mut(*record as usize) {
                *keep = true;
            }
        }
        Some(keep)
    }

    /// Keeps the records that are left for which `keep` says so.
    pub(super) fn retain(&mut self, keep: &[bool]) {
        retain(self.kept.get_or_insert_with(|| (0..self.records as u32).collect()), keep);
    }
}
