//! What lists of the workbook say that letters and numbers stand for.

use super::super::codes;
use super::super::desk::{Asked, Desk};
use super::super::level::Written;
use super::super::level::guide::{self, Guide, speaks_of};
use super::{Shorthand, said, shorthand};
use crate::model::vocabulary::{ChoiceId, Vocabulary};
use std::collections::BTreeSet;

/// By a list of the workbook, or by the label itself.
pub fn by_list(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    vocabulary: &Vocabulary,
    signs: &BTreeSet<String>,
) -> Option<Shorthand> {
    let label = guide::legend(desk, "", asked.label);
    let lists = desk.guides.iter().filter(|g| speaks_of(g, asked)).chain(&label);
    agreed(lists.filter_map(|guide| listed(guide, vocabulary, signs, signs.len())), vocabulary, signs)
}

/// By a list of the workbook that has two of the numbers at least; those that it leaves out are beyond it.
pub fn by_short_list(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    vocabulary: &Vocabulary,
    signs: &BTreeSet<String>,
) -> Option<Shorthand> {
    let lists = desk.guides.iter().filter(|g| speaks_of(g, asked));
    agreed(lists.filter_map(|guide| listed(guide, vocabulary, signs, 2)), vocabulary, signs)
}

/// What all lists say; nothing where they say different things.
fn agreed(
    mut found: impl Iterator<Item = Vec<Option<ChoiceId>>>,
    vocabulary: &Vocabulary,
    signs: &BTreeSet<String>,
) -> Option<Shorthand> {
    let first = found.next()?;
    if !found.all(|other| other == first) {
        return None;
    }
    let each = || signs.iter().zip(&first);
    let values = each().filter_map(|(sign, id)| Some((sign, (*id)?))).collect();
    let beyond = each().filter(|(_, id)| id.is_none()).map(|(sign, _)| sign.clone()).collect();
    let seen =
        format!("letters or numbers were read as a list of the file says: {}", said(vocabulary, &values));
    Some(Shorthand { beyond, ..shorthand(codes::LEVEL_FROM_LIST, seen, values) })
}

/// The values of the signs, in their order, where a list has at least so many of them beside a word of the vocabulary, and
/// those it has not are numbers.
fn listed(
    guide: &Guide,
    vocabulary: &Vocabulary,
    signs: &BTreeSet<String>,
    least: usize,
) -> Option<Vec<Option<ChoiceId>>> {
    let width = guide.lines.first().map_or(0, Vec::len);
    let cell = |line: &[Option<Written>], at: usize| line.get(at).cloned().flatten();
    let pairs = (0..width).flat_map(|names| (0..width).map(move |words| (names, words)));
    pairs.into_iter().find_map(|(names, words)| {
        let value = |wanted: &String| {
            let mut lines = guide.lines.iter().filter(|l| {
                cell(l, names).and_then(|w| w.sign_alone(names == words)).as_ref() == Some(wanted)
            });
            let word = cell(lines.next()?, words)?.word?;
            vocabulary.word(&word)
        };
        let values: Vec<Option<ChoiceId>> = signs.iter().map(value).collect();
        let left = signs.iter().zip(&values).filter(|(_, id)| id.is_none());
        let is_all =
            values.iter().flatten().count() >= least && left.clone().all(|(s, _)| s.parse::<u8>().is_ok());
        is_all.then_some(values)
    })
}
