//! `templates/endings.toml`: words with other endings by gender, number and case.

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::model::vocabulary::{ChoiceId, Vocabulary};
use serde::Deserialize;
use std::collections::HashMap;

/// A shorter word keeps its ending.
const SHORTEST: usize = 4;

/// All endings.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endings {
    endings: Vec<Ending>,
    titles: Vec<Ending>,
}

/// An ending of known words with those that may stand in its place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ending {
    known: String,
    written: Vec<String>,
}

impl Endings {
    /// Reads the endings.
    pub fn load(files: &TemplateFiles) -> Result<Self, SettingsError> {
        Text::of(files.get("endings.toml")?)?.read()
    }

    /// The words of a vocabulary with other endings; those that would stand for two values, or are words themselves, are
    /// left out.
    pub fn forms(&self, vocabulary: &Vocabulary) -> HashMap<String, ChoiceId> {
        let mut found: HashMap<String, Option<ChoiceId>> = HashMap::new();
        for (id, value) in (0..).map(ChoiceId).zip(&vocabulary.values) {
            for form in value.words.iter().flat_map(|word| with(&self.endings, word)) {
                let one = found.entry(form).or_insert(Some(id));
                *one = one.filter(|before| *before == id);
            }
        }
        let is_new = |form: &String| !vocabulary.values.iter().any(|v| v.words.contains(form));
        let one = found.into_iter().filter_map(|(form, id)| Some((form, id?)));
        one.filter(|(form, _)| is_new(form)).collect()
    }

    /// A word of a title in its other genders.
    pub fn of_title(&self, word: &str) -> Vec<String> {
        with(&self.titles, word)
    }
}

/// A word with each other ending that it may take.
fn with(endings: &[Ending], word: &str) -> Vec<String> {
    if word.chars().count() < SHORTEST {
        return Vec::new();
    }
    let with = |ending: &Ending| {
        let stem = word.strip_suffix(ending.known.as_str())?;
        Some(ending.written.iter().map(|w| format!("{stem}{w}")).collect::<Vec<_>>())
    };
    endings.iter().filter_map(with).flatten().collect()
}
