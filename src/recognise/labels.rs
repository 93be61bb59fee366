//! Labels in the forms in which they are compared.

use crate::model::recognition::Recognition;
use crate::model::text::{fold, stem};
use std::borrow::Cow;

/// The forms of a label, each folded, the closest to what was written first. A form that repeats an earlier one is left out.
pub fn forms(label: &str) -> Vec<String> {
    let label = own_part(label.char_indices().nth(LONGEST).map_or(label, |(end, _)| &label[..end]));
    let spelled = spelled(label);
    let mut forms = Vec::with_capacity(4);
    let whole = unbroken(&spelled);
    let bare = without_brackets(&whole);
    for text in [label, whole.as_str(), bare.as_str(), without_money(&bare).as_str()] {
        let form = fold(text);
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// What a tool's export puts before a label left out: `field::impact`, `Custom field (Risk probability)`.
fn own_part(label: &str) -> &str {
    const CUSTOM: &str = "custom field (";
    let own = label.rsplit_once("::").map_or(label, |(_, own)| own);
    match own.get(..CUSTOM.len()) {
        Some(start) if start.eq_ignore_ascii_case(CUSTOM) => own[CUSTOM.len()..].trim_end_matches([')', ' ']),
        _ => own,
    }
}

/// Words apart that are written together (`issueKey`), and the sign for "number" as a word.
fn spelled(label: &str) -> String {
    let mut out = String::with_capacity(label.len() + 8);
    let mut before = ' ';
    for c in label.chars() {
        match c {
            '#' | '№' => out.push_str(" no "),
            _ if c.is_uppercase() && before.is_lowercase() => out.extend([' ', c]),
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// A word that a hyphen breaks at the end of a line is whole again: `Eintritts- wahrsch.`.
fn unbroken(text: &str) -> String {
    let mut parts = text.split("- ");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let broken = out.ends_with(char::is_alphabetic) && part.starts_with(char::is_lowercase);
        out.push_str(if broken { "" } else { "- " });
        out.push_str(part);
    }
    out
}

/// The text without what stands in brackets, unless nothing else is left.
fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0u32;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if fold(&out).is_empty() { text.to_owned() } else { out }
}

/// The text without the words that hold the sign of a currency, and the magnitude behind a sign that stands alone:
/// `Budget £m`, `Cost in € k`. Unless nothing else is left.
fn without_money(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut signed = false;
    for word in text.split_whitespace() {
        let money = word.contains(is_currency_sign);
        let magnitude = signed && word.chars().count() <= 3;
        signed = money && !word.contains(char::is_alphanumeric);
        if !money && !magnitude {
            kept.push(word);
        }
    }
    if kept.is_empty() { text.to_owned() } else { kept.join(" ") }
}

/// A sign that Unicode names as one of a currency.
fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}')
}

/// The stems of a folded text: its words by what they mean, those without meaning left out.
pub fn stems(folded: &str, words: &Recognition) -> Vec<String> {
    let folded = financial_year(folded);
    let all = || folded.split(' ').filter(|w| !w.is_empty());
    let kept: Vec<String> = all()
        .filter(|w| !words.fillers.contains(*w) && !is_year(w))
        .flat_map(|w| meanings(w, words))
        .collect();
    if kept.is_empty() { all().map(stem).collect() } else { kept }
}

/// `Baseline 2014/15` is one of a year, not of the whole; the word for it stands in place of the numbers.
fn financial_year(folded: &str) -> Cow<'_, str> {
    let words: Vec<&str> = folded.split(' ').collect();
    let ends = |year: &str, next: &str| {
        is_year(year) && (is_year(next) || next.len() == 2 && next.parse::<u8>().is_ok())
    };
    match words.windows(2).position(|w| ends(w[0], w[1])) {
        Some(at) => [&words[..at], &["year"], &words[at + 2..]].concat().join(" ").into(),
        None => folded.into(),
    }
}

/// `Target 2024` is a target.
fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// What a word means: the word for it, the words that it is put together from, or itself without a plural ending.
fn meanings(word: &str, words: &Recognition) -> Vec<String> {
    let stem = stem(word);
    match words.meanings.get(&stem).or_else(|| inflected(&stem, words)) {
        Some(meaning) => vec![meaning.clone()],
        None => parts(word, words).unwrap_or_else(|| vec![stem]),
    }
}

/// The meaning of a known word with an ending of one or two letters: `geplantes`, `auswirkungen`, `prevista`.
fn inflected<'w>(stem: &str, words: &'w Recognition) -> Option<&'w String> {
    let known = |end: usize| stem.get(..end).and_then(|known| words.meanings.get(known));
    (1..=2).filter(|n| stem.len() >= INFLECTED + n).find_map(|n| known(stem.len() - n))
}

/// What stands behind so many letters of a label explains it.
const LONGEST: usize = 400;
/// A word that may have an ending is at least so long without it.
const INFLECTED: usize = 5;
/// A shorter word is not taken apart, nor is a longer one.
const COMPOUND: std::ops::RangeInclusive<usize> = 7..=40;
/// A part is at least so long; the last may be shorter behind a long one.
const PART: usize = 4;

/// The known words that a long word is put together from: `risikobeschreibung`, `totalplannedcost`. A prefix of up to
/// three letters and the letters that German puts between two words do not count. `None` where it is not so.
fn parts(word: &str, words: &Recognition) -> Option<Vec<String>> {
    if !COMPOUND.contains(&word.len()) || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let whole = |rest: &str| split(rest, words).filter(|parts| parts.len() > 1);
    whole(word).or_else(|| (1..=3).find_map(|skip| whole(&word[skip..])))
}

fn split(word: &str, words: &Recognition) -> Option<Vec<String>> {
    let known = |part: &str| words.meanings.get(&stem(part)).cloned();
    for end in (PART..=word.len()).rev() {
        let Some(first) = known(&word[..end]) else { continue };
        let rest = &word[end..];
        if rest.is_empty() {
            return Some(vec![first]);
        }
        let joined = ["", "s", "n", "en", "es"].iter().filter_map(|between| rest.strip_prefix(between));
        for rest in joined {
            let short = (2..PART).contains(&rest.len()) && (end > PART || rest == "id");
            let behind = if short { known(rest).map(|part| vec![part]) } else { split(rest, words) };
            if let Some(behind) = behind {
                return Some([vec![first], behind].concat());
            }
        }
    }
    None
}

/// Stems in alphabetical order, so that their order in the label does not count.
pub fn bag(stems: &[String]) -> String {
    let mut sorted: Vec<&str> = stems.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    sorted.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_forget_units_and_signs() {
        assert_eq!(forms("Due\n(dd/mm/yyyy) *"), ["due dd mm yyyy", "due"]);
        assert_eq!(forms("Risk #"), ["risk", "risk no"]);
        assert_eq!(forms("issueKey"), ["issuekey", "issue key"]);
        assert_eq!(forms("(£k)"), ["k"]);
    }
}
