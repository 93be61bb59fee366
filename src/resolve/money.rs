//! The money that counts, by source: the last line of the account.

use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;

/// Adds up the amounts of the records that are left and held whole, each for its source.
pub fn count(dataset: &mut Dataset, knowledge: &Knowledge) {
    for batch in dataset.registers.iter().flatten().filter(|batch| !batch.waits()) {
        if let Some(source) = dataset.sources.get_mut(batch.source as usize) {
            source.control.kept.add_batch(knowledge, batch, |_| true);
        }
    }
}
