//! What a list of the workbook says of the levels in a column: their order, how many there are, and their numbers.

use super::super::desk::{Asked, Desk};
use super::guide::{Guide, speaks_of};
use super::written::Written;
use crate::model::band::{Band, Quantity};
use crate::model::scale::Scales;
use std::collections::{HashMap, HashSet};

/// A scale has no more levels than this.
const MOST: usize = 12;

/// The levels that a list declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The sheet of the list.
    pub sheet: String,
    /// Place of each word or number, lowest 1.
    pub ranks: HashMap<String, u8>,
    /// How many levels there are.
    pub of: u8,
    /// For each level, lowest first, the stretch of numbers that it stands for; empty where the list gives none.
    pub bands: Vec<Band>,
}

impl Meaning {
    /// The place of a level, by its word, else by its number.
    pub fn rank(&self, written: &Written) -> Option<u8> {
        let by_word = written.word.as_ref().and_then(|w| self.ranks.get(w));
        by_word.or_else(|| self.ranks.get(&written.number?.to_string())).copied()
    }
}

/// What the lists say of the levels in a column; whether the list speaks of the column by its headings. `None` where no
/// list has all of the column's levels, or two that are as near say different things.
pub fn of(desk: &Desk<'_>, asked: Asked<'_>, scale: &str, own: &[Written]) -> Option<(Meaning, bool)> {
    let own: Vec<&Written> = own.iter().filter(|w| w.sign().is_some()).collect();
    if own.is_empty() {
        return None;
    }
    let scales = &desk.settings.knowledge.scales;
    let held = |meaning: &Meaning| own.iter().filter(|w| meaning.rank(w).is_some()).count();
    let with = |guide: &&Guide, names: Names| {
        let width = guide.lines.first().map_or(0, Vec::len);
        let alone = (0..width).map(|at| Place { at, numbers: None });
        // Words and their numbers may stand in two columns, and the register use both.
        let numbers: Vec<usize> =
            (0..width).filter(|n| guide.lines.iter().any(|l| bare(l, *n).is_some())).collect();
        let pairs = (0..width).flat_map(|at| numbers.iter().map(move |n| Place { at, numbers: Some(*n) }));
        let pairs = pairs.filter(|place| place.numbers != Some(place.at));
        let mut found =
            alone.chain(pairs).filter_map(|place| column(guide, place, (&own, names), scale, scales));
        match names {
            Names::All => found.next(),
            // The place that names the most of them.
            Names::Most => found.reduce(|best, next| if held(&next) > held(&best) { next } else { best }),
        }
    };
    let read = |guide: &&Guide| with(guide, Names::All);
    let (near, far): (Vec<&Guide>, Vec<&Guide>) = desk.guides.iter().partition(|g| speaks_of(g, asked));
    // Numbers stand in many tables; a list of what they mean says so in a heading.
    let numbers = own.iter().all(|w| w.word.is_none());
    let is_list = |g: &&&Guide| !numbers || scales.guides.iter().any(|w| g.heads.contains(w));
    let one = |found: Vec<Meaning>| {
        let first = found.first()?;
        found.iter().all(|m| m.ranks == first.ranks).then(|| first.clone())
    };
    let most = || one(near.iter().filter_map(|g| with(g, Names::Most)).collect());
    let close = one(near.iter().filter_map(read).collect()).or_else(most);
    let other = || one(far.iter().filter(is_list).copied().filter_map(|g| read(&g)).collect());
    close.map(|m| (m, true)).or_else(|| other().map(|m| (m, false)))
}

/// Where the lines of a list name the levels.
#[derive(Clone, Copy)]
struct Place {
    /// The column that names them.
    at: usize,
    /// One of bare numbers that names them as well.
    numbers: Option<usize>,
}

impl Place {
    /// The words and numbers by which a line names its level.
    fn signs(self, line: &[Option<Written>]) -> Vec<String> {
        let mut all = signs(line, self.at);
        all.extend(self.numbers.and_then(|at| bare(line, at)).map(|n| n.to_string()));
        all
    }
}

