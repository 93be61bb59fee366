//! People: `Smith, Jane`, `Jane Smith`, `Dr Jane Smith (PMO)` and `jane.smith@…` as "Jane Smith".

use super::codes;
use super::column::{Context, Job, Read, Reader, no_value};
use crate::model::record::Value;
use crate::model::workbook::CellValue;
use crate::model::writing::Writing;

/// Reads a column of people.
pub fn reader<'a>(context: &'a Context<'_>, job: &'a Job<'_>) -> Reader<'a> {
    let writing = &context.settings.knowledge.writing;
    // A post that nobody fills is a record of a resource plan; elsewhere nobody is no person.
    let vacancies = job.register == "resources";
    Box::new(move |cell, _, text| {
        let CellValue::Text(sym) = cell.value else {
            return Read::missing(codes::PERSON_UNCLEAR, "this is no name", "write the person's name");
        };
        let written = text.get(sym).to_owned();
        if writing.vacant.has(&written) {
            if vacancies {
                return Read::plain(Value::Text(sym));
            }
            return Read::missing(codes::NO_VALUE, "the text stands for nobody yet", "name the person");
        }
        if let Some(read) = no_value(context, &written) {
            return read;
        }
        let (first, more) = split(&written, writing);
        let name = name(first, writing);
        if name.is_empty() {
            return Read::missing(codes::PERSON_UNCLEAR, "this is no name", "write the person's name");
        }
        let changed = name != written;
        let read = Read { value: Value::Text(text.intern(&name)), changed, problem: None };
        if more {
            let seen = "several people in one cell; the first was taken";
            return read.and(codes::PERSON_UNCLEAR, seen, "name one person who answers for it");
        }
        read
    })
}

/// The first of several people, and whether there are more.
fn split<'t>(written: &'t str, writing: &Writing) -> (&'t str, bool) {
    let joins = |part: &str| writing.names.joins.has(part);
    let mut at = 0;
    for (start, token) in tokens(written) {
        if start > 0 && joins(token) {
            return (written[..start].trim(), true);
        }
        at = start + token.len();
    }
    let first = written[..at].split(['/', ';', '&', '\n', '|']).next().unwrap_or(written).trim();
    (if first.is_empty() { written } else { first }, first.len() < written.trim().len() && !first.is_empty())
}

/// The words of a text with where they begin.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(' ').scan(0, |at, token| {
        let start = *at;
        *at += token.len() + 1;
        Some((start, token))
    })
}

/// A name as "First Surname"; empty where nothing of a name is left.
pub fn name(written: &str, writing: &Writing) -> String {
    let bare = without_brackets(written);
    let bare = bare.trim().trim_matches([',', ';', '.', '*']);
    if let Some((user, _)) = bare.split_once('@') {
        return from_address(user);
    }
    let turned = match bare.split_once(',') {
        // `Smith, Jane` is turned; in `Jane Smith, PMO` what follows is no given name.
        Some((family, given)) if is_given(given, writing) => format!("{} {}", given.trim(), family.trim()),
        Some((name, _)) => name.to_owned(),
        None => bare.to_owned(),
    };
    let words: Vec<&str> = turned.split_whitespace().collect();
    let titled = |w: &str| writing.names.titles.has(w.trim_end_matches('.'));
    let start = words.iter().take_while(|w| titled(w)).count();
    let words = if start < words.len() { &words[start..] } else { &words[..] };
    let text = words.join(" ");
    if text.chars().any(char::is_alphabetic) { text } else { String::new() }
}

fn is_given(text: &str, writing: &Writing) -> bool {
    let text = text.trim();
    !text.is_empty() && !text.contains(',') && !text.split_whitespace().all(|w| writing.names.suffixes.has(w))
}

/// The text before and behind brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0u32;
    text.chars()
        .filter(|c| match c {
            '(' | '[' | '<' => {
                depth += 1;
                false
            }
            ')' | ']' | '>' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// `jane.smith` of an address is Jane Smith; an address without two parts stays as it is.
fn from_address(user: &str) -> String {
    let parts: Vec<&str> =
        user.split(['.', '_']).filter(|p| p.chars().all(|c| c.is_alphabetic() || c == '-')).collect();
    if parts.len() < 2 {
        return user.to_owned();
    }
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    };
    parts
        .into_iter()
        .map(|p| p.split('-').map(capital).collect::<Vec<_>>().join("-"))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn names_in_one_order() {
        let settings = Settings::built_in().unwrap();
        for (written, expected) in [
            ("Jane Smith", "Jane Smith"),
            ("Smith, Jane", "Jane Smith"),
            ("  Smith ,  Jane ", "Jane Smith"),
            ("Dr. Jane Smith", "Jane Smith"),
            ("Jane Smith (PMO)", "Jane Smith"),
            ("van der Berg, Lars", "Lars van der Berg"),
            ("O'Neil, Mary-Anne", "Mary-Anne O'Neil"),
            ("jane.smith@example.org", "Jane Smith"),
            ("anne-marie.le_roux@x.fr", "Anne-Marie Le Roux"),
            ("Jane Smith, PMP", "Jane Smith"),
            ("Müller, Zoë", "Zoë Müller"),
            ("Risk team", "Risk team"),
            ("-", ""),
        ] {
            assert_eq!(name(written, &settings.knowledge.writing), expected, "{written}");
        }
    }

    #[test]
    fn the_first_of_several() {
        let settings = Settings::built_in().unwrap();
        for (written, first, more) in [
            ("Ann Lee / Bob Ray", "Ann Lee", true),
            ("Ann Lee/Bob Ray", "Ann Lee", true),
            ("Ann Lee and Bob Ray", "Ann Lee", true),
            ("Ann Lee", "Ann Lee", false),
            ("Lee, Ann; Ray, Bob", "Lee, Ann", true),
        ] {
            assert_eq!(split(written, &settings.knowledge.writing), (first, more), "{written}");
        }
    }
}
