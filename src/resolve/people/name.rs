//! A name as words that can be compared: which words it has, and whether one is a short form of another.

use crate::model::people::PeopleWords;
use crate::model::text::fold;
use std::collections::BTreeSet;

/// The words of a name in spoken order, folded; an initial is a word of one letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// `ana`, `garcia`, `lopez`.
    pub words: Vec<String>,
    /// The first letters with the halves of double names apart, without words that begin a family name.
    letters: Vec<char>,
    /// The words without those that begin a family name.
    pub bare: Vec<String>,
    /// Whether it stands in one piece, in capitals or small letters only: `JS`, `js`.
    pub is_initials: bool,
    /// The beginning of the given name, where a point cuts it short: `th` of `Th. Müller`. It counts as an initial then.
    cut: Option<String>,
}

impl Name {
    /// The words of a text.
    pub fn of(text: &str, people: &PeopleWords) -> Self {
        let (mut words, mut bare, mut letters) = (Vec::new(), Vec::new(), Vec::new());
        let written: Vec<&str> = text.split_whitespace().collect();
        let cut = cut_short(&written);
        for (at, word) in written.iter().enumerate() {
            let folded = fold(word);
            let parts: Vec<&str> = folded.split(' ').filter(|p| !p.is_empty()).collect();
            let parts = if at == 0 && cut.is_some() { vec![&folded[..initial(&folded)]] } else { parts };
            let own: Vec<String> = match parts.iter().all(|p| is_letter(p)) {
                true => parts.iter().map(|p| (*p).to_owned()).collect(),
                false => vec![parts.concat()],
            };
            if !people.is_particle(&written, at) {
                letters.extend(parts.iter().filter_map(|p| p.chars().next()));
                bare.extend(own.iter().cloned());
            }
            words.extend(own);
        }
        Self { words, letters, bare, is_initials: is_initials(text), cut }
    }

    /// Whether it is a name in full: given name and family name, no address, no list of two.
    pub fn is_full(&self, text: &str) -> bool {
        let long = |word: Option<&String>| word.is_some_and(|w| w.chars().count() > 1);
        let plain = !text.contains(|c: char| matches!(c, '@' | ',') || c.is_ascii_digit());
        plain && self.bare.len() > 1 && long(self.bare.first()) && long(self.bare.last())
    }

    /// `S. Jane` for `Jane S.`; nothing where no initial stands last.
    pub fn turned_back(&self) -> Option<Self> {
        let [first, last] = self.words.as_slice() else { return None };
        (is_letter(last) && !is_letter(first)).then(|| {
            let mut turned = self.clone();
            [&mut turned.words, &mut turned.bare].into_iter().for_each(|words| words.reverse());
            turned.letters.reverse();
            turned
        })
    }

