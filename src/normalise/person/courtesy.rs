//! Titles of one letter: in a column with Mme Dupont, `M. Lefèvre` is a gentleman; elsewhere M. is an initial.

use super::commas::words_of;
use super::order::is_capitals;
use crate::model::people::{LetterTitle, PeopleWords};
use crate::model::text::{Interner, Sym};
use crate::model::workbook::CellValue;
use crate::normalise::strip::Strip;
use std::collections::HashSet;

/// The words about names with the letters that are titles in this column; nothing where none is.
pub fn of(strip: &Strip, text: &Interner, people: &PeopleWords) -> Option<PeopleWords> {
    let syms = strip.cells.iter().flatten().filter_map(|cell| match cell.value {
        CellValue::Text(sym) => Some(sym),
        _ => None,
    });
    let syms: HashSet<Sym> = syms.collect();
    let shown = |group: &&LetterTitle| {
        syms.iter().any(|sym| {
            let words = words_of(text.get(*sym));
            words.iter().any(|word| group.beside.has(word)) || is_polite(&words, &group.letter)
        })
    };
    let letters: Vec<&LetterTitle> = people.letter_titles.iter().filter(shown).collect();
    if letters.is_empty() {
        return None;
    }
    let mut found = people.clone();
    letters.iter().for_each(|group| found.exact_titles.add(&group.letter));
    Some(found)
}

/// `M. Jean MARTIN`: whoever writes the family name in capitals after the given name puts no initial before it.
fn is_polite(words: &[&str], letter: &str) -> bool {
    let [first, given, .., family] = words else { return false };
    first.trim_end_matches('.') == letter && given.contains(char::is_lowercase) && is_capitals(family, 3)
}