/// The number that stands alone in a cell of a line.
fn bare(line: &[Option<Written>], at: usize) -> Option<u8> {
    match line.get(at)? {
        Some(Written { word: None, number: Some(n), band: None, .. }) => Some(*n),
        _ => None,
    }
}

/// A list that names the levels at a place, under none, one or two lines of headings.
fn column(
    guide: &Guide,
    place: Place,
    (own, names): (&[&Written], Names),
    scale: &str,
    scales: &Scales,
) -> Option<Meaning> {
    (0..3).find_map(|skip| {
        let lines: Vec<&[Option<Written>]> = guide
            .lines
            .iter()
            .skip(skip)
            .map(Vec::as_slice)
            .filter(|line| {
                line.get(place.at).is_some_and(|w| w.as_ref().is_some_and(|w| !is_blank(w, scales)))
            })
            .collect();
        let holds = (2..=MOST).contains(&lines.len()) && names_them(&lines, place, own, names);
        holds.then(|| ordered(guide, &lines, place, scale, scales)).flatten()
    })
}

/// Whether a line of a list says that there is no level.
fn is_blank(written: &Written, scales: &Scales) -> bool {
    written.word.as_ref().is_some_and(|word| scales.blank.contains(word))
}

/// How many of a column's levels a list has to name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    All,
    /// Two of three, and two at least.
    Most,
}

/// Whether the lines name the levels of the column, each once.
fn names_them(lines: &[&[Option<Written>]], place: Place, own: &[&Written], names: Names) -> bool {
    let named: HashSet<String> = lines.iter().flat_map(|l| place.signs(l)).collect();
    let all: usize = lines.iter().map(|l| place.signs(l).len()).sum();
    let has = |w: &&&Written| {
        let number = || w.number.is_some_and(|n| named.contains(&n.to_string()));
        w.word.as_ref().map_or_else(number, |word| named.contains(word))
    };
    let held = own.iter().filter(has).count();
    let enough = held == own.len() || (names == Names::Most && held >= 2 && held * 3 >= own.len() * 2);
    named.len() == all && enough
}

/// The stretches of a list, the lowest first, by which a column of numbers with a unit is read: of one that has all its
/// stretches, or that speaks of the column and has stretches in which most of its numbers lie.
pub fn of_bands(desk: &Desk<'_>, asked: Asked<'_>, own: &[Band]) -> Option<(String, Vec<Band>)> {
    let words = &desk.settings.knowledge.scales.guides;
    let is_list = |g: &&Guide| words.iter().any(|w| g.heads.contains(w));
    let near = || desk.guides.iter().filter(|g| speaks_of(g, asked));
    let all = |bands: &Vec<Band>| own.iter().all(|b| bands.contains(b));
    let most =
        |bands: &Vec<Band>| own.iter().filter(|b| bands.iter().any(|l| l.covers(b))).count() * 2 > own.len();
    let found = |guide: &Guide, fits: &dyn Fn(&Vec<Band>) -> bool| {
        let bands = columns_of_bands(guide).find(fits)?;
        bands.windows(2).all(|pair| pair[1].is_above(&pair[0])).then(|| (guide.sheet.clone(), bands))
    };
    let exact = near().chain(desk.guides.iter().filter(is_list)).find_map(|g| found(g, &all));
    exact.or_else(|| near().find_map(|g| found(g, &most)))
}

/// The columns of a list that hold stretches, each brought to rise. One of which a level's stretch is not known says nothing.
fn columns_of_bands(guide: &Guide) -> impl Iterator<Item = Vec<Band>> {
    let width = guide.lines.first().map_or(0, Vec::len);
    (0..width).filter_map(|at| {
        let has =
            |l: &[Option<Written>]| l.get(at).is_some_and(|w| w.as_ref().is_some_and(|w| w.band.is_some()));
        let numbered = |l: &[Option<Written>]| {
            l.iter().flatten().any(|w| w.word.is_none() && w.band.is_none() && w.number.is_some())
        };
        let lines = guide.lines.iter().map(Vec::as_slice);
        let (with, without): (Vec<&[Option<Written>]>, Vec<_>) = lines.partition(|l| has(l));
        let mut all = bands(&with, at).filter(|_| !without.iter().any(|l| numbered(l)))?;
        all.sort_by_key(|b| (b.start(), b.low.is_some()));
        (2..=MOST).contains(&all.len()).then_some(all)
    })
}

