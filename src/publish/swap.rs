//! Files put in the place of others, one by one, in such a way that all of it can be undone.

use super::PublishError;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What was done so far to a folder's files.
pub struct Swap<'a> {
    /// The folder.
    dir: &'a Path,
    /// Where the new files lie, and where the old ones go, by the same paths.
    new: &'a Path,
    old: &'a Path,
    renamed: Vec<(PathBuf, PathBuf)>,
    made: Vec<PathBuf>,
}

impl<'a> Swap<'a> {
    /// Nothing done yet.
    pub fn new(dir: &'a Path, new: &'a Path, old: &'a Path) -> Self {
        Self { dir, new, old, renamed: Vec::new(), made: Vec::new() }
    }

    /// Puts the file `name` of the folder aside and the new one, if there is one, in its place.
    pub fn put(&mut self, name: &str) -> Result<(), PublishError> {
        let (target, fresh, kept) = (self.dir.join(name), self.new.join(name), self.old.join(name));
        if target.exists() {
            self.rename(&target, &kept).map_err(|e| PublishError::held(&target, e))?;
        }
        if fresh.exists() {
            self.rename(&fresh, &target).map_err(|e| PublishError::io(&target, e))?;
        }
        Ok(())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let folder = to.parent().unwrap_or(self.dir);
        let missing: Vec<PathBuf> =
            folder.ancestors().take_while(|f| !f.exists()).map(Path::to_owned).collect();
        self.made.extend(missing.into_iter().rev());
        fs::create_dir_all(folder)?;
        fs::rename(from, to)?;
        self.renamed.push((from.to_owned(), to.to_owned()));
        Ok(())
    }

    /// Puts everything back.
    pub fn undo(self) -> io::Result<()> {
        for (from, to) in self.renamed.iter().rev() {
            fs::rename(to, from)?;
        }
        for folder in self.made.iter().rev() {
            // One that could not be made is not there.
            let _ = fs::remove_dir(folder);
        }
        Ok(())
    }

    /// Removes the folders in which nothing is left now that their files were put aside.
    pub fn tidy(self) {
        let left = self.renamed.iter().filter(|(from, _)| !from.starts_with(self.new));
        for (gone, _) in left {
            let inside = gone.ancestors().skip(1).take_while(|f| *f != self.dir);
            // A folder that holds something stays, and so do those above it.
            let _ = inside.map(fs::remove_dir).take_while(Result::is_ok).count();
        }
    }
}
