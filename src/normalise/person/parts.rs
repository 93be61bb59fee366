//! Several people in one cell: by lines, by signs, by the words between them, by a dash.

use super::Ask;
use super::commas::{is_initials, words_of};
use crate::model::people::{Kind, PeopleWords};

/// The parts of a text, each of which names one; at least one letter in each.
pub fn of(text: &str, ask: Ask<'_>) -> Vec<String> {
    let whole;
    let lines: Vec<&str> = match text.lines().all(|line| is_complete(line, ask)) {
        true => text.lines().collect(),
        // A name that goes on in the next line.
        false => {
            whole = text.replace('\n', " ");
            vec![whole.as_str()]
        }
    };
    let signs = |c: char| matches!(c, '/' | ';' | '&' | '|' | '•');
    let plus = |part: &str| -> Vec<String> {
        let split = if part.contains('@') { vec![part] } else { part.split('+').collect() };
        split.into_iter().map(str::to_owned).collect()
    };
    lines
        .into_iter()
        .flat_map(|line| line.split(signs))
        .flat_map(plus)
        .flat_map(|part| by_words(&part, ask.words))
        .flat_map(|part| by_dash(&part, ask.words))
        .map(|part| trimmed(&part).to_owned())
        .filter(|part| part.contains(char::is_alphabetic))
        .collect()
}

/// Whether a line says by itself who is meant.
fn is_complete(line: &str, ask: Ask<'_>) -> bool {
    let inner = line.trim_end_matches(',');
    let names = inner.contains([' ', ',', '@']) || is_initials(inner);
    inner == line && (names || ask.words.kind(line) != Kind::Person)
}

/// `Jane Smith and Bob Jones`; a word that stands in family names too joins people only where both are named in full.
fn by_words(text: &str, people: &PeopleWords) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (mut parts, mut start) = (Vec::new(), 0);
    for at in 0..words.len() {
        let (left, right) = (at - start, words.len() - at - 1);
        let joins = people.joins.has(words[at]) && left > 0 && right > 0;
        let weakly = people.weak_joins.has(words[at]) && left > 1 && right > 1;
        if joins || weakly && words[at].chars().all(char::is_lowercase) {
            parts.push(words[start..at].join(" "));
            start = at + 1;
        }
    }
    parts.push(words[start..].join(" "));
    parts
}

/// `Jane Smith - PMO`, `PMO - Jane Smith`, `Jane Smith - Bob Jones`.
fn by_dash(text: &str, people: &PeopleWords) -> Vec<String> {
    let found = [" - ", " – ", " — "].iter().find_map(|dash| text.split_once(dash));
    let Some((left, right)) = found.map(|(left, right)| (left.trim(), right.trim())) else {
        return vec![text.to_owned()];
    };
    let full = |part: &str| part.contains(' ');
    match (people.kind(left), people.kind(right)) {
        _ if people.kind(text) == Kind::Vacant => vec![text.to_owned()],
        (Kind::Person, Kind::Person) if full(left) && full(right) => {
            [left, right].map(str::to_owned).to_vec()
        }
        (Kind::Person, Kind::Person) if full(left) && is_initials(right) => vec![left.to_owned()],
        // A remark behind a name in full, which no name begins so.
        (Kind::Person, Kind::Person) if full(left) && right.starts_with(char::is_lowercase) => {
            vec![left.to_owned()]
        }
        // The two halves of a family name.
        (Kind::Person, Kind::Person) => vec![text.to_owned()],
        (Kind::Person, _) => vec![left.to_owned()],
        (_, Kind::Person) if full(right) => vec![right.to_owned()],
        _ => vec![left.to_owned()],
    }
}

/// Without signs around it: `#Jane Smith` of a list, `@Jane Smith`, `EXAMPLE\jsmith`.
fn trimmed(part: &str) -> &str {
    let part = part.trim_start_matches(['#', '@', '*', ' ', '-', '–', '\'', '"', ',', '.']);
    let part = part.trim_end_matches([' ', '*', '?', ',', ':', '-', '–', '"', '\'']);
    match part.rsplit_once('\\') {
        Some((_, account)) if words_of(part).len() == 1 => account,
        _ => part,
    }
}
