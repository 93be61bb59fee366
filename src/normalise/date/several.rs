//! Several dates in one cell: which of them holds now, where words or arrows say so.

use super::super::phrase;
use super::parse::parse;
use super::written::Written;
use crate::model::text::fold_or_sign;
use crate::model::writing::Writing;

/// What a cell of several dates says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Several {
    /// This one holds now.
    Current(Written),
    /// Nothing says which holds.
    Unclear,
}

/// A word or sign between dates.
struct Marker {
    /// The date after it holds now; else it held before.
    now: bool,
    start: usize,
    end: usize,
}

/// The date that holds now in a text that is no date as a whole. `None` where it does not hold several.
pub fn several(text: &str, writing: &Writing) -> Option<Several> {
    let markers = markers(text, writing);
    let current = match markers.iter().rposition(|m| m.now) {
        Some(at) => text.get(markers[at].end..markers.get(at + 1).map_or(text.len(), |m| m.start)),
        None => markers.first().and_then(|m| text.get(..m.start)),
    };
    if let Some(written) = current.and_then(|part| parse(trimmed(part), writing).ok()) {
        return Some(Several::Current(written));
    }
    let dates = || text.split(|c: char| c.is_whitespace() || ";,|&(+".contains(c));
    let spaced = || text.split(['\n', ';', ',', '|', '(']);
    let count = |dates: &mut dyn Iterator<Item = &str>| {
        dates.filter(|part| parse(trimmed(part), writing).is_ok()).take(2).count()
    };
    (count(&mut dates()) == 2 || count(&mut spaced()) == 2).then_some(Several::Unclear)
}

/// The words and signs that say which date held when, in order.
fn markers(text: &str, writing: &Writing) -> Vec<Marker> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut inside = false;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = &text[at..];
        let known = match c.is_alphabetic() {
            true if !inside => phrase::longest(rest, |word| meaning(word, writing)),
            true => None,
            false => arrow(rest, writing),
        };
        inside = c.is_alphanumeric() && known.is_none();
        let length = known.map_or(c.len_utf8(), |(_, length)| length);
        if let Some((now, length)) = known {
            found.push(Marker { now, start: at, end: at + length });
        }
        at += length;
    }
    found
}

fn meaning(word: &str, writing: &Writing) -> Option<bool> {
    if writing.dates.now.has_word(word) {
        return Some(true);
    }
    writing.dates.was.has_word(word).then_some(false)
}

/// An arrow of one or two signs.
fn arrow(rest: &str, writing: &Writing) -> Option<(bool, usize)> {
    let signs = |count: usize| {
        let end: usize = rest.chars().take(count).map(char::len_utf8).sum();
        let text = rest.get(..end)?;
        let plain = text.chars().all(|c| !c.is_alphanumeric() && !c.is_whitespace());
        (plain && writing.dates.now.has_word(&fold_or_sign(text))).then_some((true, end))
    };
    signs(2).or_else(|| signs(1))
}

/// A date without what joins it to another.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ",;:()[]|-–=/.".contains(c))
}
