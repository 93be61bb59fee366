//! Bare numbers, letters and Roman numerals: of how many levels they are, and which way they run.

use super::super::codes;
use super::super::desk::{Asked, Desk};
use super::evidence::{Witness, direction};
use super::legend::{self, Legend};
use super::plan::Around;
use super::written::{TAG, Written};
use super::{Placed, Told};
use std::collections::{BTreeSet, HashMap};

/// What bare numbers of a column stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Numbers {
    /// Of how many levels they are; 0 where they are no levels.
    pub of: u8,
    /// Whether the first is the highest.
    pub falling: bool,
    /// Whether they begin with 0.
    pub from_zero: bool,
}

impl Numbers {
    /// The place of a number; one that says itself of how many it is, is of so many.
    pub fn place(&self, written: &Written) -> Option<Placed> {
        let number = written.number?;
        if let Some(of) = written.of {
            return Placed::new(number, of);
        }
        let rank = number.checked_add(u8::from(self.from_zero))?;
        let rank = if self.falling { (self.of + 1).checked_sub(rank)? } else { rank };
        Placed::new(rank, self.of)
    }
}

/// What is known of the numbers of a column.
pub struct Known {
    /// What they stand for.
    pub numbers: Numbers,
    /// What there is to say.
    pub told: Vec<Told>,
}

/// Of how many levels bare numbers are, where words do not say: of as many as the label says; of ten, where one is over
/// five; else of the portfolio's own five. The lowest is 1 unless the label or other columns show the opposite.
pub fn plan(desk: &Desk<'_>, asked: Asked<'_>, own: &[Written], around: &Around<'_>) -> Known {
    let scales = &desk.settings.knowledge.scales;
    let legend = legend::read(asked.label, &scales.ends);
    let bare: Vec<&Written> = own.iter().filter(|w| w.number.is_some() && w.of.is_none()).collect();
    let present: BTreeSet<u8> = bare.iter().filter_map(|w| w.number).collect();
    let Some(most) = present.last().copied() else {
        return Known { numbers: Numbers { of: 5, ..Numbers::default() }, told: Vec::new() };
    };
    let tagged = bare
        .iter()
        .filter_map(|w| w.word.as_deref())
        .any(|word| scales.first_is_highest.contains(word.trim_end_matches(TAG)));
    let shown = shown(around, own, |w| w.number.filter(|_| w.of.is_none()), 2);
    let way = legend.falling.or(shown.as_ref().map(|(rises, _)| !rises));
    let falling = way.unwrap_or(tagged);
    let size = size(&present, &legend, falling);
    let numbers = Numbers { of: size, falling, from_zero: legend.from_zero };
    let mut told = Vec::new();
    if let (None, true, Some((_, by))) = (legend.falling, falling, &shown) {
        told.push(found(format!("1 is the highest level here, which `{by}` shows")));
    }
    let unsure = way.is_none() && (tagged || scales.unsure.contains(&asked.field.key));
    let size_known = size_known(&legend, most, size, around, falling);
    told.extend(assumed(unsure, !size_known, numbers, most));
    Known { numbers, told }
}

fn size(present: &BTreeSet<u8>, legend: &Legend, falling: bool) -> u8 {
    let most = present.last().copied().unwrap_or(0);
    let whole = (1..=most).all(|n| present.contains(&n));
    match legend.most {
        Some(n) => n.saturating_add(u8::from(legend.from_zero)),
        None if falling => most,
        None if most <= 5 => 5,
        None if most < 10 && whole => most,
        None if most <= 10 => 10,
        None => 0,
    }
}

fn size_known(legend: &Legend, most: u8, size: u8, around: &Around<'_>, falling: bool) -> bool {
    let beside = !falling && size == 5 && around.reaches_five;
    legend.most.is_some() || size == 0 || beside || (most == size && matches!(size, 5 | 10))
}

/// What was taken though nothing shows it.
fn assumed(way: bool, size: bool, numbers: Numbers, most: u8) -> Option<Told> {
    let end = if numbers.falling { "highest" } else { "lowest" };
    let seen = match (way, size) {
        (false, false) => return None,
        (true, false) => {
            format!("nothing shows whether 1 is the highest or the lowest level; it was taken as the {end}")
        }
        (false, true) => format!(
            "no number is over {most}, and nothing shows how many levels there are; {} were taken",
            numbers.of
        ),
        (true, true) => format!(
            "nothing shows how many levels there are and whether 1 is the highest; {} were taken, and 1 as the {end}",
            numbers.of
        ),
    };
    let remedy = "say it in the label, such as (1-5, 5 = high), or add a list of the levels to the workbook";
    let code = if way { codes::LEVEL_ASSUMED } else { codes::LEVEL_SIZE_ASSUMED };
    Some(Told { code, seen, remedy, of_read: true })
}

