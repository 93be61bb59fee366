//! A folder in the making, gone again unless it is kept.

use super::PublishError;
use crate::model::artifact::Artifact;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A folder beside its target.
pub struct Staging {
    dir: PathBuf,
    /// Folders above it that had to be made, the outermost first.
    made: Vec<PathBuf>,
    keep: bool,
}

impl Staging {
    /// An empty folder in `parent`, which is made when it is missing.
    pub fn new(parent: &Path, name: &OsStr) -> Result<Self, PublishError> {
        let made: Vec<PathBuf> = parent
            .ancestors()
            .take_while(|p| !p.as_os_str().is_empty() && !p.exists())
            .map(Path::to_owned)
            .collect();
        let mut staging = Self { dir: PathBuf::new(), made: made.into_iter().rev().collect(), keep: false };
        if !parent.as_os_str().is_empty() {
            fs::create_dir_all(parent).map_err(|e| PublishError::io(parent, e))?;
        }
        let mut n = 0;
        staging.dir = loop {
            let dir = parent.join(beside(name, "new", n));
            match fs::create_dir(&dir) {
                Ok(()) => break dir,
                Err(e) if e.kind() == ErrorKind::AlreadyExists && n < 1000 => n += 1,
                Err(e) => return Err(PublishError::io(parent, e)),
            }
        };
        Ok(staging)
    }

    /// Where it lies.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Writes the files into it.
    pub fn write(&mut self, artifacts: &[Artifact]) -> Result<(), PublishError> {
        for artifact in artifacts {
            let path = self.make(&artifact.path)?;
            fs::write(&path, &artifact.bytes).map_err(|e| PublishError::io(&path, e))?;
        }
        Ok(())
    }

    /// Where a file inside it lies, its folders made.
    pub fn make(&self, path: &str) -> Result<PathBuf, PublishError> {
        let path = self.dir.join(path);
        let folder = path.parent().unwrap_or(&self.dir);
        fs::create_dir_all(folder).map_err(|e| PublishError::io(folder, e))?;
        Ok(path)
    }

    /// A folder inside it for files from before.
    pub fn old(&self) -> Result<PathBuf, PublishError> {
        let old = self.dir.join(".old");
        fs::create_dir(&old).map_err(|e| PublishError::io(&old, e))?;
        Ok(old)
    }

    /// Leaves it, and the folders above it, where they are.
    pub fn keep(&mut self) {
        self.keep = true;
    }

    /// Removes it, and leaves the folders above it.
    pub fn clear(&mut self) {
        self.made.clear();
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.keep {
            return;
        }
        // On the way out of a failure there is nobody left to tell.
        if !self.dir.as_os_str().is_empty() {
            let _ = fs::remove_dir_all(&self.dir);
        }
        for dir in self.made.iter().rev() {
            let _ = fs::remove_dir(dir);
        }
    }
}

/// A free name beside `folder` for what stood there before.
pub fn aside(folder: &Path) -> PathBuf {
    let parent = folder.parent().unwrap_or(Path::new(""));
    let name = folder.file_name().unwrap_or_default();
    let mut n = 0;
    loop {
        let path = parent.join(beside(name, "old", n));
        if !path.exists() {
            return path;
        }
        n += 1;
    }
}

fn beside(name: &OsStr, what: &str, n: u32) -> String {
    format!(".{}.{what}-{n}", name.to_string_lossy())
}
