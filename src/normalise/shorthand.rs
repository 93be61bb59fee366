//! Letters and numbers that stand for values of a closed list: by a list of the workbook, as a set (M, S, C, W), by the
//! colours of their own cells or by other columns (a RAG status of 1, 2 and 3).

mod ends;
mod lists;

use super::codes;
use super::desk::{Asked, Desk};
use super::level::evidence::{Witness, direction};
use super::level::{Told, legend};
use super::strip::Gathered;
use crate::finding::Code;
use crate::model::text::fold;
use crate::model::vocabulary::{ChoiceId, Letters, Vocabulary};
use crate::model::workbook::{Cell, CellValue};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What letters and numbers of a column stand for.
#[derive(Default)]
pub struct Shorthand {
    /// The values, by the letter or number; nothing for one that is not to be read.
    pub values: HashMap<String, Option<ChoiceId>>,
    /// What there is to say of their cells.
    pub told: Option<Told>,
    /// Numbers beyond those that the label counts or a list of the workbook has; they are not to be read.
    pub beyond: BTreeSet<String>,
}

/// A letter, letters of a set of the vocabulary, or a number of two digits at most, that is all that a cell holds.
pub fn sign(desk: &Desk<'_>, cell: Cell, vocabulary: &Vocabulary) -> Option<String> {
    match cell.value {
        CellValue::Number(n) if n.fract() == 0.0 && (0.0..100.0).contains(&n) => Some(format!("{n}")),
        CellValue::Text(sym) if desk.text.get(sym).len() <= 6 && !desk.text.get(sym).contains('%') => {
            let folded = fold(desk.text.get(sym));
            let number = folded.len() <= 2 && folded.parse::<u8>().is_ok();
            let in_set = || vocabulary.letters.iter().any(|set| set.has(&folded));
            (number || folded.chars().count() == 1 || in_set()).then_some(folded)
        }
        _ => None,
    }
}

/// Decides what the letters and numbers of a column, the `at`-th, stand for.
pub fn of(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    vocabulary: &Vocabulary,
    gathered: &Gathered,
    at: usize,
    witnesses: &[Witness],
) -> Shorthand {
    let each = asked.strip.cells.iter().flatten();
    let signs: BTreeSet<String> = each.filter_map(|c| sign(desk, *c, vocabulary)).collect();
    let most = legend::read(asked.label, &desk.settings.knowledge.scales.ends).most;
    let is_beyond = |s: &String| most.zip(s.parse().ok()).is_some_and(|(most, n): (u8, u8)| n > most);
    let (beyond, signs): (BTreeSet<String>, BTreeSet<String>) = signs.into_iter().partition(is_beyond);
    let mut found = within(desk, asked, vocabulary, (gathered, at), &signs, witnesses);
    found.beyond.extend(beyond);
    found
}

/// The same of letters, and of numbers that the label counts.
fn within(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    vocabulary: &Vocabulary,
    (gathered, at): (&Gathered, usize),
    signs: &BTreeSet<String>,
    witnesses: &[Witness],
) -> Shorthand {
    if signs.is_empty() {
        return Shorthand::default();
    }
    lists::by_list(desk, asked, vocabulary, signs)
        .or_else(|| by_words(desk, asked, vocabulary, signs))
        .or_else(|| by_set(vocabulary, signs))
        .or_else(|| by_colour(desk, asked, vocabulary, gathered, at))
        .or_else(|| by_order(desk, asked, vocabulary, signs, witnesses))
        .or_else(|| ends::by_ends(desk, asked, vocabulary, signs))
        .or_else(|| lists::by_short_list(desk, asked, vocabulary, signs))
        .or_else(|| numbers(desk, asked, vocabulary, signs))
        .unwrap_or_default()
}

/// What is read, in words: `1 as Critical, 2 as High`.
fn said(vocabulary: &Vocabulary, values: &BTreeMap<&String, ChoiceId>) -> String {
    let each = values
        .iter()
        .map(|(sign, id)| format!("{} as {}", sign.to_uppercase(), vocabulary.choice(*id).label));
    each.collect::<Vec<_>>().join(", ")
}

fn shorthand(code: Code, seen: String, values: BTreeMap<&String, ChoiceId>) -> Shorthand {
    let remedy =
        "nothing, if that is so; else write the words, or add a list of what they mean to the workbook";
    let told = Some(Told { code, seen, remedy, of_read: true });
    Shorthand {
        values: values.into_iter().map(|(sign, id)| (sign.clone(), Some(id))).collect(),
        told,
        beyond: BTreeSet::new(),
    }
}

/// By the words of the column that begin with the letters, where they say what every letter means that is not known.
fn by_words(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    vocabulary: &Vocabulary,
    signs: &BTreeSet<String>,
) -> Option<Shorthand> {
    let found = super::initials::of(desk, asked, vocabulary, signs);
    let all = signs.iter().all(|s| found.contains_key(s) || vocabulary.word(s).is_some());
    (all && !found.is_empty()).then(|| letters(vocabulary, found, "the words of the column"))
}

/// By the sets of letters that have them all, of which one is new to the vocabulary. What two sets read in two ways is unclear.
fn by_set(vocabulary: &Vocabulary, signs: &BTreeSet<String>) -> Option<Shorthand> {
    let is_new = signs.iter().any(|s| vocabulary.word(s).is_none());
    let sets: Vec<&Letters> =
        vocabulary.letters.iter().filter(|set| is_new && signs.iter().all(|s| set.has(s))).collect();
    let first = sets.first()?;
    let value = |s: &String| first.value(s).filter(|_| sets.iter().all(|set| set.value(s) == first.value(s)));
    Some(letters(vocabulary, signs.iter().map(|s| (s.clone(), value(s))).collect(), &first.name))
}

