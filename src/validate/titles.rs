//! Titles that say nearly the same, found through keys that alike titles share: linear in the number of words.

use crate::model::text::{Sym, fold};
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{BuildHasher, BuildHasherDefault};

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

/// Titles of one register, each with its words: folded, each once.
#[derive(Default)]
pub(super) struct Titles {
    all: Vec<(Title, Vec<Word>)>,
}

/// A word and the number made of it.
struct Word {
    text: String,
    number: u64,
}

/// Words of a project's title: the sum of their numbers, which is the same in whatever order they stand, and from which
/// a word is taken by taking its number away.
type Key = (Sym, u64);

impl Titles {
    pub(super) fn add(&mut self, title: Title, text: &str) {
        let mut words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        // Steps of a plan and milestones are often called by one word.
        if words.len() > 1 {
            let number = |text: String| Word {
                number: BuildHasherDefault::<DefaultHasher>::default().hash_one(&text),
                text,
            };
            self.all.push((title, words.into_iter().map(number).collect()));
        }
    }

    /// Each title that another one is like, with the first such; both of a pair are told.
    pub(super) fn partners(&self) -> Vec<(&Title, &Title)> {
        let mut partner: Vec<Option<usize>> = vec![None; self.all.len()];
        let mut whole: HashMap<Key, usize> = HashMap::new();
        for (i, (title, words)) in self.all.iter().enumerate() {
            let first = *whole.entry((title.project, sum(words))).or_insert(i);
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
                    if alike(&self.all[*other].1[*left_out].text, &words[at].text) {
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

fn sum(words: &[Word]) -> u64 {
    words.iter().fold(0, |sum, word| sum.wrapping_add(word.number))
}

/// The words without each one that is no number: which one, and the key of the others.
fn shortened(project: Sym, words: &[Word]) -> impl Iterator<Item = (usize, Key)> + '_ {
    let enough = (WORDS + 1..=MOST).contains(&words.len());
    let whole = sum(words);
    let one = words.iter().enumerate().filter(move |(_, word)| enough && !has_digit(&word.text));
    one.map(move |(at, word)| (at, (project, whole.wrapping_sub(word.number))))
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

/// Whether two words are one but for a letter: what they begin and end with alike is all but one of it.
fn alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = |(x, y): &(char, char)| x == y;
    let start = short.chars().zip(long.chars()).take_while(same).count();
    let end = short.chars().rev().zip(long.chars().rev()).take_while(same).count();
    let most = long.chars().count();
    short.len() >= WORDS && start + end + 1 >= most && most <= short.chars().count() + 1
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
        assert_eq!(told(&["Supplier of the new portal fails", "Suplier of the new portal fails"]), [0, 1]);
        // Another word, another thing; and short titles are not guessed at.
        assert_eq!(told(&["Delay at the site in Leeds", "Delay at the site in York"]), [0; 0]);
        assert_eq!(told(&["Data migration", "Data migration delay"]), [0; 0]);
    }

    #[test]
    fn one_letter() {
        for (a, b) in
            [("delay", "delays"), ("delay", "decay"), ("élan", "élans"), ("aaaa", "aaaaa"), ("data", "data")]
        {
            assert!(alike(a, b) && alike(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("north", "south"),
            ("increase", "decrease"),
            ("site", "sites2b"),
            ("leak", "lake"),
            ("abc", "abd"),
        ] {
            assert!(!alike(a, b) && !alike(b, a), "{a} {b}");
        }
    }

    #[test]
    fn numbers_tell_apart() {
        assert_eq!(told(&["Release of the portal phase 1", "Release of the portal phase 2"]), [0; 0]);
        assert_eq!(told(&["Release of the new portal", "Release of the new portal 2"]), [0; 0]);
    }
}
