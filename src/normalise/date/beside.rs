//! One date among other words: `Board 14/10/26`, `15/01/2027 - dependent on supplier`, `from 1 March 2027`.

use super::parse::parse;
use super::several::trimmed;
use super::written::{Part, What, Written};
use crate::model::precision::Precision;
use crate::model::table::UnitMeasure;
use crate::model::text::fold;
use crate::model::writing::Writing;

/// In a longer text a date is one thing among many.
const SHORT: usize = 60;
/// More words than these no date has.
const WORDS: usize = 6;

/// The date of a short text, when there is one only and the words around it are no numbers and do not say that it does
/// not hold.
pub fn date(text: &str, writing: &Writing) -> Option<Written> {
    if text.chars().count() > SHORT || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (start, end, written) = longest(text, writing)?;
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    let from = writing.dates.from.has(before);
    let free = |part: &str| !has_number(part) && !has_month(part, writing) && !denies(part, writing);
    let alone =
        (from || free(before) && !writing.dates.was.within(before)) && is_remark(after, free, writing);
    let spanning = from && written.part == Part::Whole && written.precision() > Precision::Day;
    let part = if spanning { Part::Early } else { written.part };
    alone.then_some(Written { part, ..written })
}

/// Whether what stands behind a date is no part of it: words without numbers, or a remark in brackets without a date.
fn is_remark(after: &str, free: impl Fn(&str) -> bool, writing: &Writing) -> bool {
    let after = after.trim_start_matches([')', ']', ' ']);
    let inside = after.trim().strip_prefix(['(', '[']).and_then(|rest| rest.strip_suffix([')', ']']));
    match inside {
        Some(inside) => longest(inside, writing).is_none() && !denies(inside, writing),
        None => free(after),
    }
}

/// The longest run of words that is a date, with its start and end.
fn longest(text: &str, writing: &Writing) -> Option<(usize, usize, Written)> {
    let words = words(text);
    let runs = words
        .iter()
        .enumerate()
        .flat_map(|(first, (start, _))| words[first..].iter().take(WORDS).map(|(_, end)| (*start, *end)));
    let dates = runs.filter_map(|(start, end)| {
        let written = parse(trimmed(text.get(start..end)?), writing).ok()?;
        is_sure(written).then_some((start, end, written))
    });
    dates.max_by_key(|(start, end, _)| (end - start, std::cmp::Reverse(*start)))
}

/// Where each word starts and ends; brackets part words too.
fn words(text: &str) -> Vec<(usize, usize)> {
    let gap = |c: char| c.is_whitespace() || "()[];,".contains(c);
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (gap(c), start) {
            (true, Some(from)) => {
                words.push((from, at));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    words.extend(start.map(|from| (from, text.len())));
    words
}

/// Whether it is a date wherever it stands: two numbers, or a year alone, may be anything among words.
fn is_sure(written: Written) -> bool {
    match written.what {
        What::Full(_) | What::Numbers(..) | What::Short(..) | What::Day(..) => true,
        What::Month(_) | What::Quarter(_) | What::Half(_) | What::Week(_) | What::Period(_) => {
            written.year.is_some()
        }
        What::Serial(_) | What::Pair(..) | What::DayOrYear(..) | What::Year => false,
    }
}

fn has_number(text: &str) -> bool {
    text.contains(char::is_numeric)
}

/// Whether a month's name stands in it, written as a name is; `may slip` holds none.
fn has_month(text: &str, writing: &Writing) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|w| w.starts_with(char::is_uppercase)).any(|w| writing.months.contains_key(&fold(w)))
}

/// Whether words say that the date does not hold, or that another is counted from it.
fn denies(text: &str, writing: &Writing) -> bool {
    let time = |word: &str| {
        let unit = writing.units.measures.get(&fold(word)).filter(|_| word.chars().count() > 2);
        matches!(unit, Some(UnitMeasure::Days | UnitMeasure::Weeks))
    };
    writing.dates.not.within(text) || text.split_whitespace().any(time)
}
