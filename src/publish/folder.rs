//! A folder that is written file by file, and takes its place when it is complete.

use super::staging::{Staging, aside};
use super::{PublishError, name, own, shown};
use crate::model::artifact::{Artifact, Listed, hex};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A folder in the making. Until it is finished the one in whose place it comes is as it was, and so it is when this is
/// dropped.
pub struct Folder {
    target: PathBuf,
    staging: Staging,
    names: Mutex<BTreeSet<String>>,
}

impl Folder {
    /// A new folder in place of `target`.
    ///
    /// # Errors
    /// When `target` holds files of somebody else's, when a file in it is open in another program, or when the disk
    /// refuses.
    pub fn new(target: &Path) -> Result<Self, PublishError> {
        if target.exists() && !target.is_dir() {
            return Err(PublishError::Foreign(shown(target), Vec::new()));
        }
        let strangers = own::strangers(target);
        let open = own::open(&strangers);
        if !open.is_empty() {
            return Err(PublishError::Open(open));
        }
        if !strangers.is_empty() {
            return Err(PublishError::Foreign(shown(target), strangers));
        }
        let parent = target.parent().unwrap_or(Path::new(""));
        let staging = Staging::new(parent, target.file_name().unwrap_or_default())?;
        Ok(Self { target: target.to_owned(), staging, names: Mutex::default() })
    }

    /// Where it is made.
    pub fn dir(&self) -> &Path {
        self.staging.dir()
    }

    /// A new file at `path` inside the folder, with `/`. Files may be made from several threads.
    ///
    /// # Errors
    /// When the name cannot be a file's or is taken, or when the disk refuses.
    pub fn create(&self, path: &str) -> Result<File, PublishError> {
        name::free(path, &mut self.names.lock().unwrap_or_else(PoisonError::into_inner))?;
        let at = self.staging.make(path)?;
        let file = fs::File::create(&at).map_err(|e| PublishError::io(&at, e))?;
        let hashed = Hashed { file, hash: Sha256::new(), bytes: 0 };
        Ok(File { at, path: path.to_owned(), out: BufWriter::with_capacity(1 << 16, hashed) })
    }

    /// Writes a whole file.
    ///
    /// # Errors
    /// As [`Folder::create`].
    pub fn put(&self, artifact: &Artifact) -> Result<Listed, PublishError> {
        self.create(&artifact.path)?.fill(|out| out.write_all(&artifact.bytes))
    }

    /// Puts the folder in its place.
    ///
    /// # Errors
    /// When the disk refuses; the folder from before is then as it was.
    pub fn finish(mut self) -> Result<(), PublishError> {
        let folder = &self.target;
        let old = folder.exists().then(|| aside(folder));
        if let Some(old) = &old {
            fs::rename(folder, old).map_err(|e| PublishError::held(folder, e))?;
        }
        if let Err(error) = fs::rename(self.staging.dir(), folder) {
            if let Some(old) = &old {
                fs::rename(old, folder).map_err(|e| PublishError::stranded(old, e))?;
            }
            return Err(PublishError::io(folder, error));
        }
        self.staging.keep();
        if let Some(old) = &old {
            // The new folder stands; an old one that cannot be removed harms nothing.
            let _ = fs::remove_dir_all(old);
        }
        Ok(())
    }
}

/// A file of a folder in the making.
pub struct File {
    at: PathBuf,
    path: String,
    out: BufWriter<Hashed>,
}

/// A file, and what was written into it.
struct Hashed {
    file: fs::File,
    hash: Sha256,
    bytes: u64,
}

impl File {
    /// Says which file could not be written.
    pub fn failed(&self, error: io::Error) -> PublishError {
        PublishError::io(&self.at, error)
    }

    /// Writes these bytes behind those that were written.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), PublishError> {
        self.write_all(bytes).map_err(|e| self.failed(e))
    }

    /// The file is complete.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish(mut self) -> Result<Listed, PublishError> {
        self.out.flush().map_err(|e| self.failed(e))?;
        let Hashed { hash, bytes, .. } = self.out.get_ref();
        Ok(Listed { path: self.path, bytes: *bytes, sha256: hex(&hash.clone().finalize()) })
    }

    /// Writes what `make` writes, and ends the file.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn fill(
        mut self,
        make: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Listed, PublishError> {
        make(&mut self).map_err(|e| self.failed(e))?;
        self.finish()
    }
}

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.hash.update(&bytes[..count]);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
