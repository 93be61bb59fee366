//! Fields with a closed list of values: the words people write for them, in any case and spelling of signs.

use super::desk::{Asked, Desk, Read, Reading};
use super::near::{self, Proposals};
use super::remark;
use crate::model::record::Value;
use crate::model::text::fold;
use crate::model::vocabulary::{ChoiceId, Vocabulary};

/// Reads a column of choices.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>, vocabulary: &Vocabulary) -> Read {
    let mut proposals = Proposals::default();
    let before = desk.findings.len();
    let out = desk.each(asked, |desk, cell| {
        if let Some(id) = desk.colour_of(cell).and_then(|word| vocabulary.read(word)) {
            return Reading::changed(Value::Choice(id));
        }
        let text = cell.value.shown(&desk.text);
        let text = text.trim();
        if let Some(id) = whole(text, vocabulary) {
            let choice = vocabulary.choice(id);
            let same = text == choice.label || text == choice.key;
            return Reading { changed: !same, ..Reading::plain(Value::Choice(id)) };
        }
        if desk.writing().no_value.has(text) {
            return Reading::missing(&remark::NO_VALUE);
        }
        if let Some(id) = start(text, vocabulary) {
            return Reading::changed(Value::Choice(id)).with(Some(&remark::WORD_FROM_START));
        }
        propose(text, vocabulary, &mut proposals);
        Reading::missing(&remark::WORD_UNKNOWN)
    });
    amend(desk, before, &proposals);
    out
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

/// The value that the whole text stands for; a number before it, as in `1 - Critical` or `(2) Active`, may be left out.
pub fn whole(text: &str, vocabulary: &Vocabulary) -> Option<ChoiceId> {
    vocabulary.read(text).or_else(|| {
        let folded = fold(text);
        let (number, rest) = folded.split_once(' ')?;
        let numbered = number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
        numbered.then(|| vocabulary.word(rest)).flatten()
    })
}

/// The value whose word begins the text: the longest such word. A single letter counts only before a sign, as in
/// `C - no action`. A sign counts before words that say nothing by themselves, as in `🔴 with the supplier`.
fn start(text: &str, vocabulary: &Vocabulary) -> Option<ChoiceId> {
    let sign = text.split(char::is_alphanumeric).next().unwrap_or("");
    if let Some(id) = vocabulary.read(sign) {
        return Some(id);
    }
    let folded = fold(text);
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
