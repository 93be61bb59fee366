//! The tables of one sheet.

use super::header::Finder;
use super::overrides::{Overrides, SAID};
use super::reader::Reader;
use super::regions::{self, Region};
use super::table::Surroundings;
use super::view::View;
use super::words::Words;
use crate::finding::Noted;
use crate::model::table::RegisterTable;
use std::ops::Range;

/// What was found on a sheet.
#[derive(Default)]
pub struct Found {
    /// Tables of registers.
    pub tables: Vec<RegisterTable>,
    /// Rows that look like a table and are none that is read, with the reason; rows from 0.
    pub refused: Vec<((u32, u32), String)>,
}

/// Finds the tables of a sheet, the `at`-th of its workbook.
pub fn tables(
    words: &Words<'_>,
    file: &str,
    view: View<'_>,
    at: usize,
    overrides: &Overrides<'_>,
) -> Noted<Found> {
    let mut noted = Noted::silent(Found::default());
    if overrides.skips(&view.sheet.name) {
        noted.value.refused.push(((0, u32::MAX), format!("{SAID}: there are no records on it")));
        return noted;
    }
    let told = overrides.headers(&view.sheet.name);
    let headers = Finder::new(words, view).all_or(&told);
    let mut regions = regions::of(words, view, headers);
    regions.iter_mut().for_each(|r| overrides.name_columns(&view.sheet.name, &mut r.header));
    let mut above = 0;
    for (n, region) in regions.iter().enumerate() {
        let cols = columns(&regions, n);
        let title = title(view, region, above);
        above = region.rows.start;
        let around = Surroundings { sheet: at, name: &view.sheet.name, title, cols };
        Reader { words, file, view, overrides }.read(region, around, &mut noted);
    }
    noted
}

/// The columns that belong to the `n`-th region: up to the tables beside it on either side.
fn columns(regions: &[Region], n: usize) -> Range<u16> {
    let beside = || {
        let same = |(other, r): &(usize, &Region)| *other != n && r.header.rows == regions[n].header.rows;
        regions.iter().enumerate().filter(same).map(|(_, r)| r.header.ends())
    };
    let (first, last) = regions[n].header.ends();
    let from = beside().filter(|(_, end)| *end < first).map(|(_, end)| end + 1).max().unwrap_or(0);
    let to = beside().filter(|(start, _)| *start > last).map(|(start, _)| start).min();
    from..to.unwrap_or(u16::MAX)
}

/// The text just above a header, up to five lines, below what was read before.
fn title(view: View<'_>, region: &Region, above: usize) -> String {
    let start = region.header.rows.first().copied().unwrap_or(0);
    // A line of many cells is a record of the table before.
    let first =
        (above.max(start.saturating_sub(5))..start).rev().take_while(|i| view.cells(*i).len() <= 3).last();
    let lines = (first.unwrap_or(start)..start).flat_map(|i| view.cells(i));
    let texts: Vec<&str> = lines.filter_map(|c| view.text_of(c)).filter(|t| t.len() <= 200).collect();
    texts.join(" · ")
}
