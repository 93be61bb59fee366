//! Milestones along the months: a hollow diamond where each was to be, a filled one where it is expected, a tick where it was
//! reached. Each day also stands beside it as text.

mod marks;

use super::drawing::Drawing;
use super::flow::{Flow, Piece};
use super::fonts::{Style, bold, fit, one_line, regular, wrap_at_most};
use super::look::{Align, Look, baseline};
use super::prose;
use crate::model::document::{Format, Tone};
use crate::model::timeline::{Timeline, TimelineLine};
use crate::model::written::day;
use jiff::civil::Date;
use marks::Mark;

const TEXT: Style = regular(7.5);
const HEAD: Style = bold(7.5);
const LEADING: f32 = 9.5;
/// The height of a line of the chart with one line of text.
const ROW: f32 = 15.0;
/// The width of a day as text.
const DAY: f32 = 52.0;
/// The width of the code of a project.
const CODE: f32 = 42.0;
/// The share of the width that titles take.
const TITLES: f32 = 0.27;

/// Where the parts of a line stand.
struct Places {
    title: f32,
    days: f32,
    plot: f32,
    wide: f32,
}

/// Lays the milestones with their title; the months come again on each page.
pub fn lay(timeline: &Timeline, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    prose::caption(&timeline.title, "", wide, look, flow);
    legend(look, flow);
    let titles = wide * TITLES;
    let code = if timeline.lines.iter().all(|l| l.project.is_empty()) { 0.0 } else { CODE };
    let days = code + titles;
    let places = Places { title: code, days, plot: days + 2.0 * DAY + 10.0, wide };
    flow.push(head(timeline, &places, look));
    let last = timeline.lines.len().saturating_sub(1);
    for (at, line) in timeline.lines.iter().enumerate() {
        let mut piece = row(timeline, line, at, &places, look);
        piece.keep = at + 2 > last && at < last;
        flow.push(piece);
    }
    flow.end_table();
}

/// What the marks are.
fn legend(look: &Look<'_>, flow: &mut Flow) {
    let mut piece = Piece::new(2.0, 14.0);
    let mut x = 4.0;
    let keys = [
        (Mark::Baseline, "baseline"),
        (Mark::Forecast, "forecast"),
        (Mark::Late, "forecast, late"),
        (Mark::Done, "done"),
    ];
    for (mark, words) in keys {
        mark.draw(&mut piece.drawing, (x, 6.0), look);
        piece.drawing.text((x + 8.0, baseline(1.0, 10.0, TEXT.size)), words, TEXT, look.theme.ink);
        x += look.width(words, TEXT) + 24.0;
    }
    piece.drawing.line(vec![(x, 1.0), (x, 11.0)], 1.2, look.theme.ink);
    piece.drawing.text(
        (x + 5.0, baseline(1.0, 10.0, TEXT.size)),
        "end of the reported month",
        TEXT,
        look.theme.ink,
    );
    piece.keep = true;
    flow.push(piece);
}

/// The labels, and the months along the top; where all have no room, every third.
fn head(timeline: &Timeline, places: &Places, look: &Look<'_>) -> Piece {
    let theme = look.theme;
    let mut piece = Piece::new(2.0, ROW);
    piece.drawing.rect((0.0, 0.0, places.wide, ROW), theme.accent);
    let line = baseline(0.0, ROW, HEAD.size);
    let style = (HEAD, theme.on_accent);
    let labels = [(4.0, "Project"), (places.title + 4.0, "Milestone"), (places.days, "Baseline")];
    for (x, label) in labels.into_iter().filter(|(x, _)| *x > 4.0 || places.title > 0.0) {
        look.put(&mut piece.drawing, (x, 0.0, line), Align::Left, label, style);
    }
    look.put(&mut piece.drawing, (places.days + DAY, 0.0, line), Align::Left, "Forecast/done", style);
    let slot = (places.wide - places.plot) / timeline.months.max(1) as f32;
    let step = [1, 2, 3, 6, 12].into_iter().find(|n| *n as f32 * slot >= 31.0).unwrap_or(12);
    for month in (0..timeline.months).step_by(step) {
        let label = timeline.from.plus(month).short();
        let x = at(timeline, timeline.from.plus(month).first_day(), places);
        if x + look.width(&label, HEAD) < places.wide {
            look.put(&mut piece.drawing, (x + 2.0, 0.0, line), Align::Left, &label, style);
        }
    }
    piece.keep = true;
    piece.repeats = true;
    piece
}

