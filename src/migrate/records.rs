//! Records of a register, held as stretches of tables: those of a workbook mostly follow one another.

use crate::model::dataset::RecordId;
use std::ops::Range;

/// Records in the order in which they were added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records(Vec<Stretch>);

/// Records of one table that follow one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Index into [`Dataset::batches`](crate::model::dataset::Dataset::batches).
    pub batch: u32,
    /// Indices into the batch.
    pub rows: Range<u32>,
}

impl Records {
    /// Adds one.
    pub fn push(&mut self, record: RecordId) {
        match self.0.last_mut().filter(|last| last.batch == record.batch && last.rows.end == record.row) {
            Some(last) => last.rows.end += 1,
            None => self.0.push(Stretch { batch: record.batch, rows: record.row..record.row + 1 }),
        }
    }

    /// The stretches.
    pub fn stretches(&self) -> &[Stretch] {
        &self.0
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.iter().map(|stretch| stretch.rows.len()).sum()
    }

    /// Each of them.
    pub fn list(&self) -> Vec<RecordId> {
        let of = |stretch: &Stretch| {
            let batch = stretch.batch;
            stretch.rows.clone().map(move |row| RecordId { batch, row })
        };
        self.0.iter().flat_map(of).collect()
    }
}

impl FromIterator<RecordId> for Records {
    fn from_iter<I: IntoIterator<Item = RecordId>>(all: I) -> Self {
        let mut records = Self::default();
        all.into_iter().for_each(|record| records.push(record));
        records
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_that_follow_one_another_are_a_stretch() {
        let all = [(0, 3), (0, 4), (0, 6), (1, 7), (1, 8), (1, 2)];
        let all: Vec<RecordId> = all.map(|(batch, row)| RecordId { batch, row }).into();
        let records: Records = all.iter().copied().collect();
        let stretches: Vec<_> = records.stretches().iter().map(|s| (s.batch, s.rows.clone())).collect();
        assert_eq!(stretches, [(0, 3..5), (0, 6..7), (1, 7..9), (1, 2..3)]);
        assert_eq!((records.list(), records.count()), (all, 6));
    }
}
