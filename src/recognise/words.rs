//! What the program knows, in the form in which tables are recognised by it.

use super::index::LabelIndex;
use crate::model::knowledge::Knowledge;
use crate::model::period::Period;
use crate::model::recognition::Recognition;
use crate::model::register::RegisterId;
use crate::model::text::fold;
use crate::settings::Settings;

/// Made for each file; the labels are indexed once.
pub struct Words<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// What the templates declare.
    pub knowledge: &'a Knowledge,
    /// Every label of every register.
    pub labels: &'a LabelIndex<'a>,
    /// The month reported: that of the settings, else the one that the file itself states.
    pub reported: Option<Period>,
}

impl<'a> Words<'a> {
    /// From the settings, the indexed labels and the month reported.
    pub fn new(settings: &'a Settings, labels: &'a LabelIndex<'a>, reported: Option<Period>) -> Self {
        Self { settings, knowledge: &settings.knowledge, labels, reported }
    }

    /// Words about the surroundings of tables.
    pub fn recognition(&self) -> &'a Recognition {
        &self.knowledge.recognition
    }

    /// Whether the words of a vocabulary are colours, as those of RAG ratings are.
    pub fn colours_are_values_of(&self, vocabulary: &str) -> bool {
        self.knowledge.vocabulary(vocabulary).is_some_and(|v| self.knowledge.colours.are_values_of(v))
    }

    /// The register by whose fields a mixed list is shown. Declarations are checked when they are loaded, so it is there.
    pub fn mixed_like(&self) -> RegisterId {
        self.knowledge.find_register(&self.recognition().mixed.like).unwrap_or(RegisterId(0))
    }

    /// The register that a name or title speaks of; the longest of its words wins. `None` where it names none.
    pub fn register_named(&self, text: &str) -> Option<RegisterId> {
        self.name_in(text).map(|(id, _)| id)
    }

    /// The same, with how much that says, 0–1: one word that is not the list's own name may be part of another name in a
    /// longer text, as in `School meals contract`.
    pub fn named(&self, text: &str) -> Option<(RegisterId, f32)> {
        let (id, len) = self.name_in(text)?;
        let folded = fold(text);
        let words = folded.split(' ').filter(|w| w.chars().all(char::is_alphabetic)).count();
        let own = fold(&self.knowledge.register(id).label);
        let one_word = |word: &str| word.len() == len && folded.split(' ').any(|w| w == word);
        let alone =
            folded.split(' ').any(|w| w.len() == len && self.name_in(w).is_some_and(|(r, _)| r == id));
        let weak = words > 3 && alone && !one_word(&own);
        Some((id, if weak { 0.3 } else { 1.0 }))
    }

    fn name_in(&self, text: &str) -> Option<(RegisterId, usize)> {
        let padded = format!(" {} ", fold(text));
        let named = self.knowledge.each_register().filter_map(|(id, register)| {
            let names = register.aliases.iter().filter(|name| has(&padded, name));
            names.map(String::len).max().map(|len| (id, len))
        });
        named.max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))
    }

    /// The kind of list that a name or title speaks of where no register is declared for it, such as `actions`; `None`
    /// where a register is named by as long a word.
    pub fn other_list(&self, text: &str) -> Option<&'a str> {
        let padded = format!(" {} ", fold(text));
        let declared = self.name_in(text).map_or(0, |(_, len)| len);
        let lists = self.recognition().lists.iter();
        lists
            .filter(|(word, key)| self.knowledge.find_register(key).is_none() && has(&padded, word))
            .filter(|(word, _)| word.len() > declared)
            .max_by_key(|(word, _)| word.len())
            .map(|(_, key)| key.as_str())
    }
}

/// Whether words stand in a folded text that has a blank at either end.
fn has(padded: &str, word: &str) -> bool {
    let blank = |at: Option<usize>| at.is_some_and(|at| padded.as_bytes().get(at) == Some(&b' '));
    padded.match_indices(word).any(|(at, _)| blank(at.checked_sub(1)) && blank(at.checked_add(word.len())))
}
