//! Headers and the rows that belong to each: tables one above another and side by side, headers that are repeated.

use super::beside;
use super::header::Header;
use super::view::View;
use super::words::Words;
use crate::model::text::fold;
use std::ops::Range;

/// A header and the rows below it.
pub struct Region {
    /// The header.
    pub header: Header,
    /// Rows below it, as places in the sheet's rows.
    pub rows: Range<usize>,
    /// Rows among them that are the header once more.
    pub repeats: Vec<usize>,
}

/// The regions of a sheet, in reading order.
pub fn of(words: &Words<'_>, view: View<'_>, headers: Vec<Header>) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    for header in headers.into_iter().flat_map(|header| beside::split(words, view, header)) {
        let start = header.rows.first().copied().unwrap_or(0);
        let above =
            regions.iter_mut().rev().find(|r| r.header.rows != header.rows && overlap(&r.header, &header));
        if let Some(region) = above {
            if same(&region.header, &header) && !named_anew(view, start) {
                region.repeats.extend(&header.rows);
                continue;
            }
            region.rows.end = region.rows.end.min(start);
        }
        let next = header.rows.last().map_or(0, |last| last + 1);
        regions.push(Region { header, rows: next..view.sheet.rows.len(), repeats: Vec::new() });
    }
    regions
}

fn overlap(a: &Header, b: &Header) -> bool {
    let ((a0, a1), (b0, b1)) = (a.ends(), b.ends());
    a0 <= b1 && b0 <= a1
}

/// Whether nearly all labels stand in the same columns.
fn same(a: &Header, b: &Header) -> bool {
    let equal = b
        .columns
        .iter()
        .filter(|l| a.columns.iter().any(|o| o.col == l.col && fold(&o.text) == fold(&l.text)))
        .count();
    equal * 10 >= b.columns.len() * 9 && b.columns.len() * 10 >= a.columns.len() * 8
}

/// Whether a line of its own stands above a repeated header after a gap, so that what follows is another list.
fn named_anew(view: View<'_>, start: usize) -> bool {
    let Some(above) = start.checked_sub(1) else { return false };
    let alone = matches!(view.cells(above), [only] if view.text_of(only).is_some());
    let gap = above.checked_sub(1).is_some_and(|b| view.index(above) > view.index(b) + 2);
    alone && gap
}
