//! A table of what the levels of a scale mean, which has labels of a register and is none.

use super::assign::Candidate;
use super::classify::Choice;
use super::rows::Body;
use super::view::View;
use super::words::Words;
use crate::model::address::CellRef;
use crate::model::register::FieldKind;
use crate::model::text::fold;
use crate::model::workbook::CellValue;
use std::collections::BTreeSet;

/// A scale has no fewer levels, and no more.
const LEVELS: std::ops::RangeInclusive<usize> = 3..=10;
/// Fields of text that can hold what a level means.
const EXPLAINING: [&str; 4] = ["title", "description", "comments", "effect"];

/// Whether the lines are the levels of one scale in their order: one column names them, each once; another may number them
/// one by one; the rest is what they mean.
pub fn is(
    words: &Words<'_>,
    view: View<'_>,
    choice: &Choice,
    columns: &[Candidate<'_>],
    body: &Body,
) -> bool {
    let register = words.knowledge.register(choice.register);
    let mut named: Vec<&Candidate<'_>> = Vec::new();
    for (column, meaning) in columns.iter().zip(&choice.meanings) {
        let Some(field) = meaning.as_ref().map(|m| register.decl(m.field)) else { continue };
        match &field.kind {
            FieldKind::Level(_) => named.push(column),
            FieldKind::Number => {}
            FieldKind::Text if EXPLAINING.contains(&field.key.as_str()) => {}
            _ => return false,
        }
    }
    let [level] = named.as_slice() else { return false };
    let levels: Vec<String> = body.records.iter().map(|row| word(view, *row, level.label.col)).collect();
    let each_once =
        levels.iter().collect::<BTreeSet<_>>().len() == levels.len() && !levels.contains(&String::new());
    let numbered = || columns.iter().any(|c| counts(view, body, c.label.col));
    LEVELS.contains(&levels.len()) && each_once && (in_order(words, &levels) || numbered())
}

/// The word of a cell, folded; empty for a number or none.
fn word(view: View<'_>, row: u32, col: u16) -> String {
    view.sheet.cell(CellRef::new(row, col)).and_then(|c| view.text_of(c)).map(fold).unwrap_or_default()
}

/// Whether the words rise or fall by the levels of a scheme.
fn in_order(words: &Words<'_>, levels: &[String]) -> bool {
    words.knowledge.scales.schemes.iter().any(|scheme| {
        let ranks: Option<Vec<_>> = levels.iter().map(|word| scheme.rank(word)).collect();
        ranks.is_some_and(|r| r.windows(2).all(|p| p[0] < p[1]) || r.windows(2).all(|p| p[0] > p[1]))
    })
}

/// Whether a column counts the lines: 1, 2, 3 or 3, 2, 1.
fn counts(view: View<'_>, body: &Body, col: u16) -> bool {
    let number = |row: &u32| match view.sheet.cell(CellRef::new(*row, col))?.value {
        CellValue::Number(n) => Some(n),
        _ => None,
    };
    let numbers: Option<Vec<f64>> = body.records.iter().map(number).collect();
    numbers.is_some_and(|n| {
        [1.0, -1.0].into_iter().any(|step| n.windows(2).all(|pair| pair[1] - pair[0] == step))
    })
}
