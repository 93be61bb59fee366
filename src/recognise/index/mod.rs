//! Which fields a label may mean, from the label alone.

mod like;
mod make;
mod spelling;

use super::labels::{bag, forms, stems};
use crate::model::canonical::AS_WRITTEN;
use crate::model::recognition::Recognition;
use crate::model::register::{FieldId, RegisterId};
use crate::model::text::fold;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A field that a label may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its register.
    pub register: RegisterId,
    /// The field.
    pub field: FieldId,
    /// How well the label says so, 0–1.
    pub strength: f32,
    /// What the likeness is.
    pub how: How,
}

/// How a label is like one that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is one.
    Known,
    /// It has the same words.
    SameWords,
    /// It is one beside the name of the register or a word such as "residual".
    Qualified,
    /// It shares words.
    SharedWords,
    /// It is spelled nearly so.
    Spelling,
    /// It is not; the cells hold nothing but colours, and the field's values are such.
    Colours,
}

/// A known label as its stems.
struct Phrase {
    weight: f32,
    /// Those of its words that make it another label, sorted.
    telling: Vec<String>,
    register: RegisterId,
    field: FieldId,
}

/// All known labels.
pub struct LabelIndex<'a> {
    words: &'a Recognition,
    exact: HashMap<String, Vec<Hit>>,
    bags: HashMap<String, Vec<Hit>>,
    phrases: Vec<Phrase>,
    /// Stem -> phrases that hold it.
    holders: BTreeMap<String, Vec<u32>>,
    /// Stem -> how many phrases of each register hold it.
    counts: HashMap<String, BTreeMap<RegisterId, u32>>,
    /// How many phrases each register has.
    sizes: HashMap<RegisterId, u32>,
    /// Words that are values of vocabularies or scales.
    values: HashSet<&'a str>,
    /// Stem of a register's own name -> the registers.
    names: HashMap<String, Vec<RegisterId>>,
    /// The title of each register that has to have one.
    titles: Vec<(RegisterId, FieldId)>,
    /// The register of projects.
    projects: Option<RegisterId>,
    /// A prefix and the stems of a word that stands for it, in declared order.
    qualifiers: Vec<(&'a str, Vec<String>)>,
    /// Field and prefix -> the field of that key.
    qualified: HashMap<(RegisterId, FieldId, &'a str), FieldId>,
}

impl<'a> LabelIndex<'a> {
    /// Whether a text is also a value that cells have, such as `High` or `Open`: as a label it says little.
    pub fn is_value(&self, label: &str) -> bool {
        self.values.contains(fold(label).as_str())
    }

    /// Whether a label is known for certain, by itself or beside the name of a register.
    pub fn knows(&self, label: &str) -> bool {
        forms(label).iter().any(|form| {
            self.exact.contains_key(form) || {
                let stems = stems(form, self.words);
                self.bags.contains_key(&bag(&stems))
                    || self.without_names(&stems).is_some_and(|(rest, _)| self.bags.contains_key(&bag(&rest)))
            }
        })
    }

    /// The fields of which a text is the very label.
    pub fn known_fields(&self, label: &str) -> Vec<Hit> {
        forms(label).iter().filter_map(|form| self.exact.get(form)).flatten().copied().collect()
    }

    /// The registers whose lines a label numbers or names: `Risk ID`, `decision_id`, `Maßnahme`. Each line of any list
    /// may name a project.
    pub fn lines_named(&self, label: &str) -> Vec<RegisterId> {
        let form = forms(label).pop().unwrap_or_default();
        let mut named = Vec::new();
        for stem in stems(&form, self.words) {
            match self.names.get(&stem) {
                Some(registers) => named.extend(registers.iter().filter(|r| self.projects != Some(**r))),
                None if self.words.naming.contains(&stem) || self.words.generic.contains(&stem) => {}
                None => return Vec::new(),
            }
        }
        named
    }

    /// Whether a label is a word for the number of a line, and nothing else.
    pub fn is_number(&self, label: &str) -> bool {
        let form = forms(label).pop().unwrap_or_default();
        let stems = stems(&form, self.words);
        !stems.is_empty() && stems.iter().all(|s| ["id", "number"].contains(&s.as_str()))
    }

    /// Every field that a label may mean, each once with its best strength.
    pub fn look_up(&self, label: &str) -> Vec<Hit> {
        // Beside a field in a canonical workbook whose guide is gone.
        if label.trim_end().ends_with(AS_WRITTEN) {
            return Vec::new();
        }
        let mut hits = Vec::new();
        let forms = forms(label);
        for (i, form) in forms.iter().enumerate() {
            let less = 0.02 * i as f32;
            for hit in self.exact.get(form).into_iter().flatten() {
                keep_best(&mut hits, Hit { strength: hit.strength - less, ..*hit });
            }
            let stems = stems(form, self.words);
            self.by_stems(&stems, less, &mut hits);
            // In its last form a sign for "number" is a word.
            if i + 1 == forms.len() {
                self.by_line(&stems, &mut hits);
            }
            if !hits.iter().any(|h| h.strength >= 0.9) {
                let (likely, changed) = self.corrected(&stems);
                if changed {
                    let mut spelled = Vec::new();
                    self.by_stems(&likely, less, &mut spelled);
                    for hit in spelled {
                        keep_best(
                            &mut hits,
                            Hit { strength: hit.strength * 0.85, how: How::Spelling, ..hit },
                        );
                    }
                }
                self.by_shared_words(&likely, &mut hits);
                self.by_beginning(&stems, &mut hits);
            }
        }
        prefer_known(&mut hits);
        hits
    }
}

/// Where a register has the very label, its other fields whose labels only mean the same come after it.
fn prefer_known(hits: &mut [Hit]) {
    let known: Vec<RegisterId> = hits.iter().filter(|h| h.how == How::Known).map(|h| h.register).collect();
    for hit in hits.iter_mut().filter(|h| h.how != How::Known && known.contains(&h.register)) {
        hit.strength *= 0.75;
    }
}

/// Replaces the hit of the same field when the new one is stronger.
pub fn keep_best(hits: &mut Vec<Hit>, new: Hit) {
    match hits.iter_mut().find(|h| h.register == new.register && h.field == new.field) {
        Some(old) if old.strength >= new.strength => {}
        Some(old) => *old = new,
        None => hits.push(new),
    }
}

/// Those words of a label without which it is another, sorted.
fn telling(stems: &[String], words: &Recognition) -> Vec<String> {
    let mut telling: Vec<String> = stems.iter().filter(|s| words.telling.contains(*s)).cloned().collect();
    telling.sort_unstable();
    telling.dedup();
    telling
}
