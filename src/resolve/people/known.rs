//! Who is known: every name that is written in full, where it is written, and whether a list of people has it.

use super::mentions::{Mention, Place};
use super::name::{Name, is_letter};
use crate::model::dataset::Dataset;
use crate::model::people::Kind;
use crate::model::record::Value;
use crate::model::text::{Sym, fold, fold_typed};
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A name in full.
#[derive(Debug, Clone)]
pub struct Known {
    /// The name as it is written.
    pub text: Sym,
    /// Its words.
    pub name: Name,
    /// Whether the settings have it.
    pub declared: bool,
    /// Whether a list of people or the settings have it.
    pub listed: bool,
    /// Whether a list has it for no project, so that it is of every project.
    pub office: bool,
    /// The projects in whose records it is written.
    pub projects: HashSet<Sym>,
    /// The columns in which it is written.
    pub columns: BTreeSet<Place>,
    /// Those of them that are lists of people.
    pub lists: BTreeSet<Place>,
    /// In how many cells it is written, and in how many of them with a comma or as an address, so that its order is sure.
    pub cells: (u64, u64),
}

/// All names in full, and ways to find them.
#[derive(Debug, Default)]
pub struct Directory {
    /// By their text.
    pub people: Vec<Known>,
    /// Text to place.
    pub by_text: HashMap<Sym, usize>,
    /// Folded text to place; spellings that fold to the same are one by now.
    pub by_fold: HashMap<String, usize>,
    /// The words in any order.
    pub by_words: BTreeMap<String, Vec<usize>>,
    /// The name as it is typed without dots on its letters.
    pub by_typed: HashMap<String, Vec<usize>>,
    /// Given name or its initial, and each other word.
    pub by_pair: HashMap<(String, String), Vec<usize>>,
    /// Initials.
    pub by_initials: HashMap<String, Vec<usize>>,
    /// Given name or last word, alone.
    pub by_word: HashMap<String, Vec<usize>>,
    /// A word between these, alone: the first of two family names.
    pub by_middle: HashMap<String, Vec<usize>>,
    /// Names of accounts.
    pub by_account: HashMap<String, Vec<usize>>,
    /// Addresses that a list has beside a name.
    pub by_address: HashMap<String, Vec<usize>>,
}

impl Directory {
    /// Everybody who is mentioned in a dataset, and of the settings.
    pub fn new(dataset: &mut Dataset, settings: &Settings, mentions: &[Mention]) -> Self {
        let declared: HashSet<Sym> =
            settings.people.each.iter().map(|p| dataset.text.intern(&p.name)).collect();
        let mut found: HashMap<Sym, Option<Known>> = HashMap::new();
        for name in &declared {
            if let Some(known) = known(dataset, settings, *name) {
                found.insert(*name, Some(Known { declared: true, listed: true, office: true, ..known }));
            }
        }
        let mut spellings: HashMap<Sym, Spelling> = HashMap::new();
        for mention in mentions {
            let text = mention.text;
            let entry = found.entry(text).or_insert_with(|| known(dataset, settings, text));
            if let Some(known) = entry {
                let written = mention.native.unwrap_or(text);
                let spelling = spellings.entry(written).or_insert_with(|| Spelling {
                    shows: shows(dataset, settings, mention),
                    sure: dataset.text(written).contains([',', '@']),
                });
                note(known, spelling, mention);
            }
        }
        let mut people: Vec<Known> = found.into_values().flatten().collect();
        people.sort_by(|a, b| dataset.text(a.text).cmp(dataset.text(b.text)));
        let mut directory = Self { people, ..Self::default() };
        directory.index(dataset);
        directory.addresses(dataset, settings);
        directory
    }

