//! Changes to bytes, to markup and to text with separators.

use crate::dice::Dice;
use std::ops::Range;

const NUMBERS: [&str; 16] = [
    "0",
    "-1",
    "1",
    "65535",
    "65536",
    "1048577",
    "16385",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "18446744073709551616",
    "1e308",
    "-1e308",
    "NaN",
    "1e-320",
    "99999999999999999999999999999999",
];
const WORDS: [&str; 22] = [
    "A1:XFD1048576",
    "XFD1048576",
    "ZZZZ99999999",
    "A0",
    "1:1",
    "$A$1",
    "",
    "s",
    "str",
    "inlineStr",
    "b",
    "e",
    "d",
    "&amp;&lt;",
    "&bomb;",
    "_x0000_",
    "\u{202e}\u{1b}[31m",
    "\u{fffd}\u{10ffff}",
    "é",
    "#REF!",
    "2026-13-45",
    "true",
];
const PIECES: [&str; 12] = [
    "<!DOCTYPE a [<!ENTITY bomb \"bombbomb\">]>",
    "<c r=\"A1\"><v>1</v></c>",
    "<row r=\"1048576\">",
    "<![CDATA[",
    "<!--",
    "]]>",
    "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>",
    "<table:table-row table:number-rows-repeated=\"1048576\">",
    "<si/>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "\0\0\0\0",
    "<xf/>",
];

/// A few changes to bytes of whatever kind.
pub fn bytes(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        match dice.below(9) {
            0 => flip(bytes, at, 1 << dice.below(8)),
            1 => flip(bytes, at, dice.throw() as u8),
            2 => bytes.truncate(at),
            3 => _ = bytes.drain(some(bytes.len(), dice)),
            4 => {
                let piece = bytes[some(bytes.len(), dice)].to_vec();
                bytes.splice(at..at, piece);
            }
            5 => {
                let piece = bytes[some(bytes.len(), dice)].to_vec();
                let end = (at + piece.len()).min(bytes.len());
                bytes[at..end].copy_from_slice(&piece[..end - at]);
            }
            6 => overwrite(bytes, at, &[0xFF; 4]),
            7 => overwrite(bytes, at & !1, &(dice.throw() as u16 >> dice.below(16)).to_le_bytes()),
            _ => overwrite(bytes, at & !3, &(dice.throw() as u32 >> dice.below(32)).to_le_bytes()),
        }
    }
}

fn flip(bytes: &mut [u8], at: usize, mask: u8) {
    bytes.iter_mut().skip(at).take(1).for_each(|b| *b ^= mask);
}

fn overwrite(bytes: &mut [u8], at: usize, with: &[u8]) {
    bytes.iter_mut().skip(at).zip(with).for_each(|(old, new)| *old = *new);
}

/// A stretch of up to 300 places.
fn some(length: usize, dice: &mut Dice) -> Range<usize> {
    let start = dice.below(length);
    start..(start + dice.below(300)).min(length)
}

/// A few changes to markup or other text that leave most of it well-formed.
pub fn text(text: &mut String, dice: &mut Dice) {
    for _ in 0..=dice.below(4) {
        match dice.below(8) {
            0 | 1 => replace(text, runs(text, |c| c.is_ascii_digit()), dice.of::<&str>(&NUMBERS), dice),
            2 => replace(text, quoted(text), dice.of::<&str>(&WORDS), dice),
            3 => replace(text, quoted(text), dice.of::<&str>(&NUMBERS), dice),
            4 => element(text, dice),
            5 => insert(text, dice.of::<&str>(&PIECES), dice),
            6 => insert(
                text,
                &dice
                    .of::<&str>(&["<r>", "<c>", "<is><t>", "<table><tr><td>", "\"", ";;;;;", "<g><g>"])
                    .repeat(1 + dice.below(3000)),
                dice,
            ),
            _ => replace(text, runs(text, char::is_alphanumeric), dice.of::<&str>(&WORDS), dice),
        }
    }
}

fn replace(text: &mut String, places: Vec<Range<usize>>, with: &str, dice: &mut Dice) {
    if !places.is_empty() {
        text.replace_range(dice.of(&places).clone(), with);
    }
}

fn insert(text: &mut String, piece: &str, dice: &mut Dice) {
    let places: Vec<usize> = text.match_indices(['<', ',', ';', '\n']).map(|(at, _)| at).collect();
    let at = if places.is_empty() { 0 } else { *dice.of(&places) };
    text.insert_str(at, piece);
}

/// Takes a tag out, or repeats a stretch from tag to tag many times.
fn element(text: &mut String, dice: &mut Dice) {
    let tags: Vec<usize> = text.match_indices('<').map(|(at, _)| at).collect();
    if tags.len() < 3 {
        return;
    }
    let first = dice.below(tags.len() - 1);
    let (start, end) = (tags[first], tags[(first + 1 + dice.below(12)).min(tags.len() - 1)]);
    let piece = text[start..end].to_owned();
    match dice.below(3) {
        0 => text.replace_range(start..end, ""),
        1 => text.insert_str(start, &piece.repeat(1 + dice.below(200))),
        _ => text.insert_str(tags[dice.below(tags.len())], &piece),
    }
}

fn runs(text: &str, wanted: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| wanted(*c)) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + c.len_utf8(),
            _ => runs.push(at..at + c.len_utf8()),
        }
    }
    runs
}

/// What stands between quotation marks.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    marks.chunks_exact(2).map(|pair| pair[0] + 1..pair[1]).collect()
}
