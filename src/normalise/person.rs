//! People: "Surname, First" and mail addresses become "First Surname"; titles and what stands in brackets fall away.

use super::desk::{Asked, Desk, Read, Reading};
use super::remark::{self, Remark};
use super::text;
use crate::model::text::fold;
use crate::model::workbook::CellValue;
use crate::model::writing::Writing;

/// A person as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// A name.
    Name(String, Note),
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
    /// There were more people in the cell.
    FirstOf,
    /// It is only an address.
    Address,
}

/// Reads a column of people. `vacancies` says whether a post may be without a person, as in a resource plan.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>, vacancies: bool) -> Read {
    desk.each(asked, |desk, cell| {
        let CellValue::Text(sym) = cell.value else { return Reading::missing(&remark::PERSON_UNCLEAR) };
        let written = desk.text.get(sym);
        match person(written, desk.writing()) {
            Person::Name(name, Note::Sure) if name == written => Reading::plain(text::value(sym)),
            Person::Name(name, note) => {
                let value = text::value(desk.text.intern(&name));
                Reading::changed(value).with(said(note))
            }
            Person::Vacant if vacancies => Reading::missing(&remark::VACANCY),
            Person::Vacant | Person::None => Reading::missing(&remark::NO_VALUE),
        }
    })
}

fn said(note: Note) -> Option<&'static Remark> {
    match note {
        Note::Sure => None,
        Note::FirstOf => Some(&remark::TWO_PEOPLE),
        Note::Address => Some(&remark::ADDRESS_ONLY),
    }
}

/// The person that a text names.
pub fn person(text: &str, writing: &Writing) -> Person {
    let text = without_brackets(text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(none) = nobody(&text, writing) {
        return none;
    }
    let (first, more) = first_of(&text, writing);
    let mut note = if more { Note::FirstOf } else { Note::Sure };
    let name = if first.contains('@') {
        let (name, full) = from_address(first);
        if !full {
            note = Note::Address;
        }
        name
    } else {
        as_spoken(&in_order(first, writing))
    };
    if name.is_empty() { Person::None } else { Person::Name(name, note) }
}

/// A placeholder for a person, with or without more words: `Vacant`, `TBC - developer`, `Vacant 2`.
fn nobody(text: &str, writing: &Writing) -> Option<Person> {
    let begin = text.split([' ', '-', '–', ':', ',']).next().unwrap_or("");
    if writing.vacant.has(text) || (begin.len() > 2 && writing.vacant.has(begin)) {
        return Some(Person::Vacant);
    }
    (text.trim().is_empty() || writing.no_value.has(text)).then_some(Person::None)
}

/// Without anything in brackets: `Jane Smith (PMO)`. An address in angle brackets goes where a name stands before it.
fn without_brackets(text: &str) -> String {
    let angle = text.find('<').filter(|at| !text[..*at].trim().is_empty());
    let text = angle.map_or(text, |at| &text[..at]);
    let (mut out, mut depth) = (String::with_capacity(text.len()), 0_usize);
    for c in text.chars() {
        match c {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth = depth.saturating_sub(1),
            // An address alone in angle brackets is kept.
            _ if depth == 0 || text.starts_with('<') => out.push(c),
            _ => {}
        }
    }
    if out.trim().is_empty() { text.to_owned() } else { out }
}

/// The first person of a text, and whether it names more.
fn first_of<'t>(text: &'t str, writing: &Writing) -> (&'t str, bool) {
    let mut start = 0;
    for part in text.split_inclusive([' ', '/', ';', '&', '+', '|']) {
        let bare = part.trim_end();
        let sign = bare.ends_with(['/', ';', '&', '+', '|']);
        let before = if sign { start + bare.len() - 1 } else { start };
        let joins = sign || writing.names.joins.has(bare);
        let (left, right) = (&text[..before], &text[start + part.len()..]);
        if joins && !left.trim().is_empty() && !right.trim().is_empty() {
            return (left.trim(), true);
        }
        start += part.len();
    }
    (text.trim_end_matches([' ', '/', ';', '&', '+', '|']), false)
}

/// A name in the order in which it is spoken, without titles.
fn in_order(text: &str, writing: &Writing) -> String {
    let (family, given) = match text.split_once(',') {
        None => return without_titles(text, writing),
        Some((family, rest)) => {
            (without_titles(family, writing), without_titles(&rest.replace(',', " "), writing))
        }
    };
    if given.is_empty() || family.is_empty() || is_remark(&given) && family.contains(' ') {
        return if family.is_empty() { given } else { family };
    }
    format!("{given} {family}")
}

/// A surname in capitals as it is spoken: `Jane SMITH-JONES` is Jane Smith-Jones.
fn as_spoken(name: &str) -> String {
    let lower = |text: &str| text.chars().any(char::is_lowercase);
    match name.rsplit_once(' ') {
        Some((given, family))
            if lower(given) && !lower(family) && family.chars().count() > 2 && !family.contains('.') =>
        {
            format!("{given} {}", capital(&family.to_lowercase()))
        }
        _ => name.to_owned(),
    }
}

