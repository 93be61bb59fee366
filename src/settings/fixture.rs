//! Settings for tests.

use super::{Settings, Sources, load};

/// The built-in settings with a `packwright.toml` of this text.
pub fn with(text: &str) -> Settings {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("packwright.toml");
    std::fs::write(&path, text).unwrap();
    load(Sources { config: Some(&path), ..Default::default() }).unwrap()
}
