//! A column of people.

use super::commas::Habit;
use super::{Ask, Note, Person, courtesy, person};
use crate::model::text::Sym;
use crate::model::workbook::CellValue;
use crate::normalise::desk::{Asked, Desk, Read, Reading};
use crate::normalise::remark::{self, Remark};
use crate::normalise::text;

/// Reads a column of people. `posts` says whether lines may be for posts without a person, as in a resource plan.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>, posts: bool) -> Read {
    let ask = Ask::new(desk.settings);
    let courtesy = courtesy::of(asked.strip, &desk.text, ask.words);
    let ask = Ask { words: courtesy.as_ref().unwrap_or(ask.words), posts, ..ask };
    let ask = Ask { habit: Habit::of(asked.strip, &desk.text, ask), ..ask };
    let groups = asked.field.groups;
    desk.each(asked, |desk, cell| {
        let CellValue::Text(sym) = cell.value else { return Reading::missing(&remark::PERSON_UNCLEAR) };
        if courtesy.is_some() {
            return reading(desk, sym, ask, groups);
        }
        let key = Name { text: sym, habit: ask.habit, posts, groups };
        if let Some(known) = desk.names.get(&key) {
            return *known;
        }
        let reading = reading(desk, sym, ask, groups);
        desk.names.insert(key, reading);
        reading
    })
}

/// All on which it depends what a text is read as in columns of people without titles of their own: the same people stand in
/// many columns of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Name {
    text: Sym,
    habit: Habit,
    posts: bool,
    groups: bool,
}

fn reading(desk: &mut Desk<'_>, sym: Sym, ask: Ask<'_>, groups: bool) -> Reading {
    let written = desk.text.get(sym);
    match person(written, ask) {
        Person::Post(..) | Person::Vacant if ask.posts => Reading::missing(&remark::VACANCY),
        Person::Name(name, Note::Sure) if name == written => Reading::plain(text::value(sym)),
        Person::Name(name, note) | Person::Post(name, note) => {
            let changed = name != written;
            let value = text::value(desk.text.intern(&name));
            Reading { changed, ..Reading::plain(value) }.with(said(note))
        }
        Person::Body if groups => Reading::plain(text::value(sym)),
        Person::Body => Reading::missing(&remark::NOT_A_PERSON),
        Person::Vacant | Person::None => Reading::missing(&remark::NO_VALUE),
    }
}

fn said(note: Note) -> Option<&'static Remark> {
    match note {
        Note::Sure => None,
        Note::FirstOf => Some(&remark::TWO_PEOPLE),
        Note::Unsure => Some(&remark::PERSON_UNSURE),
        Note::LastOf => Some(&remark::PERSON_AFTER),
        Note::Timed => Some(&remark::PERSON_TIMED),
        Note::Inside => Some(&remark::PERSON_INSIDE),
    }
}
