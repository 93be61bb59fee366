//! Slips of the pen and nicknames: names on no list of people that are very like one that is. They are proposed only.

use super::known::Directory;
use crate::model::dataset::Dataset;
use crate::model::people::PeopleWords;
use crate::model::text::fold;
use std::collections::HashMap;

/// So many names of one key are compared.
const COMPARED: usize = 50;

/// For each name on no list the one on a list that it is like: all words but one are the same, and that one is like
/// enough, or the given name is what those who have the other are called, or it is the two family names of the other.
pub fn near(directory: &Directory, dataset: &Dataset, people: &PeopleWords) -> HashMap<usize, usize> {
    let mut listed: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, known) in directory.people.iter().enumerate().filter(|(_, k)| k.listed) {
        keys(&known.name.words).into_iter().for_each(|key| listed.entry(key).or_default().push(at));
    }
    let nicknames = nicknames(people);
    let mut near = HashMap::new();
    for (at, known) in directory.people.iter().enumerate().filter(|(_, k)| !k.listed) {
        let name = fold(dataset.text(known.text));
        let others = keys(&known.name.words).into_iter().filter_map(|key| listed.get(&key));
        let others = others.flat_map(|all| all.iter().take(COMPARED));
        let like = others.filter_map(|other| {
            let words = &directory.people[*other].name.words;
            let called = is_called(&known.name.words, words, &nicknames);
            let like = strsim::normalized_damerau_levenshtein(
                &name,
                &fold(dataset.text(directory.people[*other].text)),
            );
            let ending = words.len() > known.name.words.len() && words.ends_with(&known.name.words);
            (called || ending || like >= 0.8).then_some((called, like, *other))
        });
        let best = like.max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(b.2.cmp(&a.2)));
        near.extend(best.map(|(_, _, other)| (at, other)));
    }
    near
}

/// Those of the names that have the letters of the one that they are like in another order: `Jane Smtih`.
pub fn slips(near: &HashMap<usize, usize>, directory: &Directory) -> HashMap<usize, usize> {
    let letters = |at: usize| {
        let mut letters: Vec<char> = directory.people[at].name.words.concat().chars().collect();
        letters.sort_unstable();
        letters
    };
    near.iter().filter(|(at, other)| letters(**at) == letters(**other)).map(|(a, b)| (*a, *b)).collect()
}

/// The given name with the first letter of the last word, and the last word with that of the given name: of two names
/// that differ in one word, one of these is the same.
fn keys(words: &[String]) -> [String; 3] {
    let (given, family) = (words.first().map_or("", String::as_str), words.last().map_or("", String::as_str));
    let letter = |word: &str| word.chars().next().map(String::from).unwrap_or_default();
    [format!("{given} {}", letter(family)), format!("{} {family}", letter(given)), format!("* {family}")]
}

fn nicknames(people: &PeopleWords) -> HashMap<&str, Vec<usize>> {
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (group, names) in people.nicknames.iter().enumerate() {
        names.iter().for_each(|name| groups.entry(name).or_default().push(group));
    }
    groups
}

/// Whether two names have the same words after given names of which one stands for the other.
fn is_called(one: &[String], other: &[String], groups: &HashMap<&str, Vec<usize>>) -> bool {
    let (Some((a, rest)), Some((b, others))) = (one.split_first(), other.split_first()) else { return false };
    let of = |name: &str| groups.get(name).map_or(&[][..], Vec::as_slice);
    rest == others && a != b && of(a).iter().any(|group| of(b).contains(group))
}
