//! Levels: words, letters, numbers and stretches of numbers of any scale onto the portfolio's five levels.
//!
//! A column is planned as a whole (`plan`): by a declared scheme that has all its words (`words`), by a list of the workbook
//! that says what they mean (`guide`, `meaning`), by numbers (`numbers`, with what the label says, `legend`), or by
//! stretches of numbers (`bands`). Which way numbers and letters run is shown by other columns (`evidence`), or is asked.

mod bands;
pub mod evidence;
pub mod guide;
pub mod legend;
mod meaning;
mod numbers;
mod plan;
mod respelt;
#[cfg(test)]
mod tests;
mod words;
mod written;

pub use plan::Around;
pub use words::scheme;
pub use written::{Written, distinct, of_lines as written_of};

use super::choice::amend;
use super::desk::{Asked, Desk, Read, Reading};
use super::{codes, remark};
use crate::finding::Code;
use crate::finding::near::{self, Proposals};
use crate::model::record::Value;
use crate::model::scale::Level;
use crate::model::text::fold;
use crate::model::workbook::{Cell, CellValue};
use plan::Plan;
use rust_decimal::Decimal;
use written::take_apart;

/// A column of levels.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    /// The levels.
    pub read: Read,
    /// Each level as the file counts it, for checking its scores.
    pub counted: Vec<Counted>,
    /// The scheme that the column was read by; empty for the portfolio's own five numbers.
    pub scheme: String,
}

/// A level as its file counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// Its number as written, else its place; 0 where it has none.
    pub number: u8,
    /// Its place in its own scale, lowest 1; 0 where it has none.
    pub rank: u8,
    /// The share that it names.
    pub share: Option<Decimal>,
}

/// Where a level lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// On the portfolio's scale.
    pub level: Level,
    /// In its own scale, lowest 1.
    pub rank: u8,
    /// How many levels its own scale has.
    pub of: u8,
}

impl Placed {
    /// The `rank`-th of `of` levels.
    pub fn new(rank: u8, of: u8) -> Option<Self> {
        Some(Self { level: Level::from_rank(rank, of)?, rank, of })
    }

    /// Whether something of the own scale is lost on the portfolio's.
    fn is_mapped(&self) -> bool {
        self.of != 5 || self.level.get() != self.rank
    }
}

/// What there is to say of a column as a whole.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its kind.
    pub code: Code,
    /// What was seen.
    pub seen: String,
    /// What to do.
    pub remedy: &'static str,
    /// Whether it is said of the cells that were read, or of those that were not.
    pub of_read: bool,
}

impl Told {
    /// The levels were read by a list on a sheet, which has so many.
    fn from_list(sheet: &str, of: u8) -> Self {
        let place = match sheet {
            "" => "the file".to_owned(),
            name => format!("the sheet `{name}`"),
        };
        Self {
            code: codes::LEVEL_FROM_LIST,
            seen: format!("the levels were read as a list on {place} says, which has {of} of them"),
            remedy: "nothing, if the list is that of this column",
            of_read: true,
        }
    }
}

/// Reads a column of levels of a scale.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>, scale: &str, around: &Around<'_>) -> Levels {
    let plan = plan::make(desk, asked, scale, around);
    by_plan(desk, asked, plan)
}

/// Reads a column of amounts or shares as levels, by a list of the workbook that says which levels they are. `None` where
/// there is none.
pub fn read_by_list(desk: &mut Desk<'_>, asked: Asked<'_>, scale: &str) -> Option<Levels> {
    let plan = plan::make(desk, asked, scale, &Around::default());
    plan.by_bands_of_list.then(|| by_plan(desk, asked, plan))
}

fn by_plan(desk: &mut Desk<'_>, asked: Asked<'_>, plan: Plan<'_>) -> Levels {
    let mut proposals = Proposals::default();
    let before = desk.findings.len();
    let read = desk.each(asked, |desk, cell| reading(desk, asked, cell, &plan, &mut proposals));
    amend(desk, before, &proposals);
    let written = written::of_lines(desk, asked.strip, asked.unit);
    tell(desk, asked, &plan, &written);
    Levels { read, counted: written.iter().map(|w| counted(&plan, w.as_ref())).collect(), scheme: plan.key }
}

fn counted(plan: &Plan<'_>, written: Option<&Written>) -> Counted {
    let place = written.and_then(|w| Some((w, plan.placed.get(w)?)));
    place.map_or(Counted::default(), |(w, placed)| Counted {
        number: w.number.unwrap_or(placed.rank),
        rank: placed.rank,
        share: plan.shares.get(w).copied(),
    })
}

fn reading(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    cell: Cell,
    plan: &Plan<'_>,
    proposals: &mut Proposals,
) -> Reading {
    let written = take_apart(desk, cell, asked.unit);
    let placed = written.as_ref().and_then(|w| plan.placed.get(w));
    if let Some(placed) = placed {
        let value = Value::Level(placed.level);
        let same = matches!(cell.value, CellValue::Number(n) if n == f64::from(placed.level.get()));
        return if same && plan.key.is_empty() { Reading::plain(value) } else { Reading::changed(value) };
    }
    let text = cell.value.shown(&desk.text);
    if desk.writing().no_value.has(&text) {
        return Reading::missing(&remark::NO_VALUE);
    }
    if plan.told.iter().any(|t| !t.of_read) && written.is_some_and(|w| plan.is_unclear(&w)) {
        return Reading::changed(Value::Missing);
    }
    let words = plan.scheme.into_iter().flat_map(|s| &s.words).flatten().map(String::as_str);
    if proposals.wanted()
        && let Some(near) = near::nearest(&fold(&text), words)
    {
        proposals.add(&text, near);
    }
    Reading::missing(&remark::LEVEL_UNKNOWN)
}

/// Says what there is to say, each once for its cells.
fn tell(desk: &mut Desk<'_>, asked: Asked<'_>, plan: &Plan<'_>, written: &[Option<Written>]) {
    let lines = |is: &dyn Fn(&Written) -> bool| {
        written
            .iter()
            .enumerate()
            .filter(|(_, w)| w.as_ref().is_some_and(is))
            .map(|(i, _)| i)
            .collect::<Vec<_>>()
    };
    let near = lines(&|w| plan.near.contains(w));
    if !near.is_empty() {
        desk.say(asked, remark::WORD_NEAR.code, remark::WORD_NEAR.seen, remark::WORD_NEAR.remedy, &near);
    }
    let mapped = lines(&|w| plan.placed.get(w).is_some_and(Placed::is_mapped));
    if !mapped.is_empty() {
        let seen = format!("levels of another scale ({}) were mapped onto five levels", plan.name());
        desk.say(asked, codes::LEVEL_MAPPED, seen, "nothing, if that is what was meant", &mapped);
    }
    for told in &plan.told {
        let of = match told.of_read {
            true => lines(&|w| plan.placed.contains_key(w)),
            false => lines(&|w| plan.is_unclear(w)),
        };
        if !of.is_empty() {
            desk.say(asked, told.code, told.seen.as_str(), told.remedy, &of);
        }
    }
}
