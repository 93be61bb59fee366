//! Figures by a dimension, drawn.

use super::{Composer, figure, lines, tone};
use crate::model::dataset::Project;
use crate::model::document::{Cell, Chart, ChartKind, Format, Series};
use crate::model::figure::Scope;
use crate::model::knowledge::Knowledge;
use crate::model::measure::{Dimension, MeasureId};
use crate::model::period::Period;
use crate::model::print::Print;
use crate::model::register::FieldKind;
use crate::model::written;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// More categories than this are too many to tell apart; the largest are drawn and the rest are said.
const MOST: usize = 16;

/// Beside so many upright bars there is room for the names of projects; beside more stand their codes.
const NAMED: usize = 5;

/// The chart; `None` where there is nothing to draw. The figure that goes on behind the reported month begins there.
pub fn of(
    composer: &Composer<'_>,
    title: &str,
    kind: ChartKind,
    by: &Dimension,
    (ids, onward): (&[MeasureId], Option<MeasureId>),
) -> Option<Chart> {
    let material = composer.material;
    let mut keys = keys(composer, by, ids);
    let all = keys.len();
    if all == 0 {
        return None;
    }
    if *by == Dimension::Month {
        keys.retain(|key| in_year(composer, key));
    } else if all > MOST {
        keys = largest(composer, by, ids, keys);
    }
    let measures = ids.iter().map(|id| (*id, material.settings.knowledge.measure(*id)));
    let series: Vec<Series> = measures
        .zip(tone::of_measures(&material.settings.knowledge, ids))
        .map(|((id, measure), tone)| Series {
            name: measure.label.clone(),
            values: keys.iter().map(|key| point(composer, id, (by, key), onward == Some(id))).collect(),
            about: composer.about(id),
            tone,
        })
        .collect();
    if series.iter().all(|s| s.numbers().next().is_none()) {
        return None;
    }
    let format = material.settings.knowledge.measure(*ids.first()?);
    let format = figure::format(composer, format);
    let title = if keys.len() < all && *by != Dimension::Month {
        composer.words().with(
            "{title} (the largest {n} of {all})",
            [("title", &title), ("n", &keys.len()), ("all", &all)],
        )
    } else {
        title.to_owned()
    };
    let codes = *by == Dimension::Project && keys.len() > NAMED && !lying(kind);
    let words = |key: &Mark| match key {
        Some(code) if codes => code.clone(),
        _ => label(composer, by, key),
    };
    let categories: Vec<String> = keys.iter().map(words).collect();
    let alt = alt(&title, &categories, &series, format, material.print());
    let axis = lines::head(composer, by).label;
    Some(Chart { title, format, kind, axis, categories, steps: Vec::new(), begins: None, series, alt })
}

/// The figure at a place of the axis; none up to the reported month where it goes on behind that.
fn point(
    composer: &Composer<'_>,
    id: MeasureId,
    (by, key): (&Dimension, &Mark),
    goes_on: bool,
) -> Cell<'static> {
    let month = key.as_deref().and_then(|key| key.parse::<Period>().ok());
    if goes_on && month.is_none_or(|month| month <= composer.material.dataset.period) {
        return Cell::blank();
    }
    figure::cell(composer, id, &scope(by, key))
}

/// Whether labels stand beside their bars, where there is room for names.
fn lying(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Bar | ChartKind::StackedBar)
}

/// What goes along the axis; `None` for the records that state none.
pub(super) type Mark = Option<String>;

pub(super) fn scope(by: &Dimension, key: &Mark) -> Scope {
    match by {
        Dimension::Project => Scope { project: key.clone(), by: BTreeMap::new() },
        _ => Scope { project: None, by: BTreeMap::from([(by.clone(), key.clone())]) },
    }
}

pub(super) fn value(composer: &Composer<'_>, id: MeasureId, by: &Dimension, key: &Mark) -> Option<Decimal> {
    composer.material.figures.get(id, &scope(by, key))?.value
}

