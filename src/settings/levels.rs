//! `[levels]` of the settings: what is done with a kind of finding.

use super::SettingsError;
use super::parse::Text;
use crate::finding::{Code, Severity};
use std::collections::BTreeMap;
use toml::Spanned;

/// What is done with a kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelPolicy {
    /// Not reported.
    Off,
    /// Reported at this level.
    At(Severity),
}

/// Reads the levels; a kind that is none of `codes` is refused.
pub(super) fn check(
    text: Text<'_>,
    written: BTreeMap<Spanned<String>, Spanned<String>>,
    codes: &[&[Code]],
) -> Result<BTreeMap<String, LevelPolicy>, SettingsError> {
    let mut levels = BTreeMap::new();
    for (code, level) in written {
        if !codes.iter().copied().flatten().any(|c| c.id == code.get_ref()) {
            return Err(text.wrong(code.span(), format!("there is no finding `{}`", code.get_ref())));
        }
        let policy = match level.get_ref().as_str() {
            "off" => LevelPolicy::Off,
            word => LevelPolicy::At(
                word.parse()
                    .map_err(|()| text.wrong(level.span(), "a level is off, note, warning or error"))?,
            ),
        };
        levels.insert(code.into_inner(), policy);
    }
    Ok(levels)
}