fn row(timeline: &Timeline, line: &TimelineLine, at: usize, places: &Places, look: &Look<'_>) -> Piece {
    let room = places.days - places.title - 10.0;
    let lines = wrap_at_most(look.fonts, &one_line(&line.title), TEXT, room, 2);
    let high = ROW + (lines.len().max(1) - 1) as f32 * LEADING;
    let mut piece = Piece::new(0.0, high);
    let (theme, drawing) = (look.theme, &mut piece.drawing);
    if at % 2 == 1 {
        drawing.rect((0.0, 0.0, places.wide, high), theme.shade);
    }
    months(timeline, high, places, look, drawing);
    let code = fit(look.fonts, &one_line(&line.project), TEXT, CODE - 6.0);
    let top = (high - lines.len() as f32 * LEADING) / 2.0;
    drawing.text((4.0, baseline(top, LEADING, TEXT.size)), code, TEXT, theme.ink);
    for (n, text) in lines.iter().enumerate() {
        let base = baseline(top + n as f32 * LEADING, LEADING, TEXT.size);
        drawing.text((places.title + 4.0, base), text.as_str(), TEXT, theme.ink);
    }
    days(line, (top, high), places, look, drawing);
    marked(timeline, line, high, places, look, drawing);
    piece
}

/// The two days as text; the one that counts is bold where it is late.
fn days(line: &TimelineLine, (top, _): (f32, f32), places: &Places, look: &Look<'_>, drawing: &mut Drawing) {
    let written = |date: Option<Date>| date.map_or_else(|| "–".to_owned(), |d| day(d, Format::Date));
    let base = baseline(top, LEADING, TEXT.size);
    drawing.text((places.days, base), written(line.baseline), TEXT, look.theme.muted);
    let style = if line.late { HEAD } else { TEXT };
    drawing.text((places.days + DAY, base), written(line.done.or(line.forecast)), style, look.theme.ink);
}

/// A rule at the beginning of each month, and the end of the reported one.
fn months(timeline: &Timeline, high: f32, places: &Places, look: &Look<'_>, drawing: &mut Drawing) {
    for month in 0..=timeline.months {
        let x = at(timeline, timeline.from.plus(month).first_day(), places);
        drawing.line(vec![(x, 0.0), (x, high)], 0.4, look.theme.line);
    }
    let x = at(timeline, timeline.reported, places);
    drawing.line(vec![(x, 0.0), (x, high)], 1.2, look.theme.ink);
}

/// Where a day stands.
fn at(timeline: &Timeline, day: Date, places: &Places) -> f32 {
    places.plot + (places.wide - places.plot) * timeline.share(day)
}

/// The marks of a line, from the baseline to the day that counts; one at an edge is beyond it.
fn marked(
    timeline: &Timeline,
    line: &TimelineLine,
    high: f32,
    places: &Places,
    look: &Look<'_>,
    drawing: &mut Drawing,
) {
    let y = high / 2.0;
    let x = |day: Date| at(timeline, day, places).clamp(places.plot + 4.0, places.wide - 4.0);
    let counts = line.done.or(line.forecast);
    if let (Some(from), Some(to)) = (line.baseline, counts) {
        let colour =
            look.tone(if line.late { Tone::Red } else { Tone::Plain }).map_or(look.theme.muted, |t| t.0);
        drawing.line(vec![(x(from), y), (x(to), y)], 1.0, colour);
    }
    let last = match (line.done, line.late) {
        (Some(_), _) => Mark::Done,
        (None, true) => Mark::Late,
        (None, false) => Mark::Forecast,
    };
    let both = [(line.baseline, Mark::Baseline), (counts, last)];
    for (day, mark) in both.into_iter().filter_map(|(day, mark)| Some((day?, mark))) {
        match timeline.is_outside(day) {
            true => marks::beyond(drawing, (x(day), y), day < timeline.from.first_day(), look),
            false => mark.draw(drawing, (x(day), y), look),
        }
    }
}
