//! The nearest known word to one that is not known.

/// The word of `known` that is most like `word`, when it is like it enough to be proposed.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.chars().count() > 60 {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for other in known {
        let like = strsim::normalized_damerau_levenshtein(word, other);
        if like >= 0.6 && best.is_none_or(|(b, _)| like > b) {
            best = Some((like, other));
        }
    }
    best.map(|(_, other)| other)
}

/// So many proposals are shown.
const SHOWN: usize = 5;
/// So many unknown words are looked up for them.
const TRIED: usize = 50;

/// What is nearest to the first unknown words of a column.
#[derive(Debug, Default)]
pub struct Proposals {
    tried: usize,
    found: Vec<(String, String)>,
}

impl Proposals {
    /// Whether a further word is to be looked up: not where enough were found, or many looked up in vain.
    pub fn wanted(&mut self) -> bool {
        self.tried += 1;
        self.tried <= TRIED && self.found.len() < SHOWN
    }

    /// Adds what is nearest to a word.
    pub fn add(&mut self, word: &str, near: &str) {
        self.found.push((word.to_owned(), near.to_owned()));
    }

    /// What to do about the unknown words: `otherwise`, and what was proposed for some of them.
    pub fn remedy(&self, otherwise: &str) -> String {
        if self.found.is_empty() {
            return otherwise.to_owned();
        }
        let each: Vec<String> =
            self.found.iter().map(|(word, near)| format!("{near} for `{word}`")).collect();
        format!("{otherwise}; nearest: {}", each.join(", "))
    }
}
