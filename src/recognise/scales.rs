//! Scales that stand across: VL, L, M, H and VH below `Likelihood`, one of them marked in each row. Their columns are
//! one column, whose values are their labels.

use super::header::{Header, Label, Step};
use super::view::View;
use super::words::Words;
use crate::model::address::CellRef;
use crate::model::scale::Scheme;
use crate::model::text::fold;
use crate::model::workbook::Cell;

/// So many rows are looked at.
const SAMPLE: usize = 120;
/// A shorter scale could be any words.
const SHORTEST: usize = 3;
/// A scale has no more levels.
const LONGEST: usize = 10;
/// A longer text is no word of a scale.
const SHORT: usize = 40;

/// How many labels of a row belong to scales that stand across.
pub fn levels_in_row<'c>(words: &Words<'_>, view: View<'_>, cells: impl Iterator<Item = &'c Cell>) -> usize {
    let cells: Vec<&Cell> = cells.collect();
    let (mut levels, mut left) = (0, cells.as_slice());
    while let Some((first, rest)) = left.split_first() {
        let beside = |(n, c): &(u16, &&Cell)| first.col.checked_add(*n) == Some(c.col);
        let run = (0..).zip(left).take_while(beside).map_while(|(_, c)| view.text_of(c));
        let n = levels_at_start(words, run.take_while(|t| t.len() <= SHORT).take(LONGEST));
        levels += n;
        left = left.get(n..).filter(|_| n > 0).unwrap_or(rest);
    }
    levels
}

/// How many of the first of these labels are all levels of a scheme, in order up or down; 0 where they are not.
fn levels_at_start<'l>(words: &Words<'_>, labels: impl IntoIterator<Item = &'l str>) -> usize {
    let folded: Vec<String> = labels.into_iter().map(fold).collect();
    let schemes = words.knowledge.scales.schemes.iter();
    schemes.filter(|s| is_scale(s, &folded)).map(|s| s.words.len()).max().unwrap_or(0)
}

/// Whether a text is a level of any scheme.
pub fn is_step(words: &Words<'_>, text: &str) -> bool {
    if text.len() > SHORT {
        return false;
    }
    let folded = fold(text);
    words.knowledge.scales.schemes.iter().any(|s| s.rank(&folded).is_some())
}

fn is_scale(scheme: &Scheme, labels: &[String]) -> bool {
    let n = scheme.words.len();
    let Some(labels) = labels.get(..n).filter(|_| n >= SHORTEST) else { return false };
    let at = |k: usize, label: &String| scheme.rank(label).map(usize::from) == Some(k);
    labels.iter().zip(1..).all(|(label, k)| at(k, label))
        || labels.iter().rev().zip(1..).all(|(label, k)| at(k, label))
}

/// The header with each scale across as one column; `None` where there is none.
pub fn gather(words: &Words<'_>, view: View<'_>, header: &Header, records: &[u32]) -> Option<Header> {
    let mut columns: Vec<Label> = Vec::with_capacity(header.columns.len());
    let mut left = header.columns.as_slice();
    while let Some((first, rest)) = left.split_first() {
        match scale(words, left).filter(|(_, steps)| is_marked(words, view, records, steps)) {
            Some((text, steps)) => {
                left = left.get(steps.len()..).unwrap_or_default();
                columns.push(Label {
                    col: first.col,
                    last: text.clone(),
                    text,
                    month: None,
                    month_at: None,
                    steps,
                });
            }
            None => {
                columns.push(first.clone());
                left = rest;
            }
        }
    }
    (columns.len() < header.columns.len()).then(|| Header { rows: header.rows.clone(), columns })
}

/// The scale that the first of these columns begins, with the label above all of its steps.
fn scale(words: &Words<'_>, columns: &[Label]) -> Option<(String, Vec<Step>)> {
    let group = above(columns.first()?)?;
    let beside = columns
        .windows(2)
        .take_while(|pair| pair[1].col == pair[0].col + 1 && above(&pair[1]) == Some(group));
    let run = columns.get(..=beside.count())?;
    let n = levels_at_start(words, run.iter().map(|c| c.last.as_str()));
    if n == 0 || n != run.len() {
        return None;
    }
    let steps = run.iter().map(|c| Step { col: c.col, label: c.last.clone() }).collect();
    Some((group.to_owned(), steps))
}

/// The part of a label that stands above its last row.
fn above(label: &Label) -> Option<&str> {
    let group = label.text.strip_suffix(label.last.as_str())?.trim_end();
    (!group.is_empty()).then_some(group)
}

/// Whether the cells are marks or blank: four of five of those that hold something.
fn is_marked(words: &Words<'_>, view: View<'_>, records: &[u32], steps: &[Step]) -> bool {
    let each = records.iter().take(SAMPLE).flat_map(|row| steps.iter().map(|s| CellRef::new(*row, s.col)));
    let (mut filled, mut marks) = (0, 0);
    for cell in each.filter_map(|at| view.sheet.cell(at)) {
        filled += 1;
        marks += usize::from(words.knowledge.mark(cell.value, view.text).is_some());
    }
    !records.is_empty() && marks * 5 >= filled * 4
}

/// The labels that are marked in these rows.
pub fn marked<'s>(
    words: &Words<'_>,
    view: View<'_>,
    records: impl Iterator<Item = u32>,
    steps: &'s [Step],
) -> Vec<&'s str> {
    let is = |at: CellRef| {
        view.sheet.cell(at).is_some_and(|c| words.knowledge.mark(c.value, view.text) == Some(true))
    };
    let in_row = |row: u32| steps.iter().filter(move |s| is(CellRef::new(row, s.col)));
    records.flat_map(in_row).map(|s| s.label.as_str()).collect()
}
