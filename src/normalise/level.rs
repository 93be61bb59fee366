//! Levels: H/M/L, words, numbers and `4 - Likely`, brought onto the portfolio's scale of five.

use super::codes;
use super::column::{Cells, Context, Read, Reader, no_value, texts};
use crate::model::record::Value;
use crate::model::scale::{Level, Scheme};
use crate::model::text::{Interner, fold};
use crate::model::workbook::CellValue;

/// What the cells of a column are levels of.
struct Scale<'a> {
    /// The scheme that holds its words, and how many levels it has.
    words: Vec<&'a Scheme>,
    /// The highest number of its numbers: 5, 10 or 100.
    highest: u8,
}

/// Reads a column of levels; `scale` names the words it may use.
pub fn reader<'a>(context: &'a Context<'_>, scale: &'a str, cells: &Cells, text: &Interner) -> Reader<'a> {
    let settled = settle(context, scale, cells, text);
    Box::new(move |cell, _, text| match cell.value {
        CellValue::Number(n) => numbered(&settled, n),
        CellValue::Text(sym) => {
            let written = text.get(sym);
            no_value(context, written).unwrap_or_else(|| worded(&settled, written, context, scale))
        }
        _ => unknown(""),
    })
}

fn settle<'a>(context: &'a Context<'_>, scale: &str, cells: &Cells, text: &Interner) -> Scale<'a> {
    let texts = texts(context, cells, text);
    let words: Vec<String> =
        texts.iter().map(|t| words_of(&fold(t)).to_owned()).filter(|w| !w.is_empty()).collect();
    let numbers = texts.iter().filter_map(|t| number_of(&fold(t)));
    let stored = cells.iter().flatten().filter_map(|p| match p.cell.value {
        CellValue::Number(n) if (0.0..=100.0).contains(&n) => Some(n as u8),
        _ => None,
    });
    let highest = match numbers.chain(stored).max().unwrap_or(0) {
        0..=5 => 5,
        6..=10 => 10,
        _ => 100,
    };
    let may = context.settings.knowledge.scales.schemes.iter();
    let may = may.filter(|s| s.scales.is_empty() || s.scales.iter().any(|n| n == scale));
    // The scheme that has all words comes first; where none has, the one that has most of them.
    let mut ranked: Vec<(usize, &Scheme)> =
        may.map(|s| (words.iter().filter(|w| s.rank(w).is_none()).count(), s)).collect();
    ranked.sort_by_key(|(lacking, _)| *lacking);
    Scale { words: ranked.into_iter().map(|(_, s)| s).collect(), highest }
}

/// The number of `4 likely`, `h 5`, `3 5` (three of five); `None` where there is none.
fn number_of(folded: &str) -> Option<u8> {
    let number = |w: &str| w.parse::<u8>().ok().filter(|n| *n <= 100);
    let mut parts = folded.split(' ');
    number(parts.next()?).or_else(|| number(folded.rsplit(' ').next()?))
}

/// The words of `4 likely` and `h 5`, without the number.
fn words_of(folded: &str) -> &str {
    let digits = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    match (folded.split_once(' '), folded.rsplit_once(' ')) {
        _ if digits(folded) => "",
        (Some((first, rest)), _) if digits(first) => rest,
        (_, Some((rest, last))) if digits(last) => rest,
        _ => folded,
    }
}

fn numbered(scale: &Scale<'_>, n: f64) -> Read {
    let whole = n.fract() == 0.0 && (1.0..=100.0).contains(&n);
    if !whole {
        return unknown("");
    }
    let n = n as u8;
    if scale.highest <= 5 {
        return Level::new(n).map_or_else(|| unknown(""), |level| Read::plain(Value::Level(level)));
    }
    match Level::from_rank(n, scale.highest) {
        Some(level) => lossy(Read::changed(Value::Level(level)), scale.highest),
        None => unknown(""),
    }
}

fn worded(scale: &Scale<'_>, written: &str, context: &Context<'_>, name: &str) -> Read {
    let folded = fold(written);
    let words = words_of(&folded);
    let by_number = number_of(&folded).filter(|n| (1..=scale.highest).contains(n));
    // Beside a number the words explain it.
    if let Some(n) = by_number {
        let level = if scale.highest <= 5 { Level::new(n) } else { Level::from_rank(n, scale.highest) };
        if let Some(level) = level {
            let read = Read { value: Value::Level(level), changed: true, problem: None };
            return if scale.highest > 5 { lossy(read, scale.highest) } else { read };
        }
    }
    for scheme in &scale.words {
        if let Some(level) = scheme.level(words) {
            let read = Read::changed(Value::Level(level));
            let levels = scheme.words.len() as u8;
            return if levels == 5 { read } else { lossy(read, levels) };
        }
    }
    unknown(&nearest(context, name, words))
}

fn lossy(read: Read, levels: u8) -> Read {
    let seen = format!("a scale of {levels} levels was brought onto the portfolio's five");
    read.and(codes::LEVEL_SCALED, seen, "nothing; what was written is kept beside it")
}

fn unknown(nearest: &str) -> Read {
    let mut seen = "this is no level of a known scale".to_owned();
    if !nearest.is_empty() {
        seen.push_str(&format!("; the nearest word is \"{nearest}\""));
    }
    Read::missing(codes::LEVEL_UNKNOWN, seen, "write a number from 1 to 5, or a word of the scale")
}

/// The word of a scheme that is spelled most alike; empty where none is near.
fn nearest(context: &Context<'_>, scale: &str, word: &str) -> String {
    let schemes = &context.settings.knowledge.scales.schemes;
    let may = schemes.iter().filter(|s| s.scales.is_empty() || s.scales.iter().any(|n| n == scale));
    super::choice::nearest(may.flat_map(|s| &s.words).flatten().map(String::as_str), word)
}
