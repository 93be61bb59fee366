//! Closed lists of values and the words people write for them. Declared in `templates/vocabularies/`.

mod share;

use super::text::fold_or_sign;
use std::collections::HashMap;

pub use share::Shares;

/// A closed list, such as the states of a risk.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// Name by which fields point to it, such as `risk-status`.
    pub key: String,
    /// Its values, in declared order.
    pub values: Vec<Choice>,
    /// Words with other endings by gender, number and case, as far as each stands for one value; no word of the values is
    /// among them.
    pub forms: HashMap<String, ChoiceId>,
    /// Sets of letters that stand for values where a column holds nothing else.
    pub letters: Vec<Letters>,
    /// What a share of the work says, as in `75 % complete`; only life cycles of work have it.
    pub shares: Option<Shares>,
}

/// Letters that stand for values of a vocabulary where they stand together, such as M, S, C and W.
#[derive(Debug, Clone)]
pub struct Letters {
    /// What people call it, such as `MoSCoW`.
    pub name: String,
    /// The letters, folded, each with its value; nothing for one that stands for two of them.
    pub each: Vec<(String, Option<ChoiceId>)>,
}

impl Letters {
    /// Whether the set has these letters.
    pub fn has(&self, letters: &str) -> bool {
        self.each.iter().any(|(own, _)| own == letters)
    }

    /// What the letters stand for; nothing where the set has them not, or for two values.
    pub fn value(&self, letters: &str) -> Option<ChoiceId> {
        self.each.iter().find(|(own, _)| own == letters)?.1
    }
}

/// One value of a vocabulary.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Public key, such as `in-progress`.
    pub key: String,
    /// Its word in packs, such as `In progress`.
    pub label: String,
    /// Words and signs people write for it, as [`fold_or_sign`] gives them; the key and the label are always among them.
    pub words: Vec<String>,
    /// Whether a record in this state still counts as open; only states of a life cycle say so.
    pub open: Option<bool>,
    /// How it is to be coloured, where it is: a name of the theme's tones (`red`, `amber`, …).
    pub tone: Option<String>,
}

/// Index of a value in [`Vocabulary::values`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChoiceId(pub u16);

impl Vocabulary {
    /// The value with this key.
    pub fn find(&self, key: &str) -> Option<ChoiceId> {
        self.values.iter().position(|v| v.key == key).map(|i| ChoiceId(i as u16))
    }

    /// The value that a text stands for, whole: a word, or a sign such as an arrow.
    pub fn read(&self, written: &str) -> Option<ChoiceId> {
        self.word(&fold_or_sign(written))
    }

    /// The value that a folded word stands for, with another ending if need be.
    pub fn word(&self, folded: &str) -> Option<ChoiceId> {
        let own = self.values.iter().position(|v| v.words.iter().any(|w| w == folded));
        own.map(|i| ChoiceId(i as u16)).or_else(|| self.forms.get(folded).copied())
    }

    /// All words and signs with their values, without other endings.
    pub fn known(&self) -> impl Iterator<Item = (&str, ChoiceId)> {
        (0..).zip(&self.values).flat_map(|(id, v)| v.words.iter().map(move |w| (w.as_str(), ChoiceId(id))))
    }

    /// A value of this vocabulary.
    pub fn choice(&self, id: ChoiceId) -> &Choice {
        &self.values[usize::from(id.0)]
    }
}
