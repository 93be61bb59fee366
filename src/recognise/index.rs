//! Which fields a label may mean, from the label alone.

use super::labels::{bag, forms, stems};
use crate::model::knowledge::Knowledge;
use crate::model::recognition::Recognition;
use crate::model::register::{Field, FieldId, Register, RegisterId};
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

/// Likeness below this is none.
const LEAST: f32 = 0.45;
/// What a word says that no label holds.
const UNKNOWN: f32 = 2.5;
/// So many words behind a known label explain it.
const EXPLAINS: usize = 3;

impl<'a> LabelIndex<'a> {
    /// The labels of all registers. Fields that the program writes itself are no targets.
    pub fn new(knowledge: &'a Knowledge) -> Self {
        let mut index = Self {
            words: &knowledge.recognition,
            exact: HashMap::new(),
            bags: HashMap::new(),
            phrases: Vec::new(),
            holders: BTreeMap::new(),
            counts: HashMap::new(),
            sizes: HashMap::new(),
            values: values(knowledge),
            names: HashMap::new(),
            titles: Vec::new(),
            projects: knowledge.find_register("projects"),
            qualifiers: qualifiers(&knowledge.recognition),
            qualified: HashMap::new(),
        };
        for (register, decl) in knowledge.each_register() {
            for word in [&decl.singular, &decl.key] {
                let name = stems(&fold(word), index.words).join(" ");
                let registers: &mut Vec<RegisterId> = index.names.entry(name).or_default();
                if !registers.contains(&register) {
                    registers.push(register);
                }
            }
            let titled = decl.field("title").filter(|f| decl.decl(*f).required);
            index.titles.extend(titled.map(|field| (register, field)));
            for (field, f) in decl.each_field().filter(|(_, f)| is_target(decl, f)) {
                for (rank, alias) in f.aliases.iter().enumerate() {
                    index.add(register, field, alias, rank);
                }
                for prefix in knowledge.recognition.qualifiers.iter().map(|q| q.prefix.as_str()) {
                    if let Some(other) = decl.field(&format!("{prefix}{}", f.key)) {
                        index.qualified.insert((register, field, prefix), other);
                    }
                }
            }
        }
        index.weigh()
    }

    fn add(&mut self, register: RegisterId, field: FieldId, alias: &str, rank: usize) {
        let strength = 1.0 - 0.004 * rank.min(20) as f32;
        let hit = Hit { register, field, strength, how: How::Known };
        keep_best(self.exact.entry(alias.to_owned()).or_default(), hit);
        let stems = stems(alias, self.words);
        let hit = Hit { strength: strength - 0.1, how: How::SameWords, ..hit };
        keep_best(self.bags.entry(bag(&stems)).or_default(), hit);
        let id = self.phrases.len() as u32;
        let telling = telling(&stems, self.words);
        self.phrases.push(Phrase { weight: 0.0, telling, register, field });
        for stem in stems {
            let holders = self.holders.entry(stem).or_default();
            if holders.last() != Some(&id) {
                holders.push(id);
            }
        }
    }

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

    /// Hits of the same words: as they are, beside a register's name, beside a qualifier.
    fn by_stems(&self, stems: &[String], less: f32, hits: &mut Vec<Hit>) {
        for hit in self.bags.get(&bag(stems)).into_iter().flatten() {
            keep_best(hits, Hit { strength: hit.strength - less, ..*hit });
        }
        let without = self.without_names(stems);
        if let Some((rest, registers)) = &without {
            for hit in self.bags.get(&bag(rest)).into_iter().flatten() {
                // A word that names any list says nothing; the name of another register makes it another label.
                let own = if registers.is_empty() || registers.contains(&hit.register) { 0.03 } else { 0.55 };
                keep_best(hits, Hit { strength: hit.strength - less - own, how: How::Qualified, ..*hit });
            }
        }
        for stems in [Some(stems), without.as_ref().map(|(rest, _)| rest.as_slice())].into_iter().flatten() {
            self.by_qualifier(stems, less, hits);
        }
    }

