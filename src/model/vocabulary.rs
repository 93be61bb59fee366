//! Closed lists of values and the words people write for them. Declared in `templates/vocabularies/`.

use super::text::fold_or_sign;

/// A closed list, such as the states of a risk.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// Name by which fields point to it, such as `risk-status`.
    pub key: String,
    /// Its values, in declared order.
    pub values: Vec<Choice>,
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

    /// The value that a folded word stands for.
    pub fn word(&self, folded: &str) -> Option<ChoiceId> {
        self.values.iter().position(|v| v.words.iter().any(|w| w == folded)).map(|i| ChoiceId(i as u16))
    }

    /// A value of this vocabulary.
    pub fn choice(&self, id: ChoiceId) -> &Choice {
        &self.values[usize::from(id.0)]
    }
}
