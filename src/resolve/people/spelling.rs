//! One spelling for one person: names that differ only in case, accents or spaces are the same person's.

use super::mentions::{Change, Mention};
use crate::finding::Finding;
use crate::model::dataset::Dataset;
use crate::model::people::Kind;
use crate::model::text::{Sym, fold};
use crate::resolve::codes;
use crate::settings::Settings;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Gives each person the spelling of the settings, else one in capitals and small letters, of these one on a list of people,
/// and of these the one that is written most often; of two written as often, the first in the alphabet.
pub fn unify(dataset: &mut Dataset, settings: &Settings, mentions: &mut Vec<Mention>) -> Vec<Finding> {
    let spellings = count(dataset, settings, mentions);
    let replace = choose(dataset, settings, spellings);
    let texts = mentions.iter().map(|mention| mention.text).enumerate();
    let changes: Vec<Change> =
        texts.filter_map(|(at, text)| replace.get(&text).map(|best| (at, Some(*best)))).collect();
    super::apply(dataset, mentions, changes);
    tell(dataset, &replace)
}

/// A note for each person who is written in several ways.
fn tell(dataset: &Dataset, replace: &HashMap<Sym, Sym>) -> Vec<Finding> {
    let mut people: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (other, best) in replace {
        people.entry(dataset.text(*best)).or_default().push(dataset.text(*other));
    }
    people
        .into_iter()
        .map(|(best, mut others)| {
            others.sort_unstable();
            let seen = format!("{best} is also written {}", others.join(", "));
            Finding::new(codes::PERSON_SPELLING, seen, "nothing, if they are one person").evidence(others)
        })
        .collect()
}

/// How a name is spelt in the cells: whether on a list of people, and how often.
type Count = (bool, u64);

/// What speaks for a spelling: whether the settings have it, whether it is in capitals and small letters, and the cells.
type Weight = (bool, bool, Count);

fn count(dataset: &Dataset, settings: &Settings, mentions: &[Mention]) -> HashMap<Sym, Count> {
    let mut counts: HashMap<Sym, Count> = HashMap::new();
    let words = &settings.knowledge.people;
    let mut kinds: HashMap<Sym, Kind> = HashMap::new();
    for mention in mentions {
        let text = mention.text;
        if *kinds.entry(text).or_insert_with(|| words.kind(dataset.text(text))) != Kind::Person {
            continue;
        }
        let count = counts.entry(text).or_default();
        *count = (count.0 || mention.listed, count.1 + mention.rows.len() as u64);
    }
    counts
}

/// Which spelling is to be replaced by which.
fn choose(dataset: &Dataset, settings: &Settings, counts: HashMap<Sym, Count>) -> HashMap<Sym, Sym> {
    let mut people: BTreeMap<String, Vec<(Weight, Sym)>> = BTreeMap::new();
    let declared: HashSet<&str> = settings.people.each.iter().map(|p| p.name.as_str()).collect();
    for (name, count) in counts {
        let text = dataset.text(name);
        let mixed = text.contains(char::is_lowercase) && text.contains(char::is_uppercase);
        people.entry(fold(text)).or_default().push(((declared.contains(text), mixed, count), name));
    }
    let mut replace = HashMap::new();
    for (_, mut spellings) in people.into_iter().filter(|(key, s)| !key.is_empty() && s.len() > 1) {
        spellings.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| dataset.text(a.1).cmp(dataset.text(b.1))));
        let (_, best) = spellings[0];
        replace.extend(spellings[1..].iter().map(|(_, other)| (*other, best)));
    }
    replace
}
