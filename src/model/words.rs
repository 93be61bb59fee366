//! The fixed words of packs in another language: each English text as it stands, and what is printed in its place.
//! Declared in `templates/languages/`. A text that the language lacks stays English.

use super::period::{MONTHS, Period};
use super::print::{Days, Marks};
use std::collections::BTreeMap;
use std::fmt::Display;

/// A language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Its name for other programs (RFC 5646), such as `en-GB`.
    pub tag: String,
    /// The months, January first.
    pub months: Vec<String>,
    /// The same in short.
    pub short_months: Vec<String>,
    /// Whether a name keeps its capital inside a sentence, as nouns do in German.
    pub capitals: bool,
    /// What stands behind the number of a percent.
    pub percent: String,
    /// Whether the sign of a currency stands behind the amount.
    pub sign_behind: bool,
    /// How numbers are written, where nothing else is set.
    pub marks: Marks,
    /// How days are written, where nothing else is set.
    pub days: Days,
    /// From each English text to that of the language.
    pub texts: BTreeMap<String, String>,
}

impl Default for Words {
    fn default() -> Self {
        let own = |short: fn(&str) -> &str| MONTHS.iter().map(|month| short(month).to_owned()).collect();
        Self {
            tag: "en-GB".to_owned(),
            months: own(|month| month),
            short_months: own(|month| &month[..3]),
            capitals: false,
            percent: "%".to_owned(),
            sign_behind: false,
            marks: Marks::default(),
            days: Days::default(),
            texts: BTreeMap::new(),
        }
    }
}

impl Words {
    /// The language's text for an English one; that itself where the language has none.
    pub fn of<'t>(&'t self, english: &'t str) -> &'t str {
        self.texts.get(english).map_or(english, String::as_str)
    }

    /// The same, with what its `{names}` stand for.
    pub fn with<const N: usize>(&self, english: &str, values: [(&str, &dyn Display); N]) -> String {
        let mut out = String::new();
        let mut rest = self.of(english);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else { break };
            out.push_str(before);
            if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
                out.push_str(&value.to_string());
            }
            rest = behind;
        }
        out + rest
    }

    /// A name of the packs as it stands inside a sentence.
    pub fn inside(&self, name: &str) -> String {
        if self.capitals {
            return name.to_owned();
        }
        name.split(' ').map(small).collect::<Vec<_>>().join(" ")
    }

    /// `October 2026`.
    pub fn month(&self, month: Period) -> String {
        format!("{} {}", name(&self.months, month), month.year())
    }

    /// `Oct 26`, for axes.
    pub fn short_month(&self, month: Period) -> String {
        format!("{} {:02}", name(&self.short_months, month), month.year() % 100)
    }
}

/// The name of a month among twelve.
fn name(months: &[String], month: Period) -> &str {
    months.get(month.month() as usize - 1).map_or("", String::as_str)
}

/// A text as the beginning of a sentence.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A word in small letters, save for one of capitals alone, such as RAG.
fn small(word: &str) -> String {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let short = capitals > 1 && !word.chars().any(char::is_lowercase);
    if short { word.to_owned() } else { word.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_those_of_the_language_and_english_where_it_has_none() {
        let texts = BTreeMap::from([("{n} of {all}".to_owned(), "von {all} nur {n}".to_owned())]);
        let words = Words { texts, capitals: true, ..Words::default() };
        assert_eq!(words.with("{n} of {all}", [("n", &2), ("all", &"3 {n}")]), "von 3 {n} nur 2");
        assert_eq!(words.with("{n} files", [("n", &2)]), "2 files");
        assert_eq!((words.of("Risks"), words.inside("Risks")), ("Risks", "Risks".to_owned()));
        assert_eq!(Words::default().inside("Risks"), "risks");
        assert_eq!(Words::default().short_month(Period::new(2026, 10).unwrap()), "Oct 26");
    }
}
