//! TOML text to declarations, with mistakes told by line and key.

use super::SettingsError;
use super::files::TemplateFile;
use crate::model::text::fold;
use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use std::ops::Range;

/// A TOML file's text with its name, for telling where in it something is wrong.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// The file's name in messages.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

impl<'a> Text<'a> {
    /// The text of a template.
    pub fn of(file: &'a TemplateFile) -> Result<Self, SettingsError> {
        Ok(Self { name: &file.name, text: file.text()? })
    }

    /// Reads the text as a `T`.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, SettingsError> {
        toml::from_str(self.text).map_err(|e| match e.span() {
            Some(span) => self.wrong(span, plain(e.message())),
            None => SettingsError::file(self.name, plain(e.message())),
        })
    }

    /// A mistake at `span`.
    pub fn wrong(self, span: Range<usize>, message: impl Into<String>) -> SettingsError {
        let start = span.start.min(self.text.len());
        let before = self.text.get(..start).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        let line = self.text.get(line_start..).and_then(|t| t.lines().next()).unwrap_or("");
        SettingsError {
            file: self.name.to_owned(),
            line: Some(before.matches('\n').count() + 1),
            key: key_of(line),
            message: message.into(),
        }
    }
}

/// One of a few words, in capitals or small letters.
///
/// # Errors
/// When it is none of them.
pub fn any_case<'de, D, T>(written: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let word = String::deserialize(written)?;
    let known = T::deserialize(StrDeserializer::<ValueError>::new(&word.to_lowercase()));
    // A word that is none of them is told as it was written.
    known.or_else(|_| T::deserialize(StrDeserializer::new(&word))).map(Some)
}

/// A message of the TOML reader in words that need no programmer.
fn plain(message: &str) -> String {
    let words = [
        ("expected i64", "expected a whole number"),
        ("expected u64", "expected a whole number"),
        ("expected usize", "expected a whole number"),
        ("expected a sequence", "expected a list in square brackets"),
        ("expected a map", "expected a table"),
        ("unknown variant", "this is none of the words it can be:"),
        ("unknown field", "there is no such key here:"),
        (", expected one of", "; they are"),
        (", expected `", "; it is `"),
        ("missing field", "a key is missing:"),
        ("duplicate field", "this key stands here twice:"),
        ("duplicate key", "this key stands here twice"),
        ("invalid type: string", "this is text:"),
        ("invalid type: integer", "this is a number:"),
        ("invalid type:", "this is of another kind:"),
    ];
    words.iter().fold(message.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// The key that a line of TOML sets, or the table it opens.
fn key_of(line: &str) -> String {
    let line = line.trim();
    match line.strip_prefix('[') {
        Some(_) => line.trim_matches(|c| c == '[' || c == ']').to_owned(),
        None => line.split_once('=').map_or("", |(key, _)| key.trim().trim_matches('"')).to_owned(),
    }
}

/// A text as the settings write it, in quotes.
pub fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Folds words, drops those that fold to nothing and repeats, keeps the order.
pub fn fold_all<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> Vec<String> {
    let mut folded = Vec::new();
    for word in words {
        let word = fold(word.as_ref());
        if !word.is_empty() && !folded.contains(&word) {
            folded.push(word);
        }
    }
    folded
}
