//! How a column of levels is read, decided from all its cells and what stands around it.

use super::super::desk::{Asked, Desk};
use super::evidence::Witness;
use super::meaning::{self, Meaning};
use super::numbers;
use super::respelt::Respelt;
use super::words::{self, Beside};
use super::written::{TAG, Written, distinct};
use super::{Placed, Told, bands};
use crate::model::scale::{Scales, Scheme};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// What stands around a column of levels.
#[derive(Default)]
pub struct Around<'w> {
    /// The levels of all columns of the table.
    pub table: &'w [Written],
    /// The column's own levels, line by line.
    pub written: &'w [Option<Written>],
    /// Columns that rise with how grave a line is.
    pub witnesses: &'w [Witness],
    /// Whether the score is the product of the numbers as they stand: they rise with it.
    pub product: Option<bool>,
    /// The label of the score.
    pub score: &'w str,
    /// Whether bare numbers of another level column reach five and none goes further.
    pub reaches_five: bool,
}

/// How a column is read.
#[derive(Default)]
pub struct Plan<'a> {
    /// The scheme's name; empty for the portfolio's own five numbers.
    pub key: String,
    /// Its declared scheme, for proposals.
    pub scheme: Option<&'a Scheme>,
    /// Where each level of the column lies.
    pub placed: HashMap<Written, Placed>,
    /// The share that each names.
    pub shares: HashMap<Written, Decimal>,
    /// What there is to say of the column as a whole.
    pub told: Vec<Told>,
    /// Levels of a kind that is known and has no value.
    unclear: Vec<Written>,
    /// Levels whose word is a slip of a known one.
    pub near: Vec<Written>,
    /// Whether its numbers were read by the stretches of a list of the workbook.
    pub by_bands_of_list: bool,
}

impl Plan<'_> {
    /// The scheme in the words of a finding.
    pub fn name(&self) -> &str {
        if self.key.is_empty() { "numbers of several scales" } else { &self.key }
    }

    /// Whether a level is told as unclear.
    pub fn is_unclear(&self, written: &Written) -> bool {
        self.unclear.contains(written)
    }
}

/// Decides how a column is read.
pub fn make<'a>(desk: &Desk<'a>, asked: Asked<'_>, scale: &str, around: &Around<'_>) -> Plan<'a> {
    let written = distinct(desk, asked.strip, asked.unit);
    let respelt = Respelt::new(desk, scale, &written);
    let table = respelt.of(around.table);
    let mut plan = of_words(desk, asked, scale, &respelt.of(&written), &Around { table: &table, ..*around });
    for (as_written, meant) in respelt.words {
        if let Some(placed) = plan.placed.get(&meant).copied() {
            plan.placed.insert(as_written.clone(), placed);
            plan.near.push(as_written);
        }
    }
    plan
}

/// How a column is read whose words are spelt right.
fn of_words<'a>(
    desk: &Desk<'a>,
    asked: Asked<'_>,
    scale: &str,
    own: &[Written],
    around: &Around<'_>,
) -> Plan<'a> {
    let scales = &desk.settings.knowledge.scales;
    if let Some(found) = bands::plan(desk, asked, scale, own) {
        let placed = match found.listed {
            true => beside_listed(desk, asked, scale, own, found.placed),
            false => found.placed,
        };
        let placed = beside_bands(scales, scale, own, placed);
        let unclear = left(own, &placed);
        let (told, by_bands_of_list) = (found.told.into_iter().collect(), found.listed);
        let (key, shares) = (found.key, found.shares);
        return Plan { key, placed, shares, told, unclear, by_bands_of_list, ..Plan::default() };
    }
    let listed = meaning::of(desk, asked, scale, own);
    let declared = words::told(scales, scale, asked.strip, own)
        .or_else(|| words::of_table(scales, scale, around.table, own))
        .or_else(|| words::scheme(scales, scale, own))
        .or_else(|| words::of_numbers(scales, scale, own))
        .filter(|(s, _)| !are_only_letters(s, own));
    let mut plan = match (listed, declared) {
        (Some((meaning, near)), declared) if wins(scales, scale, (&meaning, near), declared, own) => {
            by_list(scales, scale, own, meaning)
        }
        (_, Some((scheme, beside))) => by_scheme(desk, asked, own, around, (scheme, beside)),
        _ => otherwise(desk, asked, scale, own, around),
    };
    for (written, placed) in &mut plan.placed {
        *placed = bands::beside(scales, scale, written, *placed);
    }
    plan
}

/// The words and numbers of a column of stretches that a list says, by the list that has them.
fn beside_listed(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    scale: &str,
    own: &[Written],
    mut placed: HashMap<Written, Placed>,
) -> HashMap<Written, Placed> {
    let rest = left(own, &placed);
    if let Some((meaning, true)) = meaning::of(desk, asked, scale, &rest) {
        placed.extend(by_list(&desk.settings.knowledge.scales, scale, &rest, meaning).placed);
    }
    placed
}

/// The words of a column of stretches of numbers, by the scheme that has them all.
fn beside_bands(
    scales: &Scales,
    scale: &str,
    own: &[Written],
    mut placed: HashMap<Written, Placed>,
) -> HashMap<Written, Placed> {
    let words: Vec<Written> =
        own.iter().filter(|w| w.word.is_some() && !placed.contains_key(w)).cloned().collect();
    if let Some((scheme, beside)) = words::scheme(scales, scale, &words) {
        let each = words::place(scheme, beside, &numbers::Numbers::default(), &words);
        placed.extend(each.into_iter().map(|(w, p)| (w.clone(), bands::beside(scales, scale, &w, p))));
    }
    placed
}

