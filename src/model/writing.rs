//! How people write values: the words and signs for months, amounts, units and nothing at all.
//! Declared in `templates/writing.toml`.

use super::money::Currency;
use super::table::UnitMeasure;
use super::text::{fold, fold_or_sign};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Words, compared folded; signs that fold to nothing, compared as they are.
#[derive(Debug, Clone, Default)]
pub struct Words(HashSet<String>);

impl Words {
    /// The words of a list.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self(words.into_iter().map(fold_or_sign).collect())
    }

    /// Whether the text is one of them.
    pub fn has(&self, text: &str) -> bool {
        self.0.contains(&fold_or_sign(text))
    }

    /// Whether a text that was brought into the form of [`fold_or_sign`] is one of them.
    pub fn has_word(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Whether one of them stands in the text, as whole words.
    pub fn within(&self, text: &str) -> bool {
        self.first_within(text).is_some()
    }

    /// The one that stands in the text, as whole words; of several the first in the alphabet.
    pub fn first_within(&self, text: &str) -> Option<&str> {
        if text.is_empty() {
            return None;
        }
        let text = format!(" {} ", fold(text));
        self.0.iter().filter(|word| text.contains(&format!(" {word} "))).min().map(String::as_str)
    }

    /// A folded text without those of them that stand in it.
    pub fn without(&self, text: &str) -> String {
        let mut kept = format!(" {} ", text);
        // The longest first, so that a word is not taken out of another; the order of a set is nobody's.
        let mut words: Vec<&String> = self.0.iter().collect();
        words.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        for word in words {
            kept = kept.replace(&format!(" {word} "), " ");
        }
        kept.trim().to_owned()
    }
}

/// All of it.
#[derive(Debug, Clone, Default)]
pub struct Writing {
    /// Month names and short forms, folded, with the month 1–12.
    pub months: HashMap<String, i8>,
    /// Words inside a date that say nothing.
    pub date_fillers: Words,
    /// Endings of a day's number, such as `th`.
    pub date_endings: Words,
    /// Keys of fields for which a month without a day means its first day, not its last.
    pub first_day_fields: Vec<String>,
    /// What stands where there is no value.
    pub no_value: Words,
    /// Words about amounts.
    pub amounts: AmountWords,
    /// Words about units.
    pub units: UnitWords,
    /// Words for yes.
    pub yes: Words,
    /// Words for no.
    pub no: Words,
    /// Words beside a role's title that do not change the role, those of the next two among them.
    pub beside_role: Words,
    /// Words beside a title or a name that say that somebody holds the role for a time only.
    pub acting: Words,
    /// Words beside a title that say that somebody stands in for its holder.
    pub deputy: Words,
}

/// Words and signs around amounts.
#[derive(Debug, Clone, Default)]
pub struct AmountWords {
    /// Beside a number that is not exact.
    pub about: Words,
    /// What a word after a number stands for, folded: `k` is 1000.
    pub magnitudes: HashMap<String, Decimal>,
    /// Signs of currencies, the longest first, with those they stand for, the likeliest first.
    pub signs: Vec<(String, Vec<Currency>)>,
    /// Codes and names of currencies, folded.
    pub currencies: HashMap<String, Currency>,
}

/// Units of work and time.
#[derive(Debug, Clone, Default)]
pub struct UnitWords {
    /// Words and signs for units, folded.
    pub measures: HashMap<String, UnitMeasure>,
    /// Hours in a day's work.
    pub hours_a_day: Decimal,
    /// Days in a week's work.
    pub days_a_week: Decimal,
    /// Keys of number fields that hold a share of a full week.
    pub shares: Vec<String>,
    /// Keys of number fields that hold days.
    pub in_days: Vec<String>,
    /// The field that takes the values of another where its unit says days, hours or weeks.
    pub instead: BTreeMap<String, String>,
}

impl AmountWords {
    /// The currency that a sign or code stands for: where it may be several, `own` if it is among them, else the likeliest.
    pub fn currency(&self, text: &str, own: Currency) -> Option<Currency> {
        let text = text.trim();
        if let Some((_, may)) = self.signs.iter().find(|(sign, _)| sign.eq_ignore_ascii_case(text)) {
            return one_of(may, own);
        }
        self.currencies.get(&fold(text)).copied()
    }

    /// The sign that `text` begins with, as the currency meant and the sign's length in bytes.
    pub fn sign_at(&self, text: &str, own: Currency) -> Option<(Currency, usize)> {
        self.signs.iter().find_map(|(sign, may)| {
            let rest = text.strip_prefix(sign.as_str())?;
            // A sign of letters, such as kr, is not the beginning of a word.
            let letters = |c: char| c.is_alphabetic();
            if sign.ends_with(letters) && rest.starts_with(letters) {
                return None;
            }
            one_of(may, own).map(|currency| (currency, sign.len()))
        })
    }
}

fn one_of(may: &[Currency], own: Currency) -> Option<Currency> {
    may.iter().find(|c| **c == own).or(may.first()).copied()
}
