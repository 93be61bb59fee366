//! The nearest known word to one that is not known.

/// So much of a word has to be the same.
const LIKE: f64 = 0.7;
/// In a word of so few letters one that is exchanged for another makes a different word.
const SHORT: usize = 4;

/// The word of `known` that is most like `word`, when it is like it enough to be proposed.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if !(3..=60).contains(&word.chars().count()) {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for other in known {
        let like = strsim::normalized_damerau_levenshtein(word, other);
        let near = if word.chars().count() <= SHORT { is_slip(word, other) } else { like >= LIKE };
        if near && best.is_none_or(|(b, _)| like > b) {
            best = Some((like, other));
        }
    }
    best.map(|(_, other)| other)
}

/// Whether two short words have the same letters but for their order, or for one too many or too few.
fn is_slip(word: &str, other: &str) -> bool {
    let (a, b) = (word.chars().count(), other.chars().count());
    let short = a.min(b) >= 3 && a.max(b) <= SHORT + 1;
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let close = || strsim::damerau_levenshtein(word, other) == 1;
    short && close() && (a != b || sorted(word) == sorted(other))
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

#[cfg(test)]
mod tests {
    use super::nearest;
    use crate::settings::Settings;

    /// What is proposed for a word in any vocabulary.
    fn proposed(word: &str) -> Vec<String> {
        let settings = Settings::built_in().unwrap();
        let each = settings.knowledge.vocabularies.values();
        let near =
            each.filter_map(|v| nearest(word, v.values.iter().flat_map(|v| &v.words).map(String::as_str)));
        near.map(str::to_owned).collect()
    }

    #[test]
    fn nonsense_has_no_nearest_word() {
        let words = [
            "lorem",
            "ipsum",
            "banana",
            "qwerty",
            "asdf",
            "foo",
            "xyzzy",
            "blah",
            "jane smith",
            "see tab 2",
            "r101",
            "q",
            "12 oct",
            "zzzz",
            "team rocket",
            "wibble",
            "hello world",
            "none of these",
            "the board",
        ];
        for word in words {
            assert_eq!(proposed(word), Vec::<String>::new(), "{word}");
        }
    }

    #[test]
    fn slips_of_the_keyboard_are_near() {
        for (word, want) in [
            ("opne", "open"),
            ("clsoed", "closed"),
            ("in progess", "in progress"),
            ("mitgated", "mitigated"),
            ("hihg", "high"),
            ("ambr", "amber"),
            ("gren", "green"),
            ("abgeschlosen", "abgeschlossen"),
        ] {
            assert!(proposed(word).contains(&want.to_owned()), "{word}: {:?}", proposed(word));
        }
    }
}
