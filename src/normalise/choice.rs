//! Fields with a closed list of values: the words people write for them, in any case and spelling of signs.

use super::desk::{Asked, Desk, Read, Reading};
use super::remark::{self, Remark};
use super::shorthand::{self, Shorthand};
use crate::finding::near::{self, Proposals};
use crate::model::record::Value;
use crate::model::slip;
use crate::model::text::fold;
use crate::model::vocabulary::{ChoiceId, Vocabulary};
use crate::model::workbook::Cell;

/// Reads a column of choices. `shorthand` says what its letters and numbers stand for.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>, vocabulary: &Vocabulary, shorthand: &Shorthand) -> Read {
    let mut proposals = Proposals::default();
    let before = desk.findings.len();
    let out = desk.each(asked, |desk, cell| {
        if let Some(id) = desk.colour_of(cell).and_then(|word| vocabulary.read(word)) {
            return Reading::changed(Value::Choice(id));
        }
        let text = cell.value.shown(&desk.text);
        let text = text.trim();
        let doubt = is_doubted(text).then_some(&remark::WORD_UNSURE);
        if let Some(sign) = shorthand::sign(desk, cell, vocabulary) {
            if shorthand.beyond.contains(&sign) {
                return Reading::missing(&remark::NUMBER_BEYOND);
            }
            if let Some(value) = shorthand.values.get(&sign) {
                return Reading::changed(value.map_or(Value::Missing, Value::Choice)).with(doubt);
            }
        }
        if let Some(state) = vocabulary.of_share(text, desk.writing()) {
            return state
                .map_or(Reading::missing(&remark::WORD_UNKNOWN), |id| Reading::changed(Value::Choice(id)));
        }
        if let Some(id) = whole(text, vocabulary).filter(|_| !is_move(text, vocabulary)) {
            let same = text == vocabulary.choice(id).key;
            return Reading { changed: !same, ..Reading::plain(Value::Choice(id)) }.with(doubt);
        }
        if desk.writing().no_value.has(text) {
            return Reading::missing(&remark::NO_VALUE);
        }
        if let Some((id, remark)) = in_part(text, vocabulary) {
            return Reading::changed(Value::Choice(id)).with(Some(remark));
        }
        propose(text, vocabulary, &mut proposals);
        Reading::missing(&remark::WORD_UNKNOWN)
    });
    amend(desk, before, &proposals);
    tell(desk, asked, vocabulary, shorthand);
    out
}

/// Whether a question mark stands beside words: `Closed?`, `Closed (?)`, `? Closed`.
fn is_doubted(text: &str) -> bool {
    text.contains(['?', '？', '¿']) && text.contains(char::is_alphabetic)
}

/// What a text means that is not a word as it stands, and how that was known.
fn in_part(text: &str, vocabulary: &Vocabulary) -> Option<(ChoiceId, &'static Remark)> {
    let near =
        || slip::shortened(text, vocabulary.known()).or_else(|| slip::slip(&fold(text), vocabulary.known()));
    let after = moved(text, vocabulary).map(|id| (id, &remark::WORD_AFTER));
    let start = || start(text, vocabulary).map(|id| (id, &remark::WORD_FROM_START));
    after.or_else(start).or_else(|| near().map(|id| (id, &remark::WORD_NEAR)))
}

/// Says what letters and numbers were read as.
fn tell(desk: &mut Desk<'_>, asked: Asked<'_>, vocabulary: &Vocabulary, shorthand: &Shorthand) {
    let Some(told) = &shorthand.told else { return };
    let is = |cell: Option<Cell>| {
        cell.and_then(|c| shorthand::sign(desk, c, vocabulary))
            .is_some_and(|sign| shorthand.values.contains_key(&sign))
    };
    let lines: Vec<usize> = (0..asked.strip.cells.len()).filter(|i| is(asked.strip.cell(*i))).collect();
    desk.say(asked, told.code, told.seen.as_str(), told.remedy, &lines);
}

