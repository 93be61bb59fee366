//! How many projects stand behind the lines of a chart by month: a line that some join later rises where nothing rose.

use super::{Composer, chart};
use crate::model::document::Block;
use crate::model::measure::{Dimension, MeasureId};
use crate::model::period::Period;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// A note on the figures of which some months have fewer projects than others; `None` where there are none. Of the
/// figure that goes on behind the reported month only those months count.
pub fn note<'a>(composer: &Composer<'a>, ids: &[MeasureId], onward: Option<MeasureId>) -> Option<Block<'a>> {
    let said: Vec<String> = ids.iter().filter_map(|id| of(composer, *id, onward == Some(*id))).collect();
    let text = || composer.words().with("Projects behind a line: {lines}.", [("lines", &said.join("; "))]);
    (!said.is_empty()).then(|| Block::Note(text()))
}

fn of(composer: &Composer<'_>, id: MeasureId, ahead: bool) -> Option<String> {
    let mut months = by_month(composer, id);
    months.retain(|month, _| {
        let drawn = chart::in_year(composer, &Some(month.to_string()));
        drawn && (!ahead || *month > composer.material.dataset.period)
    });
    let all: BTreeSet<&str> = months.values().flatten().copied().collect();
    let fewer: Vec<(Period, usize)> = months
        .iter()
        .map(|(month, projects)| (*month, projects.len()))
        .filter(|(_, n)| *n < all.len())
        .collect();
    if fewer.is_empty() {
        return None;
    }
    let words = composer.words();
    let stretch = |(n, from, to): (usize, Period, Period)| {
        let (from, to) = (words.short_month(from), words.short_month(to));
        let line = if from == to { "{n} of {all} in {from}" } else { "{n} of {all} from {from} to {to}" };
        let values: [(&str, &dyn Display); 4] =
            [("n", &n), ("all", &all.len()), ("from", &from), ("to", &to)];
        words.with(line, values)
    };
    let stretches: Vec<String> = stretches(&fewer).into_iter().map(stretch).collect();
    let label = &composer.material.settings.knowledge.measure(id).label;
    Some(format!("{label} {}", stretches.join(", ")))
}

/// The projects that have a value in each month.
fn by_month<'a>(composer: &Composer<'a>, id: MeasureId) -> BTreeMap<Period, BTreeSet<&'a str>> {
    let mut months: BTreeMap<Period, BTreeSet<&str>> = BTreeMap::new();
    for figure in composer.material.figures.of(id).filter(|f| f.value.is_some() && f.scope.by.len() == 1) {
        let month = figure.scope.by.get(&Dimension::Month).and_then(Option::as_deref);
        let month = month.and_then(|month| month.parse::<Period>().ok());
        if let (Some(month), Some(project)) = (month, figure.scope.project.as_deref()) {
            months.entry(month).or_default().insert(project);
        }
    }
    months
}

/// Months that follow one another with the same number, as number, first and last month.
fn stretches(months: &[(Period, usize)]) -> Vec<(usize, Period, Period)> {
    let mut found: Vec<(usize, Period, Period)> = Vec::new();
    for (month, n) in months {
        match found.last_mut() {
            Some((same, _, to)) if same == n && month.months_since(*to) == 1 => *to = *month,
            _ => found.push((*n, *month, *month)),
        }
    }
    found
}
