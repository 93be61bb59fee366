//! References: the ids of other records, as people join them: `R-02, R-03`, `R-02 / R-03`, `R-02 and R-03`.

use super::desk::{Asked, Desk, Read, Reading};
use super::{remark, text};
use crate::model::people::PeopleWords;
use crate::model::record::Value;
use crate::model::workbook::CellValue;

/// Reads a column of references: several ids are joined by `; `.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    let words = &desk.settings.knowledge.people;
    desk.each(asked, |desk, cell| {
        let CellValue::Text(sym) = cell.value else { return text::id(desk, cell) };
        let written = desk.text.get(sym);
        if desk.writing().no_value.has(written) {
            return Reading::missing(&remark::NO_VALUE);
        }
        let parts = written.split([',', ';', '\n', '|']).map(str::trim).filter(|p| !p.is_empty());
        let joined = parts.flat_map(|part| ids(part, words)).collect::<Vec<_>>().join("; ");
        if joined == written {
            return Reading::plain(Value::Text(sym));
        }
        Reading::changed(text::value(desk.text.intern(&joined)))
    })
}

/// The ids that words such as `and`, signs and blanks join in a text; the text itself where a part of it is no id.
fn ids(text: &str, people: &PeopleWords) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joins = |word: &&str| people.joins.has(word) || people.weak_joins.has(word);
    let groups: Vec<&[&str]> = words.split(joins).filter(|group| !group.is_empty()).collect();
    let each: Option<Vec<Vec<String>>> = groups.iter().map(|group| of_group(group)).collect();
    match each {
        Some(ids) if !ids.is_empty() => ids.concat(),
        _ => vec![text.to_owned()],
    }
}

/// The ids of words without a joining word between them: `R-02`, `R-02/R-03`, `R-02 R-03`, or one of two words, `Risk 2`.
fn of_group(words: &[&str]) -> Option<Vec<String>> {
    let pieces: Vec<&str> = words.iter().flat_map(|word| word.split(['/', '&', '+'])).collect();
    let first = shape(pieces.first()?);
    if first.is_some() && pieces.iter().all(|piece| shape(piece) == first) {
        return Some(pieces.into_iter().map(str::to_owned).collect());
    }
    let last = words.last()?;
    (words.len() <= 2 && last.contains(|c: char| c.is_ascii_digit())).then(|| vec![words.join(" ")])
}

/// The signs in an id of letters and digits: ids that stand side by side are built alike, and `P1/R-02` is one.
fn shape(word: &str) -> Option<String> {
    let has = |is: fn(char) -> bool| word.contains(is);
    let is_id = has(char::is_alphabetic) && has(|c| c.is_ascii_digit());
    is_id.then(|| word.chars().filter(|c| !c.is_alphanumeric()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_ids() {
        let people = crate::settings::Settings::built_in().unwrap().knowledge.people;
        for (text, want) in [
            ("R-02 / R-03", &["R-02", "R-03"][..]),
            ("R-02/I-03", &["R-02", "I-03"]),
            ("R-02 and R-04", &["R-02", "R-04"]),
            ("R1 R2 + R3", &["R1", "R2", "R3"]),
            ("1 & 2", &["1", "2"]),
            ("Risk 2 und Risk 3", &["Risk 2", "Risk 3"]),
            ("P1/R-02", &["P1/R-02"]),
            ("2026/014", &["2026/014"]),
            ("R-02/03", &["R-02/03"]),
            ("R-02 and the supplier's list", &["R-02 and the supplier's list"]),
            ("and", &["and"]),
        ] {
            assert_eq!(ids(text, &people), want, "{text}");
        }
    }
}
