//! An amount with a remark behind it: `£550 (inside IR35)`, `£20k - subject to tender`; and fractions such as `1½`.

use super::parse;
use crate::model::money::Currency;
use crate::model::writing::Writing;
use std::borrow::Cow;

/// A longer remark may say anything of the amount.
const SHORT: usize = 60;

/// The amount before a remark: one with its currency, magnitude or unit, where what follows is words. `None` where it
/// holds another number, or says that the amount is one of several.
pub fn amount<'t>(text: &'t str, writing: &Writing, own: Currency) -> Option<&'t str> {
    let (number, remark) = in_brackets(text).or_else(|| parted(text))?;
    let parts = parse::parts(number, writing, own)?;
    let marked = parts.currency.is_some() || parts.factor.is_some() || parts.unit.is_some();
    let plain = remark.contains(char::is_alphabetic)
        && remark.chars().count() <= SHORT
        && !has_number(remark)
        && !writing.amounts.each.within(remark);
    (marked && plain).then_some(number)
}

/// The amount before words that say of what it is each: `£25,000 per change`. `None` where another number follows.
pub fn of_each<'t>(text: &'t str, writing: &Writing, own: Currency) -> Option<&'t str> {
    let gaps = text.char_indices().filter(|(_, c)| c.is_whitespace() || *c == '/').map(|(at, _)| at);
    let parted = gaps.map(|at| text.split_at(at));
    let begins = |rest: &str| {
        let first = rest.trim_start_matches(['/', ' ']).split(' ').next().unwrap_or("");
        rest.starts_with('/') || writing.amounts.each.has(first)
    };
    let (number, rest) = parted.into_iter().find(|(_, rest)| begins(rest))?;
    let short = rest.chars().count() <= SHORT && !has_number(rest);
    (short && parse::parts(number, writing, own).is_some()).then_some(number)
}

/// What stands before brackets at the end, and in them.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    let (number, inside) = text.trim().strip_suffix(')')?.split_once('(')?;
    (!number.trim().is_empty()).then_some((number, inside))
}

/// What stands before and behind a dash, a semicolon, a comma or the end of a line.
fn parted(text: &str) -> Option<(&str, &str)> {
    let cuts = [" - ", " – ", " — ", "; ", ", ", "\n"];
    let cut = |gap: &str| text.trim().split_once(gap);
    cuts.into_iter().filter_map(cut).min_by_key(|(number, _)| number.len())
}

/// Whether a number stands in words; `IR35` is a name.
fn has_number(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|w| w.contains(char::is_numeric)).any(|w| !w.starts_with(char::is_alphabetic))
}

/// The text with `½`, `¼` and `¾` as decimals.
pub fn without_fractions(text: &str) -> Cow<'_, str> {
    let fractions = [('½', "5"), ('¼', "25"), ('¾', "75")];
    let Some((sign, decimals)) = fractions.into_iter().find(|(sign, _)| text.contains(*sign)) else {
        return Cow::Borrowed(text);
    };
    let (before, after) = text.split_once(sign).unwrap_or((text, ""));
    let whole = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let before = if whole { before.trim_end() } else { before };
    Cow::Owned(format!("{before}{}.{decimals}{after}", if whole { "" } else { "0" }))
}
