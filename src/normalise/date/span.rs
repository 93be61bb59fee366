//! A span of time by its first and last day: `3–7 December 2026`, `01/12/2026 - 11/12/2026`, `from 1 to 5 May 2026`.

use super::parse::parse;
use super::several::trimmed;
use super::written::Written;
use crate::model::text::fold;
use crate::model::writing::{DateWord, Writing};
use crate::settings::DateOrder;

/// The first and the last of a span. `None` for any other text.
pub fn of(text: &str, writing: &Writing) -> Option<(Written, Written)> {
    let text = without_from(text, writing);
    let mut found = gaps(text, writing).into_iter().filter_map(|(end, start)| {
        let last = trimmed(text.get(start..)?);
        let to = parse(last, writing).ok().filter(|to| to.has_year())?;
        let from = first(trimmed(text.get(..end)?), last, writing)?;
        (from.is_alike(to) && is_before(from, to)).then_some((from, to))
    });
    found.next()
}

/// The text without a word such as `from` before it.
fn without_from<'t>(text: &'t str, writing: &Writing) -> &'t str {
    let is_filler = |word: &str| writing.dates.words.get(&fold(word)) == Some(&DateWord::Filler);
    match text.split_once(char::is_whitespace) {
        Some((word, rest)) if writing.amounts.range_before.has(word) || is_filler(word) => rest,
        _ => text,
    }
}

/// The first of a span, which takes from the last what it leaves out: the month, or the year.
fn first(text: &str, last: &str, writing: &Writing) -> Option<Written> {
    let is_digit = |c: char| c.is_ascii_digit();
    if let Some(written) = parse(text, writing).ok().filter(|w| w.has_year()) {
        return Some(written);
    }
    let day = text.trim_end_matches('.');
    let whole = if (1..=2).contains(&day.len()) && day.chars().all(is_digit) {
        format!("{text}{}", last.strip_prefix(is_digit)?.trim_start_matches(is_digit))
    } else {
        let year = last.trim_end_matches(is_digit).len();
        format!("{text} {}", &last[year..])
    };
    parse(&whole, writing).ok()
}

/// Whether the first day of a span is before its last, in one order of day and month at least.
fn is_before(from: Written, to: Written) -> bool {
    let before = |order: DateOrder| match (from.what.day(order), to.what.day(order)) {
        (Some(from), Some(to)) => from < to,
        (None, None) => true,
        _ => false,
    };
    before(DateOrder::Dmy) || before(DateOrder::Mdy)
}

/// Where a dash or a word such as `to` may part a span: the end of what is before it, the start of what follows.
fn gaps(text: &str, writing: &Writing) -> Vec<(usize, usize)> {
    let mut gaps = Vec::new();
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let end = rest[c.len_utf8()..].find(|c: char| !c.is_alphabetic());
        let word = || rest.get(..end? + c.len_utf8());
        if matches!(c, '-' | '–' | '—') {
            gaps.push((at, at + c.len_utf8()));
        } else if c.is_alphabetic() && !text[..at].ends_with(char::is_alphabetic) {
            let until = word().filter(|word| writing.dates.until.has_word(&fold(word)));
            gaps.extend(until.map(|word| (at, at + word.len())));
        }
    }
    gaps
}
