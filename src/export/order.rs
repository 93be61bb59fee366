//! Records in the order of file, sheet and row.

use crate::model::dataset::{Dataset, RecordId};
use crate::model::register::RegisterId;
use rayon::prelude::*;

/// How many records are written in one go.
const CHUNK: usize = 4096;

/// What `write` makes of every record of a register: by file, sheet and row, then in the order it was read.
pub fn write_all(
    dataset: &Dataset,
    register: RegisterId,
    write: impl Fn(&mut Vec<u8>, RecordId) + Sync,
) -> Vec<u8> {
    let chunks: Vec<Vec<u8>> = records(dataset, register)
        .par_chunks(CHUNK)
        .map(|chunk| {
            let mut out = Vec::new();
            chunk.iter().for_each(|id| write(&mut out, *id));
            out
        })
        .collect();
    chunks.concat()
}

/// The records of a register in that order.
pub fn records(dataset: &Dataset, register: RegisterId) -> Vec<RecordId> {
    let batches = dataset.batches(register);
    let mut keyed = Vec::with_capacity(dataset.count(register));
    for (b, batch) in batches.iter().enumerate() {
        for (i, row) in batch.rows.iter().enumerate() {
            let id = RecordId { batch: b as u32, row: i as u32 };
            keyed.push(((batch.source, batch.sheet, *row), id));
        }
    }
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, id)| id).collect()
}
