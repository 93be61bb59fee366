//! Kinds of findings of this stage.

use crate::finding::{Code, Severity};

/// A note that cannot be read.
pub const NOTE_UNREAD: Code =
    Code::new("note-unread", Severity::Warning, include_str!("pages/note-unread.md"));
/// A note that no pack prints: of a pack or project that nobody knows, or with a marking that nobody knows.
pub const NOTE_UNPLACED: Code =
    Code::new("note-unplaced", Severity::Warning, include_str!("pages/note-unplaced.md"));
/// A note that does not say when, or by whom, it was written.
pub const NOTE_UNDATED: Code =
    Code::new("note-undated", Severity::Warning, include_str!("pages/note-undated.md"));
/// A note from before the reported month.
pub const NOTE_STALE: Code = Code::new("note-stale", Severity::Warning, include_str!("pages/note-stale.md"));
/// Parts of a note that are not printed: pictures, HTML, links to anything but the web.
pub const NOTE_LEFT_OUT: Code =
    Code::new("note-left-out", Severity::Warning, include_str!("pages/note-left-out.md"));

/// All of them.
pub const ALL: &[Code] = &[NOTE_UNREAD, NOTE_UNPLACED, NOTE_UNDATED, NOTE_STALE, NOTE_LEFT_OUT];