    /// The given name.
    pub fn given(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// The last word.
    pub fn family(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// The same words in any order.
    pub fn in_any_order(&self) -> String {
        let mut words = self.words.clone();
        words.sort_unstable();
        words.join(" ")
    }

    /// All that its initials may be: `jvdb` and `jb` for Jan van der Berg, `jsj` and `js` for Jane Smith-Jones.
    pub fn initials(&self) -> BTreeSet<String> {
        let first = |words: &[String]| words.iter().filter_map(|w| w.chars().next()).collect::<String>();
        let ends = [self.given(), self.family()].map(|w| w.chars().next());
        [first(&self.words), self.letters.iter().collect(), ends.into_iter().flatten().collect()].into()
    }

    /// What its account may be called: `jsmith`, `smithj`, `janesmith`, `janes`.
    pub fn accounts(&self) -> BTreeSet<String> {
        let Some((given, rest)) = self.words.split_first() else { return BTreeSet::new() };
        let (rest, family) = (rest.concat(), self.family());
        let letter = given.chars().next().map(String::from).unwrap_or_default();
        let family_letter = family.chars().next().map(String::from).unwrap_or_default();
        [
            format!("{letter}{rest}"),
            format!("{letter}{family}"),
            format!("{family}{letter}"),
            format!("{given}{rest}"),
            format!("{given}{family_letter}"),
        ]
        .into()
    }

    /// Whether it is a short form of a full name: the given name or its initial, then some of the other words in their
    /// order, the last of them written out. Initials that the full name does not have may stand between.
    pub fn is_short_for(&self, full: &Name) -> bool {
        let fits = |short: &str, long: &str| short == long || is_letter(short) && long.starts_with(short);
        let (Some((given, rest)), Some((full_given, full_rest))) =
            (self.words.split_first(), full.words.split_first())
        else {
            return false;
        };
        let other =
            self.cut.as_ref().is_some_and(|cut| !is_letter(full_given) && !full_given.starts_with(cut));
        if other || !fits(given, full_given) || rest.last().is_none_or(|last| is_letter(last)) {
            return false;
        }
        let mut left = full_rest.iter();
        rest.iter().all(|word| {
            let mut ahead = left.clone();
            match ahead.by_ref().any(|long| fits(word, long)) {
                true => {
                    left = ahead;
                    true
                }
                false => is_letter(word),
            }
        })
    }
}

/// The beginning of a given name that a point cuts short, before other words.
fn cut_short(words: &[&str]) -> Option<String> {
    let begun = fold(words.first().filter(|_| words.len() > 1)?.strip_suffix('.')?);
    ((2..=4).contains(&begun.chars().count()) && !begun.contains(' ')).then_some(begun)
}

/// The bytes of the first letter.
fn initial(word: &str) -> usize {
    word.chars().next().map_or(0, char::len_utf8)
}

/// Whether a word is an initial.
pub fn is_letter(word: &str) -> bool {
    word.chars().count() == 1
}

/// `JS`, `J.S.`, `JvdB`, `js`: two to four letters, capitals but for words that begin a family name, or all small.
fn is_initials(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| *c != '.').collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    let ends =
        letters.first().is_some_and(|c| c.is_uppercase()) && letters.last().is_some_and(|c| c.is_uppercase());
    letters.iter().all(|c| c.is_alphabetic())
        && (2..=4).contains(&letters.len())
        && (ends || capitals == 0 && letters.len() < 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::fold_typed;
    use crate::settings::Settings;

    #[test]
    fn short_forms_of_a_name() {
        let people = Settings::built_in().unwrap().knowledge.people;
        let short = |short: &str, full: &str| Name::of(short, &people).is_short_for(&Name::of(full, &people));
        for (form, full, want) in [
            ("J. Smith", "Jane Smith", true),
            ("J Smith", "Jane Smith", true),
            ("J.A. Smith", "Jane Smith", true),
            ("J. A. Smith", "Jane Anne Smith", true),
            ("Jane A. Smith", "Jane Smith", true),
            ("Jane Smith", "Jane Anne Smith", true),
            ("Ana García", "Ana García López", true),
            ("A. García", "Ana García López", true),
            ("J. van der Berg", "Jan van der Berg", true),
            ("J. v.d. Berg", "Jan van der Berg", true),
            ("J. Berg", "Jan van der Berg", true),
            ("Th. Müller", "Thomas Müller", true),
            ("Chr. Weber", "Christian Weber", true),
            ("Th. Müller", "Tina Müller", false),
            ("J. Smith", "Jane Smith-Jones", false),
            ("Jane Anne Smith", "Jane Smith", false),
            ("K. Smith", "Jane Smith", false),
            ("Jane S.", "Jane Smith", false),
            ("Jane", "Jane Smith", false),
        ] {
            assert_eq!(short(form, full), want, "{form} for {full}");
        }
    }

    #[test]
    fn initials_and_accounts() {
        let people = Settings::built_in().unwrap().knowledge.people;
        let name = |text: &str| Name::of(text, &people);
        assert!(name("Jan van der Berg").initials().contains("jvdb"));
        assert!(name("Jan van der Berg").initials().contains("jb"));
        assert!(name("Jane Smith-Jones").initials().contains("jsj"));
        assert!(name("Jane Smith-Jones").initials().contains("js"));
        assert!(name("Jane Smith").accounts().contains("jsmith"));
        assert!(name("JS").is_initials && name("JvdB").is_initials && name("js").is_initials);
        assert!(!name("Jo").is_initials && !name("Jane").is_initials);
        assert_eq!(fold_typed("Hans Müller"), Some("hans mueller".to_owned()));
        assert_eq!(fold_typed("José Mata"), None);
    }
}
