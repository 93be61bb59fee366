//! How a label is like those that are known, by its words.

use super::{Hit, How, LabelIndex, keep_best, telling};
use crate::model::register::RegisterId;
use crate::recognise::labels::bag;
use std::collections::BTreeMap;

/// Likeness below this is none.
const LEAST: f32 = 0.45;
/// What a word says that no label holds.
const UNKNOWN: f32 = 2.5;
/// So many words behind a known label explain it.
const EXPLAINS: usize = 3;

impl LabelIndex<'_> {
    /// Hits of the same words: as they are, beside a register's name, beside a qualifier.
    pub(super) fn by_stems(&self, stems: &[String], less: f32, hits: &mut Vec<Hit>) {
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
    pub(super) fn by_line(&self, stems: &[String], hits: &mut Vec<Hit>) {
        let [stem] = stems else { return };
        let generic = self.words.generic.contains(stem);
        let named = self.names.get(stem).map_or(&[][..], Vec::as_slice);
        for (register, field) in self.titles.iter().filter(|(r, _)| generic || named.contains(r)) {
            let hit = Hit { register: *register, field: *field, strength: 0.8, how: How::Qualified };
            keep_best(hits, hit);
        }
    }

    /// `Residual L`: the field of `L` with the prefix that "residual" stands for.
    pub(super) fn by_qualifier(&self, stems: &[String], less: f32, hits: &mut Vec<Hit>) {
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
    pub(super) fn without_names(&self, stems: &[String]) -> Option<(Vec<String>, Vec<RegisterId>)> {
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
    pub(super) fn by_shared_words(&self, stems: &[String], hits: &mut Vec<Hit>) {
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
    pub(super) fn by_beginning(&self, stems: &[String], hits: &mut Vec<Hit>) {
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
    pub(super) fn weight(&self, register: RegisterId, stem: &str) -> f32 {
        // A word that no label holds may be a name, or anything.
        let Some(holders) = self.counts.get(stem).and_then(|c| c.get(&register)) else { return UNKNOWN };
        let all = self.sizes.get(&register).copied().unwrap_or(1);
        let share = (*holders as f32 + 1.0) / (all as f32 + 1.0);
        (-share.ln()).clamp(0.5, 5.0)
    }
}

/// The end of a scale, such as the 1 and 5 of `(1 to 5)`; a year is none.
fn is_number(stem: &str) -> bool {
    stem.len() <= 2 && stem.bytes().all(|b| b.is_ascii_digit())
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