fn found(seen: String) -> Told {
    let remedy = "nothing, if that is so; else say in the label what 1 means";
    Told { code: codes::LEVEL_ORDER_FOUND, seen, remedy, of_read: true }
}

/// Whether levels rise with what other columns show, and the label of one that does; `None` where none shows it or two
/// disagree. At least `keys` levels have to occur.
fn shown(
    around: &Around<'_>,
    own: &[Written],
    key: impl Fn(&Written) -> Option<u8>,
    keys: usize,
) -> Option<(bool, String)> {
    if own.iter().filter_map(&key).collect::<BTreeSet<_>>().len() < keys {
        return None;
    }
    let of_lines: Vec<u8> =
        around.written.iter().map(|w| w.as_ref().and_then(&key).map_or(0, |k| k.saturating_add(1))).collect();
    // Colours and priorities say how grave a line is; a score is only as good as the levels that it was made from.
    let of = |scores: bool| agreed(around.witnesses.iter().filter(|w| w.is_score == scores), &of_lines);
    match of(false) {
        Agreed::Shown(rises, by) => Some((rises, by)),
        Agreed::Against => None,
        Agreed::Nothing => match of(true) {
            Agreed::Shown(rises, by) => Some((rises, by)),
            _ => around.product.map(|rises| (rises, around.score.to_owned())),
        },
    }
}

/// What several witnesses show.
enum Agreed {
    Shown(bool, String),
    Against,
    Nothing,
}

fn agreed<'w>(witnesses: impl Iterator<Item = &'w Witness>, of_lines: &[u8]) -> Agreed {
    let mut found = Agreed::Nothing;
    for witness in witnesses {
        let Some(rises) = direction(of_lines, &witness.values) else { continue };
        match &found {
            Agreed::Shown(before, _) if *before != rises => return Agreed::Against,
            Agreed::Nothing => found = Agreed::Shown(rises, witness.label.clone()),
            _ => {}
        }
    }
    found
}

/// Letters (A to E) and Roman numerals: their places, where other columns show which way they run. `None` where the
/// column's words are neither.
pub fn symbols(own: &[Written], around: &Around<'_>) -> Option<(HashMap<Written, Placed>, Told)> {
    let letters = own.iter().all(|w| letter(w).is_some());
    let romans = own.iter().all(|w| roman(w).is_some())
        && own.iter().any(|w| w.word.as_ref().is_some_and(|w| w.len() > 1));
    let place: fn(&Written) -> Option<u8> = match (romans, letters) {
        (true, _) => roman,
        (false, true) => letter,
        _ => return None,
    };
    let of = own.iter().filter_map(place).max().filter(|_| own.len() >= 2)?;
    let sign = |k: u8| {
        own.iter()
            .find(|w| place(w) == Some(k))
            .and_then(|w| w.word.clone())
            .unwrap_or_default()
            .to_uppercase()
    };
    let first = own.iter().filter_map(place).min().map(sign).unwrap_or_default();
    let Some((rises, by)) = shown(around, own, place, 2) else {
        let seen = format!(
            "nothing shows whether `{first}` is a higher level than `{}`, or lower; the levels are taken as unknown",
            sign(of)
        );
        let remedy = "write words or numbers, or add a list of the levels and their meaning to the workbook";
        return Some((HashMap::new(), Told { code: codes::LEVEL_UNCLEAR, seen, remedy, of_read: false }));
    };
    let rank = |k: u8| if rises { k } else { of + 1 - k };
    let each = own.iter().filter_map(|w| Some((w.clone(), Placed::new(rank(place(w)?), of)?)));
    let end = if rises { "lowest" } else { "highest" };
    Some((each.collect(), found(format!("`{first}` is at the {end} end of {of} levels, which `{by}` shows"))))
}

/// A single letter from A to H as its place.
fn letter(w: &Written) -> Option<u8> {
    match w.word.as_deref()?.as_bytes() {
        [c @ b'a'..=b'h'] if w.number.is_none() => Some(c - b'a' + 1),
        _ => None,
    }
}

fn roman(w: &Written) -> Option<u8> {
    let numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii"];
    let word = w.word.as_deref().filter(|_| w.number.is_none())?;
    numerals.iter().position(|n| *n == word).map(|i| i as u8 + 1)
}
