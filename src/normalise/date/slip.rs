//! Month names with a slip of the pen: `Novmber`, `Febuary`.

use crate::model::text::fold;
use crate::model::writing::Writing;

/// Names of fewer letters are too like other words.
const LONG: usize = 6;

/// The text with its month names as they are spelt. `None` where none has a slip.
pub fn spelt(text: &str, writing: &Writing) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 2);
    let mut changed = false;
    for part in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
        match month(&fold(word), writing) {
            Some(name) => {
                changed = true;
                out.push_str(name);
                out.push_str(&part[word.len()..]);
            }
            None => out.push_str(part),
        }
    }
    changed.then_some(out)
}

/// The name of a month that differs by one letter, or by two that changed places.
fn month<'w>(word: &str, writing: &'w Writing) -> Option<&'w str> {
    if word.chars().count() + 1 < LONG || writing.months.contains_key(word) {
        return None;
    }
    let long = writing.months.iter().filter(|(name, _)| name.chars().count() >= LONG);
    let near = long.filter(|(name, _)| strsim::damerau_levenshtein(word, name) == 1);
    // Of several names of one month any will do; the first by letters makes it the same each time.
    let name = near.clone().map(|(name, _)| name.as_str()).min()?;
    let month = writing.months.get(name)?;
    near.into_iter().all(|(_, other)| other == month).then_some(name)
}
