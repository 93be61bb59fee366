//! One spelling for one person: names that differ only in case, accents or spaces are the same person's.

use crate::resolve::codes;
use crate::finding::Finding;
use crate::model::dataset::Dataset;
use crate::model::record::Values;
use crate::model::register::FieldKind;
use crate::model::text::{Sym, fold};
use crate::settings::Settings;
use std::collections::{BTreeMap, HashMap};

/// Gives each person the spelling that is written most often; of two written as often, the first in the alphabet.
pub fn unify(dataset: &mut Dataset, settings: &Settings) -> Vec<Finding> {
    let spellings = count(dataset, settings);
    let replace = choose(dataset, spellings);
    if replace.is_empty() {
        return Vec::new();
    }
    apply(dataset, settings, &replace);
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

/// How often each spelling is written.
fn count(dataset: &Dataset, settings: &Settings) -> HashMap<Sym, u64> {
    let mut counts = HashMap::new();
    for (id, register) in settings.knowledge.each_register() {
        for batch in dataset.batches(id) {
            for column in &batch.columns {
                if register.decl(column.field).kind != FieldKind::Person {
                    continue;
                }
                if let Values::Text(names) = &column.values {
                    for name in names.iter().filter(|n| !n.is_none()) {
                        *counts.entry(*name).or_insert(0) += 1;
                    }
                }
            }
        }
    }
    counts
}

/// Which spelling is to be replaced by which.
fn choose(dataset: &Dataset, counts: HashMap<Sym, u64>) -> HashMap<Sym, Sym> {
    let mut people: BTreeMap<String, Vec<(u64, Sym)>> = BTreeMap::new();
    for (name, count) in counts {
        people.entry(fold(dataset.text(name))).or_default().push((count, name));
    }
    let mut replace = HashMap::new();
    for (_, mut spellings) in people.into_iter().filter(|(key, s)| !key.is_empty() && s.len() > 1) {
        spellings.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| dataset.text(a.1).cmp(dataset.text(b.1))));
        let (_, best) = spellings[0];
        replace.extend(spellings[1..].iter().map(|(_, other)| (*other, best)));
    }
    replace
}

fn apply(dataset: &mut Dataset, settings: &Settings, replace: &HashMap<Sym, Sym>) {
    for (id, register) in settings.knowledge.each_register() {
        for batch in &mut dataset.registers[usize::from(id.0)] {
            let len = batch.len();
            for column in batch.columns.iter_mut() {
                if register.decl(column.field).kind != FieldKind::Person {
                    continue;
                }
                for i in 0..len {
                    let Values::Text(names) = &mut column.values else { continue };
                    let written = names[i];
                    let Some(best) = replace.get(&written) else { continue };
                    names[i] = *best;
                    if column.native(i).is_none() {
                        column.set_native(i, len, written);
                    }
                }
            }
        }
    }
}
