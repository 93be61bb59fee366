//! Settings for tests.

use super::{Settings, SettingsError, Sources, load};

/// The built-in settings with a `packwright.toml` of this text.
pub fn with(text: &str) -> Settings {
    read(text).unwrap()
}

/// What becomes of a `packwright.toml` of this text.
pub fn read(text: &str) -> Result<Settings, SettingsError> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("packwright.toml");
    std::fs::write(&path, text).unwrap();
    load(Sources { config: Some(&path), ..Default::default() })
}

/// Line, key and words of the first mistake in a `packwright.toml` of this text.
pub fn refused(text: &str) -> String {
    let error = read(text).unwrap_err();
    format!("{} {}: {}", error.line.unwrap_or(0), error.key, error.message)
}
