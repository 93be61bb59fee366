//! What is written stays apart from what is read.

use std::path::{Path, PathBuf};

/// Whether a folder, which may not be there yet, lies in one of the sources or is one.
pub fn is_inside(output: &Path, sources: &[PathBuf]) -> bool {
    let Some(output) = resolved(output) else { return false };
    sources.iter().filter_map(|s| s.canonicalize().ok()).any(|s| output.starts_with(s))
}

/// Where a path leads that may not be there yet: as much of it as is there, and the rest as written.
fn resolved(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    let there = absolute.ancestors().find(|p| p.exists())?;
    let rest = absolute.strip_prefix(there).ok()?;
    Some(there.canonicalize().ok()?.join(rest))
}
