//! Kinds of findings of this stage.

use crate::finding::Code;

/// All of them.
pub const ALL: &[Code] = &[];
