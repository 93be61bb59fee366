//! Why a file could not be read, in the words of the person at the spreadsheet.

use super::codes;
use crate::finding::{Code, Finding};
use std::io;

/// Why a locked file stays locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// No password was given.
    NoPassword,
    /// The one given is not the right one.
    WrongPassword,
    /// Locked in a way that is not known.
    UnknownKind,
    /// A format for which no password helps, such as `an .ods`.
    OldFormat(&'static str),
}

/// A file that is not read, and what to do about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// Its kind.
    pub code: Code,
    /// What was seen.
    pub seen: String,
    /// What to do.
    pub remedy: String,
}

const SAVE_AGAIN: &str =
    "open it in the program that made it, save it again as .xlsx, and put the new file in its place";

impl Refusal {
    /// Of this kind, in these words.
    pub fn new(code: Code, seen: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { code, seen: seen.into(), remedy: remedy.into() }
    }

    /// Broken inside: `what` is a clause such as `the list of its sheets is missing`.
    pub fn damaged(what: &str) -> Self {
        Self::new(codes::FILE_UNREADABLE, format!("the file is damaged: {what}"), SAVE_AGAIN)
    }

    /// An archive whose table of contents makes its parts smaller than they are.
    pub fn lying() -> Self {
        let seen = "the file swells to more than its table of contents says when it is unpacked";
        Self::new(codes::FILE_TOO_LARGE, seen, SAVE_AGAIN)
    }

    /// Ends before it should.
    pub fn cut_short() -> Self {
        Self::new(
            codes::FILE_UNREADABLE,
            "the file is cut short or damaged: it begins like a workbook and its table of contents is missing",
            "copy or download it again, and check that it opens in a spreadsheet program",
        )
    }

    /// No bytes at all.
    pub fn empty() -> Self {
        Self::new(
            codes::FILE_UNREADABLE,
            "the file is empty (0 bytes)",
            "copy or download it again; a folder that is still synchronising shows empty files",
        )
    }

    /// Something else than a spreadsheet: `what` is a noun such as `a PDF document`.
    pub fn foreign(what: &str) -> Self {
        Self::new(
            codes::NOT_A_SPREADSHEET,
            format!("the file is {what}, whatever its name says"),
            "hand in the spreadsheet itself, or take the file out of the folder",
        )
    }

    /// Past the limit of this name in the settings: `what` says what is too large.
    pub fn limit(name: &str, what: impl Into<String>) -> Self {
        let remedy = format!(
            "split the workbook, or clear unused rows, columns and pictures and save it again; a file that has to be \
             so large is read with a higher `{name}` under [limits] in packwright.toml"
        );
        Self::new(codes::FILE_TOO_LARGE, what, remedy)
    }

    /// Locked by a password for opening.
    pub fn locked(lock: Lock) -> Self {
        const LOCKED: &str = "the file is protected by a password for opening";
        const UNLOCK: &str =
            "open it in its own program, take the password for opening off, and save it again";
        let (why, remedy) = match lock {
            Lock::NoPassword => (
                String::new(),
                format!(
                    "put the password into an environment variable and name that with --password-env, or {UNLOCK}"
                ),
            ),
            Lock::WrongPassword => (
                ", and the password given does not open it".to_owned(),
                "check the password in the environment variable that --password-env names".to_owned(),
            ),
            Lock::UnknownKind => {
                (", and this way of locking cannot be opened here".to_owned(), UNLOCK.to_owned())
            }
            Lock::OldFormat(format) => {
                (format!(", and {format} with a password cannot be opened here"), UNLOCK.to_owned())
            }
        };
        Self::new(codes::PASSWORD_NEEDED, format!("{LOCKED}{why}"), remedy)
    }

    /// The operating system does not let it be read.
    pub fn system(error: &io::Error) -> Self {
        // 32 and 33 are Windows' sharing and lock violations.
        let locked = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
        let (seen, remedy) = match error.kind() {
            _ if locked => ("the file is open in another program", "close it in Excel and run again"),
            io::ErrorKind::PermissionDenied => {
                ("the file may not be opened with your rights", "ask its owner for the right to read it")
            }
            io::ErrorKind::NotFound => (
                "the file is not there",
                "check that it was not moved or renamed, and that links point somewhere",
            ),
            io::ErrorKind::IsADirectory => ("this is a folder, not a file", "name the files inside it"),
            _ => ("the disk or network did not deliver the file", "copy it to this computer and run again"),
        };
        Self::new(codes::FILE_UNREADABLE, seen, remedy)
    }

    /// As a finding about `file`.
    pub fn finding(&self, file: &str) -> Finding {
        Finding::new(self.code, &self.seen, &self.remedy).file(file)
    }
}
