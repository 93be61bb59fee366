//! Levels: words, letters and numbers of any scale onto the portfolio's five levels.

use super::choice::amend;
use super::desk::{Asked, Desk, Read, Reading};
use super::near::{self, Proposals};
use super::remark;
use super::strip::Strip;
use crate::model::record::Value;
use crate::model::scale::{Level, Scales, Scheme, stars};
use crate::model::text::{Interner, fold};
use crate::model::workbook::{Cell, CellValue};

/// A level as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Its word, folded.
    word: Option<String>,
    /// Its number.
    number: Option<u8>,
    /// Of how many, where it says so: `3/5`.
    of: Option<u8>,
}

/// A column of levels.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    /// The levels.
    pub read: Read,
    /// Each level's place in the file's own scale; 0 where there is none.
    pub ranks: Vec<u8>,
}

/// Takes a cell apart: `H`, `3`, `4 - Likely`, `Likely (4)`, `3/5`, `★★★☆☆`. `None` where it is none of these.
pub fn take_apart(value: CellValue, text: &Interner) -> Option<Written> {
    match value {
        CellValue::Number(n) if n.fract() == 0.0 && (0.0..=100.0).contains(&n) => {
            Some(Written { number: Some(n as u8), ..Written::default() })
        }
        CellValue::Text(sym) => of_text(text.get(sym)),
        _ => None,
    }
}

fn of_text(text: &str) -> Option<Written> {
    if let Some((number, of)) = stars(text) {
        return Some(Written { word: None, number: Some(number), of });
    }
    if let Some((k, n)) = text.split_once('/')
        && let (Ok(k), Ok(n)) = (k.trim().parse(), n.trim().parse())
    {
        return Some(Written { word: None, number: Some(k), of: Some(n) });
    }
    let folded = fold(text);
    let (first, last) = (folded.split(' ').next()?, folded.rsplit(' ').next()?);
    let rest = |r: Option<&str>| r.map(str::trim).filter(|r| !r.is_empty()).map(str::to_owned);
    // A per cent or a part of a number is no level's number.
    let counts = !text.contains(['%', '.', ',', '<', '>']);
    if let (Ok(number), true) = (first.parse(), counts) {
        return Some(Written { word: rest(folded.strip_prefix(first)), number: Some(number), of: None });
    }
    if let (Ok(number), true) = (last.parse(), counts) {
        return Some(Written { word: rest(folded.strip_suffix(last)), number: Some(number), of: None });
    }
    (!folded.is_empty()).then_some(Written { word: Some(folded), number: None, of: None })
}

/// The distinct levels that are written in a column, in the order of their first cells; all of a scale that stands across.
pub fn distinct(strip: &Strip, text: &Interner, no_value: &crate::model::writing::Words) -> Vec<Written> {
    let mut seen = std::collections::HashSet::new();
    let mut all = Vec::new();
    let choices = strip.choices.iter().map(|sym| CellValue::Text(*sym));
    for value in choices.chain(strip.cells.iter().flatten().map(|c| c.value)) {
        if let CellValue::Text(sym) = value
            && (!seen.insert(sym) || no_value.has(text.get(sym)))
        {
            continue;
        }
        if let Some(written) = take_apart(value, text)
            && !all.contains(&written)
        {
            all.push(written);
        }
    }
    all
}

/// The first scheme for a scale that holds all words, each at the place that a number beside it names.
pub fn scheme<'a>(scales: &'a Scales, scale: &str, all: &[Written]) -> Option<&'a Scheme> {
    let holds = |scheme: &&Scheme| {
        all.iter()
            .filter_map(|w| w.word.as_ref().map(|word| (word, w.number)))
            .all(|(word, number)| scheme.rank(word).is_some_and(|rank| number.is_none_or(|n| n == rank)))
    };
    let any = all.iter().any(|w| w.word.is_some());
    scales
        .schemes
        .iter()
        .filter(|s| s.scales.is_empty() || s.scales.iter().any(|x| x == scale))
        .find(holds)
        .filter(|_| any)
}

/// The scheme that holds the most words, when none holds all.
fn nearest_scheme<'a>(scales: &'a Scales, scale: &str, all: &[Written]) -> Option<&'a Scheme> {
    let held =
        |s: &Scheme| all.iter().filter_map(|w| w.word.as_ref()).filter(|w| s.rank(w).is_some()).count();
    let mut best: Option<(usize, &Scheme)> = None;
    for scheme in scales.schemes.iter().filter(|s| s.scales.is_empty() || s.scales.iter().any(|x| x == scale))
    {
        let held = held(scheme);
        if held > best.map_or(0, |(b, _)| b) {
            best = Some((held, scheme));
        }
    }
    best.map(|(_, scheme)| scheme)
}

/// The scheme of a scale that stands across: its labels are all of it.
fn told_scheme<'a>(scales: &'a Scales, scale: &str, strip: &Strip, own: &[Written]) -> Option<&'a Scheme> {
    scheme(scales, scale, own).filter(|s| s.words.len() == strip.choices.len())
}

