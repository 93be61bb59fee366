//! `templates/scales.toml` -> [`Scales`].

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::{Text, fold_all};
use crate::model::scale::{Scales, Scheme};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScalesFile {
    labels: BTreeMap<String, Spanned<Vec<String>>>,
    scheme: Vec<SchemeTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SchemeTable {
    key: String,
    #[serde(default)]
    scales: Vec<String>,
    levels: Spanned<Vec<Vec<String>>>,
}

/// Reads the scales. Each must name five levels; a scheme has 2 to 100.
pub fn load(files: &TemplateFiles) -> Result<Scales, SettingsError> {
    let text = Text::of(files.get("scales.toml")?)?;
    let written: ScalesFile = text.read()?;
    let mut scales = Scales::default();
    for (name, words) in written.labels {
        if words.get_ref().len() != 5 {
            return Err(text.wrong(words.span(), "a scale has five words, for levels 1 to 5"));
        }
        scales.labels.push((name, words.into_inner()));
    }
    for table in written.scheme {
        if !(2..=100).contains(&table.levels.get_ref().len()) {
            return Err(text.wrong(table.levels.span(), "a scheme has between 2 and 100 levels"));
        }
        let levels = table.levels.into_inner();
        let words = levels.iter().map(fold_all).collect();
        scales.schemes.push(Scheme { key: table.key, scales: table.scales, words });
    }
    Ok(scales)
}
