//! A file that is made and not yet written.

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Its path inside the folder that is written, with `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}