/// Adds what is nearest to the finding about unknown words.
pub fn amend(desk: &mut Desk<'_>, before: usize, proposals: &Proposals) {
    let new = desk.findings.iter_mut().skip(before);
    for finding in
        new.filter(|f| f.code == super::codes::WORD_UNKNOWN || f.code == super::codes::ROLE_UNKNOWN)
    {
        finding.remedy = proposals.remedy(&finding.remedy);
    }
}

fn propose(text: &str, vocabulary: &Vocabulary, proposals: &mut Proposals) {
    if !proposals.wanted() {
        return;
    }
    let words = vocabulary.values.iter().flat_map(|v| v.words.iter().map(move |w| (w.as_str(), v)));
    let folded = fold(text);
    if let Some(near) = near::nearest(&folded, words.clone().map(|(w, _)| w))
        && let Some((_, value)) = words.clone().find(|(w, _)| *w == near)
    {
        proposals.add(text, &value.label);
    }
}

/// The value that the whole text stands for; a number before or behind it, as in `1 - Critical`, `(2) Active` or
/// `Medium (3)`, may be left out.
pub fn whole(text: &str, vocabulary: &Vocabulary) -> Option<ChoiceId> {
    vocabulary.read(text).or_else(|| {
        // A share may say the contrary of the word beside it.
        if text.contains('%') {
            return None;
        }
        let folded = fold(text);
        let is_number = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
        let before = folded.split_once(' ').filter(|(number, _)| is_number(number)).map(|(_, rest)| rest);
        let behind = || folded.rsplit_once(' ').filter(|(_, number)| is_number(number)).map(|(rest, _)| rest);
        before.or_else(behind).and_then(|rest| vocabulary.word(rest))
    })
}

/// The value whose word begins the text: the longest such word. A single letter counts only before a sign, as in
/// `C - no action`. A sign counts before words that say nothing by themselves, as in `🔴 with the supplier`. Two values with
/// a stroke or an arrow between them, as in `Open/Closed`, are none.
fn start(text: &str, vocabulary: &Vocabulary) -> Option<ChoiceId> {
    let sign = text.split(char::is_alphanumeric).next().unwrap_or("");
    if let Some(id) = vocabulary.read(sign) {
        return Some(id);
    }
    let folded = fold(text);
    if are_two(text, STROKES, vocabulary) || is_move(text, vocabulary) {
        return None;
    }
    let mut end = folded.len();
    while let Some(at) = folded[..end].rfind(' ') {
        let begin = &folded[..at];
        let long = begin.chars().count() > 1
            || text.chars().skip(1).find(|c| !c.is_whitespace()).is_some_and(|c| !c.is_alphanumeric());
        if let Some(id) = vocabulary.word(begin).filter(|_| long) {
            return Some(id);
        }
        end = at;
    }
    None
}

/// Between two values of which one is meant.
const STROKES: &[char] = &['/', '|'];
/// Between the value before and the one after.
const ARROWS: &[char] = &['→', '➔', '⇒', '>'];

/// Whether a text goes from one value to another: `Red → Amber`.
fn is_move(text: &str, vocabulary: &Vocabulary) -> bool {
    are_two(text, ARROWS, vocabulary)
}

/// The value to which an arrow leads, the last of them; nothing where a part is no value.
fn moved(text: &str, vocabulary: &Vocabulary) -> Option<ChoiceId> {
    if !is_move(text, vocabulary) {
        return None;
    }
    let parts = text.split(ARROWS).map(|part| part.trim_matches(['-', '=', ' '])).filter(|p| !p.is_empty());
    let ids: Option<Vec<ChoiceId>> = parts.map(|part| whole(part, vocabulary)).collect();
    ids?.last().copied()
}

/// Whether parts of a text are different values.
fn are_two(text: &str, between: &[char], vocabulary: &Vocabulary) -> bool {
    if !text.contains(between) {
        return false;
    }
    let trimmed = |part: &str| whole(part.trim_matches(['-', '=', ' ']), vocabulary);
    let mut ids = text.split(between).filter_map(trimmed);
    let first = ids.next();
    ids.any(|id| Some(id) != first)
}