/// Whether what follows a comma is a department or a degree rather than a given name: `Jane Smith, PMO`.
fn is_remark(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) && !text.contains('.')
}

/// Words of a name without titles before and degrees after it. A name of one word is left alone.
fn without_titles(text: &str, writing: &Writing) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.len() > 1 && words.first().is_some_and(|w| writing.names.titles.has(w)) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|w| writing.names.suffixes.has(w)) {
        words.pop();
    }
    if let [only] = words[..]
        && (writing.names.titles.has(only) || writing.names.suffixes.has(only))
    {
        return String::new();
    }
    words.join(" ")
}

/// The name in a mail address, and whether it is a full one: `jane.smith@example.org`.
fn from_address(address: &str) -> (String, bool) {
    let address = address.trim_start_matches("mailto:").trim();
    let local = address.split('@').next().unwrap_or("");
    let parts: Vec<&str> = local.split(['.', '_']).filter(|p| !p.is_empty()).collect();
    let full = parts.len() >= 2
        && parts.iter().all(|p| p.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\''))
        && fold(local).len() > 3;
    if !full {
        return (address.to_owned(), false);
    }
    (parts.iter().map(|p| capital(p)).collect::<Vec<_>>().join(" "), true)
}

fn capital(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    let mut start = true;
    for c in part.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        start = c == '-' || c == '\'';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::fixture::settings;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names() {
        let settings = settings();
        let writing = &settings.knowledge.writing;
        for (text, name) in [
            ("Jane Smith", "Jane Smith"),
            ("Smith, Jane", "Jane Smith"),
            ("SMITH-JONES, Jane", "Jane Smith-Jones"),
            ("Jane SMITH", "Jane Smith"),
            ("  Jane   Smith ", "Jane Smith"),
            ("Jane\u{a0}Smith", "Jane Smith"),
            ("Jane\nSmith", "Jane Smith"),
            ("van der Meer, Beatriz", "Beatriz van der Meer"),
            ("de la Cruz, Ana María", "Ana María de la Cruz"),
            ("O'Brien, Cillian", "Cillian O'Brien"),
            ("Dr Jane Smith", "Jane Smith"),
            ("Dr. Jane Smith", "Jane Smith"),
            ("Smith, Dr Jane", "Jane Smith"),
            ("Prof. Dr. Jane Smith", "Jane Smith"),
            ("Mr. J. Smith", "J. Smith"),
            ("Jane Smith PhD", "Jane Smith"),
            ("Jane Smith, PhD", "Jane Smith"),
            ("Jane Smith, PMO", "Jane Smith"),
            ("Jane Smith (PMO)", "Jane Smith"),
            ("Smith, Jane (Finance)", "Jane Smith"),
            ("jane.smith@example.org", "Jane Smith"),
            ("anne-marie.o'neil@example.org", "Anne-Marie O'Neil"),
            ("Jane Smith <j.smith@example.org>", "Jane Smith"),
            ("Madonna", "Madonna"),
            ("Çelik, Göran", "Göran Çelik"),
            ("Müller-Lüdenscheidt, Hans", "Hans Müller-Lüdenscheidt"),
            ("SMITH, J.", "J. SMITH"),
        ] {
            assert_eq!(person(text, writing), Person::Name(name.to_owned(), Note::Sure), "{text}");
        }
        for text in [
            "A Smith / B Jones",
            "A Smith/B Jones",
            "A Smith and B Jones",
            "A Smith & B Jones",
            "A Smith; B Jones",
            "Smith, A / Jones, B",
            "A Smith und B Jones",
        ] {
            assert_eq!(person(text, writing), Person::Name("A Smith".to_owned(), Note::FirstOf), "{text}");
        }
        assert_eq!(
            person("jsmith@example.org", writing),
            Person::Name("jsmith@example.org".to_owned(), Note::Address)
        );
        for text in
            ["Vacant", "TBC", "vacant 2", "TBC - developer", "To be recruited", "N.N.", "Vacancy (grade 7)"]
        {
            assert_eq!(person(text, writing), Person::Vacant, "{text}");
        }
        for text in ["n/a", "?", "-", "—", "unknown", ""] {
            assert_eq!(person(text, writing), Person::None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_names_stay(text in ".{0,30}", a in "[A-Z][a-z]{3,8}", b in "[A-Z][a-z]{3,8}x") {
            let settings = settings();
            let writing = &settings.knowledge.writing;
            let _ = person(&text, writing);
            if let Person::Name(name, Note::Sure) = person(&format!("{b}, {a}"), writing) {
                prop_assert_eq!(person(&name, writing), Person::Name(name.clone(), Note::Sure));
            }
        }
    }
}
