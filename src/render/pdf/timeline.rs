//! Milestones along the months, as a table with a picture in each row: a hollow diamond where a milestone was to be, a filled
//! one where it is expected, a tick where it was reached. Its words say the same.

mod marks;

use super::drawing::Drawing;
use super::flow::{Flow, Piece};
use super::fonts::{Style, bold, fit, one_line, regular, wrap_at_most};
use super::look::{Look, baseline};
use super::prose;
use super::structure::{NodeId, Role, Tag};
use crate::model::document::{Format, Tone};
use crate::model::print::Print;
use crate::model::timeline::{Timeline, TimelineLine};
use crate::model::written::day;
use jiff::civil::Date;
use marks::Mark;

/// Words.
const TEXT: Style = regular(7.5);
/// Labels, and days that are late.
const HEAD: Style = bold(7.5);
/// From line to line of a title.
const LEADING: f32 = 9.5;
/// The height of a row with one line of text.
const ROW: f32 = 15.0;
/// The width of a day, and of one with a word behind it.
const DAY: (f32, f32) = (52.0, 70.0);
/// The width of the code of a project.
const CODE: f32 = 42.0;
/// The share of the width that titles take.
const TITLES: f32 = 0.25;

/// Where the parts of a row begin.
struct Places {
    title: f32,
    days: f32,
    plot: f32,
    wide: f32,
}

impl Places {
    fn of(timeline: &Timeline, wide: f32) -> Self {
        let title = if timeline.lines.iter().all(|l| l.project.is_empty()) { 0.0 } else { CODE };
        let days = title + wide * TITLES;
        Self { title, days, plot: days + DAY.0 + DAY.1 + 4.0, wide }
    }

    /// Where the words of a row begin: project, title, baseline, the day that counts.
    fn words(&self) -> [f32; 4] {
        [4.0, self.title + 4.0, self.days, self.days + DAY.0]
    }

    /// Where a day stands.
    fn at(&self, timeline: &Timeline, day: Date) -> f32 {
        self.plot + (self.wide - self.plot) * timeline.share(day)
    }
}

/// Lays the milestones with their title; the months come again on each page.
pub fn lay(timeline: &Timeline, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    prose::caption(&timeline.title, "", wide, look, flow);
    if timeline.lines.is_empty() {
        prose::note(look.words().of("Nothing to show."), wide, look, flow);
        return;
    }
    legend(look, flow);
    let places = Places::of(timeline, wide);
    let table = flow.node(Role::Table);
    let labels = flow.tree.add(table, Role::Row);
    let nodes = places.words().map(|_| flow.tree.add(labels, Role::ColumnLabel));
    flow.push(head(timeline, &places, nodes, look));
    let last = timeline.lines.len() - 1;
    for (at, line) in timeline.lines.iter().enumerate() {
        let row = flow.tree.add(table, Role::Row);
        let nodes = places.words().map(|_| flow.tree.add(row, Role::Cell));
        let mut piece = row_of(timeline, line, at, nodes, (&places, look));
        piece.keep = at + 1 == last;
        flow.push(piece);
    }
    flow.end_table();
}

/// What the marks are.
fn legend(look: &Look<'_>, flow: &mut Flow) {
    let mut piece = Piece::new(2.0, 14.0);
    let node = flow.node(Role::Paragraph);
    let mut x = 4.0;
    let keys = [
        (Some(Mark::Baseline), "baseline"),
        (Some(Mark::Forecast), "forecast"),
        (Some(Mark::Late), "forecast, late"),
        (Some(Mark::Done), "done"),
        (None, "end of the reported month"),
    ];
    for (mark, words) in keys {
        let words = look.words().of(words);
        piece.drawing.tag(Tag::Layout);
        match mark {
            Some(mark) => mark.draw(&mut piece.drawing, (x, 6.0), look),
            None => piece.drawing.line(vec![(x, 1.0), (x, 11.0)], 1.2, look.theme.ink),
        }
        piece.tag(node);
        piece.drawing.text((x + 8.0, baseline(1.0, 10.0, TEXT.size)), words, TEXT, look.theme.ink);
        x += look.width(words, TEXT) + 24.0;
    }
    piece.keep = true;
    flow.push(piece);
}

