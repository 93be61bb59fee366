//! Milestones along the months: the next ones first, and where there is room the last that were reached.

use super::Composer;
use crate::model::period::Period;
use crate::model::record::{Batch, Value};
use crate::model::register::FieldId;
use crate::model::timeline::{Timeline, TimelineLine};
use jiff::civil::Date;

/// The most months before and behind the reported one; what is farther stands at the edge.
const AROUND: (i32, i32) = (12, 24);

/// The milestones; `None` where the pack may not show their titles, or none has a date.
pub fn of(composer: &Composer<'_>, title: &str, limit: usize) -> Option<Timeline> {
    let words = composer.words();
    let reported = composer.material.dataset.period.last_day();
    let (mut lines, undated) = lines(composer, reported)?;
    let all = lines.len();
    lines.sort_by_key(|line| match line.done {
        None => (false, next(line).map_or(0, ordinal)),
        // Of those that were reached the last ones come first.
        Some(done) => (true, -ordinal(done)),
    });
    lines.truncate(limit);
    lines.sort_by_key(|line| (next(line), line.project.clone()));
    let (from, months) = window(&lines, composer.material.dataset.period)?;
    let mut said = Vec::new();
    if lines.len() < all {
        said.push(words.with("{n} of {all}, the next first", [("n", &lines.len()), ("all", &all)]));
    }
    if undated > 0 {
        said.push(words.with("{n} without a day left out", [("n", &undated)]));
    }
    let title = if said.is_empty() { title.to_owned() } else { format!("{title} ({})", said.join(", ")) };
    Some(Timeline { title, from, months, reported, lines })
}

fn ordinal(day: Date) -> i64 {
    i64::from(day.year()) * 400 + i64::from(day.month()) * 32 + i64::from(day.day())
}

/// The day that counts: on which it was reached, else is expected, else was to be.
fn next(line: &TimelineLine) -> Option<Date> {
    line.done.or(line.forecast).or(line.baseline)
}

/// All milestones with a day, and how many have none: an open one is to be reached on one, a closed one was. Only of fields
/// that the pack shows.
fn lines(composer: &Composer<'_>, reported: Date) -> Option<(Vec<TimelineLine>, usize)> {
    let material = composer.material;
    let knowledge = &material.settings.knowledge;
    let id = knowledge.find_register("milestones")?;
    let shown = composer.pack.registers.iter().find(|s| s.register == id)?;
    let field = |key| knowledge.register(id).field(key).filter(|field| shown.fields.contains(field));
    let title = field("title")?;
    let [project, baseline, forecast, actual] =
        ["project", "baseline_on", "forecast_on", "actual_on"].map(field);
    let (mut lines, mut undated) = (Vec::new(), 0);
    for batch in material.dataset.batches(id) {
        let open = knowledge.open(batch);
        for (i, open) in open.into_iter().enumerate() {
            let text = |field: Option<FieldId>| match field.map(|f| batch.value(f, i)) {
                Some(Value::Text(sym)) => material.dataset.text(sym).to_owned(),
                _ => String::new(),
            };
            let (baseline, forecast) = (date(batch, baseline, i), date(batch, forecast, i));
            let done = date(batch, actual, i);
            if done.is_none() && (!open || baseline.or(forecast).is_none()) {
                undated += 1;
                continue;
            }
            let forecast = forecast.filter(|_| done.is_none());
            let late = done.is_none() && is_late(baseline, forecast, reported);
            let (project, title) = (text(project), text(Some(title)));
            lines.push(TimelineLine { project, title, baseline, forecast, done, late });
        }
    }
    Some((lines, undated))
}

fn date(batch: &Batch, field: Option<FieldId>, i: usize) -> Option<Date> {
    match batch.value(field?, i) {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

fn is_late(baseline: Option<Date>, forecast: Option<Date>, reported: Date) -> bool {
    let past = forecast.or(baseline).is_some_and(|day| day <= reported);
    past || baseline.zip(forecast).is_some_and(|(baseline, forecast)| forecast > baseline)
}

/// The months of all dates and the reported one, within reach of it.
fn window(lines: &[TimelineLine], reported: Period) -> Option<(Period, i32)> {
    let days = lines.iter().flat_map(|line| [line.baseline, line.forecast, line.done]).flatten();
    let months = days.filter_map(Period::of).chain([reported]);
    let (first, last) = months.fold(None, |ends: Option<(Period, Period)>, m| {
        Some(ends.map_or((m, m), |(first, last)| (first.min(m), last.max(m))))
    })?;
    let (before, behind) = AROUND;
    let first = first.max(reported.plus(-before));
    let last = last.min(reported.plus(behind)).max(first.plus(2));
    (!lines.is_empty()).then(|| (first, last.months_since(first) + 1))
}
