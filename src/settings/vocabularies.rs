//! `templates/vocabularies/*.toml` -> [`Vocabulary`]s. The file's name is the vocabulary's.

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::{Text, fold_all};
use crate::model::text::fold;
use crate::model::vocabulary::{Choice, Vocabulary};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VocabularyFile {
    value: Vec<ValueTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueTable {
    key: Spanned<String>,
    label: String,
    open: Option<bool>,
    tone: Option<String>,
    #[serde(default)]
    words: Vec<Spanned<String>>,
}

/// Reads all vocabularies. A word that stands for two values is refused.
pub fn load(files: &TemplateFiles) -> Result<BTreeMap<String, Vocabulary>, SettingsError> {
    let mut all = BTreeMap::new();
    for (key, file) in files.each("vocabularies", "toml") {
        let text = Text::of(file)?;
        let written: VocabularyFile = text.read()?;
        all.insert(key.to_owned(), check(text, key, written)?);
    }
    Ok(all)
}

fn check(text: Text<'_>, key: &str, written: VocabularyFile) -> Result<Vocabulary, SettingsError> {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut values = Vec::new();
    for table in written.value {
        let value = table.key.get_ref().clone();
        for word in std::iter::once(&table.key).chain(&table.words).filter(|w| !fold(w.get_ref()).is_empty())
        {
            if let Some(other) = seen.insert(fold(word.get_ref()), value.clone())
                && other != value
            {
                let message = format!("`{}` stands for both `{other}` and `{value}`", word.get_ref());
                return Err(text.wrong(word.span(), message));
            }
        }
        let words = [value.as_str(), table.label.as_str()];
        let words = words.into_iter().chain(table.words.iter().map(|w| w.get_ref().as_str()));
        let mut words = fold_all(words);
        // Signs such as a tick or a coloured disc fold to nothing; they are kept as they are.
        words.extend(table.words.iter().map(Spanned::get_ref).filter(|w| fold(w).is_empty()).cloned());
        values.push(Choice { words, key: value, label: table.label, open: table.open, tone: table.tone });
    }
    Ok(Vocabulary { key: key.to_owned(), values })
}
