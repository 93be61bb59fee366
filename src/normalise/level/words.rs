//! Schemes that are declared: which of them a column's words are of.

use super::super::strip::Strip;
use super::Placed;
use super::numbers::Numbers;
use super::written::Written;
use crate::model::scale::{Scales, Scheme};
use std::collections::{BTreeSet, HashMap};

/// How the numbers beside words go with the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// The number is the word's place, counted from the lowest.
    Rising,
    /// Counted from the highest.
    Falling,
    /// They rise or fall with the words in steps of their own.
    Steps,
}

/// The first scheme for a scale that holds all words, with how the numbers beside them go with it.
pub fn scheme<'a>(scales: &'a Scales, scale: &str, all: &[Written]) -> Option<(&'a Scheme, Beside)> {
    if all.iter().all(|w| w.word.is_none()) {
        return None;
    }
    let may = || scales.schemes.iter().filter(|s| s.is_for(scale));
    [Beside::Rising, Beside::Falling, Beside::Steps].into_iter().find_map(|beside| {
        let fitting = || may().filter(|s| holds(s, all, beside));
        // Two words of a column are two levels, where a scheme has them so.
        fitting().find(|s| are_apart(s, all)).or_else(|| fitting().next()).map(|s| (s, beside))
    })
}

/// Whether a scheme has no two different words at one level.
fn are_apart(scheme: &Scheme, all: &[Written]) -> bool {
    let words: BTreeSet<&String> = all.iter().filter_map(|w| w.word.as_ref()).collect();
    let ranks: BTreeSet<u8> = words.iter().filter_map(|w| scheme.rank(w)).collect();
    ranks.len() == words.len()
}

fn holds(scheme: &Scheme, all: &[Written], beside: Beside) -> bool {
    let words = || all.iter().filter_map(|w| w.word.as_ref().map(|word| (word, w.number)));
    if !words().all(|(word, _)| scheme.rank(word).is_some()) {
        return false;
    }
    let mut pairs: Vec<(u8, u8)> = words().filter_map(|(word, n)| Some((scheme.rank(word)?, n?))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    match beside {
        Beside::Rising => pairs.iter().all(|(rank, n)| n == rank),
        Beside::Falling => {
            pairs.iter().all(|(rank, n)| u16::from(*n) + u16::from(*rank) == u16::from(scheme.len()) + 1)
        }
        Beside::Steps => {
            let rank_once = pairs.windows(2).all(|p| p[0].0 < p[1].0);
            let up = pairs.windows(2).all(|p| p[0].1 < p[1].1);
            rank_once && (up || pairs.windows(2).all(|p| p[0].1 > p[1].1))
        }
    }
}

/// The scheme of a scale that stands across: its labels are all of it.
pub fn told<'a>(
    scales: &'a Scales,
    scale: &str,
    strip: &Strip,
    own: &[Written],
) -> Option<(&'a Scheme, Beside)> {
    scheme(scales, scale, own).filter(|(s, _)| s.words.len() == strip.choices.len())
}

/// The scheme of all level columns of the table, where it has the column's own words.
pub fn of_table<'a>(
    scales: &'a Scales,
    scale: &str,
    table: &[Written],
    own: &[Written],
) -> Option<(&'a Scheme, Beside)> {
    let has = |s: &Scheme| own.iter().filter_map(|w| w.word.as_ref()).all(|w| s.rank(w).is_some());
    let any = own.iter().any(|w| w.word.is_some());
    scheme(scales, scale, table).filter(|(s, _)| any && has(s))
}

/// The first scheme that declares what bare numbers stand for, and has all of them.
pub fn of_numbers<'a>(scales: &'a Scales, scale: &str, own: &[Written]) -> Option<(&'a Scheme, Beside)> {
    let bare = own.iter().all(|w| w.word.is_none() && w.of.is_none() && w.number.is_some());
    let has = |s: &&Scheme| own.iter().all(|w| w.number.is_some_and(|n| s.rank(&n.to_string()).is_some()));
    let mut may = scales.schemes.iter().filter(|s| bare && !own.is_empty() && s.is_for(scale));
    may.find(has).map(|s| (s, Beside::Steps))
}

/// The scheme that holds the most words, when none holds all.
pub fn nearest<'a>(scales: &'a Scales, scale: &str, all: &[Written]) -> Option<&'a Scheme> {
    let held =
        |s: &Scheme| all.iter().filter_map(|w| w.word.as_ref()).filter(|w| s.rank(w).is_some()).count();
    let mut best: Option<(usize, &Scheme)> = None;
    for scheme in scales.schemes.iter().filter(|s| s.is_for(scale)) {
        let held = held(scheme);
        if held > best.map_or(0, |(b, _)| b) {
            best = Some((held, scheme));
        }
    }
    best.map(|(_, scheme)| scheme)
}

/// Whether a number beside a word is that of the word's place.
fn agrees(scheme: &Scheme, beside: Beside, written: &Written) -> Option<bool> {
    let (rank, number) = (scheme.rank(written.word.as_ref()?)?, written.number?);
    Some(match beside {
        Beside::Rising => number == rank,
        Beside::Falling => u16::from(number) + u16::from(rank) == u16::from(scheme.len()) + 1,
        Beside::Steps => true,
    })
}

/// Places words by a scheme; bare numbers by what they are in the column, and so a number whose word the scheme does
/// not have, or has at another place. Where most numbers go with their words, one that does not contradicts its word,
/// and neither counts.
pub fn place(
    scheme: &Scheme,
    beside: Beside,
    numbers: &Numbers,
    own: &[Written],
) -> HashMap<Written, Placed> {
    let by_word = |w: &Written| {
        let rank = match &w.word {
            Some(word) => scheme.rank(word)?,
            None => return Placed::new(scheme.rank(&w.number?.to_string())?, scheme.len()),
        };
        Placed::new(rank, scheme.len()).filter(|_| agrees(scheme, beside, w).unwrap_or(true))
    };
    let pairs: Vec<bool> = own.iter().filter_map(|w| agrees(scheme, beside, w)).collect();
    let agreed = pairs.iter().filter(|agree| **agree).count();
    let contradicts = |w: &Written| agreed * 2 > pairs.len() && agrees(scheme, beside, w) == Some(false);
    let by_band = |w: &Written| {
        let band = w.band.filter(|_| w.word.is_none())?;
        Placed::new(scheme.rank_of(&band)?, scheme.len())
    };
    let by_number = |w: &Written| numbers.place(w).filter(|_| !contradicts(w));
    let one = |w: &Written| by_word(w).or_else(|| by_band(w)).or_else(|| by_number(w));
    own.iter().filter_map(|w| Some((w.clone(), one(w)?))).collect()
}
