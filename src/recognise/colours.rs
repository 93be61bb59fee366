//! Columns whose cells hold nothing but colours.

use super::index::{Hit, How};
use super::words::Words;
use crate::model::register::{Field, FieldKind};

/// How much less a label says that is one of another field.
const LESS: f32 = 0.1;

/// A column of colours that is called as a text or as a closed list without colours is, such as `Status`, may be the
/// register's field for those.
pub fn add(words: &Words<'_>, hits: &mut Vec<Hit>) {
    for hit in hits.clone() {
        let register = words.knowledge.register(hit.register);
        let other = register.each_field().find(|(_, f)| of_colours(words, f) == Some(true)).map(|(id, _)| id);
        let Some(field) = other.filter(|_| of_colours(words, register.decl(hit.field)) == Some(false)) else {
            continue;
        };
        if !hits.iter().any(|h| h.register == hit.register && h.field == field) {
            hits.push(Hit { field, strength: hit.strength - LESS, how: How::Colours, ..hit });
        }
    }
}

/// Whether the values of a field are colours; `None` for one that cannot be told by a colour at all.
fn of_colours(words: &Words<'_>, field: &Field) -> Option<bool> {
    match &field.kind {
        FieldKind::Choice(name) => Some(words.colours_are_values_of(name)),
        FieldKind::Text => Some(false),
        _ => None,
    }
}
