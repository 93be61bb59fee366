//! The index is made of all labels that the registers declare.

use super::{Hit, How, LabelIndex, Phrase, keep_best, telling};
use crate::model::knowledge::Knowledge;
use crate::model::recognition::Recognition;
use crate::model::register::{Field, FieldId, FieldKind, Register, RegisterId};
use crate::model::text::fold;
use crate::recognise::labels::{bag, stems};
use std::collections::{BTreeMap, HashMap, HashSet};

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

/// The words of all scales and of the vocabularies of all fields, folded.
fn values(knowledge: &Knowledge) -> HashSet<&str> {
    let fields = knowledge.each_register().flat_map(|(_, register)| &register.fields);
    let vocabularies = fields.filter_map(|field| match &field.kind {
        FieldKind::Choice(name) => knowledge.vocabulary(name),
        _ => None,
    });
    let choices = vocabularies.flat_map(|v| &v.values).flat_map(|c| &c.words);
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
