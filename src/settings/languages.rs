//! `templates/languages/*.toml` -> [`Words`] by the name of the file.

use super::files::{TemplateFile, TemplateFiles};
use super::parse::Text;
use super::{SettingsError, print};
use crate::model::words::Words;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageFile {
    tag: Spanned<String>,
    numbers: Spanned<String>,
    dates: Spanned<String>,
    percent: String,
    sign: Sign,
    capitals: bool,
    months: Spanned<Vec<String>>,
    short_months: Spanned<Vec<String>>,
    #[serde(default)]
    texts: BTreeMap<String, Spanned<String>>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Sign {
    Before,
    Behind,
}

/// Reads every language.
pub fn load(files: &TemplateFiles) -> Result<BTreeMap<String, Words>, SettingsError> {
    files.each("languages", "toml").map(|(name, file)| Ok((name.to_owned(), read(file)?))).collect()
}

fn read(file: &TemplateFile) -> Result<Words, SettingsError> {
    let text = Text::of(file)?;
    let w: LanguageFile = text.read()?;
    let tag = w.tag.get_ref();
    if tag.is_empty() || !tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return Err(text.wrong(w.tag.span(), "a language is named by a tag such as `de-DE`"));
    }
    for months in [&w.months, &w.short_months] {
        if months.get_ref().len() != 12 {
            return Err(text.wrong(months.span(), "there are twelve months"));
        }
    }
    Ok(Words {
        marks: print::marks(text, &w.numbers)?,
        days: print::days(text, &w.dates)?,
        texts: w
            .texts
            .into_iter()
            .map(|(english, own)| check(text, english, own))
            .collect::<Result<_, _>>()?,
        tag: w.tag.into_inner(),
        months: w.months.into_inner(),
        short_months: w.short_months.into_inner(),
        capitals: w.capitals,
        percent: w.percent,
        sign_behind: w.sign == Sign::Behind,
    })
}

/// A text in both languages. Both name the same things in `{}`.
fn check(text: Text<'_>, english: String, own: Spanned<String>) -> Result<(String, String), SettingsError> {
    if names(&english) != names(own.get_ref()) {
        let message = format!("the words in {{}} are others than those of `{english}`");
        return Err(text.wrong(own.span(), message));
    }
    Ok((english, own.into_inner()))
}

/// What stands in `{}`, in order, without the words that fit a number.
fn names(text: &str) -> Vec<&str> {
    let inside = text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(inside, _)| inside);
    let mut names: Vec<&str> =
        inside.map(|inside| inside.split_once(':').map_or(inside, |(name, _)| name)).collect();
    names.sort_unstable();
    names.dedup();
    names
}
