//! What a person answered in a dossier: what written values mean.

use std::collections::{BTreeMap, BTreeSet};

/// What written values mean, by register, field and what was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<(String, String, String), Answer>);

/// What a written value means.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Answer {
    value: String,
    files: BTreeSet<String>,
}

impl Answers {
    /// Adds what a value written in these files means.
    pub fn add(
        &mut self,
        (register, field, written): (&str, &str, &str),
        value: &str,
        files: BTreeSet<String>,
    ) {
        let key = (register.to_owned(), field.to_owned(), written.to_owned());
        self.0.insert(key, Answer { value: value.to_owned(), files });
    }

    /// Whether nothing was answered about a field.
    pub fn is_silent(&self, register: &str, field: &str) -> bool {
        !self.0.keys().any(|(r, f, _)| r == register && f == field)
    }

    /// What a value written in a file means, where that was answered.
    pub fn of(&self, file: &str, (register, field, written): (&str, &str, &str)) -> Option<&str> {
        let key = (register.to_owned(), field.to_owned(), written.to_owned());
        self.0.get(&key).filter(|answer| answer.files.contains(file)).map(|answer| answer.value.as_str())
    }
}
