//! Why a file could not be read, in the words of the person at the spreadsheet.

use super::codes;
use crate::finding::{Code, Finding};
use std::io;

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

    /// Past a limit: `what` says which.
    pub fn too_large(what: impl Into<String>) -> Self {
        Self::new(
            codes::FILE_TOO_LARGE,
            what,
            "split the workbook, or clear the unused rows, columns and pictures and save it again",
        )
    }

    /// Locked by a password. Nothing here can unlock one, so a password that was given is said to be of no use.
    pub fn password(given: bool) -> Self {
        let seen = "the file is protected by a password for opening";
        let seen = if given {
            format!("{seen}, and a protected file cannot be opened here even with its password")
        } else {
            seen.to_owned()
        };
        Self::new(
            codes::PASSWORD_NEEDED,
            seen,
            "open it in its own program, take the password for opening off, and save it again",
        )
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
