//! The probability that a likelihood column names (`30 %`, `0.3`), and the likelihood that a probability is.

use super::super::codes;
use super::super::desk::{Desk, Read};
use super::super::table::Work;
use crate::model::band::{Band, Quantity};
use crate::model::record::Value;

/// Fills either from the other, where only one of them has a column.
pub fn fill(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    shares_of_levels(desk, work);
    levels_of_shares(desk, work);
}

/// Fills a level field from the shares that it is known by, where no column of its own does: by the list of the workbook
/// that says which levels they are, else by the portfolio's numbers.
fn levels_of_shares(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    let scales = &desk.settings.knowledge.scales;
    for (to, from) in &scales.shares {
        let Some((to, from, at, scale)) = super::by_list::without_column(work, to, from) else { continue };
        if super::by_list::fill(desk, work, (to, from, at), scale) {
            continue;
        }
        let Some(shares) = work.filled.iter().find(|f| f.field == from) else { continue };
        let level = |value: &Value| match value {
            Value::Number(share) => scales.level_of(scale, &Band::point(*share, Quantity::Share), None),
            _ => None,
        };
        let values: Vec<Value> =
            shares.read.values.iter().map(|v| level(v).map_or(Value::Missing, Value::Level)).collect();
        let lines: Vec<usize> = (0..values.len()).filter(|i| values[*i] != Value::Missing).collect();
        if lines.is_empty() {
            continue;
        }
        let mut read = Read { values, ..Read::default() };
        for line in &lines {
            if let Some(cell) = work.gathered.columns[at].cell(*line) {
                let native = desk.native(cell);
                read.set_native(*line, work.gathered.lines.len(), native);
            }
        }
        let label = work.register.decl(to).label.to_lowercase();
        let seen = format!("the list has no {label} of its own; it was worked out from the probability");
        desk.say(work.asked(at, from), codes::LIKELIHOOD_FROM_PROBABILITY, seen, "nothing", &lines);
        work.push(at, to, read);
        work.schemes.push((to, "shares".to_owned()));
    }
}

/// Fills the field that takes shares from a level column that holds them, where no column of its own does.
fn shares_of_levels(desk: &mut Desk<'_>, work: &mut Work<'_>) {
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

#[cfg(test)]
mod tests {
    use crate::normalise::fixture::File;

    #[test]
    fn a_probability_is_a_likelihood() {
        // 0.3 is the upper edge of the second level, 0.31 lies in the third; 90 % in the fifth.
        let out = File::new("risks", "probability\timpact", &["=0.3\t=5", "=0.31\t=2", "90%\t=1", "TBC\t=3"])
            .read();
        assert_eq!(out.values("likelihood"), ["2 <0.3>", "3 <0.31>", "5 <90%>", "~"]);
        assert_eq!(out.values("score"), ["10", "6", "5", "~"]);
        assert!(out.found().contains(&"likelihood-from-probability A2:A4".to_owned()), "{:?}", out.found());
        let own = File::new("risks", "probability\tlikelihood", &["=0.9\t=1", "=0.2\t=5"]).read();
        assert_eq!(own.values("likelihood"), ["1", "5"]);
    }
}
