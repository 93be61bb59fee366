//! Who is who: one person for every spelling that only they can mean.
//!
//! Names that differ in case, accents or spaces are the same (`spelling`). Then every name in full is looked up in the
//! lists of people (`known`): roles, resources, project managers and sponsors, and the people of the settings. A short form
//! (`J. Smith`, `JS`, `Jane`) is a listed person's where nobody else fits (`judge`); a role in place of a name is its
//! holder's (`posts`). Everything else stays apart: what two may mean is asked, what is only like a name is proposed (`near`).

mod judge;
mod known;
mod mentions;
mod name;
mod near;
mod posts;
mod spelling;
mod tell;
#[cfg(test)]
mod tests;
mod twins;

use crate::finding::Finding;
use crate::model::dataset::Dataset;
use crate::model::people::Kind;
use crate::model::text::Sym;
use crate::settings::Settings;
use judge::{Judge, Verdict};
use known::Directory;
use mentions::{Change, Mention, apply, is_turned};
use posts::{Holder, Holders};
use std::collections::{BTreeSet, HashMap};
use tell::{Saying, Sayings};

/// Gives each person one name everywhere, and tells by what they were known.
pub fn unify(dataset: &mut Dataset, settings: &Settings) -> Vec<Finding> {
    let mut mentions = mentions::all(dataset, settings);
    let mut findings = spelling::unify(dataset, settings, &mut mentions);
    let mut sayings = Sayings::default();
    for _ in 0..ROUNDS {
        // Names in full first, so that a short form of a person does not meet two spellings of them.
        for _ in 0..ROUNDS {
            let changes = names(dataset, settings, &mentions, true, &mut sayings);
            if changes.is_empty() {
                break;
            }
            apply(dataset, &mut mentions, changes);
        }
        let changes = names(dataset, settings, &mentions, false, &mut sayings);
        // Whoever is now met in a project may be meant by other short forms there.
        let met = changes
            .iter()
            .any(|(at, person)| person.is_some() && known::shows(dataset, settings, &mentions[*at]));
        apply(dataset, &mut mentions, changes);
        if !met {
            break;
        }
    }
    let changes = roles(dataset, settings, &mentions, &mut sayings);
    apply(dataset, &mut mentions, changes);
    let changes = nobody(dataset, settings, &mentions, &sayings);
    apply(dataset, &mut mentions, changes);
    findings.extend(sayings.findings(dataset, settings));
    findings
}

/// So many times names are looked at again where some were brought to a person. Twice is enough but for odd chains.
const ROUNDS: usize = 5;

/// Brings spellings to the people who are meant: names in full, or all others.
fn names(
    dataset: &mut Dataset,
    settings: &Settings,
    mentions: &[Mention],
    full: bool,
    sayings: &mut Sayings,
) -> Vec<Change> {
    sayings.forget(full);
    let sides = sides(dataset, mentions);
    let mut directory = Directory::new(dataset, settings, mentions);
    let words = &settings.knowledge.people;
    let dataset = &*dataset;
    let twins = twins::twins(&mut directory, dataset);
    let near = near::near(&directory, dataset, words);
    let slips = if full { HashMap::new() } else { near::slips(&near, &directory) };
    let judge = Judge { dataset, words, directory: &directory, twins, near, slips, sides: &sides };
    let mut known: HashMap<(Sym, Option<Sym>, bool), Verdict> = HashMap::new();
    let mut changes = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let (text, project) = (mention.text, mention.project);
        if directory.by_text.contains_key(&text) != full {
            continue;
        }
        let native = mention.native.filter(|n| is_turned(dataset.text(text), dataset.text(*n)));
        let key = (text, project, native.is_some());
        let verdict = known.entry(key).or_insert_with(|| judge.judge(text, project, native.is_some()));
        match verdict {
            Verdict::Is(person, _) => changes.push((at, Some(*person))),
            Verdict::Turned(_) => changes.extend(native.map(|native| (at, Some(native)))),
            Verdict::Unclear => changes.push((at, None)),
            _ => {}
        }
        if let Some(saying) = verdict.said(dataset, text) {
            sayings.add(mention, saying);
        }
    }
    changes
}

impl Verdict {
    /// What there is to say of a spelling that was judged so.
    fn said(&self, dataset: &Dataset, spelling: Sym) -> Option<Saying> {
        let text = |sym: Sym| dataset.text(sym).to_owned();
        match self {
            Self::Stays => None,
            Self::Is(person, why) => Some(Saying::Is(text(spelling), text(*person), *why)),
            Self::Either(people) | Self::Turned(people) => {
                Some(Saying::Either(text(spelling), people.iter().map(|p| text(*p)).collect()))
            }
            Self::Near(person) => Some(Saying::Near(text(spelling), text(*person))),
            Self::Short => Some(Saying::Short),
            Self::Unclear => Some(Saying::Unclear),
        }
    }
}

/// Brings roles that stand in place of names to those who hold them.
fn roles(dataset: &Dataset, settings: &Settings, mentions: &[Mention], sayings: &mut Sayings) -> Vec<Change> {
    let words = &settings.knowledge.people;
    let holders = Holders::new(dataset, settings);
    let mut kinds: HashMap<Sym, Kind> = HashMap::new();
    let mut changes = Vec::new();
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| !mention.groups) {
        let kind = kinds.entry(mention.text).or_insert_with(|| words.kind(dataset.text(mention.text)));
        if *kind != Kind::Post {
            continue;
        }
        let title = dataset.text(mention.text).to_owned();
        // A list of people says who holds a role; it cannot be asked for one.
        let holder = if mention.listed { Holder::Nobody } else { holders.holder(dataset, mention) };
        let (saying, person) = match holder {
            Holder::One(person) => (Saying::Holder(title, dataset.text(person).to_owned()), Some(person)),
            holder => (Saying::NoHolder(holder == Holder::Several), None),
        };
        sayings.add(mention, saying);
        changes.push((at, person));
    }
    changes
}

/// Takes nobody where several may be meant of whom a list has one at least. A list itself keeps what it says.
fn nobody(
    dataset: &mut Dataset,
    settings: &Settings,
    mentions: &[Mention],
    sayings: &Sayings,
) -> Vec<Change> {
    let directory = Directory::new(dataset, settings, mentions);
    let listed = directory.people.iter().filter(|p| p.listed).map(|p| dataset.text(p.text));
    let several = sayings.of_several(&listed.collect());
    let taken = |mention: &Mention| {
        let first = mention.rows.first();
        !mention.listed && first.is_some_and(|row| several.contains(&(mention.place, *row)))
    };
    mentions.iter().enumerate().filter(|(_, mention)| taken(mention)).map(|(at, _)| (at, None)).collect()
}

/// The two sides of the comma in every spelling that has one.
fn sides(dataset: &mut Dataset, mentions: &[Mention]) -> HashMap<Sym, (Sym, Sym)> {
    let texts = mentions.iter().map(|mention| mention.text);
    let with: BTreeSet<Sym> = texts.filter(|text| dataset.text(*text).contains(',')).collect();
    let mut sides = HashMap::new();
    for text in with {
        let Some((left, right)) = dataset.text(text).split_once(',') else { continue };
        let (left, right) = (left.trim().to_owned(), right.trim().to_owned());
        sides.insert(text, (dataset.text.intern(&left), dataset.text.intern(&right)));
    }
    sides
}
