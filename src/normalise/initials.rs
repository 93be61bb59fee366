//! Letters beside words of the same column that begin with them: in a column of rosso, giallo and verde, G is giallo.

use super::desk::{Asked, Desk};
use crate::model::text::fold;
use crate::model::vocabulary::{ChoiceId, Vocabulary};
use crate::model::workbook::CellValue;
use std::collections::{BTreeMap, BTreeSet};

/// A shorter word is a letter itself.
const WORD: usize = 3;
/// Fewer letters are no set.
const SET: usize = 3;

/// What the words of a column that begin with its letters make of them: the value, or nothing where they mean several. Left
/// out are letters that no word begins with, and those that the vocabulary has and the words do not contradict.
pub fn of(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    vocabulary: &Vocabulary,
    signs: &BTreeSet<String>,
) -> BTreeMap<String, Option<ChoiceId>> {
    let words = words(desk, asked, vocabulary);
    let each = signs.iter().filter(|sign| sign.chars().count() == 1 && !is_of_set(vocabulary, signs, sign));
    each.filter_map(|sign| Some((sign.clone(), by_words(vocabulary, &words, sign)?))).collect()
}

/// Whether a letter stands among others with which it is a set, as G does beside R and A, and means there what it usually
/// does: a word that begins with it, such as Grey, is then another value.
fn is_of_set(vocabulary: &Vocabulary, signs: &BTreeSet<String>, sign: &str) -> bool {
    let letters = || signs.iter().filter(|s| s.chars().count() == 1);
    let usual = vocabulary.word(sign);
    let mut sets = vocabulary.letters.iter().filter(|set| letters().all(|s| set.has(s))).peekable();
    letters().count() >= SET && sets.peek().is_some() && sets.all(|set| set.value(sign) == usual)
}

/// The words of a column that the vocabulary has.
fn words(desk: &Desk<'_>, asked: Asked<'_>, vocabulary: &Vocabulary) -> BTreeMap<String, ChoiceId> {
    let text = |cell: &crate::model::workbook::Cell| match cell.value {
        CellValue::Text(sym) => Some(sym),
        _ => None,
    };
    let distinct: BTreeSet<_> = asked.strip.cells.iter().flatten().filter_map(text).collect();
    let folded = distinct.into_iter().map(|sym| fold(desk.text.get(sym)));
    let long = folded.filter(|word| word.chars().count() >= WORD);
    long.filter_map(|word| Some((word.clone(), vocabulary.word(&word)?))).collect()
}

fn by_words(
    vocabulary: &Vocabulary,
    words: &BTreeMap<String, ChoiceId>,
    sign: &str,
) -> Option<Option<ChoiceId>> {
    let begin: BTreeSet<ChoiceId> =
        words.iter().filter(|(word, _)| word.starts_with(sign)).map(|(_, id)| *id).collect();
    let usual = vocabulary.word(sign);
    let one = begin.first().copied().filter(|_| begin.len() == 1);
    match (usual, one) {
        _ if begin.is_empty() => None,
        (Some(usual), _) if one == Some(usual) || is_named(vocabulary, words, usual, sign) => None,
        // The usual meaning has a word of its own here, which begins with another letter.
        (Some(usual), Some(one)) if words.values().any(|id| *id == usual) => Some(Some(one)),
        (Some(_), _) => Some(None),
        (None, one) => Some(one),
    }
}

/// Whether the column has the value's own name, which the letter stands for everywhere: Green beside Grey and G.
fn is_named(vocabulary: &Vocabulary, words: &BTreeMap<String, ChoiceId>, id: ChoiceId, sign: &str) -> bool {
    let name = fold(&vocabulary.choice(id).label);
    name.starts_with(sign) && words.contains_key(&name)
}