/// Levels without a value.
fn left(own: &[Written], placed: &HashMap<Written, Placed>) -> Vec<Written> {
    own.iter().filter(|w| !placed.contains_key(w)).cloned().collect()
}

/// Whether a list of the workbook says more than the declared scheme: another number of levels, the numbers that they stand
/// for, or which levels the bare numbers among the words are.
fn wins(
    scales: &Scales,
    scale: &str,
    (meaning, near): (&Meaning, bool),
    declared: Option<(&Scheme, Beside)>,
    own: &[Written],
) -> bool {
    let mixed = || {
        let bare = |w: &Written| w.word.is_none() && w.number.is_some();
        own.iter().any(|w| w.word.is_some()) && own.iter().any(|w| bare(w) && meaning.rank(w).is_some())
    };
    let numbers = || meaning.bands.first().is_some_and(|b| scales.level_of(scale, b, None).is_some());
    declared.is_none_or(|(s, _)| near && (s.words.len() != usize::from(meaning.of) || numbers() || mixed()))
}

fn by_list<'a>(scales: &Scales, scale: &str, own: &[Written], meaning: Meaning) -> Plan<'a> {
    let place = |w: &Written| {
        let placed = Placed::new(meaning.rank(w)?, meaning.of)?;
        let band = meaning.bands.get(usize::from(placed.rank) - 1);
        let level = band.and_then(|b| scales.level_of(scale, b, Some(placed.level)));
        Some((w.clone(), Placed { level: level.unwrap_or(placed.level), ..placed }))
    };
    let placed: HashMap<Written, Placed> = own.iter().filter_map(place).collect();
    // A list that says what bare numbers mean anyway says nothing new.
    let same = |(w, p): (&Written, &Placed)| w.word.is_none() && w.number == Some(p.level.get()) && p.of == 5;
    if placed.iter().all(same) {
        return Plan { placed, ..Plan::default() };
    }
    let told = Told::from_list(&meaning.sheet, meaning.of);
    Plan { key: format!("list:{}", meaning.sheet), placed, told: vec![told], ..Plan::default() }
}

fn by_scheme<'a>(
    desk: &Desk<'a>,
    asked: Asked<'_>,
    own: &[Written],
    around: &Around<'_>,
    (scheme, beside): (&'a Scheme, Beside),
) -> Plan<'a> {
    let proved = own.iter().any(|w| w.word.is_some() && w.number.is_some());
    let most = own.iter().filter(|w| w.of.is_none()).filter_map(|w| w.number).max().unwrap_or(0);
    let (numbers, told) = match beside {
        Beside::Rising | Beside::Falling if proved && most <= scheme.len() => {
            let falling = beside == Beside::Falling;
            (numbers::Numbers { of: scheme.len(), falling, from_zero: false }, Vec::new())
        }
        _ => {
            let bare: Vec<Written> = own.iter().filter(|w| w.word.is_none()).cloned().collect();
            let known = numbers::plan(desk, asked, &bare, around);
            (known.numbers, known.told)
        }
    };
    let placed = words::place(scheme, beside, &numbers, own);
    Plan { key: scheme.key.clone(), scheme: Some(scheme), placed, told, ..Plan::default() }
}

/// Numbers, letters, or words of which no scheme has all.
fn otherwise<'a>(
    desk: &Desk<'a>,
    asked: Asked<'_>,
    scale: &str,
    own: &[Written],
    around: &Around<'_>,
) -> Plan<'a> {
    let scales = &desk.settings.knowledge.scales;
    if let Some((placed, told)) = numbers::symbols(own, around) {
        let unclear = left(own, &placed);
        let key = format!("letters-{}", placed.values().map(|p| p.of).max().unwrap_or(0));
        return Plan { key, placed, told: vec![told], unclear, ..Plan::default() };
    }
    let known = numbers::plan(desk, asked, own, around);
    let numbers = known.numbers;
    if own.iter().all(|w| w.word.is_none()) || is_tag(own) {
        let placed: HashMap<Written, Placed> =
            own.iter().filter_map(|w| Some((w.clone(), numbers.place(w)?))).collect();
        let way = if numbers.falling { "-falling" } else { "" };
        let key =
            if numbers == (numbers::Numbers { of: 5, ..numbers }) && !numbers.falling && !numbers.from_zero {
                String::new()
            } else {
                format!("numbers-{}{way}", numbers.of)
            };
        return Plan { key, placed, told: known.told, ..Plan::default() };
    }
    let scheme = words::nearest(scales, scale, own);
    match scheme {
        Some(scheme) => Plan {
            key: scheme.key.clone(),
            placed: words::place(scheme, Beside::Rising, &numbers, own),
            scheme: Some(scheme),
            ..Plan::default()
        },
        None => Plan {
            placed: own.iter().filter_map(|w| Some((w.clone(), numbers.place(w)?))).collect(),
            ..Plan::default()
        },
    }
}

/// Whether all words are one and the same before a number: `Sev 1`, `L3`.
fn is_tag(own: &[Written]) -> bool {
    let mut words = own.iter().map(|w| w.word.as_deref().filter(|_| w.number.is_some()));
    let first = words.next().flatten();
    first.is_some_and(|w| w.ends_with(TAG) || own.len() > 1) && words.all(|w| w == first)
}

/// Whether a scheme's letters could as well be the first of the alphabet: `A` and `B` alone are no `alto` and `baixo`.
fn are_only_letters(scheme: &Scheme, own: &[Written]) -> bool {
    let first = |w: &str| matches!(w.as_bytes(), [b'a'..=b'h']);
    let words = || scheme.words.iter().flatten();
    let others = words().all(|w| w.len() == 1) && words().any(|w| !first(w));
    others && own.len() > 1 && own.iter().all(|w| w.word.as_deref().is_some_and(first))
}
