//! `[print]`, of the theme and of the settings -> [`Print`]. What the settings say counts before the theme, and that before
//! what the language is used to.

use super::SettingsError;
use super::parse::{Text, any_case};
use crate::model::print::{Days, Marks, PageNumbers, Paper, Print};
use crate::model::words::Words;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct PrintTable {
    #[serde(deserialize_with = "any_case")]
    paper: Option<Paper>,
    language: Option<Spanned<String>>,
    numbers: Option<Spanned<String>>,
    dates: Option<Spanned<String>>,
    #[serde(deserialize_with = "any_case")]
    negative: Option<Negative>,
    #[serde(deserialize_with = "any_case")]
    pages: Option<PageNumbers>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Negative {
    Minus,
    Brackets,
}

/// `before` with what the table sets.
pub fn changed(
    text: Text<'_>,
    written: PrintTable,
    languages: &BTreeMap<String, Words>,
    before: Print,
) -> Result<Print, SettingsError> {
    let marks = written.numbers.map(|w| marks(text, &w)).transpose()?;
    let days = written.dates.map(|w| days(text, &w)).transpose()?;
    let (language, words) = match written.language {
        None => (before.language, before.words),
        Some(name) => match languages.get(name.get_ref()) {
            Some(words) => (name.into_inner(), words.clone()),
            None => return Err(unknown(text, &name, languages)),
        },
    };
    Ok(Print {
        paper: written.paper.unwrap_or(before.paper),
        language,
        words,
        marks: marks.or(before.marks),
        days: days.or(before.days),
        brackets: written.negative.map_or(before.brackets, |way| way == Negative::Brackets),
        pages: written.pages.unwrap_or(before.pages),
    })
}

fn unknown(text: Text<'_>, name: &Spanned<String>, languages: &BTreeMap<String, Words>) -> SettingsError {
    let known: Vec<String> = languages.keys().map(|name| format!("`{name}`")).collect();
    let message = format!(
        "there is no language `{}` in templates/languages; there are {}",
        name.get_ref(),
        known.join(", ")
    );
    text.wrong(name.span(), message)
}

/// The marks of numbers.
pub fn marks(text: Text<'_>, written: &Spanned<String>) -> Result<Marks, SettingsError> {
    let message = "numbers are written like one of `1,234.5`, `1.234,5`, `1 234,5`, `1'234.5`";
    Marks::parse(written.get_ref()).ok_or_else(|| text.wrong(written.span(), message))
}

/// How days are written.
pub fn days(text: Text<'_>, written: &Spanned<String>) -> Result<Days, SettingsError> {
    let message = "days are written as the last of October is, such as `31 Oct 2026`, `31.10.2026`, `10/31/2026` or \
                   `2026-10-31`";
    Days::parse(written.get_ref()).ok_or_else(|| text.wrong(written.span(), message))
}

#[cfg(test)]
mod tests {
    use crate::model::print::{PageNumbers, Paper};
    use crate::settings::fixture::with;
    use crate::settings::{Sources, load};

    fn wrong(line: &str) -> String {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("packwright.toml");
        std::fs::write(&path, format!("[print]\n{line}\n")).unwrap();
        let error = load(Sources { config: Some(&path), ..Default::default() }).unwrap_err();
        assert_eq!((error.line, error.key.as_str()), (Some(2), line.split(' ').next().unwrap()), "{error}");
        error.message
    }

    #[test]
    fn what_is_not_set_is_as_the_language_has_it() {
        let print = with("[print]\npaper = \"letter\"\nlanguage = \"de\"\npages = \"numbers\"\n").print;
        assert_eq!((print.paper, print.pages), (Paper::Letter, PageNumbers::Numbers));
        assert_eq!((print.marks().example().as_str(), print.days().example()), ("1.234,5", "31.10.2026"));
        let print =
            with("[print]\nlanguage = \"de\"\ndates = \"2026-10-31\"\nnegative = \"brackets\"\n").print;
        assert_eq!(
            (print.days().example(), print.brackets, print.words.tag.as_str()),
            ("2026-10-31", true, "de-DE")
        );
    }

    #[test]
    fn words_may_be_in_capitals() {
        let settings =
            with("[portfolio]\ndate_order = \"DMY\"\n[print]\npaper = \"A4\"\nnegative = \"Brackets\"\n");
        assert_eq!((settings.print.paper, settings.print.brackets), (Paper::A4, true));
        assert!(settings.portfolio.date_order.is_some());
    }

    #[test]
    fn a_wrong_value_is_told_with_its_line_and_key() {
        for (line, says) in [
            ("paper = \"a3\"", "none of the words it can be"),
            ("language = \"xx\"", "there is no language `xx`"),
            ("numbers = \"1234.5\"", "numbers are written like one of"),
            ("dates = \"dd.mm.yyyy\"", "days are written as the last of October"),
            ("negative = \"red\"", "none of the words it can be"),
            ("colour = \"red\"", "there is no such key"),
        ] {
            assert!(wrong(line).contains(says), "{line}: {}", wrong(line));
        }
    }
}