/// The scheme of all level columns of the table, where it has the column's own words.
fn table_scheme<'a>(
    scales: &'a Scales,
    scale: &str,
    table: &[Written],
    own: &[Written],
) -> Option<&'a Scheme> {
    let has = |s: &&Scheme| own.iter().filter_map(|w| w.word.as_ref()).all(|w| s.rank(w).is_some());
    scheme(scales, scale, table).filter(has)
}

/// Reads a column of levels of a scale. `table` holds what all level columns of the table say: a word of one shows the
/// scale of the others.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>, scale: &str, table: &[Written]) -> Levels {
    let settings = desk.settings;
    let scales = &settings.knowledge.scales;
    let own = distinct(asked.strip, &desk.text, &desk.writing().no_value);
    let scheme = told_scheme(scales, scale, asked.strip, &own)
        .or_else(|| table_scheme(scales, scale, table, &own))
        .or_else(|| scheme(scales, scale, &own))
        .or_else(|| nearest_scheme(scales, scale, &own));
    let numbers = numbers_of(scheme, &own);
    let (mut ranks, mut proposals) = (vec![0; asked.strip.cells.len()], Proposals::default());
    let before = desk.findings.len();
    let read = desk.each(asked, |desk, cell| {
        let found = take_apart(cell.value, &desk.text).and_then(|w| place(&w, scheme, numbers));
        match found.and_then(|(k, n)| Level::from_rank(k, n).map(|level| (level, n))) {
            Some((level, n)) => level_reading(cell, level, n),
            None => none(desk, cell, scheme, &mut proposals),
        }
    });
    amend(desk, before, &proposals);
    for (rank, cell) in ranks.iter_mut().zip(&asked.strip.cells) {
        let written = cell.and_then(|c| take_apart(c.value, &desk.text));
        *rank = written.and_then(|w| place(&w, scheme, numbers)).map_or(0, |(k, _)| k);
    }
    Levels { read, ranks }
}

fn level_reading(cell: Cell, level: Level, n: u8) -> Reading {
    let value = Value::Level(level);
    match n {
        5 if matches!(cell.value, CellValue::Number(_)) => Reading::plain(value),
        5 => Reading::changed(value),
        _ => Reading::changed(value).with(Some(&remark::LEVEL_MAPPED)),
    }
}

fn none(desk: &Desk<'_>, cell: Cell, scheme: Option<&Scheme>, proposals: &mut Proposals) -> Reading {
    let text = cell.value.shown(&desk.text);
    if desk.writing().no_value.has(&text) {
        return Reading::missing(&remark::NO_VALUE);
    }
    let words = scheme.into_iter().flat_map(|s| &s.words).flatten().map(String::as_str);
    if proposals.wanted()
        && let Some(near) = near::nearest(&fold(&text), words)
    {
        proposals.add(&text, near);
    }
    Reading::missing(&remark::LEVEL_UNKNOWN)
}

/// Of how many levels a column's bare numbers are: of the scheme's, where words beside them prove it; of ten, where one
/// is over five; else of the portfolio's own five. 0 where they are no levels.
fn numbers_of(scheme: Option<&Scheme>, own: &[Written]) -> u8 {
    let most = own.iter().filter(|w| w.of.is_none()).filter_map(|w| w.number).max().unwrap_or(0);
    let proved = own.iter().any(|w| w.word.is_some() && w.number.is_some());
    match scheme.map(|s| s.words.len() as u8) {
        Some(n) if proved && most <= n => n,
        _ if most <= 5 => 5,
        _ if most <= 10 => 10,
        _ => 0,
    }
}

/// The place of a level in its own scale, and of how many.
fn place(written: &Written, scheme: Option<&Scheme>, numbers: u8) -> Option<(u8, u8)> {
    let by_word = || {
        let scheme = scheme?;
        let rank = scheme.rank(written.word.as_ref()?)?;
        written.number.is_none_or(|n| n == rank).then_some((rank, scheme.words.len() as u8))
    };
    let by_number = || written.number.map(|n| (n, written.of.unwrap_or(numbers)));
    by_word().or_else(by_number).filter(|(k, n)| (1..=*n).contains(k))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_taken_apart() {
        let parts = |text: &str| of_text(text).map(|w| (w.word.unwrap_or_default(), w.number, w.of));
        for (text, word, number, of) in [
            ("H", "h", None, None),
            ("4 - Likely", "likely", Some(4), None),
            ("Likely (4)", "likely", Some(4), None),
            ("Very High", "very high", None, None),
            ("3/5", "", Some(3), Some(5)),
            ("★★★☆☆", "", Some(3), Some(5)),
            (" 2 ", "", Some(2), None),
            ("30%", "30", None, None),
            ("2.5", "2 5", None, None),
        ] {
            assert_eq!(parts(text), Some((word.to_owned(), number, of)), "{text}");
        }
        assert_eq!(parts("?"), None);
    }
}
