//! Titles that say nearly the same, found through keys that alike titles share: linear in the number of words.

use crate::model::text::{Sym, fold};
use std::collections::HashMap;

/// Titles of fewer words than this are alike only when they have the same.
const WORDS: usize = 4;
/// Longer titles are compared whole only.
const MOST: usize = 24;
/// So many titles that share a key are compared with a further one.
const SHARING: usize = 8;

/// The title of a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title {
    pub batch: usize,
    pub row: usize,
    pub project: Sym,
    pub id: Sym,
    pub title: Sym,
}

/// Titles of one register, each with its words: folded, each once, in order.
#[derive(Default)]
pub(super) struct Titles {
    all: Vec<(Title, Vec<String>)>,
}

/// Words of a project's title, joined.
type Key = (Sym, String);

impl Titles {
    pub(super) fn add(&mut self, title: Title, text: &str) {
        let mut words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        // Steps of a plan and milestones are often called by one word.
        if words.len() > 1 {
            self.all.push((title, words));
        }
    }

    /// Each title that another one is like, with the first such; both of a pair are told.
    pub(super) fn partners(&self) -> Vec<(&Title, &Title)> {
        let mut partner: Vec<Option<usize>> = vec![None; self.all.len()];
        let mut whole: HashMap<Key, usize> = HashMap::new();
        for (i, (title, words)) in self.all.iter().enumerate() {
            let first = *whole.entry((title.project, words.join(" "))).or_insert(i);
            self.pair(&mut partner, first, i);
        }
        let mut without: HashMap<Key, Vec<(usize, usize)>> = HashMap::new();
        for (i, (title, words)) in self.all.iter().enumerate() {
            for (at, key) in shortened(title.project, words) {
                if let Some(other) = whole.get(&key) {
                    self.pair(&mut partner, *other, i);
                }
                let sharing = without.entry(key).or_default();
                for (other, left_out) in sharing.iter() {
                    if alike(&self.all[*other].1[*left_out], &words[at]) {
                        self.pair(&mut partner, *other, i);
                    }
                }
                if sharing.len() < SHARING {
                    sharing.push((i, at));
                }
            }
        }
        let told = partner.iter().enumerate().filter_map(|(i, other)| Some((i, (*other)?)));
        told.map(|(i, other)| (&self.all[i].0, &self.all[other].0)).collect()
    }

    /// Makes two titles partners, where they are of two ids.
    fn pair(&self, partner: &mut [Option<usize>], a: usize, b: usize) {
        if a != b && self.all[a].0.id != self.all[b].0.id {
            partner[a].get_or_insert(b);
            partner[b].get_or_insert(a);
        }
    }
}

/// The words without each one that is no number: which one, and the key of the others.
fn shortened(project: Sym, words: &[String]) -> impl Iterator<Item = (usize, Key)> + '_ {
    let enough = (WORDS + 1..=MOST).contains(&words.len());
    let one = (0..words.len()).filter(move |at| enough && !has_digit(&words[*at]));
    one.map(move |at| {
        let rest: Vec<&str> =
            words.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, word)| word.as_str()).collect();
        (at, (project, rest.join(" ")))
    })
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

/// Whether two words are one but for a letter.
fn alike(a: &str, b: &str) -> bool {
    a.len().min(b.len()) >= WORDS && strsim::levenshtein(a, b) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Interner;

    /// Which of the titles are told, by their place.
    fn told(titles: &[&str]) -> Vec<usize> {
        let mut text = Interner::default();
        let project = text.intern("P1");
        let mut all = Titles::default();
        for (row, title) in titles.iter().enumerate() {
            let id = text.intern(&format!("R{row}"));
            all.add(Title { batch: 0, row, project, id, title: id }, title);
        }
        all.partners().iter().map(|(one, _)| one.row).collect()
    }

    #[test]
    fn the_same_words_in_another_order() {
        assert_eq!(told(&["Implement", "Implement"]), [0; 0]);
        assert_eq!(told(&["Supplier is late", "Late is supplier!", "Supplier is early"]), [0, 1]);
    }

    #[test]
    fn a_letter_or_a_word_more() {
        assert_eq!(told(&["Delay of the data migration", "Delays of the data migration"]), [0, 1]);
        assert_eq!(told(&["Delay of the data migration", "Delay of the whole data migration"]), [0, 1]);
        // Another word, another thing; and short titles are not guessed at.
        assert_eq!(told(&["Delay at the site in Leeds", "Delay at the site in York"]), [0; 0]);
        assert_eq!(told(&["Data migration", "Data migration delay"]), [0; 0]);
    }

    #[test]
    fn numbers_tell_apart() {
        assert_eq!(told(&["Release of the portal phase 1", "Release of the portal phase 2"]), [0; 0]);
        assert_eq!(told(&["Release of the new portal", "Release of the new portal 2"]), [0; 0]);
    }
}
