//! A word that is not known as it stands, and is meant all the same: a slip of the keyboard in a long word, or its beginning
//! with a point. It is taken only where everything that it may be means the same.

/// In a shorter word one other letter makes another word.
const LONG: usize = 6;
/// In a shorter one a letter in place of another makes another word: a charge is no change.
const EXCHANGED: usize = 8;
/// So many letters of an abbreviation have to be there.
const LETTERS: usize = 3;

/// What a folded text that is not known means: that of the known one of which it is a slip, which each of its words is or
/// is a slip of. The first letters are right, so that `likely` is no slip of `unlikely`. `None` where it is none, or of
/// several that mean different things.
pub fn slip<'a, T: PartialEq>(text: &str, known: impl Iterator<Item = (&'a str, T)>) -> Option<T> {
    let long = text.chars().count() >= LONG;
    one(known.filter(|(other, _)| long && is_slip(text, other)))
}

fn is_slip(text: &str, other: &str) -> bool {
    let same = text.bytes().next() == other.bytes().next() && text.len().abs_diff(other.len()) <= 3;
    let mut words = text.split(' ').zip(other.split(' '));
    same && text.split(' ').count() == other.split(' ').count()
        && text != other
        && words.all(|(word, known)| word == known || is_slip_of_word(word, known))
}

fn is_slip_of_word(word: &str, known: &str) -> bool {
    let long = |w: &str| w.chars().count();
    if long(word).min(long(known)) < LONG || word.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let sorted = |w: &str| {
        let mut letters: Vec<char> = w.chars().collect();
        letters.sort_unstable();
        letters
    };
    let exchanged = || long(word) == long(known) && sorted(word) != sorted(known);
    word.chars().next() == known.chars().next()
        && strsim::damerau_levenshtein(word, known) == 1
        && (long(word) >= EXCHANGED || !exchanged())
}

/// What a text with points means, whose words are the beginnings of those of a known one: `Geschl.`, `i. Bearb.`.
pub fn shortened<'a, T: PartialEq>(text: &str, known: impl Iterator<Item = (&'a str, T)>) -> Option<T> {
    let spaced = text.to_lowercase().replace('.', ". ");
    let parts: Vec<(String, bool)> = spaced
        .split_whitespace()
        .map(|part| (super::text::fold(part), part.ends_with('.')))
        .filter(|(part, _)| !part.is_empty())
        .collect();
    let letters: usize = parts.iter().map(|(part, _)| part.chars().count()).sum();
    if letters < LETTERS || !parts.iter().any(|(_, cut)| *cut) {
        return None;
    }
    let begins = |other: &str| {
        let words: Vec<&str> = other.split(' ').collect();
        let fits = |((part, cut), word): (&(String, bool), &&str)| {
            if *cut { word.starts_with(part.as_str()) } else { word == part }
        };
        words.len() == parts.len() && parts.iter().zip(&words).all(fits)
    };
    one(known.filter(|(other, _)| begins(other)))
}

/// What all of them mean.
fn one<'a, T: PartialEq>(mut found: impl Iterator<Item = (&'a str, T)>) -> Option<T> {
    let (_, first) = found.next()?;
    found.all(|(_, other)| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [(&str, u8); 8] = [
        ("likely", 4),
        ("unlikely", 2),
        ("probable", 4),
        ("improbable", 2),
        ("in bearbeitung", 7),
        ("satisfactory", 1),
        ("improved", 9),
        ("change manager", 10),
    ];

    #[test]
    fn a_slip_in_a_long_word_is_seen() {
        let read = |word: &str| slip(word, KNOWN.into_iter());
        assert_eq!(read("likley"), Some(4));
        assert_eq!(read("unlikley"), Some(2));
        assert_eq!(read("in berabeitung"), Some(7));
        assert_eq!(read("unsatisfactory"), None, "the opposite is no slip");
        assert_eq!(read("mprobable"), None, "one of two");
        assert_eq!(read("likes"), None, "too short");
        assert_eq!(read("chnage manger"), Some(10));
        assert_eq!(read("charge manager"), None, "another word");
    }

    #[test]
    fn a_beginning_with_a_point_is_seen() {
        let read = |word: &str| shortened(word, KNOWN.into_iter());
        assert_eq!(read("i. Bearb."), Some(7));
        assert_eq!(read("In Bearb."), Some(7));
        assert_eq!(read("prob."), Some(4));
        assert_eq!(read("improb."), Some(2));
        assert_eq!(read("impro."), None, "one of two");
        assert_eq!(read("prob"), None, "no point");
        assert_eq!(read("l."), None, "too short");
    }
}
