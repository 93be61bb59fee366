//! `templates/thresholds.toml` and `[rules]` of the settings -> numbers that rules go by.

use crate::settings::SettingsError;
use crate::settings::files::TemplateFiles;
use crate::settings::parse::Text;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// What the rules across records go by, which no declaration names.
const NEEDED: [&str; 11] = [
    "alike-risks",
    "alike-share",
    "burn-margin",
    "copied-records",
    "copied-share",
    "flat-months",
    "late-spend-times",
    "rate-people",
    "rate-spread",
    "roster-share",
    "vacancy-months",
];

/// Numbers by name, such as `severe-score`.
#[derive(Debug, Clone, Default)]
pub struct Thresholds(BTreeMap<String, Decimal>);

impl Thresholds {
    /// The number of this name; `None` where nothing is declared.
    pub fn get(&self, name: &str) -> Option<Decimal> {
        self.0.get(name).copied()
    }

    /// All of them, by name.
    pub fn each(&self) -> impl Iterator<Item = (&str, Decimal)> {
        self.0.iter().map(|(key, number)| (key.as_str(), *number))
    }

    /// The number that a declaration writes: a threshold's name, or the number itself.
    pub(super) fn number(&self, written: &str) -> Option<Decimal> {
        self.get(written).or_else(|| written.parse().ok())
    }

    /// The same, with the numbers that the settings put in place of others.
    ///
    /// # Errors
    /// Where a name is none of these, or something is not a number.
    pub fn changed(
        mut self,
        text: Text<'_>,
        written: &BTreeMap<Spanned<String>, Spanned<String>>,
    ) -> Result<Self, SettingsError> {
        for (key, value) in written {
            let name = key.get_ref();
            if !self.0.contains_key(name) {
                let known: Vec<&str> = self.0.keys().map(String::as_str).collect();
                let message = format!("no rule goes by `{name}`; there are {}", known.join(", "));
                return Err(text.wrong(key.span(), message));
            }
            self.0.insert(name.clone(), number(text, value)?);
        }
        Ok(self)
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
///
/// # Errors
/// Where one is declared twice, is not a number, or one is missing that a rule needs.
pub fn load(files: &TemplateFiles) -> Result<Thresholds, SettingsError> {
    let text = Text::of(files.get("thresholds.toml")?)?;
    let mut numbers = BTreeMap::new();
    for written in text.read::<ThresholdsFile>()?.threshold {
        let number = number(text, &written.value)?;
        if numbers.insert(written.key.get_ref().clone(), number).is_some() {
            let message = format!("the threshold `{}` is declared twice", written.key.get_ref());
            return Err(text.wrong(written.key.span(), message));
        }
    }
    if let Some(name) = NEEDED.iter().find(|name| !numbers.contains_key(**name)) {
        return Err(SettingsError::file(text.name, format!("the threshold `{name}` is missing")));
    }
    Ok(Thresholds(numbers))
}

fn number(text: Text<'_>, written: &Spanned<String>) -> Result<Decimal, SettingsError> {
    let value = written.get_ref();
    let wrong = || text.wrong(written.span(), format!("`{value}` is not a number such as \"15\""));
    value.parse().map_err(|_| wrong())
}
