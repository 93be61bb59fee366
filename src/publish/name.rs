//! Names that Windows, macOS and Linux all take.

use super::PublishError;
use crate::model::artifact::{Artifact, is_portable};
use std::collections::BTreeSet;

/// Refuses a name that some system cannot have, and two that are one where case does not count.
pub fn check(artifacts: &[Artifact]) -> Result<(), PublishError> {
    let mut taken = BTreeSet::new();
    artifacts.iter().try_for_each(|artifact| free(&artifact.path, &mut taken))
}

/// The same for one file more beside those of the names that are taken.
pub fn free(path: &str, taken: &mut BTreeSet<String>) -> Result<(), PublishError> {
    if path.split('/').all(is_portable) && taken.insert(path.to_lowercase()) {
        return Ok(());
    }
    Err(PublishError::Name(path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_only_some_systems_take_are_refused() {
        for good in ["risk.xlsx", "head-of-pmo.pdf", "part-0.parquet", "Übersicht", "console.txt"] {
            assert!(is_portable(good), "{good}");
        }
        for bad in ["", "..", ".", "con", "NUL.pdf", "com1.xlsx", "a:b", "a\\b", "x.", "x ", "a\tb", "why?"] {
            assert!(!is_portable(bad), "{bad}");
        }
    }

    #[test]
    fn names_that_differ_in_case_only_are_refused() {
        let file = |path: &str| Artifact { path: path.to_owned(), bytes: Vec::new() };
        assert!(check(&[file("packs/a.pdf"), file("packs/b.pdf")]).is_ok());
        assert!(check(&[file("packs/a.pdf"), file("Packs/A.pdf")]).is_err());
        assert!(check(&[file("../a.pdf")]).is_err());
    }
}
