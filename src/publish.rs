//! The only writer of files. What is written is written whole or not at all: it is made beside its target
//! under another name, and renamed over it when it is complete.

mod error;
mod folder;
mod name;
mod own;
mod staging;
mod swap;

pub use error::PublishError;
pub use folder::{File, Folder};
pub use own::changed;

use crate::model::artifact::Artifact;
use staging::Staging;
use std::fs;
use std::io::Write;
use std::path::Path;
use swap::Swap;

/// Writes `folder` whole, in place of one that was written before.
///
/// # Errors
/// When a name cannot be a file's, when the folder holds files of somebody else's, when a file in it is open in
/// another program, or when the disk refuses. The folder is then as it was before.
pub fn replace_folder(folder: &Path, artifacts: &[Artifact]) -> Result<(), PublishError> {
    let new = Folder::new(folder)?;
    for artifact in artifacts {
        new.put(artifact)?;
    }
    new.finish()
}

/// Writes files into `dir`, in place of those of the same names, and removes files named in `owned` that are
/// not written this time, with the folders that this leaves empty. Other files of `dir` stay.
///
/// # Errors
/// As [`replace_folder`]; every file is then as it was before.
pub fn replace_files(dir: &Path, artifacts: &[Artifact], owned: &[String]) -> Result<(), PublishError> {
    name::check(artifacts)?;
    let mut names: Vec<&str> = artifacts.iter().map(|a| a.path.as_str()).collect();
    names.extend(owned.iter().map(String::as_str).filter(|o| !artifacts.iter().any(|a| a.path == *o)));
    if let Some(taken) = names.iter().map(|n| dir.join(n)).find(|p| p.is_dir()) {
        return Err(PublishError::Foreign(shown(&taken), Vec::new()));
    }
    let mut staging = Staging::new(dir, "export".as_ref())?;
    staging.write(artifacts)?;
    let old = staging.old()?;
    let mut swap = Swap::new(dir, staging.dir(), &old);
    if let Err(error) = names.iter().try_for_each(|name| swap.put(name)) {
        if let Err(e) = swap.undo() {
            staging.keep();
            return Err(PublishError::stranded(&old, e));
        }
        return Err(error);
    }
    swap.tidy();
    staging.clear();
    Ok(())
}

/// Writes one file that is not there yet.
///
/// # Errors
/// When it is there, or the disk refuses; no half of it is left.
pub fn new_file(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(|e| {
        if e.kind() == std::io::ErrorKind::AlreadyExists {
            PublishError::Exists(shown(path))
        } else {
            PublishError::io(path, e)
        }
    })?;
    file.write_all(bytes).map_err(|e| {
        let _ = fs::remove_file(path);
        PublishError::io(path, e)
    })
}

/// Writes one file, in place of what stands there. A link stays one, and the file it leads to is written.
///
/// # Errors
/// When it is open in another program, or the disk refuses; the file is then as it was before.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let parent = target.parent().unwrap_or(Path::new(""));
    let mut staging = Staging::new(parent, name.as_ref())?;
    staging.write(&[Artifact { path: name.clone(), bytes: bytes.to_vec() }])?;
    let fresh = staging.dir().join(&name);
    if let Ok(old) = fs::metadata(&target) {
        fs::set_permissions(&fresh, old.permissions()).map_err(|e| PublishError::io(path, e))?;
    }
    fs::rename(&fresh, &target).map_err(|e| PublishError::held(path, e))?;
    staging.clear();
    Ok(())
}

/// A path as messages and summaries show it, with `/` on every system.
pub fn shown(path: &Path) -> String {
    path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
}

#[cfg(test)]
mod tests;
