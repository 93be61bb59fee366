//! What a comma between names means: `Smith, Jane`, `Jane Smith, PMO`, `Jane Smith, Bob Jones`.

use super::Ask;
use super::order::{self, is_initial};
use crate::model::people::Kind;
use crate::model::text::{Interner, Sym};
use crate::model::workbook::CellValue;
use crate::normalise::strip::Strip;
use std::cmp::Ordering;
use std::collections::HashSet;

/// How a column writes names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Habit {
    /// Nothing shows it.
    Unknown,
    /// `Jane Smith`: a comma stands between people.
    Spoken,
    /// `Smith, Jane`: a comma stands inside a name.
    SurnameFirst,
    /// `Ann, Bob`, where `Ann` and `Bob` stand alone as well: a comma stands between people of one name each.
    SingleNames,
}

impl Habit {
    /// What most cells of a column show.
    pub fn of(strip: &Strip, text: &Interner, ask: Ask<'_>) -> Self {
        let syms = strip.cells.iter().flatten().filter_map(|cell| match cell.value {
            CellValue::Text(sym) => Some(sym),
            _ => None,
        });
        let syms: HashSet<Sym> = syms.collect();
        let texts = syms.into_iter().map(|sym| text.get(sym).trim());
        let texts: HashSet<&str> = texts.filter(|t| t.len() <= 80).collect();
        let pairs: Vec<(&str, &str)> = texts.iter().filter_map(|t| t.split_once(',')).collect();
        let stands_alone = |side: &str| !side.contains(' ') && texts.contains(side);
        if pairs.iter().any(|(left, right)| stands_alone(left.trim()) && stands_alone(right.trim())) {
            return Self::SingleNames;
        }
        let full = |side: &str| is_full(side, ask);
        if !pairs.iter().any(|(left, right)| full(left) && full(right)) {
            return Self::Unknown;
        }
        let spoken = texts.iter().filter(|t| !t.contains(',') && t.contains(' ')).count();
        let surname_first = pairs.iter().filter(|(family, _)| !full(family)).count();
        match spoken.cmp(&surname_first) {
            Ordering::Greater => Self::Spoken,
            Ordering::Less => Self::SurnameFirst,
            Ordering::Equal => Self::Unknown,
        }
    }
}

/// Words that are written with blanks between them.
pub fn words_of(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// `JS`, `J.S.`, `JvdB`: a few letters, more than half of them capitals, no word.
pub fn is_initials(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| *c != '.').collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    (2..=4).contains(&letters.len())
        && letters.iter().all(|c| c.is_alphabetic())
        && capitals * 2 >= letters.len()
        && capitals > 1
}

/// Whether a text is a name of two words at least, without titles and words that begin a family name.
fn is_full(text: &str, ask: Ask<'_>) -> bool {
    let mut words = words_of(text);
    words.retain(|word| !ask.words.is_courtesy(word));
    (0..words.len()).filter(|at| !ask.words.is_particle(&words, *at)).count() > 1
}

/// The names that a part of a cell holds, each as it is spoken. One whose comma may stand between two people or inside a
/// name is left with it.
pub fn names(part: &str, ask: Ask<'_>) -> Vec<String> {
    let addresses = part.matches('@').count();
    if addresses > 0 {
        return by_address(part, addresses, ask);
    }
    let mut pieces: Vec<&str> = part.split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
    let alone = pieces.first().is_some_and(|first| words_of(first).len() < 2);
    let mut at = 0;
    pieces.retain(|piece| {
        at += 1;
        at == 1 || !is_remark(piece, alone, ask)
    });
    let each = |list: &[&str]| list.iter().map(|p| order::spoken(p, ask.words)).collect::<Vec<_>>();
    let all = match pieces.as_slice() {
        [] => Vec::new(),
        [one] => vec![order::spoken(&account(one, ask), ask.words)],
        [family, given] => match pair(family, given, ask) {
            Pair::One => vec![joined(given, family, ask)],
            Pair::Two => each(&pieces),
            Pair::Unclear => vec![format!("{family}, {given}")],
        },
        many if many.iter().all(|p| is_full(p, ask) || is_initials(p)) => each(many),
        many if many.len() % 2 == 0 && many.iter().all(|p| !is_full(p, ask)) => {
            many.chunks(2).map(|two| joined(two[1], two[0], ask)).collect()
        }
        [family, given @ ..] => vec![joined(&given.join(" "), family, ask)],
    };
    all.into_iter().filter(|name| !name.is_empty()).collect()
}

/// Given name and family name, each without its titles.
fn joined(given: &str, family: &str, ask: Ask<'_>) -> String {
    let (given, family) = (order::plain(given, ask.words), order::plain(family, ask.words));
    order::spoken(&format!("{given} {family}"), ask.words)
}

/// `jane.smith` and `J.Smith` are written like the first part of an address.
fn account(text: &str, ask: Ask<'_>) -> String {
    match text.contains(['.', '_']) && words_of(text).len() == 1 && !is_initial(text) {
        true => order::from_address(text, ask.words),
        false => text.to_owned(),
    }
}

/// What a comma between two texts stands for.
enum Pair {
    One,
    Two,
    Unclear,
}

fn pair(left: &str, right: &str, ask: Ask<'_>) -> Pair {
    let is_one = |text: &str| words_of(text).len() == 1;
    let initial = |text: &str| words_of(text).iter().any(|w| is_initial(w));
    let (full, both) = (is_full(left, ask), is_full(left, ask) && is_full(right, ask));
    match ask.habit {
        _ if is_initials(left) && is_initials(right) => Pair::Unclear,
        _ if full && initial(left) => Pair::Two,
        Habit::SingleNames if is_one(left) && is_one(right) => Pair::Two,
        _ if !both || initial(right) => Pair::One,
        Habit::Spoken => Pair::Two,
        Habit::SurnameFirst => Pair::One,
        Habit::Unknown | Habit::SingleNames => Pair::Unclear,
    }
}

/// Whether what follows a comma is a department, a post or a degree rather than a name: `Jane Smith, PMO`. Capitals alone
/// are one too, but not after a single word, whose given name they may be.
fn is_remark(text: &str, alone: bool, ask: Ask<'_>) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) && !text.contains('.');
    let one = words_of(text).len() == 1;
    ask.words.suffixes.has(text) || ask.words.kind(text) != Kind::Person || capitals && one && !alone
}

/// Names by their addresses; an address beside a name falls away.
fn by_address(part: &str, count: usize, ask: Ask<'_>) -> Vec<String> {
    let words: Vec<&str> = part.split([',', ' ']).filter(|w| !w.is_empty()).collect();
    let others: Vec<&str> = words.iter().filter(|w| !w.contains('@')).copied().collect();
    if others.is_empty() || count > 1 {
        return words.iter().filter(|w| w.contains('@')).map(|w| order::from_address(w, ask.words)).collect();
    }
    let without = part.split(' ').filter(|w| !w.contains('@')).collect::<Vec<_>>().join(" ");
    names(&without, ask)
}
