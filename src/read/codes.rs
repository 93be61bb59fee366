//! What the reading of files can find.

use crate::finding::{Code, Severity};

/// A file that is damaged, empty or not accessible.
pub const FILE_UNREADABLE: Code =
    Code::new("file-unreadable", Severity::Error, include_str!("pages/file-unreadable.md"));
/// A file that is no spreadsheet inside.
pub const NOT_A_SPREADSHEET: Code =
    Code::new("not-a-spreadsheet", Severity::Error, include_str!("pages/not-a-spreadsheet.md"));
/// A file locked by a password for opening.
pub const PASSWORD_NEEDED: Code =
    Code::new("password-needed", Severity::Error, include_str!("pages/password-needed.md"));
/// A file past a limit.
pub const FILE_TOO_LARGE: Code =
    Code::new("file-too-large", Severity::Error, include_str!("pages/file-too-large.md"));
/// A sheet of which a part could not be read.
pub const SHEET_DAMAGED: Code =
    Code::new("sheet-damaged", Severity::Error, include_str!("pages/sheet-damaged.md"));
/// Formulas without a stored result.
pub const NEVER_CALCULATED: Code =
    Code::new("never-calculated", Severity::Error, include_str!("pages/never-calculated.md"));
/// A file that is something else than its name says, and was read as what it is.
pub const MISNAMED_FILE: Code =
    Code::new("misnamed-file", Severity::Warning, include_str!("pages/misnamed-file.md"));
/// Text whose encoding had to be guessed.
pub const ENCODING_GUESSED: Code =
    Code::new("encoding-guessed", Severity::Note, include_str!("pages/encoding-guessed.md"));
/// A hidden sheet, read like any other.
pub const HIDDEN_SHEET: Code =
    Code::new("hidden-sheet", Severity::Note, include_str!("pages/hidden-sheet.md"));
/// A lock file, a dot file, or a file that was met before.
pub const PASSED_OVER: Code = Code::new("passed-over", Severity::Note, include_str!("pages/passed-over.md"));
/// A pack, findings or dossier of this program.
pub const OWN_OUTPUT: Code = Code::new("own-output", Severity::Note, include_str!("pages/own-output.md"));
/// Files whose ending is not that of a spreadsheet.
pub const NOT_A_SPREADSHEET_NAME: Code =
    Code::new("not-a-spreadsheet-name", Severity::Note, include_str!("pages/not-a-spreadsheet-name.md"));
/// Coloured blanks past the limit.
pub const COLOURS_LEFT_OUT: Code =
    Code::new("colours-left-out", Severity::Note, include_str!("pages/colours-left-out.md"));

/// All of them.
pub const ALL: &[Code] = &[
    FILE_UNREADABLE,
    NOT_A_SPREADSHEET,
    PASSWORD_NEEDED,
    FILE_TOO_LARGE,
    SHEET_DAMAGED,
    NEVER_CALCULATED,
    MISNAMED_FILE,
    ENCODING_GUESSED,
    HIDDEN_SHEET,
    PASSED_OVER,
    OWN_OUTPUT,
    NOT_A_SPREADSHEET_NAME,
    COLOURS_LEFT_OUT,
];
