//! Values of closed lists, and yes or no.

use super::codes;
use super::column::{Context, Read, Reader, no_value};
use crate::model::record::Value;
use crate::model::text::fold;
use crate::model::vocabulary::Vocabulary;
use crate::model::workbook::CellValue;

/// Reads a column of values of a vocabulary.
pub fn reader<'a>(context: &'a Context<'_>, name: &str) -> Reader<'a> {
    let vocabulary = context.settings.knowledge.vocabulary(name);
    Box::new(move |cell, _, text| {
        let written = match cell.value {
            CellValue::Text(sym) => text.get(sym).to_owned(),
            CellValue::Number(n) => format!("{n}"),
            CellValue::Bool(true) => "yes".to_owned(),
            CellValue::Bool(false) => "no".to_owned(),
            _ => String::new(),
        };
        let Some(vocabulary) = vocabulary else { return Read::plain(Value::Missing) };
        // A word of the list may also be one for no value, such as a dash.
        known(vocabulary, &written)
            .or_else(|| no_value(context, &written))
            .or_else(|| begun(vocabulary, &written))
            .unwrap_or_else(|| unknown(vocabulary, &written))
    })
}

fn known(vocabulary: &Vocabulary, written: &str) -> Option<Read> {
    let id = vocabulary.read(written)?;
    let choice = vocabulary.choice(id);
    let changed = written != choice.key && written != choice.label;
    Some(Read { value: Value::Choice(id), changed, problem: None })
}

/// `Closed 12/10/26`, `Open - in progress`: the first words decide, the longest run of them that is known.
fn begun(vocabulary: &Vocabulary, written: &str) -> Option<Read> {
    if written.len() > 120 {
        return None;
    }
    let folded = fold(written);
    let ends = folded.match_indices(' ').map(|(at, _)| at).collect::<Vec<_>>();
    let id = ends.into_iter().rev().find_map(|end| vocabulary.word(&folded[..end]))?;
    let label = &vocabulary.choice(id).label;
    let seen = format!("more than a word of the list; it was read as {label} by its first words");
    Some(Read::changed(Value::Choice(id)).and(
        codes::CHOICE_SHORTENED,
        seen,
        "keep remarks in a column of their own",
    ))
}

fn unknown(vocabulary: &Vocabulary, written: &str) -> Read {
    let words = vocabulary.values.iter().flat_map(|v| &v.words).map(String::as_str);
    let near = nearest(words, &fold(written));
    let labels: Vec<&str> = vocabulary.values.iter().map(|v| v.label.as_str()).collect();
    let seen = match near.is_empty() {
        true => format!("\"{}\" is no word of the list ({})", short(written), labels.join(", ")),
        false => format!("\"{}\" is no word of the list; the nearest is \"{near}\"", short(written)),
    };
    Read::missing(codes::CHOICE_UNKNOWN, seen, "use a word of the list, or add this one to the vocabulary")
}

fn short(written: &str) -> String {
    let mut text: String = written.chars().take(40).collect();
    if text.len() < written.len() {
        text.push('…');
    }
    text
}

/// The word that is spelled most alike; empty where none is near.
pub fn nearest<'w>(words: impl Iterator<Item = &'w str>, word: &str) -> String {
    if word.is_empty() || word.len() > 60 {
        return String::new();
    }
    let scored = words.map(|w| (strsim::jaro_winkler(w, word), w)).filter(|(score, _)| *score >= 0.8);
    scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1))).map_or(String::new(), |(_, w)| w.to_owned())
}

/// Reads a column of yes and no.
pub fn flag_reader<'a>(context: &'a Context<'_>) -> Reader<'a> {
    let writing = &context.settings.knowledge.writing;
    Box::new(move |cell, _, text| {
        let written = match cell.value {
            CellValue::Bool(flag) => return Read::plain(Value::Flag(flag)),
            CellValue::Number(n) => format!("{n}"),
            CellValue::Text(sym) => text.get(sym).to_owned(),
            _ => String::new(),
        };
        if writing.yes.has(&written) {
            Read::changed(Value::Flag(true))
        } else if writing.no.has(&written) {
            Read::changed(Value::Flag(false))
        } else {
            no_value(context, &written).unwrap_or_else(|| {
                Read::missing(codes::CHOICE_UNKNOWN, "this is neither yes nor no", "write Yes or No")
            })
        }
    })
}
