//! Columns of records that wait in a file of the program's own until they are looked at, so that what is held does not
//! grow with the cells that were read.
//!
//! Each batch lies whole in one place: its words, then its columns, each with its length before it, so that one is read
//! without the others. The file has no name, is of this run alone, and is gone with it.

mod laid;
mod pages;
mod take;
#[cfg(test)]
mod tests;

use crate::model::record::{Batch, Column, ExtraColumn, Parked};
use crate::model::register::FieldId;
use crate::model::text::Interner;
use std::fs::File;
use std::io::{Error, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Why columns could not be set down or fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the records could not be set down in a temporary file: {0}")]
pub struct ShelfError(String);

impl From<Error> for ShelfError {
    fn from(error: Error) -> Self {
        let text = error.to_string();
        Self(text.split(" (os error").next().unwrap_or(&text).to_lowercase())
    }
}

impl ShelfError {
    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        "see that the folder that is written and the one for temporary files can be written to and that their disks have room"
    }
}

/// The file, and how long it is by now.
pub struct Shelf {
    file: Mutex<(File, u64)>,
}

/// Columns and extras that were fetched.
pub struct Fetched {
    /// Columns in declared order.
    pub columns: Vec<Column>,
    /// Extras, in the order of the source; none where only some columns were wanted.
    pub extras: Vec<ExtraColumn>,
}

impl Shelf {
    /// An empty one in a folder.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn new(folder: &Path) -> Result<Self, ShelfError> {
        Ok(Self { file: Mutex::new((tempfile::tempfile_in(folder)?, 0)) })
    }

    /// Parks the extras of a batch, and its columns but for those that stay. What stayed may be parked later.
    ///
    /// # Errors
    /// When the disk refuses; the batch is then as it was.
    pub fn park(
        &self,
        batch: &mut Batch,
        text: &Interner,
        stays: impl Fn(FieldId) -> bool,
    ) -> Result<(), ShelfError> {
        let goes = |column: &&Column| !stays(column.field);
        let bytes = pages::write(batch.columns.iter().filter(goes), &batch.extras, text);
        let at = self.append(&bytes)?;
        let fields = batch.columns.iter().filter(goes).map(|column| column.field).collect();
        batch.extras = Vec::new();
        batch.parked.push(Parked { at, bytes: bytes.len(), records: batch.len(), fields, kept: None });
        batch.drop_parked();
        Ok(())
    }

    /// The batch with all its columns and extras; its text is added to `text`.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn whole(&self, batch: &Batch, text: &mut Interner) -> Result<Batch, ShelfError> {
        let mut whole = batch.clone();
        if batch.waits() {
            let fetched = self.fetch(batch, text, None)?;
            whole.columns.extend(fetched.columns);
            whole.columns.sort_by_key(|column| column.field);
            whole.extras = fetched.extras;
            whole.parked = Vec::new();
        }
        Ok(whole)
    }

    /// What of a batch is parked, or, where `wanted` are named, those columns alone, for the records that are left.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn fetch(
        &self,
        batch: &Batch,
        text: &mut Interner,
        wanted: Option<&[FieldId]>,
    ) -> Result<Fetched, ShelfError> {
        let mut all = Fetched { columns: Vec::new(), extras: Vec::new() };
        for parked in &batch.parked {
            let fetched = self.fetch_one(parked, text, wanted)?;
            all.columns.extend(fetched.columns);
            all.extras.extend(fetched.extras);
        }
        Ok(all)
    }

    fn fetch_one(
        &self,
        parked: &Parked,
        text: &mut Interner,
        wanted: Option<&[FieldId]>,
    ) -> Result<Fetched, ShelfError> {
        if wanted.is_some_and(|wanted| !parked.fields.iter().any(|field| wanted.contains(field))) {
            return Ok(Fetched { columns: Vec::new(), extras: Vec::new() });
        }
        let bytes = self.read(parked)?;
        let mut fetched =
            take::read(&bytes, text, wanted).ok_or_else(|| ShelfError("it was changed".to_owned()))?;
        if let Some(keep) = parked.keep() {
            fetched.columns.iter_mut().for_each(|column| column.retain(&keep));
            fetched.extras.iter_mut().for_each(|extra| extra.retain(&keep));
        }
        Ok(fetched)
    }

    fn append(&self, bytes: &[u8]) -> Result<u64, ShelfError> {
        let mut guard = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, end) = &mut *guard;
        let at = *end;
        file.seek(SeekFrom::Start(at))?;
        file.write_all(bytes)?;
        *end = at + bytes.len() as u64;
        Ok(at)
    }

    fn read(&self, parked: &Parked) -> Result<Vec<u8>, ShelfError> {
        let mut guard = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = vec![0; parked.bytes];
        guard.0.seek(SeekFrom::Start(parked.at))?;
        guard.0.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}
