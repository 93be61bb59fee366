//! How people are written, and what stands in a column of people that is no person. Declared in `templates/people.toml`.

use super::text::fold;
use super::writing::Words;
use std::collections::HashSet;

/// Registers that list the people of the portfolio, and their fields that do.
pub const LISTS: [(&str, &[&str]); 3] =
    [("roles", &["person", "deputy"]), ("resources", &["person"]), ("projects", &["sponsor", "manager"])];

/// The words in and around names, and those for teams, firms and posts.
#[derive(Debug, Clone, Default)]
pub struct PeopleWords {
    /// Before a name: `Dr`.
    pub titles: Words,
    /// The same, compared as they are written: `Dª`.
    pub exact_titles: Exact,
    /// Letters that may be titles.
    pub letter_titles: Vec<LetterTitle>,
    /// After a name: `PhD`.
    pub suffixes: Exact,
    /// Words before a colon that say that a person follows: `contact`.
    pub labels: Words,
    /// Words that begin a family name: `van`.
    pub particles: Words,
    /// Those that keep a capital at the head of a family name: `Le`.
    pub capital_particles: Words,
    /// Beginnings of a name after which a capital follows: `mc`.
    pub inner_capitals: Vec<String>,
    /// Words and signs between two people: `and`, `/`.
    pub joins: Words,
    /// Words between two people that stand in family names as well: `y`.
    pub weak_joins: Words,
    /// Given names with what those who have them are called, folded.
    pub nicknames: Vec<Vec<String>>,
    /// What stands for a person still to be found.
    pub vacant: Words,
    /// What says that a name is not sure yet.
    pub unconfirmed: Words,
    /// Teams and bodies by name: `finance`.
    pub bodies: Words,
    /// Words that make a team or body of a text: `board`.
    pub body_words: Words,
    /// Words at the end of a firm's name: `Ltd`.
    pub firms: Exact,
    /// Words before a colon that say that a firm follows: `supplier`.
    pub firm_labels: Words,
    /// Last words of titles of posts: `manager`.
    pub post_last: Words,
    /// First words of titles of posts: `head`.
    pub post_first: Words,
    /// Titles of the role model, folded, without blanks.
    pub posts: HashSet<String>,
}

/// A letter before a name that is a title where others stand in the column, and an initial elsewhere.
#[derive(Debug, Clone, Default)]
pub struct LetterTitle {
    /// The letter: `M`.
    pub letter: String,
    /// What shows it: `Mme`.
    pub beside: Exact,
}

/// Words that are compared as they are written, or all in capitals; points and commas do not count.
#[derive(Debug, Clone, Default)]
pub struct Exact(HashSet<String>);

impl Exact {
    /// The words of a list.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self(words.into_iter().flat_map(|word| [without_points(word), word.to_uppercase()]).collect())
    }

    /// Whether the word is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(&without_points(word))
    }

    /// Adds a word.
    pub fn add(&mut self, word: &str) {
        self.0.insert(without_points(word));
    }
}

fn without_points(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '.' | ',')).collect()
}

/// A text of more words is looked at as a whole only.
const LONGEST: usize = 12;

/// What a text in a column of people is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing says that it is no name.
    Person,
    /// The title of a post: `Project Manager`.
    Post,
    /// A team, a firm, a body: `IT team`.
    Body,
    /// Nobody yet: `Vacant`.
    Vacant,
}

impl PeopleWords {
    /// What one text is, without what stands in brackets and without a second person beside.
    pub fn kind(&self, text: &str) -> Kind {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        if self.is_vacant(text, &words) {
            Kind::Vacant
        } else if self.is_body(&folded) || self.is_firm(text) {
            Kind::Body
        } else if self.is_title(&folded) || words.len() == 1 && self.post_last.has_word(&folded) {
            Kind::Post
        } else if words.len() < 2 {
            Kind::Person
        } else {
            self.kind_of_words(text, &words)
        }
    }

    /// What a text of several words is by its words.
    fn kind_of_words(&self, text: &str, words: &[&str]) -> Kind {
        let (first, last) = (words[0], words[words.len() - 1]);
        if self.post_last.has_word(last) || self.post_first.has_word(first) {
            return Kind::Post;
        }
        let are_bodies = words.iter().all(|word| self.bodies.has_word(word));
        if are_bodies || words.iter().any(|word| self.body_words.has_word(word)) {
            return Kind::Body;
        }
        // `Developer 2`, `Consultant A` are numbered posts.
        let numbered = last.chars().count() == 1 || last.bytes().all(|b| b.is_ascii_digit());
        match text.trim_end().rsplit_once([' ', '\u{a0}']) {
            Some((before, _)) if numbered && words.len() <= LONGEST => match self.kind(before) {
                Kind::Person if self.post_last.has(before) => Kind::Post,
                kind => kind,
            },
            _ => Kind::Person,
        }
    }

    /// Whether a word before a name is a title: `Dr`.
    pub fn is_courtesy(&self, word: &str) -> bool {
        self.titles.has(word) || self.exact_titles.has(word)
    }

    /// Whether a word of a name begins the family name: `van`, but not Ben or Al at the beginning of a name.
    pub fn is_particle(&self, words: &[&str], at: usize) -> bool {
        let is = |at: usize| words.get(at).is_some_and(|word| self.particles.has(word));
        let small = |at: usize| words.get(at).is_some_and(|word| !word.contains(char::is_uppercase));
        is(at) && (at > 0 || small(at) || is(at + 1))
    }

    /// Whether a folded text is all there is to the name of a team or body: `finance`, `board`.
    pub fn is_body(&self, folded: &str) -> bool {
        self.bodies.has_word(folded) || self.body_words.has_word(folded)
    }

    /// Whether a folded text is a title of the role model.
    pub fn is_title(&self, folded: &str) -> bool {
        !folded.is_empty() && self.posts.contains(&folded.replace(' ', ""))
    }

    /// Whether a text is the name of a firm: by its last word, or by the label before its colon.
    pub fn is_firm(&self, text: &str) -> bool {
        let labelled = text.split_once(':').is_some_and(|(label, _)| self.firm_labels.has(label));
        let ends =
            text.trim_end().rsplit_once(char::is_whitespace).is_some_and(|(_, last)| self.firms.has(last));
        labelled || ends
    }

    /// Whether a text begins with words for a vacancy, or ends with them after what is no name.
    fn is_vacant(&self, text: &str, words: &[&str]) -> bool {
        let is = |part: &str| self.vacant.has_word(part) || self.unconfirmed.has_word(part);
        if self.vacant.has(text) || self.unconfirmed.has(text) {
            return true;
        }
        let longest = words.len().min(5);
        let short = words.len() <= LONGEST;
        (1..=longest).any(|n| is(&words[..n].join(" ")))
            || (1..longest).any(|n| {
                let (before, after) = words.split_at(words.len() - n);
                short
                    && is(&after.join(" "))
                    && (before.len() == 1 || self.kind(&before.join(" ")) != Kind::Person)
            })
    }
}
