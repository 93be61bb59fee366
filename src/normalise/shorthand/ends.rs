//! Numbers of which the label says what the first and the last stand for.

use super::super::codes;
use super::super::desk::{Asked, Desk};
use super::super::level::{Written, guide};
use super::{Shorthand, said, shorthand};
use crate::model::vocabulary::{ChoiceId, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers between two that the label gives values for, `Priority (1 = high, 3 = low)`, where as many values lie between.
pub fn by_ends(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    vocabulary: &Vocabulary,
    signs: &BTreeSet<String>,
) -> Option<Shorthand> {
    let rising = desk.settings.knowledge.scales.graded.get(&vocabulary.key)?;
    let grade = |word: &str| {
        let key = &vocabulary.choice(vocabulary.word(word)?).key;
        i16::try_from(rising.iter().position(|k| k == key)?).ok()
    };
    let label = guide::legend(desk, "", asked.label)?;
    let end = |line: &Vec<Option<Written>>| {
        let (sign, word) = (line.first()?.as_ref()?, line.last()?.as_ref()?);
        Some((i16::from(sign.number?), grade(word.word.as_ref()?)?))
    };
    let ends: Vec<(i16, i16)> = label.lines.iter().map(end).collect::<Option<_>>()?;
    let ((n, first), (last_n, last)) = (*ends.first()?, *ends.last()?);
    let step = if (last_n - n).signum() == (last - first).signum() { 1 } else { -1 };
    let is_one_scale = n != last_n && ends.iter().all(|(k, grade)| first + step * (k - n) == *grade);
    let value = |sign: &String| {
        let at = first + step * (sign.parse::<i16>().ok()? - n);
        let inside = (first.min(last)..=first.max(last)).contains(&at);
        vocabulary.find(rising.get(usize::try_from(at).ok().filter(|_| inside)?)?)
    };
    let values: BTreeMap<&String, ChoiceId> = signs.iter().filter_map(|s| Some((s, value(s)?))).collect();
    let seen = format!("numbers were read as the label says: {}", said(vocabulary, &values));
    let found = is_one_scale && values.len() == signs.len();
    found.then(|| shorthand(codes::LEVEL_FROM_LIST, seen, values))
}