    /// `Decision`, `Item`: a label that is only the name of a line is its title.
    fn by_line(&self, stems: &[String], hits: &mut Vec<Hit>) {
        let [stem] = stems else { return };
        let generic = self.words.generic.contains(stem);
        let named = self.names.get(stem).map_or(&[][..], Vec::as_slice);
        for (register, field) in self.titles.iter().filter(|(r, _)| generic || named.contains(r)) {
            let hit = Hit { register: *register, field: *field, strength: 0.8, how: How::Qualified };
            keep_best(hits, hit);
        }
    }

    /// `Residual L`: the field of `L` with the prefix that "residual" stands for.
    fn by_qualifier(&self, stems: &[String], less: f32, hits: &mut Vec<Hit>) {
        for (prefix, word) in &self.qualifiers {
            let Some(rest) = without_run(stems, word) else { continue };
            for hit in self.bags.get(&bag(&rest)).into_iter().flatten() {
                if let Some(field) = self.qualified.get(&(hit.register, hit.field, *prefix)) {
                    let strength = hit.strength - less - 0.02;
                    keep_best(hits, Hit { strength, how: How::Qualified, field: *field, ..*hit });
                }
            }
        }
    }

    /// The stems without names of registers and of any line, and those registers; `None` where there is none or nothing
    /// would be left.
    fn without_names(&self, stems: &[String]) -> Option<(Vec<String>, Vec<RegisterId>)> {
        let mut registers = Vec::new();
        let mut rest = Vec::new();
        for stem in stems {
            match self.names.get(stem) {
                Some(named) => registers.extend(named),
                None if self.words.generic.contains(stem) => {}
                None => rest.push(stem.clone()),
            }
        }
        (!rest.is_empty() && rest.len() < stems.len()).then_some((rest, registers))
    }

    /// Fields whose known labels share the greater part of the words; rare words count more.
    fn by_shared_words(&self, stems: &[String], hits: &mut Vec<Hit>) {
        let telling = telling(stems, self.words);
        let mut shared: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
        for stem in stems {
            for phrase in self.holders.get(stem).into_iter().flatten() {
                shared.entry(*phrase).or_default().push(stem);
            }
        }
        for (phrase, common) in shared {
            let phrase = &self.phrases[phrase as usize];
            if phrase.telling != telling {
                continue;
            }
            let weight = |stem: &str| self.weight(phrase.register, stem);
            let own: f32 = stems.iter().filter(|s| !is_number(s)).map(|s| weight(s)).sum();
            let common: f32 = common.into_iter().map(weight).sum();
            let all = own + phrase.weight - common;
            let likeness = if all > 0.0 { common / all } else { 0.0 };
            if likeness >= LEAST {
                let strength = 0.3 + 0.55 * likeness;
                let (register, field) = (phrase.register, phrase.field);
                keep_best(hits, Hit { register, field, strength, how: How::SharedWords });
            }
        }
    }

    /// Fields whose known label begins one that goes on to explain itself: `Impact level, rate 1 (low) to 5 (high)`.
    fn by_beginning(&self, stems: &[String], hits: &mut Vec<Hit>) {
        let longest = stems.len().saturating_sub(EXPLAINS);
        let Some((n, found)) = (1..=longest).rev().find_map(|n| Some((n, self.bags.get(&bag(&stems[..n]))?)))
        else {
            return;
        };
        let strength = if n == 1 { 0.62 } else { 0.72 };
        for hit in found.iter().filter(|_| n > 1 || !self.names.contains_key(&stems[0])) {
            keep_best(hits, Hit { strength, how: How::SharedWords, ..*hit });
        }
    }

    /// How much a word says among the labels of a register: the fewer hold it, the more.
    fn weight(&self, register: RegisterId, stem: &str) -> f32 {
        // A word that no label holds may be a name, or anything.
        let Some(holders) = self.counts.get(stem).and_then(|c| c.get(&register)) else { return UNKNOWN };
        let all = self.sizes.get(&register).copied().unwrap_or(1);
        let share = (*holders as f32 + 1.0) / (all as f32 + 1.0);
        (-share.ln()).clamp(0.5, 5.0)
    }

    /// The stems with those that no label holds replaced by the nearest that one does.
    fn corrected(&self, stems: &[String]) -> (Vec<String>, bool) {
        let mut changed = false;
        let likely = stems
            .iter()
            .map(|stem| match self.nearest(stem) {
                Some(near) => {
                    changed = true;
                    near.to_owned()
                }
                None => stem.clone(),
            })
            .collect();
        (likely, changed)
    }

