//! Words of levels with a slip of the keyboard.

use super::super::desk::Desk;
use super::written::Written;
use crate::model::scale::Scales;
use crate::model::slip;
use std::collections::HashMap;

/// Levels as they are written, each with what is meant.
pub struct Respelt {
    /// The level with the word that its own is a slip of.
    pub words: HashMap<Written, Written>,
}

impl Respelt {
    /// Those of the levels of a column whose word neither a scheme of its scale nor a list of the workbook has.
    pub fn new(desk: &Desk<'_>, scale: &str, own: &[Written]) -> Self {
        let scales = &desk.settings.knowledge.scales;
        let listed = |word: &str| {
            let mut all = desk.guides.iter().flat_map(|g| &g.lines).flatten().flatten();
            all.any(|w| w.word.as_deref() == Some(word))
        };
        let meant = |w: &Written| {
            let word = w.word.as_deref().filter(|word| !knows(scales, scale, word) && !listed(word))?;
            let meant = of_scale(scales, scale, word)?;
            Some((w.clone(), Written { word: Some(meant), ..w.clone() }))
        };
        Self { words: own.iter().filter_map(meant).collect() }
    }

    /// The levels with the words that are meant.
    pub fn of(&self, own: &[Written]) -> Vec<Written> {
        let mut all: Vec<Written> = Vec::new();
        for written in own {
            let meant = self.words.get(written).unwrap_or(written);
            if !self.words.contains_key(written) || !own.contains(meant) && !all.contains(meant) {
                all.push(meant.clone());
            }
        }
        all
    }
}

fn knows(scales: &Scales, scale: &str, word: &str) -> bool {
    scales.schemes.iter().any(|s| s.is_for(scale) && s.rank(word).is_some())
}

/// The word of the schemes of a scale of which this is a slip, if there is only one.
fn of_scale(scales: &Scales, scale: &str, word: &str) -> Option<String> {
    let schemes = scales.schemes.iter().filter(|s| s.is_for(scale));
    let words = schemes.flat_map(|s| &s.words).flatten();
    slip::slip(word, words.map(|w| (w.as_str(), w.clone())))
}