    fn index(&mut self, dataset: &Dataset) {
        for (at, known) in self.people.iter().enumerate() {
            let name = &known.name;
            self.by_text.insert(known.text, at);
            self.by_fold.insert(fold(dataset.text(known.text)), at);
            self.by_words.entry(name.in_any_order()).or_default().push(at);
            if let Some(typed) = fold_typed(dataset.text(known.text)) {
                self.by_typed.entry(typed).or_default().push(at);
            }
            let given = name.given().to_owned();
            let letter: String = given.chars().take(1).collect();
            let others: BTreeSet<&String> = name.words[1..].iter().filter(|w| !is_letter(w)).collect();
            for word in others {
                self.by_pair.entry((given.clone(), word.clone())).or_default().push(at);
                self.by_pair.entry((letter.clone(), word.clone())).or_default().push(at);
            }
            let add = |map: &mut HashMap<String, Vec<usize>>, keys: BTreeSet<String>| {
                keys.into_iter().for_each(|key| map.entry(key).or_default().push(at));
            };
            add(&mut self.by_initials, name.initials());
            add(&mut self.by_word, [given, name.family().to_owned()].into());
            let inner = name.bare.get(1..name.bare.len().saturating_sub(1)).unwrap_or_default();
            add(&mut self.by_middle, inner.iter().filter(|w| !is_letter(w)).cloned().collect());
            add(&mut self.by_account, name.accounts());
        }
    }

    /// Addresses beside the names of the roles lists.
    fn addresses(&mut self, dataset: &Dataset, settings: &Settings) {
        let Some(id) = settings.knowledge.find_register("roles") else { return };
        let register = settings.knowledge.register(id);
        let (Some(person), Some(email)) = (register.field("person"), register.field("email")) else { return };
        for batch in dataset.batches(id) {
            for i in 0..batch.len() {
                let (Value::Text(name), Value::Text(address)) =
                    (batch.value(person, i), batch.value(email, i))
                else {
                    continue;
                };
                let Some(at) = self.by_text.get(&name) else { continue };
                let people = self.by_address.entry(dataset.text(address).to_lowercase()).or_default();
                if !people.contains(at) {
                    people.push(*at);
                }
            }
        }
    }
}

impl Known {
    /// Whether the person is met in a project: in its records, or in an office for all projects. Without a project only
    /// the office is meant.
    pub fn is_in(&self, project: Option<Sym>) -> bool {
        self.office || project.is_some_and(|p| self.projects.contains(&p))
    }
}

/// A longer text is no name.
const LONGEST: usize = 120;

/// A text as a name in full; nothing where it is none.
fn known(dataset: &Dataset, settings: &Settings, text: Sym) -> Option<Known> {
    let people = &settings.knowledge.people;
    let written = dataset.text(text);
    if written.len() > LONGEST {
        return None;
    }
    let name = Name::of(written, people);
    if !name.is_full(written) || people.kind(written) != Kind::Person || fold(written).is_empty() {
        return None;
    }
    Some(Known {
        text,
        name,
        declared: false,
        listed: false,
        office: false,
        projects: HashSet::new(),
        columns: BTreeSet::new(),
        lists: BTreeSet::new(),
        cells: (0, 0),
    })
}

/// What a spelling says of whom it names.
struct Spelling {
    /// See [`shows`].
    shows: bool,
    /// Whether the order of its words is sure: it has a comma or is an address.
    sure: bool,
}

/// Notes a mention of a name.
fn note(known: &mut Known, spelling: &Spelling, mention: &Mention) {
    known.listed |= mention.listed;
    // A short form that was brought to the person does not show that the person is met in the project.
    if spelling.shows {
        known.office |= mention.listed && mention.project.is_none();
        known.projects.extend(mention.project);
    }
    known.columns.insert(mention.place);
    if mention.listed {
        known.lists.insert(mention.place);
    }
    let cells = mention.rows.len() as u64;
    known.cells.0 += cells;
    known.cells.1 += if mention.native.is_some() && spelling.sure { cells } else { 0 };
}

/// Whether what is written shows that the person is met in the project: a name in full, no short form and no role.
pub fn shows(dataset: &Dataset, settings: &Settings, mention: &Mention) -> bool {
    let written = dataset.text(mention.native.unwrap_or(mention.text));
    is_in_full(written) && settings.knowledge.people.kind(written) != Kind::Post
}

/// Whether what is written names somebody by two words at least.
fn is_in_full(written: &str) -> bool {
    let folded = fold(written.split('@').next().unwrap_or(written));
    folded.split(' ').filter(|word| word.chars().count() > 1).count() > 1
}
