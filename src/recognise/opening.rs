//! Rows that open a table by their shape: every cell a text of its own, and below each mostly something else.

use super::view::View;
use crate::model::workbook::{Cell, CellValue};
use std::collections::HashSet;

/// So many rows below are compared.
const BELOW: usize = 6;
/// A longer text is no label at all.
const LONGEST: usize = 300;

/// Whether row `i` looks like labels of the rows below it, whatever its words: all texts, none twice, without numbers,
/// over rows as wide that are another kind of cell in a good part of their columns.
pub fn opens(view: View<'_>, i: usize) -> bool {
    let labels = view.cells(i);
    if labels.len() < 3 || !all_distinct(view, labels) {
        return false;
    }
    let below: Vec<&[Cell]> = (i + 1..=i + BELOW).map(|n| view.cells(n)).filter(|c| c.len() >= 2).collect();
    let wide = below.iter().filter(|row| row.len() * 3 >= labels.len()).count();
    if wide == 0 || wide * 2 < below.len() {
        return false;
    }
    let cols: HashSet<u16> = below.iter().flat_map(|row| row.iter().map(|c| c.col)).collect();
    let filled = labels.iter().filter(|l| cols.contains(&l.col)).count();
    let other = labels.iter().filter(|label| differs(view, label, &below)).count();
    other > 0 && other * 3 >= filled
}

/// Nearly: a label may stand twice, as `RAG` does for two of them, and a note may stand beside the labels.
fn all_distinct(view: View<'_>, cells: &[Cell]) -> bool {
    let mut seen = HashSet::new();
    let texts: Vec<&str> = cells.iter().filter_map(|c| view.text_of(c)).collect();
    let label = |t: &&str| t.chars().count() <= LONGEST && t.chars().any(char::is_alphabetic);
    let odd = texts.iter().filter(|t| !label(t) || !seen.insert(t.to_lowercase())).count();
    texts.len() == cells.len() && odd * 8 <= texts.len()
}

/// Whether most cells below a label are numbers, days, texts with digits, or much longer than it.
fn differs(view: View<'_>, label: &Cell, below: &[&[Cell]]) -> bool {
    let name = view.text_of(label).unwrap_or("");
    let cells: Vec<&Cell> = below
        .iter()
        .filter_map(|row| row.binary_search_by_key(&label.col, |c| c.col).ok().map(|at| &row[at]))
        .collect();
    let other = |cell: &&&Cell| match cell.value {
        CellValue::Text(_) => view
            .text_of(cell)
            .is_some_and(|text| (has_digit(text) && !has_digit(name)) || text.len() > name.len() * 2 + 20),
        _ => true,
    };
    !cells.is_empty() && cells.iter().filter(other).count() * 2 > cells.len()
}

/// Whether a text has a digit.
pub fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}
