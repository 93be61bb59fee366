//! Which decimal mark a column has: its own texts decide, then the file's other amounts, then what is usual.

use super::super::codes;
use super::super::desk::{Asked, Desk};
use super::super::strip::Strip;
use super::mark::{Mark, Shows};
use super::{parse, shows};
use crate::model::money::Currency;
use crate::model::register::FieldKind;
use crate::model::text::Sym;
use crate::model::workbook::CellValue;
use std::collections::{BTreeSet, HashMap};

/// How many distinct texts show each mark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Votes {
    /// A point before decimals.
    pub points: usize,
    /// A comma before decimals.
    pub commas: usize,
}

impl Votes {
    /// Adds other votes.
    pub fn add(&mut self, other: Votes) {
        self.points += other.points;
        self.commas += other.commas;
    }

    /// The mark that all votes are for.
    fn settled(self) -> Option<Mark> {
        match (self.points, self.commas) {
            (0, 0) => None,
            (_, 0) => Some(Mark::Point),
            (0, _) => Some(Mark::Comma),
            _ => None,
        }
    }
}

/// What the texts of a column show.
#[derive(Debug, Default)]
struct Seen {
    votes: Votes,
    /// Lines that can be read both ways with a point, and with a comma.
    open: [Vec<usize>; 2],
    /// All lines with a mark.
    all: Vec<usize>,
}

/// What the texts of a column show of their mark.
pub fn votes(desk: &Desk<'_>, strip: &Strip) -> Votes {
    seen(desk, strip).votes
}

fn seen(desk: &Desk<'_>, strip: &Strip) -> Seen {
    let own = desk.settings.portfolio.currency;
    let mut known: HashMap<Sym, Shows> = HashMap::new();
    let mut seen = Seen::default();
    for (line, cell) in strip.cells.iter().enumerate() {
        let Some(CellValue::Text(sym)) = cell.map(|c| c.value) else { continue };
        let first = !known.contains_key(&sym);
        let shown = *known.entry(sym).or_insert_with(|| {
            let parts = parse::parts(desk.text.get(sym), desk.writing(), own);
            parts.map_or(Shows::Nothing, |parts| shows(&parts))
        });
        match shown {
            Shows::Nothing => continue,
            Shows::Only(Mark::Point) => seen.votes.points += usize::from(first),
            Shows::Only(Mark::Comma) => seen.votes.commas += usize::from(first),
            Shows::Either(Mark::Point) => seen.open[0].push(line),
            Shows::Either(Mark::Comma) => seen.open[1].push(line),
        }
        seen.all.push(line);
    }
    seen
}

/// The only text of a column of money that has a comma before decimals, where the others do not write so: it is in a currency
/// that has a point there (`£12,50`), or several others have a comma between thousands. It may be a slip of the keyboard,
/// and is read neither way. Other commas before decimals in the file say that they are meant.
pub fn lone_comma(desk: &Desk<'_>, asked: Asked<'_>) -> Option<Sym> {
    let own = desk.settings.portfolio.currency;
    let texts = asked.strip.cells.iter().flatten().filter_map(|cell| match cell.value {
        CellValue::Text(sym) => Some(sym),
        _ => None,
    });
    let distinct: BTreeSet<Sym> = texts.collect();
    let (mut alone, mut thousands) = (None, 0);
    for sym in distinct {
        let Some(parts) = parse::parts(desk.text.get(sym), desk.writing(), own) else { continue };
        match shows(&parts) {
            Shows::Either(Mark::Comma) => thousands += 1,
            Shows::Only(Mark::Comma) if alone.is_some() => return None,
            Shows::Only(Mark::Comma) => alone = Some((sym, parts)),
            _ => {}
        }
    }
    let (sym, parts) = alone.filter(|_| desk.marks.commas <= 1)?;
    let pointed = |c: Currency| desk.writing().amounts.decimal_point.contains(&c);
    let currency = parts.currency.or(asked.unit.currency).or(asked.title.currency);
    let bare = parts.factor.is_none() && parts.digits.bytes().all(|b| b.is_ascii_digit() || b == b',');
    (bare && currency.map_or(thousands >= 2, pointed)).then_some(sym)
}

/// Decides the decimal mark of a column, and says so where its texts can be read both ways.
pub fn mark(desk: &mut Desk<'_>, asked: Asked<'_>) -> Mark {
    let (mark, said) = decide(desk, asked);
    if let Some((what, lines)) = said {
        desk.say(asked, codes::DECIMAL_MARK_UNCLEAR, what, REMEDY, &lines);
    }
    mark
}

const REMEDY: &str = "store the amounts as numbers, or write all of them in one way";

/// The mark, and what there is to say of which lines.
pub fn decide(desk: &Desk<'_>, asked: Asked<'_>) -> (Mark, Option<(String, Vec<usize>)>) {
    let seen = seen(desk, asked.strip);
    let money = asked.field.kind == FieldKind::Money;
    if money && seen.votes.points == 0 && lone_comma(desk, asked).is_some() {
        return (Mark::Point, None);
    }
    if let Some(mark) = seen.votes.settled() {
        // Money has two decimals; three digits after its mark are told.
        let [points, commas] = seen.open;
        let odd = if mark == Mark::Point { points } else { commas };
        return by_others(mark, if money { odd } else { Vec::new() }, "column");
    }
    if seen.votes != Votes::default() {
        let mark = if seen.votes.commas > seen.votes.points { Mark::Comma } else { Mark::Point };
        let what = format!(
            "some numbers have a point before their decimals and some a comma; where both can be, the {} was taken",
            name(mark)
        );
        return (mark, Some((what, seen.all)));
    }
    let [points, commas] = seen.open;
    match desk.marks.settled() {
        Some(mark) => by_others(mark, if mark == Mark::Point { points } else { commas }, "file"),
        None => open(asked, points),
    }
}

/// Marks with three digits after them, where the other amounts of the column or of the file have one mark.
fn by_others(mark: Mark, decimals: Vec<usize>, of: &str) -> (Mark, Option<(String, Vec<usize>)>) {
    let what = format!(
        "a {0} with three digits after it may stand before thousands or decimals; by the other amounts of the {of}, the {0} stands before decimals",
        name(mark)
    );
    (mark, (!decimals.is_empty()).then_some((what, decimals)))
}

/// The same in a file that shows nothing. A comma is between thousands, as in the packs; so is a point in money, which
/// has two decimals, but in other numbers it stands before decimals.
fn open(asked: Asked<'_>, points: Vec<usize>) -> (Mark, Option<(String, Vec<usize>)>) {
    if points.is_empty() {
        return (Mark::Point, None);
    }
    let (mark, read) = match asked.field.kind {
        FieldKind::Money => (Mark::Comma, "thousands"),
        _ => (Mark::Point, "decimals"),
    };
    let what = format!(
        "a point with three digits after it may stand before thousands or decimals; {read} were taken"
    );
    (mark, Some((what, points)))
}

fn name(mark: Mark) -> &'static str {
    match mark {
        Mark::Point => "point",
        Mark::Comma => "comma",
    }
}
