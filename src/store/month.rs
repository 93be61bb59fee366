//! The tables of a month that was built.

use super::error::StoreError;
use super::read::{Table, read};
use crate::model::artifact::sha256;
use std::fs;
use std::path::Path;

/// The stored records of a register in the folder of a month; `None` where the month had none.
///
/// # Errors
/// When the file or the month's manifest is not there, or when the file is not the one that the manifest tells of.
pub fn dataset(month: &Path, register: &str) -> Result<Option<Table>, StoreError> {
    let manifest = month.join("manifest.json");
    let written = fs::read(&manifest).map_err(|_| StoreError::missing(&manifest))?;
    let written: serde_json::Value =
        serde_json::from_slice(&written).map_err(|_| StoreError::damaged(&manifest))?;
    let name = format!("dataset/{register}.parquet");
    let outputs = written["outputs"].as_array().ok_or_else(|| StoreError::damaged(&manifest))?;
    let Some(output) = outputs.iter().find(|output| output["path"] == *name) else { return Ok(None) };
    let path = month.join(&name);
    let bytes = fs::read(&path).map_err(|_| StoreError::missing(&path))?;
    // One changed letter would be read as well as any other, and told as what the month said.
    if output["sha256"] != *sha256(&bytes) {
        return Err(StoreError::damaged(&path));
    }
    read(&path).map(Some)
}
