//! Figures that add up month by month: what was planned, what was spent, and where the forecast leads.

use super::{Composer, chart, figure};
use crate::model::document::{Cell, Chart, ChartKind, Series, Tone};
use crate::model::measure::{Dimension, MeasureId};
use crate::model::period::Period;
use rust_decimal::Decimal;

/// The chart of the months of the financial year; `None` where none of them has a figure.
pub fn of(
    composer: &Composer<'_>,
    title: &str,
    ids: &[MeasureId],
    onward: Option<MeasureId>,
) -> Option<Chart> {
    let by = Dimension::Month;
    let mut keys = chart::keys(composer, &by, ids);
    keys.retain(|key| key.is_some() && chart::in_year(composer, key));
    let mut series: Vec<Series> = Vec::new();
    for id in ids {
        let own: Vec<Option<Decimal>> =
            keys.iter().map(|key| chart::value(composer, *id, &by, key)).collect();
        let sums = match (onward == Some(*id), series.last()) {
            (true, Some(before)) => goes_on(composer, &keys, &own, before),
            _ => running(&own),
        };
        let measure = composer.material.settings.knowledge.measure(*id);
        series.push(Series {
            name: composer.words().with("{figure}, added up", [("figure", &measure.label)]),
            values: sums.into_iter().map(Cell::number).collect(),
            about: composer.about(*id),
            tone: Tone::Plain,
        });
    }
    series.iter().flat_map(Series::numbers).next()?;
    let format = figure::format(composer, composer.material.settings.knowledge.measure(*ids.first()?));
    let categories: Vec<String> = keys.iter().map(|key| chart::label(composer, &by, key)).collect();
    let alt = chart::alt(title, &categories, &series, format, composer.material.print());
    let (title, axis, steps) = (title.to_owned(), composer.words().of("Month").to_owned(), Vec::new());
    Some(Chart { title, format, kind: ChartKind::Line, axis, categories, steps, begins: None, series, alt })
}

/// The sum up to and with each month. It begins with the first month that is known and ends with the last; a month
/// between them without a record adds nothing.
fn running(own: &[Option<Decimal>]) -> Vec<Option<Decimal>> {
    let last = own.iter().rposition(Option::is_some).unwrap_or(0);
    let mut sum: Option<Decimal> = None;
    let add = |(at, value): (usize, &Option<Decimal>)| {
        if let Some(value) = value {
            sum = Some(sum.unwrap_or_default().saturating_add(*value));
        }
        sum.filter(|_| at <= last)
    };
    own.iter().enumerate().map(add).collect()
}

/// From the sum that the figure before it has reached by the reported month, on by the months behind that.
fn goes_on(
    composer: &Composer<'_>,
    keys: &[Option<String>],
    own: &[Option<Decimal>],
    before: &Series,
) -> Vec<Option<Decimal>> {
    let reported = composer.material.dataset.period;
    let month = |key: &Option<String>| key.as_deref().and_then(|key| key.parse::<Period>().ok());
    let mut sum: Option<Decimal> = None;
    let mut sums = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let ahead = month(key).is_some_and(|month| month > reported);
        if ahead {
            sum = own[at].map_or(sum, |value| Some(sum.unwrap_or_default().saturating_add(value)));
            sums.push(sum);
        } else {
            sum = before.values.get(at).and_then(Cell::as_number).or(sum);
            sums.push(sum.filter(|_| month(key) == Some(reported)));
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_run_from_the_first_month_to_the_last_that_is_known() {
        let known = |values: &[i64]| -> Vec<Option<Decimal>> {
            values.iter().map(|v| (*v >= 0).then(|| Decimal::from(*v))).collect()
        };
        // -1 stands for unknown.
        assert_eq!(running(&known(&[-1, 3, -1, 4, -1])), known(&[-1, 3, 3, 7, -1]));
        assert_eq!(running(&known(&[-1, -1])), known(&[-1, -1]));
    }
}
