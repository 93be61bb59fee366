//! People: "Surname, First" and mail addresses become "First Surname"; titles, degrees and what stands in brackets fall
//! away; teams, posts and vacancies are told from people. What only the list of all people can tell (initials, two names
//! on both sides of a comma) is left as it is written for the stage that has it.

mod bare;
mod column;
mod commas;
mod courtesy;
mod inside;
mod order;
mod parts;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_beside;
mod turns;

pub use column::{Name, read};

use crate::model::people::{Kind, PeopleWords};
use crate::model::writing::Writing;
use crate::settings::{People, Settings};
use commas::Habit;

/// A person as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// A name.
    Name(String, Note),
    /// The title of a post, for which somebody may be found.
    Post(String, Note),
    /// A team, a firm, a body.
    Body,
    /// A post without a person.
    Vacant,
    /// Nothing.
    None,
}

/// What there is to say about a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Nothing.
    Sure,
    /// There was more than one in the cell.
    FirstOf,
    /// Words beside it say that it is not sure yet.
    Unsure,
    /// It was handed on from one person to another.
    LastOf,
    /// Words beside it say until or from when.
    Timed,
    /// It stands in brackets behind a firm, a team or a post.
    Inside,
}

/// What is needed to read a name.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The words in and around names, with the titles of the column.
    pub words: &'a PeopleWords,
    /// The words in and around names, for a name that was read already.
    pub plain: &'a PeopleWords,
    /// The words for no value and for times.
    pub writing: &'a Writing,
    /// The people of the settings.
    pub people: &'a People,
    /// How the column writes names.
    pub habit: Habit,
    /// Whether lines may be for posts without a person.
    pub posts: bool,
}

impl<'a> Ask<'a> {
    /// For a column that shows no habit.
    pub fn new(settings: &'a Settings) -> Self {
        let knowledge = &settings.knowledge;
        Self {
            words: &knowledge.people,
            plain: &knowledge.people,
            writing: &knowledge.writing,
            people: &settings.people,
            habit: Habit::Unknown,
            posts: false,
        }
    }
}

/// The person that a text names: the first, where it names several. A name that was brought into order is looked at again
/// until it stays, so that what is read of a name is that name.
pub fn person(text: &str, ask: Ask<'_>) -> Person {
    const ROUNDS: usize = 4;
    let first = handed_on(text, ask).or_else(|| inside::named(text, ask));
    let mut read = first.unwrap_or_else(|| once(text, ask));
    let mut before = text.to_owned();
    let ask = Ask { words: ask.plain, ..ask };
    for _ in 0..ROUNDS {
        let (Person::Name(name, note) | Person::Post(name, note)) = &read else { break };
        if *name == before {
            break;
        }
        before.clone_from(name);
        read = match (once(name, ask), *note) {
            (Person::Name(name, Note::Sure), note) => Person::Name(name, note),
            (Person::Post(name, Note::Sure), note) => Person::Post(name, note),
            (other, _) => other,
        };
    }
    read
}

/// Whoever has it now: the last name after an arrow, where names stand on both its sides.
fn handed_on(text: &str, ask: Ask<'_>) -> Option<Person> {
    let (before, last) =
        ["→", "➔", "⇒", "->", "=>", ">>"].iter().find_map(|arrow| text.rsplit_once(arrow))?;
    match (once(before, ask), once(last, ask)) {
        (Person::Name(..), Person::Name(name, _)) => Some(Person::Name(name, Note::LastOf)),
        _ => None,
    }
}

fn once(text: &str, ask: Ask<'_>) -> Person {
    if let Some(name) = ask.people.called(text) {
        return Person::Name(name.to_owned(), Note::Sure);
    }
    let bare = bare::of(text, ask);
    if bare.text.is_empty()
        || ask.writing.no_value.has(&bare.text) && ask.words.kind(&bare.text) != Kind::Vacant
    {
        return if bare.vacant { Person::Vacant } else { Person::None };
    }
    if (bare.vacant || bare.unsure) && ask.words.kind(&bare.text) != Kind::Person {
        return Person::Vacant;
    }
    if is_one(&bare.text, ask.words) {
        return of_kind(&bare.text, ask).0;
    }
    if let Some(local) = bare.text.split_once('@').map(|(local, _)| local).filter(|_| is_address(&bare.text))
    {
        return by_address(&bare.text, local, ask);
    }
    let parts = parts::of(&bare.text, ask);
    // `Jane Smith, Bob Jones and Ann Lee`: who stands beside shows how the names are written.
    let spoken = parts.len() > 1 && parts.iter().any(|p| p.contains(' ') && !p.contains(','));
    let habit = if spoken && ask.habit == Habit::Unknown { Habit::Spoken } else { ask.habit };
    let mut found = Found::default();
    parts.iter().for_each(|part| found.add(part, Ask { habit, ..ask }));
    found.first(&bare)
}

