//! The level columns of a table together: words, numbers and scores of one show how another is to be read.

use super::derive::score::{self, SCORES};
use super::desk::Desk;
use super::level::evidence::{self, Witness};
use super::level::{Around, Written, distinct, written_of};
use super::table::Work;
use crate::model::register::{FieldId, FieldKind};
use std::collections::BTreeSet;

/// So many lines show how scores are made.
const SHOWN: usize = 3;

/// What the level columns of a table hold.
#[derive(Default)]
pub struct LevelColumns {
    /// The distinct levels of all of them.
    all: Vec<Written>,
    /// Each column with its levels, line by line.
    columns: Vec<(FieldId, Vec<Option<Written>>)>,
    /// For each score the numbers of its lines.
    scores: Vec<(FieldId, Vec<Option<f64>>)>,
    /// Columns that rise with how grave a line is.
    pub witnesses: Vec<Witness>,
}

/// Looks at the level columns of a table.
pub fn of(desk: &Desk<'_>, work: &Work<'_>, targets: &[(usize, FieldId)]) -> LevelColumns {
    let mut found = LevelColumns::default();
    for (at, field) in targets {
        if !matches!(work.register.decl(*field).kind, FieldKind::Level(_)) {
            continue;
        }
        let asked = work.asked(*at, *field);
        found.all.extend(distinct(desk, asked.strip, asked.unit));
        found.columns.push((*field, written_of(desk, asked.strip, asked.unit)));
    }
    found.witnesses = evidence::witnesses(desk, work, targets);
    for (key, ..) in SCORES {
        let Some(field) = work.register.field(key) else { continue };
        let Some(at) = work.column_of(field) else { continue };
        let cells = work.gathered.columns[at].cells.iter();
        found.scores.push((field, cells.map(|c| c.and_then(|c| score::number(desk, c.value))).collect()));
    }
    found
}

impl LevelColumns {
    /// What stands around one of the columns.
    pub fn around<'w>(&'w self, work: &Work<'w>, field: FieldId) -> Around<'w> {
        let own = self.columns.iter().find(|(f, _)| *f == field);
        let (product, score) =
            self.product(work, field).map_or((None, ""), |(rises, label)| (Some(rises), label));
        let others =
            || self.columns.iter().filter(|(f, _)| *f != field).flat_map(|(_, written)| written).flatten();
        let most = others().filter(|w| w.of.is_none() && w.word.is_none()).filter_map(|w| w.number).max();
        Around {
            table: &self.all,
            written: own.map_or(&[], |(_, written)| written.as_slice()),
            witnesses: &self.witnesses,
            product,
            score,
            reaches_five: most == Some(5),
        }
    }

    /// Whether the scores of a level's lines are the product of the bare numbers as they stand, and the score's label.
    fn product<'w>(&self, work: &Work<'w>, field: FieldId) -> Option<(bool, &'w str)> {
        let register = work.register;
        let key = register.decl(field).key.as_str();
        let (score, one, other) = SCORES.into_iter().find(|(_, a, b)| [*a, *b].contains(&key))?;
        let score = register.field(score)?;
        let scores = &self.scores.iter().find(|(f, _)| *f == score)?.1;
        let of = |key: &str| {
            let field = register.field(key)?;
            self.columns.iter().find(|(f, _)| *f == field).map(|(_, written)| written)
        };
        let number = |w: &Option<Written>| w.as_ref().and_then(|w| w.number);
        let lines: Vec<(u8, u8, f64)> = of(one)?
            .iter()
            .zip(of(other)?)
            .zip(scores)
            .filter_map(|((a, b), s)| Some((number(a)?, number(b)?, (*s)?)))
            .collect();
        let own = |(a, b, _): &(u8, u8, f64)| if key == one { *a } else { *b };
        let several = lines.iter().map(own).collect::<BTreeSet<_>>().len() >= 2;
        let right = lines.iter().filter(|(a, b, s)| f64::from(*a) * f64::from(*b) == *s).count();
        let shown = several && right >= SHOWN && right * 5 >= lines.len() * 4;
        let label = work.table.columns.get(work.column_of(score)?)?.label.as_str();
        shown.then_some((true, label))
    }
}
