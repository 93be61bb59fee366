//! Tables side by side on the same rows: what a blank column parts.

use super::header::{Header, Label};
use super::view::View;
use super::words::Words;
use crate::model::text::fold;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// So many rows below the labels are looked at.
const BELOW: usize = 200;

/// The header, in as many parts as there are tables: where a blank column parts labels, and one of them comes again
/// behind it or the rows below are filled on one side only.
pub fn split(words: &Words<'_>, view: View<'_>, header: Header) -> Vec<Header> {
    let gap = header.columns.windows(2).position(|pair| {
        let (left, right) = (&pair[0], &pair[1]);
        right.col > left.col + 1
            && (repeats_behind(&header, right.col)
                || numbered_anew(words, &header, right)
                || stands_alone(view, &header, left.col, right.col))
    });
    let Some(gap) = gap else { return vec![header] };
    let Header { rows, mut columns } = header;
    let right = columns.split_off(gap + 1);
    let left = Header { rows: rows.clone(), columns };
    let mut parts = vec![left];
    parts.extend(split(words, view, Header { rows, columns: right }));
    parts
}

fn repeats_behind(header: &Header, col: u16) -> bool {
    let label = |l: &Label| (l.month.is_none()).then(|| fold(&l.last));
    let left: BTreeSet<String> = header.columns.iter().filter(|l| l.col < col).filter_map(label).collect();
    let right: Vec<String> = header.columns.iter().filter(|l| l.col >= col).filter_map(label).collect();
    left.len() >= 2 && right.len() >= 2 && right.iter().any(|l| left.contains(l))
}

/// Whether a column numbers lines behind another that does.
fn numbered_anew(words: &Words<'_>, header: &Header, right: &Label) -> bool {
    let number = |label: &Label| words.labels.is_number(&label.last);
    number(right) && header.columns.iter().any(|l| l.col < right.col && number(l))
}

/// Whether the columns between two labels are blank and most rows below are filled on one side of them only.
fn stands_alone(view: View<'_>, header: &Header, left: u16, right: u16) -> bool {
    let (first, last) = header.ends();
    let start = header.rows.last().map_or(0, |row| row + 1);
    let rows = || start..(start + BELOW).min(view.sheet.rows.len());
    let filled = |i: usize, cols: RangeInclusive<u16>| view.cells(i).iter().any(|c| cols.contains(&c.col));
    if rows().any(|i| filled(i, left + 1..=right - 1)) {
        return false;
    }
    let sides = || rows().map(|i| (filled(i, first..=left), filled(i, right..=last)));
    let both = sides().filter(|(l, r)| *l && *r).count();
    let either = sides().filter(|(l, r)| *l || *r).count();
    either > 2 && both * 5 < either * 3
}
