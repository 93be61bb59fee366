//! `templates/scales.toml` -> [`Scales`].

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::model::band::{Band, BandWord, BandWords, Quantity};
use crate::model::scale::{Ends, Scales, Scheme};
use crate::model::text::{fold, fold_typed};
use crate::model::writing::Writing;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// What stands for levels, the lowest first.
type Levels = Spanned<Vec<Spanned<String>>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScalesFile {
    labels: BTreeMap<String, Spanned<Vec<String>>>,
    #[serde(default)]
    bands: BTreeMap<Spanned<String>, Vec<Levels>>,
    #[serde(default)]
    shares: BTreeMap<String, String>,
    #[serde(default)]
    amounts: BTreeMap<String, String>,
    #[serde(default)]
    graded: BTreeMap<String, Vec<String>>,
    numbers: NumbersTable,
    words: WordsTable,
    scheme: Vec<SchemeTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumbersTable {
    unsure: Vec<String>,
    first_is_highest: Vec<String>,
    highest: Vec<String>,
    lowest: Vec<String>,
    guides: Vec<String>,
    blank: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsTable {
    below: Vec<String>,
    above: Vec<String>,
    to: Vec<String>,
    #[serde(default)]
    up_to: Vec<String>,
    between: Vec<String>,
    time: Vec<TimeTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeTable {
    days: Spanned<i64>,
    words: Vec<String>,
}

/// A `[[scheme]]` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemeTable {
    key: Spanned<String>,
    #[serde(default)]
    scales: Vec<String>,
    levels: Spanned<Vec<Vec<Spanned<String>>>>,
}

/// Reads the scales. Each must name five levels, and what they stand for in numbers must rise.
pub fn load(files: &TemplateFiles, writing: &Writing) -> Result<Scales, SettingsError> {
    let text = Text::of(files.get("scales.toml")?)?;
    let written: ScalesFile = text.read()?;
    let numbers = written.numbers;
    let mut scales = Scales {
        labels: labels(text, written.labels)?,
        shares: written.shares.into_iter().collect(),
        amounts: written.amounts.into_iter().collect(),
        graded: written.graded,
        unsure: numbers.unsure.into_iter().collect(),
        first_is_highest: folded(&numbers.first_is_highest),
        ends: Ends { high: folded(&numbers.highest), low: folded(&numbers.lowest) },
        guides: folded(&numbers.guides),
        blank: folded(&numbers.blank),
        band_words: band_words(text, written.words)?,
        ..Scales::default()
    };
    for (name, lists) in written.bands {
        if !scales.labels.iter().any(|(label, _)| label == name.get_ref()) {
            return Err(text.wrong(name.span(), format!("there is no scale `{}`", name.get_ref())));
        }
        for list in lists {
            let bands = five(text, list, &scales.band_words, writing)?;
            scales.bands.push((name.get_ref().clone(), bands));
        }
    }
    scales.schemes = schemes(text, written.scheme, &scales, writing)?;
    Ok(scales)
}

fn folded(list: &[String]) -> BTreeSet<String> {
    list.iter().map(|w| fold(w)).collect()
}

fn labels(
    text: Text<'_>,
    written: BTreeMap<String, Spanned<Vec<String>>>,
) -> Result<Vec<(String, Vec<String>)>, SettingsError> {
    let check = |(name, words): (String, Spanned<Vec<String>>)| match words.get_ref().len() {
        5 => Ok((name, words.into_inner())),
        _ => Err(text.wrong(words.span(), "a scale has five words, for levels 1 to 5")),
    };
    written.into_iter().map(check).collect()
}

fn band_words(text: Text<'_>, written: WordsTable) -> Result<BandWords, SettingsError> {
    let lists = [
        (BandWord::Below, written.below),
        (BandWord::Above, written.above),
        (BandWord::To, written.to),
        (BandWord::UpTo, written.up_to),
        (BandWord::Nothing, written.between),
    ];
    let mut all = BandWords::default();
    for (said, words) in lists {
        all.words.extend(words.iter().map(|w| (fold(w), said)));
    }
    for unit in written.time {
        if *unit.days.get_ref() < 1 {
            return Err(text.wrong(unit.days.span(), "a unit of time has one working day at least"));
        }
        let days = Decimal::from(*unit.days.get_ref());
        all.days.extend(unit.words.iter().map(|w| (fold(w), days)));
    }
    Ok(all)
}

/// What five levels stand for in numbers.
fn five(
    text: Text<'_>,
    written: Levels,
    words: &BandWords,
    writing: &Writing,
) -> Result<Vec<Band>, SettingsError> {
    if written.get_ref().len() != 5 {
        return Err(text.wrong(written.span(), "a scale has five stretches of numbers, for levels 1 to 5"));
    }
    let mut bands: Vec<Band> = Vec::new();
    for one in written.get_ref() {
        let band = Band::read(one.get_ref(), words, writing).filter(|b| b.of != Quantity::Plain);
        let band = band.ok_or_else(|| {
            text.wrong(one.span(), "this is no stretch of numbers with its unit, such as \"10-25 %\"")
        })?;
        if bands.last().is_some_and(|before| !band.is_above(before)) {
            return Err(text.wrong(one.span(), "each stretch is above the one before it"));
        }
        bands.push(band);
    }
    Ok(bands)
}

/// Checks schemes: a word or stretch of numbers stands at one level, and the numbers rise with the levels.
pub fn schemes(
    text: Text<'_>,
    written: Vec<SchemeTable>,
    scales: &Scales,
    writing: &Writing,
) -> Result<Vec<Scheme>, SettingsError> {
    let mut keys = BTreeSet::new();
    let mut all = Vec::new();
    for table in written {
        if !keys.insert(table.key.get_ref().clone()) {
            let message = format!("the scheme `{}` is declared twice", table.key.get_ref());
            return Err(text.wrong(table.key.span(), message));
        }
        if !(2..=100).contains(&table.levels.get_ref().len()) {
            return Err(text.wrong(table.levels.span(), "a scheme has between 2 and 100 levels"));
        }
        all.push(scheme(text, table, &scales.band_words, writing)?);
    }
    Ok(all)
}

/// Whether a stretch of numbers stands for a level: one with a unit, or a single number that is not whole.
fn counts(band: &Band) -> bool {
    band.of != Quantity::Plain || (band.is_point() && !band.start().fract().is_zero())
}

fn scheme(
    text: Text<'_>,
    table: SchemeTable,
    words: &BandWords,
    writing: &Writing,
) -> Result<Scheme, SettingsError> {
    let mut scheme =
        Scheme { key: table.key.into_inner(), scales: table.scales, words: Vec::new(), bands: Vec::new() };
    for level in table.levels.into_inner() {
        let (mut own_words, mut own_bands) = (Vec::new(), Vec::new());
        for written in level {
            if let Some(band) = Band::read(written.get_ref(), words, writing).filter(counts) {
                if scheme.bands.iter().flatten().any(|lower| !band.is_above(lower) && band.of == lower.of) {
                    let message = format!("`{}` is not above the level before it", written.get_ref());
                    return Err(text.wrong(written.span(), message));
                }
                own_bands.push(band);
                continue;
            }
            let word = fold(written.get_ref());
            if word.is_empty() {
                return Err(text.wrong(written.span(), "a word cannot be blank"));
            }
            if scheme.rank(&word).is_some() {
                let message = format!("`{}` stands at two levels of this scheme", written.get_ref());
                return Err(text.wrong(written.span(), message));
            }
            own_words.push(word);
            own_words.extend(fold_typed(written.get_ref()).filter(|typed| scheme.rank(typed).is_none()));
        }
        scheme.words.push(own_words);
        scheme.bands.push(own_bands);
    }
    Ok(scheme)
}

#[cfg(test)]
mod tests {
    use crate::model::scale::Level;
    use crate::settings::{Settings, Sources, load};

    /// What is said of the built-in scales with more at their end.
    fn with(more: &str) -> String {
        let dir = tempfile::tempdir().unwrap();
        let text = include_str!("../../templates/scales.toml").to_owned() + more;
        std::fs::write(dir.path().join("scales.toml"), text).unwrap();
        let loaded = load(Sources { templates: Some(dir.path()), ..Sources::default() });
        loaded.map_or_else(|e| e.message, |_| "nothing".to_owned())
    }

    #[test]
    fn a_scheme_rises_and_each_word_has_one_place() {
        let scheme = |levels: &str| with(&format!("\n[[scheme]]\nkey = \"own\"\nlevels = [{levels}]\n"));
        assert_eq!(scheme("[\"Tiny\", \"< 10 %\"], [\"Vast\", \"> 10 %\"]"), "nothing");
        assert_eq!(scheme("[\"Tiny\"], [\"tiny.\"]"), "`tiny.` stands at two levels of this scheme");
        assert_eq!(scheme("[\"> 10 %\"], [\"< 10 %\"]"), "`< 10 %` is not above the level before it");
        assert_eq!(scheme("[\"10-30 %\"], [\"20-40 %\"]"), "`20-40 %` is not above the level before it");
        assert_eq!(scheme("[\"Tiny\"]"), "a scheme has between 2 and 100 levels");
        let twice = "\n[[scheme]]\nkey = \"three-words\"\nlevels = [[\"a\"], [\"b\"]]\n";
        assert_eq!(with(twice), "the scheme `three-words` is declared twice");
    }

    #[test]
    fn every_declared_scheme_is_monotone() {
        let scales = Settings::built_in().unwrap().knowledge.scales;
        for scheme in &scales.schemes {
            let mut before = 0;
            for (rank, words) in (1..).zip(&scheme.words) {
                for word in words {
                    assert_eq!(scheme.rank(word), Some(rank), "{word} of {}", scheme.key);
                    let level = scheme.level(word).unwrap().get();
                    assert!(level >= before, "{word} of {}", scheme.key);
                    before = level;
                }
            }
            let ends = [1, scheme.len()].map(|k| Level::from_rank(k, scheme.len()).unwrap().get());
            assert!(ends[0] < ends[1], "{}", scheme.key);
        }
        for (scale, bands) in &scales.bands {
            let rise = bands.windows(2).all(|pair| pair[1].is_above(&pair[0]));
            assert!(rise && bands.len() == 5, "{scale}");
        }
    }
}