/// Letters with what they mean; those without a value are unclear.
fn letters(vocabulary: &Vocabulary, values: BTreeMap<String, Option<ChoiceId>>, by: &str) -> Shorthand {
    let known: BTreeMap<&String, ChoiceId> = values.iter().filter_map(|(s, id)| Some((s, (*id)?))).collect();
    let unclear: Vec<String> = values
        .iter()
        .filter(|(_, id)| id.is_none())
        .map(|(s, _)| format!("`{}`", s.to_uppercase()))
        .collect();
    let read = format!("letters were read as {by}: {}", said(vocabulary, &known));
    let left = format!("{} can mean several values and is taken as unknown", unclear.join(", "));
    let (code, seen) = match (known.is_empty(), unclear.is_empty()) {
        (true, _) => (codes::LEVEL_UNCLEAR, left),
        (false, true) => (codes::LETTERS_READ, read),
        (false, false) => (codes::LETTERS_READ, format!("{read}; {left}")),
    };
    let remedy =
        "nothing, if that is so; else write the words, or add a list of what they mean to the workbook";
    let told = Some(Told { code, seen, remedy, of_read: true });
    Shorthand { values: values.into_iter().collect(), told, beyond: BTreeSet::new() }
}

/// By the colours of their own cells, where each has one colour throughout and there are two at least.
fn by_colour(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    vocabulary: &Vocabulary,
    gathered: &Gathered,
    at: usize,
) -> Option<Shorthand> {
    let mut colours: BTreeMap<String, ChoiceId> = BTreeMap::new();
    for (line, cell) in asked.strip.cells.iter().enumerate() {
        let Some(sign) =
            cell.and_then(|c| sign(desk, c, vocabulary)).filter(|s| vocabulary.word(s).is_none())
        else {
            continue;
        };
        let id = super::colour::fill_of(desk, gathered, at, line).and_then(|name| vocabulary.read(name))?;
        if *colours.entry(sign).or_insert(id) != id {
            return None;
        }
    }
    let several = colours.values().collect::<BTreeSet<_>>().len() == colours.len() && colours.len() >= 2;
    let values: BTreeMap<&String, ChoiceId> = colours.iter().map(|(sign, id)| (sign, *id)).collect();
    let seen = format!("the colours of the cells show what stands in them: {}", said(vocabulary, &values));
    several.then(|| shorthand(codes::LEVEL_ORDER_FOUND, seen, values))
}

/// Numbers from 1 on of values that are declared to rise, where other columns show which way they run.
fn by_order(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    vocabulary: &Vocabulary,
    signs: &BTreeSet<String>,
    witnesses: &[Witness],
) -> Option<Shorthand> {
    let rising = desk.settings.knowledge.scales.graded.get(&vocabulary.key)?;
    let numbers: Vec<u8> = signs.iter().map(|s| s.parse().ok()).collect::<Option<_>>()?;
    let most =
        numbers.iter().max().copied().filter(|_| signs.iter().all(|s| vocabulary.word(s).is_none()))?;
    let steps = match (rising.len(), most) {
        (n, m) if n == usize::from(m) => rising.iter().collect::<Vec<_>>(),
        (5, 3) => rising.iter().step_by(2).collect(),
        _ => return None,
    };
    let own: Vec<u8> = asked
        .strip
        .cells
        .iter()
        .map(|c| c.and_then(|c| sign(desk, c, vocabulary)?.parse().ok()).unwrap_or(0))
        .collect();
    let others = witnesses.iter().filter(|w| w.label != asked.label);
    let (rises, by) = others.filter_map(|w| Some((direction(&own, &w.values)?, &w.label))).next()?;
    let key = |n: u8| {
        let place = usize::from(if rises { n.checked_sub(1)? } else { most.checked_sub(n)? });
        vocabulary.find(steps.get(place)?)
    };
    let values: BTreeMap<&String, ChoiceId> =
        signs.iter().filter_map(|s| Some((s, key(s.parse().ok()?)?))).collect();
    let seen = format!("`{by}` shows which way the numbers run: {}", said(vocabulary, &values));
    Some(shorthand(codes::LEVEL_ORDER_FOUND, seen, values))
}

/// Bare numbers: as the vocabulary has them, which is a guess, unless the label says that they run the other way.
fn numbers(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    vocabulary: &Vocabulary,
    signs: &BTreeSet<String>,
) -> Option<Shorthand> {
    let numbers = || signs.iter().filter(|s| s.parse::<u8>().is_ok());
    let known: BTreeMap<&String, ChoiceId> =
        numbers().filter_map(|s| Some((s, vocabulary.word(s)?))).collect();
    let said_by_label = legend::read(asked.label, &desk.settings.knowledge.scales.ends).falling;
    let none = || numbers().map(|s| (s.clone(), None)).collect::<HashMap<_, _>>();
    match said_by_label {
        _ if numbers().next().is_none() => None,
        Some(true) if !known.is_empty() => Some(Shorthand::default()),
        None if !known.is_empty() => {
            let seen = format!(
                "nothing shows whether 1 is the highest; numbers were read as usual: {}",
                said(vocabulary, &known)
            );
            Some(shorthand(codes::LEVEL_ASSUMED, seen, known))
        }
        _ => Some(Shorthand {
            beyond: BTreeSet::new(),
            values: none(),
            told: Some(Told {
                code: codes::LEVEL_UNCLEAR,
                seen: "nothing shows which values the numbers stand for; they are taken as unknown"
                    .to_owned(),
                remedy: "write the words, or add a list of the numbers and their meaning to the workbook",
                of_read: false,
            }),
        }),
    }
}