/// The word and the number of a line's cell.
fn signs(line: &[Option<Written>], at: usize) -> Vec<String> {
    let Some(Some(cell)) = line.get(at) else { return Vec::new() };
    cell.word.iter().cloned().chain(cell.number.map(|n| n.to_string())).collect()
}

/// Brings the lines into order, the lowest level first, by words of a declared scheme, by stretches of numbers, or by
/// numbers beside the words.
fn ordered(
    guide: &Guide,
    lines: &[&[Option<Written>]],
    place: Place,
    scale: &str,
    scales: &Scales,
) -> Option<Meaning> {
    let at = place.at;
    let width = lines.first()?.len();
    let others = || std::iter::once(at).chain((0..width).filter(move |c| *c != at));
    let bands = others().find_map(|c| bands(lines, c));
    let starts = || bands.as_ref().map(|b| rising(b.iter().map(|b| (b.start(), b.low.is_some()))));
    let order = others()
        .find_map(|c| by_words(lines, c, scale, scales))
        .or_else(|| starts().flatten())
        .or_else(|| others().find_map(|c| by_numbers(lines, c, at)))?;
    let mut ranks = HashMap::new();
    for (rank, line) in (1..).zip(&order) {
        ranks.extend(place.signs(lines[*line]).into_iter().map(|sign| (sign, rank)));
    }
    let in_order = |b: Vec<Band>| order.iter().map(|line| b[*line]).collect::<Vec<_>>();
    let rise = |b: &Vec<Band>| b.windows(2).all(|pair| pair[1].is_above(&pair[0]));
    let bands = bands.map(in_order).filter(rise).unwrap_or_default();
    Some(Meaning { sheet: guide.sheet.clone(), ranks, of: order.len() as u8, bands })
}

/// The lines in the order of these keys; `None` where two are the same.
fn rising<K: Ord>(keys: impl Iterator<Item = K>) -> Option<Vec<usize>> {
    let mut all: Vec<(K, usize)> = keys.zip(0..).collect();
    all.sort();
    let same = all.windows(2).any(|pair| pair[0].0 == pair[1].0);
    (!same).then(|| all.into_iter().map(|(_, line)| line).collect())
}

fn by_words(lines: &[&[Option<Written>]], at: usize, scale: &str, scales: &Scales) -> Option<Vec<usize>> {
    let words: Vec<&str> =
        lines.iter().map(|l| l.get(at)?.as_ref()?.word.as_deref()).collect::<Option<Vec<_>>>()?;
    let mut fitting = scales.schemes.iter().filter(|s| s.is_for(scale));
    fitting.find_map(|s| {
        let ranks: Vec<u8> = words.iter().map(|w| s.rank(w)).collect::<Option<Vec<_>>>()?;
        rising(ranks.into_iter())
    })
}

/// The stretches of a column, all of one quantity that is named.
fn bands(lines: &[&[Option<Written>]], at: usize) -> Option<Vec<Band>> {
    let all: Vec<Band> = lines.iter().map(|l| l.get(at)?.as_ref()?.band).collect::<Option<Vec<_>>>()?;
    let of = all.first()?.of;
    (of != Quantity::Plain && all.iter().all(|b| b.of == of)).then_some(all)
}

/// Numbers beside the words that rise or fall from line to line. The numbers that name the levels prove nothing.
fn by_numbers(lines: &[&[Option<Written>]], at: usize, names: usize) -> Option<Vec<usize>> {
    let number = |l: &&[Option<Written>]| {
        let cell = l.get(at)?.as_ref()?;
        cell.number.filter(|_| at != names || cell.word.is_some())
    };
    let numbers: Vec<u8> = lines.iter().map(number).collect::<Option<Vec<_>>>()?;
    let up = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    let down = numbers.windows(2).all(|pair| pair[0] > pair[1]);
    (up || down).then(|| rising(numbers.into_iter())).flatten()
}