/// The labels, and the months along the top, as many as have room.
fn head(timeline: &Timeline, places: &Places, nodes: [NodeId; 4], look: &Look<'_>) -> Piece {
    let theme = look.theme;
    let mut piece = Piece::new(2.0, ROW);
    piece.drawing.rect((0.0, 0.0, places.wide, ROW), theme.accent);
    let line = baseline(0.0, ROW, HEAD.size);
    let labels = ["Project", "Milestone", "Baseline", "Forecast or done"];
    let shown = places.words().into_iter().zip(labels).zip(nodes);
    for ((x, label), node) in shown.skip(usize::from(places.title == 0.0)) {
        piece.tag(node);
        piece.drawing.text((x, line), look.words().of(label), HEAD, theme.on_accent);
    }
    piece.drawing.tag(Tag::Layout);
    let slot = (places.wide - places.plot) / timeline.months.max(1) as f32;
    let step = [1, 2, 3, 6, 12].into_iter().find(|n| *n as f32 * slot >= 33.0).unwrap_or(12);
    for month in (0..timeline.months).step_by(step) {
        let month = timeline.from.plus(month);
        let x = places.at(timeline, month.first_day()) + 2.0;
        let name = look.words().short_month(month);
        if x + look.width(&name, HEAD) < places.wide {
            piece.drawing.text((x, line), name, HEAD, theme.on_accent);
        }
    }
    piece.keep = true;
    piece.again = Some(Box::new(Piece { drawing: piece.seen_again(), ..Piece::new(0.0, piece.height) }));
    piece
}

fn row_of(
    timeline: &Timeline,
    line: &TimelineLine,
    at: usize,
    nodes: [NodeId; 4],
    (places, look): (&Places, &Look<'_>),
) -> Piece {
    let room = places.days - places.title - 10.0;
    let title = wrap_at_most(look.fonts, &one_line(&line.title), TEXT, room, 2);
    let high = ROW + (title.len().max(1) - 1) as f32 * LEADING;
    let mut piece = Piece::new(0.0, high);
    if at % 2 == 1 {
        piece.drawing.rect((0.0, 0.0, places.wide, high), look.theme.shade);
    }
    months(timeline, high, places, look, &mut piece.drawing);
    marked(timeline, line, high, (places, look), &mut piece.drawing);
    let top = (high - title.len().max(1) as f32 * LEADING) / 2.0;
    let code = fit(look.fonts, &one_line(&line.project), TEXT, CODE - 6.0);
    let [baseline_on, counts] = days(line, look.print());
    let words = [vec![code], title, vec![baseline_on], vec![counts]];
    for (at, ((x, lines), node)) in places.words().into_iter().zip(words).zip(nodes).enumerate() {
        piece.tag(node);
        let style = if at == 3 && line.late { HEAD } else { TEXT };
        for (n, text) in lines.into_iter().enumerate() {
            let base = baseline(top + n as f32 * LEADING, LEADING, TEXT.size);
            piece.drawing.text((x, base), text, style, look.theme.ink);
        }
    }
    piece
}

/// The day of the baseline and the day that counts, in words.
fn days(line: &TimelineLine, print: &Print) -> [String; 2] {
    let written = |date: Option<Date>| date.map_or_else(|| "–".to_owned(), |d| day(d, Format::Date, print));
    let state = match (line.done, line.late) {
        (Some(_), _) => " done",
        (None, true) => " late",
        (None, false) => "",
    };
    [written(line.baseline), written(line.done.or(line.forecast)) + print.words.of(state)]
}

/// A rule at the beginning of each month, and the end of the reported one.
fn months(timeline: &Timeline, high: f32, places: &Places, look: &Look<'_>, drawing: &mut Drawing) {
    for month in 0..=timeline.months {
        let x = places.at(timeline, timeline.from.plus(month).first_day());
        drawing.line(vec![(x, 0.0), (x, high)], 0.4, look.theme.line);
    }
    let x = places.at(timeline, timeline.reported);
    drawing.line(vec![(x, 0.0), (x, high)], 1.2, look.theme.ink);
}

/// The marks of a row, from the baseline to the day that counts; one at an edge is beyond it.
fn marked(
    timeline: &Timeline,
    line: &TimelineLine,
    high: f32,
    (places, look): (&Places, &Look<'_>),
    drawing: &mut Drawing,
) {
    let y = high / 2.0;
    let x = |day: Date| places.at(timeline, day).clamp(places.plot + 4.0, places.wide - 4.0);
    let counts = line.done.or(line.forecast);
    if let (Some(from), Some(to)) = (line.baseline, counts) {
        let late = look.tone(Tone::Red).map(|(fill, _)| fill).filter(|_| line.late);
        drawing.line(vec![(x(from), y), (x(to), y)], 1.0, late.unwrap_or(look.theme.muted));
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