/// Whether a text is one mail address.
fn is_address(text: &str) -> bool {
    text.matches('@').count() == 1 && !text.contains([' ', ',', ';', '\n'])
}

/// Whoever an address is of, which its first part shows: `jane.smith@council.gov.uk` is no council.
fn by_address(address: &str, local: &str, ask: Ask<'_>) -> Person {
    let name = order::from_address(address, ask.words);
    match ask.words.kind(&local.replace(['.', '_', '-'], " ")) {
        Kind::Person => Person::Name(name, Note::Sure),
        Kind::Post => Person::Post(name, Note::Sure),
        Kind::Body => Person::Body,
        Kind::Vacant => Person::Vacant,
    }
}

/// Whether signs and words that stand between two people belong to one name of a team, a firm or a post.
fn is_one(text: &str, words: &PeopleWords) -> bool {
    let firm = words.is_firm(text) && !text.contains(['/', ';', '\n', ',']);
    let folded = crate::model::text::fold(text);
    firm || words.is_body(&folded) || words.is_title(&folded)
}

/// What a part of a cell is, and how many it names.
fn of_kind(part: &str, ask: Ask<'_>) -> (Person, usize) {
    let first = part.split(',').next().unwrap_or(part).trim();
    match ask.words.kind(if ask.words.is_firm(part) { part } else { first }) {
        Kind::Vacant => (Person::Vacant, 0),
        Kind::Body => (Person::Body, 1),
        Kind::Post if first.contains(' ') || !part.contains(',') => {
            (Person::Post(first.to_owned(), Note::Sure), 1)
        }
        _ => {
            let names = commas::names(part, ask);
            let more = names.len();
            (names.into_iter().next().map_or(Person::None, |name| of_name(name, ask)), more)
        }
    }
}

/// What is left when a name was brought into order may be a title and no name: `Manager, Finance`.
fn of_name(name: String, ask: Ask<'_>) -> Person {
    match ask.words.kind(&name) {
        Kind::Person => Person::Name(name, Note::Sure),
        Kind::Post => Person::Post(name, Note::Sure),
        Kind::Body => Person::Body,
        Kind::Vacant => Person::Vacant,
    }
}

/// What the parts of a cell name.
#[derive(Default)]
struct Found {
    name: Option<String>,
    post: Option<String>,
    body: bool,
    vacant: bool,
    count: usize,
}

impl Found {
    fn add(&mut self, part: &str, ask: Ask<'_>) {
        let (found, count) = match ask.people.called(part) {
            Some(name) => (Person::Name(name.to_owned(), Note::Sure), 1),
            None => of_kind(part, ask),
        };
        self.count += count;
        match found {
            Person::Name(name, _) => self.name = self.name.take().or(Some(name)),
            Person::Post(post, _) => self.post = self.post.take().or(Some(post)),
            Person::Body => self.body = true,
            Person::Vacant => self.vacant = true,
            Person::None => {}
        }
    }

    /// The first name, else the first post, else what there is.
    fn first(self, bare: &bare::Bare) -> Person {
        let vacant = bare.vacant || self.vacant;
        let unsure = bare.unsure || vacant && self.name.is_some();
        let note = match (self.count > 1 || bare.more, unsure, bare.timed) {
            (true, _, _) => Note::FirstOf,
            (_, true, _) => Note::Unsure,
            (_, _, true) => Note::Timed,
            _ => Note::Sure,
        };
        match (self.name, self.post) {
            (Some(name), _) => Person::Name(name, note),
            (_, Some(_)) if vacant => Person::Vacant,
            (_, Some(post)) => Person::Post(post, note),
            _ if vacant => Person::Vacant,
            _ if self.body => Person::Body,
            _ => Person::None,
        }
    }
}