/// What goes along the axis: every value of the dimension that any of the figures has, those that state none last.
pub(super) fn keys(composer: &Composer<'_>, by: &Dimension, ids: &[MeasureId]) -> Vec<Mark> {
    let mut keys = BTreeSet::new();
    for id in ids {
        for figure in composer.material.figures.of(*id) {
            let Scope { project, by: others } = &figure.scope;
            let key = match by {
                Dimension::Project if others.is_empty() => project.clone().map(Some),
                Dimension::Project => None,
                _ if project.is_none() && others.len() == 1 => others.get(by).cloned(),
                _ => None,
            };
            keys.extend(key.map(|key| (key.is_none(), key)));
        }
    }
    let mut keys: Vec<Mark> = keys.into_iter().map(|(_, key)| key).collect();
    keys.sort_by_cached_key(|key| (key.is_none(), rank(composer, by, key)));
    keys
}

/// The place of a value in the vocabulary of its field; the first for all values of a dimension without one.
pub(super) fn rank(composer: &Composer<'_>, by: &Dimension, key: &Mark) -> usize {
    let (Dimension::Field(field), Some(key)) = (by, key) else { return 0 };
    let place = of_kinds(composer, field, |knowledge, kind| match kind {
        FieldKind::Choice(name) => Some(usize::from(knowledge.vocabulary(name)?.find(key)?.0)),
        _ => None,
    });
    place.unwrap_or(0)
}

pub(super) fn in_year(composer: &Composer<'_>, key: &Mark) -> bool {
    let starts = composer.material.settings.portfolio.year_starts;
    let reported = composer.material.dataset.period;
    key.as_deref()
        .and_then(|key| key.parse::<Period>().ok())
        .is_none_or(|p| (reported.year_start(starts)..=reported.year_end(starts)).contains(&p))
}

/// The keys with the largest sums, in their own order.
fn largest(composer: &Composer<'_>, by: &Dimension, ids: &[MeasureId], keys: Vec<Mark>) -> Vec<Mark> {
    let size = |key: &Mark| -> Decimal {
        let values = ids.iter().filter_map(|id| value(composer, *id, by, key));
        values.fold(Decimal::ZERO, |sum, v| sum.saturating_add(v.abs()))
    };
    let mut sized: Vec<(Decimal, Mark)> = keys.into_iter().map(|key| (size(&key), key)).collect();
    sized.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    sized.truncate(MOST);
    let mut keys: Vec<Mark> = sized.into_iter().map(|(_, key)| key).collect();
    keys.sort_by_cached_key(|key| (key.is_none(), rank(composer, by, key), key.clone()));
    keys
}

/// A value of a dimension in words.
pub fn label(composer: &Composer<'_>, by: &Dimension, key: &Option<String>) -> String {
    let Some(key) = key else { return composer.words().of("Not given").to_owned() };
    match by {
        Dimension::Month => {
            key.parse::<Period>().map_or_else(|_| key.to_owned(), |month| composer.words().short_month(month))
        }
        Dimension::Project => {
            composer.material.dataset.project(key).map_or_else(|| key.to_owned(), Project::title)
        }
        Dimension::Programme => key.to_owned(),
        Dimension::Field(field) => choice(composer, field, key).unwrap_or_else(|| key.to_owned()),
    }
}

/// The label of a choice or of a role.
fn choice(composer: &Composer<'_>, field: &str, key: &str) -> Option<String> {
    of_kinds(composer, field, |knowledge, kind| knowledge.label_of(kind, key).map(str::to_owned))
}

/// What is said of a field by its kind, in the first register that has it and where anything is.
fn of_kinds<T>(
    composer: &Composer<'_>,
    field: &str,
    said: impl Fn(&Knowledge, &FieldKind) -> Option<T>,
) -> Option<T> {
    let knowledge = &composer.material.settings.knowledge;
    let kinds = knowledge.registers.iter().filter_map(|r| Some(&r.decl(r.field(field)?).kind));
    kinds.filter_map(|kind| said(knowledge, kind)).next()
}

/// The chart in words.
pub(super) fn alt(
    title: &str,
    categories: &[String],
    series: &[Series],
    format: Format,
    print: &Print,
) -> String {
    let mut alt = format!("{title}.");
    for one in series {
        let values: Vec<String> = categories
            .iter()
            .zip(&one.values)
            .filter_map(|(category, value)| {
                Some(format!("{category} {}", written::number(value.as_number()?, format, print)))
            })
            .collect();
        alt.push_str(&format!(" {}: {}.", one.name, values.join(", ")));
    }
    alt
}
