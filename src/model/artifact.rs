//! A file that is made and not yet written.

use sha2::{Digest, Sha256};

/// Names that Windows keeps for devices, with any extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Signs that some system does not take in a name.
const FORBIDDEN: &str = "<>:\"/\\|?*";

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Its path inside the folder that is written, with `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A file that was written, as a manifest lists it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Its path inside the folder that was written, with `/`.
    pub path: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

impl Artifact {
    /// As a manifest lists it.
    pub fn listed(&self) -> Listed {
        Listed { path: self.path.clone(), bytes: self.bytes.len() as u64, sha256: sha256(&self.bytes) }
    }
}

/// The SHA-256 of a file's bytes, in hex, as manifests have it.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Whether every system takes `name` as the name of a file or folder.
pub fn is_portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or("").trim_end().to_lowercase();
    let numbered = (stem.starts_with("com") || stem.starts_with("lpt"))
        && stem.chars().count() == 4
        // Windows takes a raised 1, 2 or 3 for the digit.
        && stem.ends_with(|c: char| c.is_ascii_digit() || "¹²³".contains(c));
    !name.is_empty()
        && name.len() <= 200
        && !name.ends_with(['.', ' '])
        && !name.chars().any(|c| c.is_control() || FORBIDDEN.contains(c))
        && !DEVICES.contains(&stem.as_str())
        && !numbered
}

/// The text with `instead` for each sign that some system does not take in a name.
pub fn with_portable(text: &str, instead: char) -> String {
    text.chars().map(|c| if c.is_control() || FORBIDDEN.contains(c) { instead } else { c }).collect()
}
