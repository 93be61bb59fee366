//! Somebody in brackets behind what is no name: `Acme Ltd (Ravi Patel)`, `Programme Manager (Grace Obi)`, `TBC (Jane Smith)`.

use super::turns::is_name;
use super::{Ask, Note, Person, bare, once, parts};
use crate::model::people::Kind;

/// Who is named in brackets, where one firm, team or post stands outside of them, or that it is not sure who it will be.
pub fn named(text: &str, ask: Ask<'_>) -> Option<Person> {
    let (outside, inside) = bare::brackets(text);
    let outside = outside.trim();
    let note = match ask.words.kind(outside) {
        Kind::Vacant if ask.words.unconfirmed.has(outside) => Note::Unsure,
        Kind::Body => Note::Inside,
        Kind::Post if !ask.posts => Note::Inside,
        _ => return None,
    };
    if parts::of(outside, ask).len() > 1 {
        return None;
    }
    inside.iter().find_map(|text| match once(text, ask) {
        Person::Name(name, _) if is_name(&name, ask.words) => Some(Person::Name(name, note)),
        _ => None,
    })
}
