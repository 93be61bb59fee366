//! Which list the name of a sheet, a title or a file speaks of.

use crate::model::knowledge::Knowledge;
use crate::model::register::RegisterId;
use crate::model::text::fold;
use std::collections::HashMap;

/// The names of all lists, by their first words.
pub struct NameIndex<'a> {
    names: HashMap<&'a str, Vec<Name<'a>>>,
    /// The label of each register, folded.
    labels: HashMap<RegisterId, String>,
}

/// A name, folded, and the list that it is for.
struct Name<'a> {
    text: &'a str,
    list: List<'a>,
}

/// A list that a name is for.
#[derive(Clone, Copy)]
enum List<'a> {
    Register(RegisterId),
    /// One for which no register is declared, by its key.
    Other(&'a str),
}

impl<'a> NameIndex<'a> {
    /// The names that the registers declare, and those of other lists.
    pub fn new(knowledge: &'a Knowledge) -> Self {
        let mut index = Self { names: HashMap::new(), labels: HashMap::new() };
        for (id, register) in knowledge.each_register() {
            index.labels.insert(id, fold(&register.label));
            register.aliases.iter().for_each(|name| index.add(name, List::Register(id)));
        }
        let lists = knowledge.recognition.lists.iter();
        let others = lists.filter(|(_, key)| knowledge.find_kept(key).is_none());
        others.for_each(|(name, key)| index.add(name, List::Other(key)));
        index
    }

    fn add(&mut self, text: &'a str, list: List<'a>) {
        let first = text.split(' ').next().unwrap_or_default();
        self.names.entry(first).or_default().push(Name { text, list });
    }

    /// The register that a text speaks of, by the longest name in it, with how much that says, 0–1: one word that is not
    /// the list's own name may be part of another name in a longer text, as in `School meals contract`. `None` where it
    /// names none.
    pub fn register(&self, text: &str) -> Option<(RegisterId, f32)> {
        let folded = fold(text);
        let (id, len) = self.register_in(&folded)?;
        let words = || folded.split(' ').filter(|w| w.len() == len);
        let one_word = words().any(|w| self.register_in(w).is_some_and(|(r, _)| r == id));
        let own = self.labels.get(&id).is_some_and(|label| words().any(|w| w == label));
        let longer = folded.split(' ').filter(|w| w.chars().all(char::is_alphabetic)).count() > 3;
        Some((id, if longer && one_word && !own { 0.3 } else { 1.0 }))
    }

    /// The kind of list that a text speaks of where no register is declared for it, such as `actions`; `None` where a
    /// register is named by as long a word.
    pub fn other(&self, text: &str) -> Option<&'a str> {
        let folded = fold(text);
        let declared = self.register_in(&folded).map_or(0, |(_, len)| len);
        let others = self.in_text(&folded).filter_map(|name| match name.list {
            List::Other(key) if name.text.len() > declared => Some((name.text, key)),
            _ => None,
        });
        others.max_by_key(|(text, _)| (text.len(), *text)).map(|(_, key)| key)
    }

    /// The register of the longest name in a folded text, and the name's length; the first of several.
    fn register_in(&self, folded: &str) -> Option<(RegisterId, usize)> {
        let registers = self.in_text(folded).filter_map(|name| match name.list {
            List::Register(id) => Some((id, name.text.len())),
            List::Other(_) => None,
        });
        registers.max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))
    }

    /// The names whose words stand in a folded text, one after another.
    fn in_text<'s>(&'s self, folded: &'s str) -> impl Iterator<Item = &'s Name<'a>> {
        let blanks = folded.match_indices(' ').map(|(at, _)| at + 1);
        std::iter::once(0).chain(blanks).flat_map(move |at| {
            let rest = &folded[at..];
            let first = rest.split(' ').next().unwrap_or_default();
            let names = self.names.get(first).into_iter().flatten();
            names.filter(move |n| {
                rest.strip_prefix(n.text).is_some_and(|r| r.is_empty() || r.starts_with(' '))
            })
        })
    }
}
