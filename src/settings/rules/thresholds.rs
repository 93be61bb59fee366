//! `templates/thresholds.toml` -> numbers that rules go by, each with its source.

use crate::settings::SettingsError;
use crate::settings::files::TemplateFiles;
use crate::settings::parse::Text;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Numbers by name, such as `severe-score`.
#[derive(Debug, Clone, Default)]
pub struct Thresholds(BTreeMap<String, Decimal>);

impl Thresholds {
    /// The number of this name; `None` where nothing is declared.
    pub fn get(&self, name: &str) -> Option<Decimal> {
        self.0.get(name).copied()
    }

    /// The number that a declaration writes: a threshold's name, or the number itself.
    pub(super) fn number(&self, written: &str) -> Option<Decimal> {
        self.get(written).or_else(|| written.parse().ok())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThresholdsFile {
    threshold: Vec<ThresholdTable>,
}

/// A number, what it means, and where it comes from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThresholdTable {
    key: Spanned<String>,
    value: Spanned<String>,
    #[serde(rename = "meaning")]
    _meaning: String,
    #[serde(rename = "source")]
    _source: String,
}

/// Reads all thresholds.
pub(super) fn load(files: &TemplateFiles) -> Result<Thresholds, SettingsError> {
    let text = Text::of(files.get("thresholds.toml")?)?;
    let mut numbers = BTreeMap::new();
    for written in text.read::<ThresholdsFile>()?.threshold {
        let value = written.value.get_ref();
        let wrong = || text.wrong(written.value.span(), format!("`{value}` is not a number such as \"15\""));
        let number = value.parse::<Decimal>().map_err(|_| wrong())?;
        if numbers.insert(written.key.get_ref().clone(), number).is_some() {
            let message = format!("the threshold `{}` is declared twice", written.key.get_ref());
            return Err(text.wrong(written.key.span(), message));
        }
    }
    Ok(Thresholds(numbers))
}
