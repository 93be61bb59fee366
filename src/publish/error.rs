use super::shown;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why files were not written.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// A name that some system cannot have.
    #[error("`{0}` cannot be a file's name on every system")]
    Name(String),
    /// Something stands in the way that the program did not write; the files, where it is a folder.
    #[error("`{0}` holds files that packwright did not write{some}", some = some(.1))]
    Foreign(String, Vec<String>),
    /// A file that was to be new is there.
    #[error("`{0}` is there already")]
    Exists(String),
    /// Files that another program holds, by name.
    #[error("{} open in another program, so nothing was written", list(.0))]
    Open(Vec<String>),
    /// Old files could not be put back.
    #[error("nothing was written, and the files from before lie in `{0}`: {reason}", reason = plain(.1))]
    Stranded(String, io::Error),
    /// The disk refused.
    #[error("`{0}` cannot be written: {reason}", reason = plain(.1))]
    Io(String, io::Error),
}

impl PublishError {
    pub(super) fn io(path: &Path, error: io::Error) -> Self {
        Self::Io(shown(path), error)
    }

    pub(super) fn stranded(path: &Path, error: io::Error) -> Self {
        Self::Stranded(shown(path), error)
    }

    /// A file or folder that cannot be moved: mostly since a file is open in Excel, which is then named.
    pub(super) fn held(path: &Path, error: io::Error) -> Self {
        let mut held = Vec::new();
        find_held(path, &mut held);
        if held.is_empty() {
            Self::io(path, error)
        } else {
            Self::Open(held.iter().map(|p| shown(p)).collect())
        }
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Name(_) => "give the role, the register or the template another name",
            Self::Foreign(..) => "choose another folder with -o, or move these files away",
            Self::Exists(_) => "move it away first; it is never overwritten",
            Self::Open(_) => "close it and run again",
            Self::Stranded(..) => "move them back by hand",
            Self::Io(..) => "see that the folder can be written to and that the disk has room",
        }
    }
}

/// Files at and below `path` that cannot be opened for writing.
fn find_held(path: &Path, held: &mut Vec<PathBuf>) {
    if let Ok(entries) = fs::read_dir(path) {
        let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
        paths.sort();
        paths.iter().for_each(|p| find_held(p, held));
    } else if fs::OpenOptions::new().write(true).open(path).is_err() {
        held.push(path.to_owned());
    }
}

/// What the system says, without its number; that a file stands where a folder is to be is said in other words.
fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "a file stands where a folder is to be".to_owned()
        }
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_lowercase()
        }
    }
}

/// The first of these files, and how many more there are.
fn some(files: &[String]) -> String {
    const NAMED: usize = 3;
    let names: Vec<String> = files.iter().take(NAMED).map(|f| format!("`{f}`")).collect();
    match files.len() {
        0 => String::new(),
        all if all > NAMED => format!(": {} and {} more", names.join(", "), all - NAMED),
        _ => format!(": {}", names.join(", ")),
    }
}

fn list(files: &[String]) -> String {
    let names: Vec<String> = files.iter().map(|f| format!("`{f}`")).collect();
    format!("{} {}", names.join(", "), if files.len() == 1 { "is" } else { "are" })
}
