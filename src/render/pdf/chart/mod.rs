//! Charts: axes, gridlines, legend, labels that never lie on one another. A value that is unknown leaves a gap. Every value
//! can be read: where there is no room to write each beside its bar, a table of the values stands below.

mod bars;
mod labels;
mod legend;
mod letters;
mod line;
mod lying;
mod scale;
mod upright;
mod values;

use super::drawing::Drawing;
use super::flow::{Flow, Piece};
use super::fonts::{Style, one_line, regular};
use super::look::Look;
use super::structure::{Role, Tag};
use super::{prose, table};
use crate::model::document::{About, Chart, ChartKind};
use crate::model::theme::Rgb;
use bars::Bar;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use scale::Scale;

/// Letters of axes and labels.
const SMALL: Style = regular(7.5);
/// From line to line of them.
const LEADING: f32 = 9.5;

/// Lays a chart with its title.
pub fn lay(chart: &Chart, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    prose::caption(&title(chart), "", wide, look, flow);
    let room = flow.tallest() - 70.0;
    let drawn = Drawn::of(chart, wide, room, look);
    match drawn {
        Some(drawn) => {
            let mut piece = Piece::new(4.0, drawn.height);
            let node = flow.node(Role::Figure);
            piece.picture = Some((node, words(chart, look)));
            piece.drawing = drawn.drawing;
            piece.drawing.tag_all(Tag::Node(node));
            piece.keep = !drawn.labelled;
            flow.push(piece);
            if !drawn.labelled {
                table::lay(&values::table(chart), wide, look, flow);
            }
        }
        None => prose::note(look.words().of("Nothing to show."), wide, look, flow),
    }
}

/// The title, with the number of the line that explains the only series; several have theirs in the legend.
fn title(chart: &Chart) -> String {
    match chart.series.as_slice() {
        [only] => About::numbered(only.about.as_ref(), &chart.title),
        _ => chart.title.clone(),
    }
}

/// The chart in words; its title where nobody put it in words.
fn words(chart: &Chart, look: &Look<'_>) -> String {
    let said =
        [&chart.alt, &chart.title].into_iter().map(|text| one_line(text)).find(|t| !t.trim().is_empty());
    said.unwrap_or_else(|| look.words().of("Chart").to_owned())
}

/// A chart without its title.
struct Drawn {
    drawing: Drawing,
    height: f32,
    /// Whether each value is written beside what stands for it.
    labelled: bool,
}

impl Drawn {
    /// `None` where no value is known.
    fn of(chart: &Chart, wide: f32, room: f32, look: &Look<'_>) -> Option<Self> {
        if !chart.series.iter().any(|s| s.numbers().next().is_some()) || chart.categories.is_empty() {
            return None;
        }
        let mut canvas = Canvas { chart, look, wide, drawing: Drawing::default() };
        let top = legend::draw(&mut canvas);
        let (height, labelled) = match chart.kind {
            ChartKind::Bar | ChartKind::StackedBar | ChartKind::Waterfall => {
                lying::draw(&mut canvas, top, room)
            }
            ChartKind::Column | ChartKind::StackedColumn | ChartKind::Line => upright::draw(&mut canvas, top),
        };
        Some(Self { drawing: canvas.drawing, height, labelled })
    }
}

/// A chart being drawn.
struct Canvas<'c, 'l> {
    chart: &'c Chart,
    look: &'c Look<'l>,
    wide: f32,
    drawing: Drawing,
}

impl Canvas<'_, '_> {
    /// The colour of a series: its tone's, else the theme's next.
    fn colour(&self, series: usize) -> Rgb {
        let theme = self.look.theme;
        let tone = self.chart.series.get(series).and_then(|s| self.look.tone(s.tone));
        let next = theme.series.get(series % theme.series.len().max(1)).copied();
        tone.map(|(fill, _)| fill).or(next).unwrap_or(theme.accent)
    }

    /// The value of a series at a category; `None` where it is unknown.
    fn value(&self, series: usize, category: usize) -> Option<f64> {
        self.number(series, category)?.to_f64().filter(|v| v.is_finite())
    }

    /// The same, exact.
    fn number(&self, series: usize, category: usize) -> Option<Decimal> {
        self.chart.series.get(series)?.values.get(category)?.as_number()
    }

    /// How the value of a bar is written beside it.
    fn written(&self, bar: &Bar) -> String {
        let step = self.chart.steps.get(bar.category);
        let series = if step.is_some() { 0 } else { bar.series };
        let Some(value) = self.number(series, bar.category) else { return String::new() };
        let adds = step.is_some_and(|step| !step.total) && value > Decimal::ZERO;
        format!(
            "{}{}",
            if adds { "+" } else { "" },
            scale::written(value, self.chart.format, self.look.print())
        )
    }

    /// The label of a category, with the number of the line that explains its figure if it has one of its own.
    fn label(&self, category: usize) -> String {
        let about = self.chart.steps.get(category).and_then(|step| step.about.as_ref());
        About::numbered(about, self.chart.categories.get(category).map_or("", String::as_str))
    }
}

/// The part of a chart that values are drawn in.
struct Plot {
    x: f32,
    y: f32,
    w: f32,
    h: f32,
    scale: Scale,
}
