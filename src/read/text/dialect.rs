//! Which character separates the columns of a text file.

use csv::{ReaderBuilder, StringRecord};
use std::collections::BTreeMap;

/// Separators that are looked for; of equals the first wins.
const SEPARATORS: [u8; 4] = *b",;\t|";
/// How much of a file is looked at, in bytes.
pub const SAMPLE: usize = 64 * 1024;
/// How many rows of it.
const ROWS: usize = 100;

/// The separator, and the text behind a `sep=;` line if there is one.
pub fn detect(text: &str) -> (u8, &str) {
    let line_end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (line, rest) = text.split_at(line_end);
    if let Some(separator) = declared(line) {
        let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])).unwrap_or(rest);
        return (separator, rest);
    }
    (best(text).map_or(b',', |(separator, _)| separator), text)
}

/// Whether some separator gives two rows of the same width.
pub fn has_columns(text: &str) -> bool {
    best(text).is_some_and(|(_, rows)| rows >= 2)
}

/// `sep=;`, as Excel reads and some programs write it, quoted or not.
fn declared(line: &str) -> Option<u8> {
    let line = line.trim_matches('"');
    let separator = line.get(..4).filter(|s| s.eq_ignore_ascii_case("sep=")).and(line.get(4..))?;
    match separator.as_bytes() {
        [one] if one.is_ascii() => Some(*one),
        _ => None,
    }
}

/// The separator by which the greatest share of the rows have the same number of columns, and how many rows that are;
/// of equals the one with more columns. `None` when none separates anything. A share and not a count, because a
/// wrong separator breaks cells of several lines into many rows.
fn best(text: &str) -> Option<(u8, usize)> {
    let mut best: Option<((usize, usize), u8, usize)> = None;
    for separator in SEPARATORS {
        let Widths { all, rows, width } = commonest_width(sample(text), separator);
        let value = ((rows * 1000).checked_div(all).unwrap_or(0), width);
        if width > 1 && best.is_none_or(|(other, ..)| value > other) {
            best = Some((value, separator, rows));
        }
    }
    best.map(|(_, separator, rows)| (separator, rows))
}

fn sample(text: &str) -> &str {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

/// How wide the first rows are.
struct Widths {
    /// How many there are.
    all: usize,
    /// How many have the commonest width above one.
    rows: usize,
    /// That width.
    width: usize,
}

fn commonest_width(text: &str, separator: u8) -> Widths {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    let mut record = StringRecord::new();
    let mut all = 0;
    while all < ROWS && matches!(reader.read_record(&mut record), Ok(true)) {
        all += 1;
        if record.len() > 1 {
            *widths.entry(record.len()).or_default() += 1;
        }
    }
    let (rows, width) = widths.into_iter().map(|(width, rows)| (rows, width)).max().unwrap_or_default();
    Widths { all, rows, width }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_told_apart() {
        for (text, separator) in [
            ("a,b\n1,2\n", b','),
            ("name;x;y\nRent, rates;1,5;2,5\nHeat;2,5;3,5\n", b';'),
            ("a\tb\n1,5\t2\n", b'\t'),
            ("a|b|c\n1|2|3\n", b'|'),
            ("Risk register, October\n\nid;risk\n1;\"late; lost\"\n2;\"x;y\"\n", b';'),
            ("a,b,c\n1,\"first; so;\nsecond; so;\nthird; so;\nfourth; so;\n\",2\n3,x,4\n", b','),
            ("one column\nonly\n", b','),
        ] {
            assert_eq!(detect(text).0, separator, "{text}");
        }
    }

    #[test]
    fn a_declared_separator_wins() {
        assert_eq!(detect("sep=;\r\na,b;c"), (b';', "a,b;c"));
        assert_eq!(detect("\"SEP=\t\"\na,b"), (b'\t', "a,b"));
        assert_eq!(detect("sep=\na"), (b',', "sep=\na"));
    }
}
