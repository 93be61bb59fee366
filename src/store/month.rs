//! The files of a month that was built.

use super::error::StoreError;
use super::read::{Table, read};
use crate::model::artifact::sha256;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A month that was built, by its manifest.
pub struct Month {
    folder: PathBuf,
    outputs: Vec<Value>,
}

impl Month {
    /// The month in a folder.
    ///
    /// # Errors
    /// When its manifest is not there, is damaged, or is of another program.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join("manifest.json");
        let written = fs::read(&path).map_err(|_| StoreError::missing(&path))?;
        let mut manifest: Value = serde_json::from_slice(&written).map_err(|_| StoreError::damaged(&path))?;
        let own = manifest["program"] == env!("CARGO_PKG_NAME");
        match manifest.get_mut("outputs").map(Value::take) {
            Some(Value::Array(outputs)) if own => Ok(Self { folder: folder.to_owned(), outputs }),
            _ => Err(StoreError::damaged(&path)),
        }
    }

    /// The bytes of one of its files; `None` where the month was built without it.
    ///
    /// # Errors
    /// When the file is not there, or is not the one that the manifest tells of.
    pub fn file(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(output) = self.outputs.iter().find(|output| output["path"] == *name) else {
            return Ok(None);
        };
        let path = self.folder.join(name);
        let bytes = fs::read(&path).map_err(|_| StoreError::missing(&path))?;
        // One changed letter would be read as well as any other, and told as what the month said.
        if output["sha256"] != *sha256(&bytes) {
            return Err(StoreError::damaged(&path));
        }
        Ok(Some(bytes))
    }

    /// The stored records of a register; `None` where the month had none.
    ///
    /// # Errors
    /// When the file is not there, or is not the one that the manifest tells of.
    pub fn records(&self, register: &str) -> Result<Option<Table>, StoreError> {
        let name = format!("dataset/{register}.parquet");
        self.file(&name)?.map(|_| read(&self.folder.join(&name))).transpose()
    }
}

/// The stored records of a register in the folder of a month; `None` where the month had none.
///
/// # Errors
/// When the file or the month's manifest is not there, or when the file is not the one that the manifest tells of.
pub fn dataset(month: &Path, register: &str) -> Result<Option<Table>, StoreError> {
    Month::open(month)?.records(register)
}
