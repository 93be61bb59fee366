//! The rows of a sheet, from top to bottom: labels, records, totals, and what was left out.

use super::super::print::cut;
use super::super::report::first_and_last;
use super::{Detail, label};
use crate::model::address::column_letters;
use crate::model::knowledge::Knowledge;
use crate::model::table::{Layout, RegisterTable, RowKind};
use crate::pipeline::Inspected;

/// Some rows of a sheet, from 1.
struct Part {
    first: u32,
    rows: String,
    what: String,
}

/// So many ranges of rows of one kind are named.
const RANGES: usize = 6;
/// So many parts that were left out are named.
const PARTS: usize = 12;

/// The rows of a sheet as lines of two cells: which, and what they are.
pub fn of(file: &Inspected, sheet: usize, knowledge: &Knowledge, detail: Detail) -> Vec<Vec<String>> {
    let tables: Vec<&RegisterTable> = file.tables.iter().filter(|t| t.sheet == sheet).collect();
    let mut parts: Vec<Part> = Vec::new();
    for table in &tables {
        // Beside another table, each says which it is.
        let whose = match tables.len() {
            1 => String::new(),
            _ => format!(" of {}", label(table, knowledge).to_lowercase()),
        };
        parts.extend(of_table(table, &whose, detail));
    }
    let left =
        file.source.ignored.iter().filter(|i| i.sheet == sheet).filter_map(|i| Some((i.rows?, &i.reason)));
    parts.extend(left.map(|((first, last), reason)| Part {
        first: first + 1,
        rows: span(first + 1, last + 1),
        what: format!("left out: {}", cut(reason, 100)),
    }));
    parts.sort_by_key(|p| p.first);
    let most = if detail == Detail::Full { usize::MAX } else { PARTS };
    let more = parts.len().saturating_sub(most);
    let mut lines: Vec<Vec<String>> = parts.into_iter().take(most).map(|p| vec![p.rows, p.what]).collect();
    if more > 0 {
        lines.push(vec!["…".to_owned(), format!("{more} more parts; -v shows them")]);
    }
    lines
}

fn of_table(table: &RegisterTable, whose: &str, detail: Detail) -> Vec<Part> {
    if table.layout == Layout::Transposed {
        return across(table, whose).into_iter().collect();
    }
    let part = |rows: &[u32], what: String| {
        let first = rows.first().map(|row| row + 1)?;
        Some(Part { first, rows: ranges(rows, detail), what: what + whose })
    };
    let mut parts: Vec<Part> = Vec::new();
    parts.extend(part(&table.header, "labels".to_owned()));
    if let Some((first, last)) = first_and_last(table) {
        let what = format!("records ({}){whose}", table.records.len());
        parts.push(Part { first, rows: span(first, last), what });
    }
    for (kind, one, many) in KINDS {
        let rows: Vec<u32> = table.others.iter().filter(|(_, k)| *k == kind).map(|(row, _)| *row).collect();
        let what = if rows.len() == 1 { one.to_owned() } else { format!("{many} ({})", rows.len()) };
        parts.extend(part(&rows, what));
    }
    parts
}

const KINDS: [(RowKind, &str, &str); 6] = [
    (RowKind::Guide, "a guide, no record", "guides, no records"),
    (RowKind::Heading, "a heading, no record", "headings, no records"),
    (RowKind::RepeatedHeader, "the labels once more", "the labels once more"),
    (RowKind::Total, "a total, no record", "totals, no records"),
    (RowKind::Note, "a note, no record", "notes, no records"),
    (RowKind::Empty, "numbered and never filled", "numbered and never filled"),
];

/// A table whose records are columns.
fn across(table: &RegisterTable, whose: &str) -> Option<Part> {
    let (first, last) = first_and_last(table)?;
    let columns = |cols: &[u32]| {
        let ends = cols.first().zip(cols.last());
        ends.map_or(String::new(), |(a, b)| between(&column_letters(*a as u16), &column_letters(*b as u16)))
    };
    let (labels, records) = (columns(&table.header), columns(&table.records));
    let what = format!(
        "labels in column {labels}, a record in each column {records} ({}){whose}",
        table.records.len()
    );
    Some(Part { first, rows: span(first, last), what })
}

/// Rows as people name them: `12, 20–22`.
fn ranges(rows: &[u32], detail: Detail) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == row + 1 => *last = row + 1,
            _ => ranges.push((row + 1, row + 1)),
        }
    }
    let most = if detail == Detail::Full { usize::MAX } else { RANGES };
    let named: Vec<String> = ranges.iter().take(most).map(|(first, last)| span(*first, *last)).collect();
    let more = ranges.len().saturating_sub(most);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    named.join(", ") + &more
}

fn span(first: u32, last: u32) -> String {
    between(&first.to_string(), &last.to_string())
}

/// `5–12`, or `5` where both are one.
pub fn between(first: &str, last: &str) -> String {
    if first == last { first.to_owned() } else { format!("{first}–{last}") }
}
