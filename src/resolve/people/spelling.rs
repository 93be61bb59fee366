//! One spelling for one person: names that differ only in case, accents or spaces are the same person's.

use super::cells::each_cell;
use crate::finding::Finding;
use crate::model::dataset::Dataset;
use crate::model::text::{Sym, fold};
use crate::resolve::codes;
use crate::settings::Settings;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Gives each person the spelling of the settings, else one in capitals and small letters, of these one on a list of people,
/// and of these the one that is written most often; of two written as often, the first in the alphabet.
pub fn unify(dataset: &mut Dataset, settings: &Settings) -> Vec<Finding> {
    let spellings = count(dataset, settings);
    let replace = choose(dataset, settings, spellings);
    if replace.is_empty() {
        return Vec::new();
    }
    let mut changes = Vec::new();
    each_cell(dataset, settings, |cell| {
        changes.extend(replace.get(&cell.text).map(|best| (cell, Some(*best))));
    });
    super::apply(dataset, changes);
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

fn count(dataset: &Dataset, settings: &Settings) -> HashMap<Sym, Count> {
    let mut counts: HashMap<Sym, Count> = HashMap::new();
    each_cell(dataset, settings, |cell| {
        let count = counts.entry(cell.text).or_default();
        *count = (count.0 || cell.listed, count.1 + 1);
    });
    counts
}

/// Which spelling is to be replaced by which.
fn choose(dataset: &Dataset, settings: &Settings, counts: HashMap<Sym, Count>) -> HashMap<Sym, Sym> {
    let mut people: BTreeMap<String, Vec<((bool, bool, Count), Sym)>> = BTreeMap::new();
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
