//! The probability that a likelihood column names: `30 %`, `0.3`.

use super::super::codes;
use super::super::desk::{Desk, Read};
use super::super::table::Work;
use crate::model::record::Value;

/// Fills the field that takes shares from a level column that holds them, where no column of its own does.
pub fn fill(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    for (from, to) in &desk.settings.knowledge.scales.shares {
        let (Some(from), Some(to)) = (work.register.field(from), work.register.field(to)) else { continue };
        let Some(at) = work.column_of(from) else { continue };
        let found = work.counted.iter().find(|(f, _)| *f == from).map(|(_, counted)| counted);
        let Some(counted) = found.filter(|_| work.column_of(to).is_none()) else { continue };
        let mut read = Read::default();
        let mut lines = Vec::new();
        for (line, counted) in counted.iter().enumerate() {
            read.values.push(counted.share.map_or(Value::Missing, Value::Number));
            if let (Some(_), Some(cell)) = (counted.share, work.gathered.columns[at].cell(line)) {
                let native = desk.native(cell);
                read.set_native(line, work.gathered.lines.len(), native);
                lines.push(line);
            }
        }
        if lines.is_empty() {
            continue;
        }
        let seen = "shares stand in the column of levels; the probability was filled from them";
        desk.say(work.asked(at, from), codes::PROBABILITY_FROM_LIKELIHOOD, seen, "nothing", &lines);
        work.push(at, to, read);
    }
}