    /// A known stem that an unknown one is a slip or an abbreviation of.
    fn nearest(&self, stem: &str) -> Option<&str> {
        if stem.len() < 3 || self.holders.contains_key(stem) || !stem.chars().all(char::is_alphabetic) {
            return None;
        }
        let first = stem.chars().next()?;
        let near =
            self.holders.range(first.to_string()..).map_while(|(s, _)| s.starts_with(first).then_some(s));
        near.filter_map(|known| Some((distance(stem, known)?, known)))
            .min_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(b.1)))
            .map(|(_, known)| known.as_str())
    }

    /// Weighs the phrases once all are known.
    fn weigh(mut self) -> Self {
        for phrase in &self.phrases {
            *self.sizes.entry(phrase.register).or_default() += 1;
        }
        for (stem, holders) in &self.holders {
            let counts = self.counts.entry(stem.clone()).or_default();
            for phrase in holders {
                *counts.entry(self.phrases[*phrase as usize].register).or_default() += 1;
            }
        }
        let mut weights = vec![0.0; self.phrases.len()];
        for (stem, holders) in &self.holders {
            for phrase in holders {
                weights[*phrase as usize] += self.weight(self.phrases[*phrase as usize].register, stem);
            }
        }
        for (phrase, weight) in self.phrases.iter_mut().zip(weights) {
            phrase.weight = weight;
        }
        self
    }
}

/// The words of all vocabularies and scales, folded.
fn values(knowledge: &Knowledge) -> HashSet<&str> {
    let choices = knowledge.vocabularies.values().flat_map(|v| &v.values).flat_map(|c| &c.words);
    let levels = knowledge.scales.schemes.iter().flat_map(|s| &s.words).flatten();
    choices.chain(levels).map(String::as_str).collect()
}

/// The words that stand for a prefix, as stems.
fn qualifiers(words: &Recognition) -> Vec<(&str, Vec<String>)> {
    let stems = |word: &Vec<String>| stems(&word.join(" "), words);
    let declared = words.qualifiers.iter().flat_map(|q| q.words.iter().map(|word| (q.prefix.as_str(), word)));
    declared.map(|(prefix, word)| (prefix, stems(word))).collect()
}

/// A field that a column can be: not one that the program writes from another column, and no number where people give
/// none.
fn is_target(register: &Register, field: &Field) -> bool {
    !(field.derived && field.kind.is_text()) && (register.numbered || field.key != "id")
}

/// Those words of a label without which it is another, sorted.
fn telling(stems: &[String], words: &Recognition) -> Vec<String> {
    let mut telling: Vec<String> = stems.iter().filter(|s| words.telling.contains(*s)).cloned().collect();
    telling.sort_unstable();
    telling.dedup();
    telling
}

/// The end of a scale, such as the 1 and 5 of `(1 to 5)`; a year is none.
fn is_number(stem: &str) -> bool {
    stem.len() <= 2 && stem.bytes().all(|b| b.is_ascii_digit())
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

/// The stems without a run of stems; `None` where they do not hold it or nothing would be left.
fn without_run(stems: &[String], run: &[String]) -> Option<Vec<String>> {
    let at = stems.windows(run.len()).position(|w| w == run)?;
    let rest: Vec<String> = stems
        .iter()
        .enumerate()
        .filter(|(i, _)| !(at..at + run.len()).contains(i))
        .map(|(_, s)| s.clone())
        .collect();
    (!rest.is_empty()).then_some(rest)
}

/// How far a word is from a known one: letters that differ, or those left off at the end. `None` where it is too far.
fn distance(word: &str, known: &str) -> Option<usize> {
    if known.starts_with(word) && known.len() <= word.len() * 4 {
        return Some(1);
    }
    let most = if word.len() >= 8 {
        2
    } else if word.len() >= 6 {
        1
    } else {
        return None;
    };
    if word.len().abs_diff(known.len()) > most {
        return None;
    }
    let far = strsim::damerau_levenshtein(word, known);
    (far <= most).then_some(far)
}
