//! Levels of a column of amounts or shares, where a list of the workbook says which levels they are: `£100k` under `Impact`,
//! of which the guidance says that £50k to £250k is level 3.

use super::super::codes;
use super::super::desk::{Asked, Desk};
use super::super::level::{self, Levels};
use super::super::table::Work;
use crate::model::band::Quantity;
use crate::model::record::Value;
use crate::model::register::{FieldId, FieldKind};
use crate::model::table::Unit;
use crate::model::text::fold;

/// Fills levels from amounts, where they have no column of their own.
pub fn of_amounts(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    for (to, from) in &desk.settings.knowledge.scales.amounts {
        let Some((to, from, at, scale)) = without_column(work, to, from) else { continue };
        if !fill(desk, work, (to, from, at), scale) {
            ask(desk, work, (to, from, at));
        }
    }
}

/// A level field that no column holds, with the field that it may be known by, the place of that one's column, and the
/// level's scale.
pub fn without_column<'w>(
    work: &Work<'w>,
    to: &str,
    from: &str,
) -> Option<(FieldId, FieldId, usize, &'w str)> {
    let (to, from) = (work.register.field(to)?, work.register.field(from)?);
    let none = work.column_of(to).is_none() && work.filled.iter().all(|f| f.field != to);
    let at = work.column_of(from).filter(|_| none)?;
    match &work.register.decl(to).kind {
        FieldKind::Level(scale) => Some((to, from, at, scale)),
        _ => None,
    }
}

/// Fills the level `to` from the column of `from`, the `at`-th, by a list of the workbook; `false` where none says how. What is a
/// level itself is then no amount.
pub fn fill(
    desk: &mut Desk<'_>,
    work: &mut Work<'_>,
    (to, from, at): (FieldId, FieldId, usize),
    scale: &str,
) -> bool {
    let asked = as_levels(desk, work.asked(at, from), work.asked(at, to));
    let Some(Levels { read, counted, scheme }) = level::read_by_list(desk, asked, scale) else {
        return false;
    };
    let written = level::written_of(desk, asked.strip, asked.unit);
    if let Some(amounts) = work.filled.iter_mut().find(|f| f.field == from) {
        let each = amounts.read.values.iter_mut().zip(&read.values).zip(&written).zip(&counted);
        for (((amount, level), written), counted) in each {
            let counts = counted.share.is_some() || written.as_ref().is_some_and(|w| w.band.is_some());
            if *level != Value::Missing && !counts {
                *amount = Value::Missing;
            }
        }
    }
    work.push(at, to, read);
    work.counted.push((to, counted));
    work.schemes.push((to, scheme));
    true
}

/// The question for levels, in the unit of the amounts: where none of them has a currency, all are of the portfolio's.
fn as_levels<'a>(desk: &Desk<'_>, amounts: Asked<'a>, levels: Asked<'a>) -> Asked<'a> {
    let scale = amounts.unit.scale.or(amounts.title.scale);
    let unit = Unit { scale, currency: amounts.unit.currency.or(amounts.title.currency), ..amounts.unit };
    let own = Unit { currency: unit.currency.or(Some(desk.settings.portfolio.currency)), ..unit };
    let is_money = amounts.field.kind == FieldKind::Money;
    let marked = || {
        let all = level::distinct(desk, amounts.strip, unit);
        all.iter().any(|w| w.band.is_some_and(|b| b.of == Quantity::Money))
    };
    Asked { unit: if is_money && !marked() { own } else { unit }, ..levels }
}

/// Tells that amounts under the label of a level say none.
fn ask(desk: &mut Desk<'_>, work: &Work<'_>, (to, from, at): (FieldId, FieldId, usize)) {
    let asked = work.asked(at, from);
    let field = work.register.decl(to);
    // `Impact (0-100)` is `Impact` with its numbers.
    let label = fold(asked.label.split(['(', '[']).next().unwrap_or(asked.label));
    let is_level = fold(&field.label) == label || field.aliases.iter().any(|a| fold(a) == label);
    let values = work.filled.iter().find(|f| f.field == from).map_or(&[][..], |f| &f.read.values);
    let lines: Vec<usize> = (0..values.len()).filter(|i| values[*i] != Value::Missing).collect();
    if is_level && !lines.is_empty() {
        let seen = format!(
            "nothing shows which {} the amounts of money are; they were read as {}",
            field.label.to_lowercase(),
            asked.field.label.to_lowercase()
        );
        let remedy = "add a list of the levels with their amounts to the workbook, or write levels";
        desk.say(asked, codes::LEVEL_UNCLEAR, seen, remedy, &lines);
    }
}
