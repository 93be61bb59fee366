//! Charts with the categories along the lower edge: upright bars, stacked or not, and lines.

use super::bars::{Bar, bars, lanes, stacked};
use super::labels::Labels;
use super::scale::Scale;
use super::{Canvas, LEADING, Plot, SMALL, letters, line};
use crate::model::document::ChartKind;
use crate::render::pdf::look::{Align, baseline};

/// Height of the part with the values.
const HIGH: f32 = 165.0;
/// Share of a category's width that its bars take.
const FILLED: f32 = 0.72;
/// The widest bar.
const WIDEST: f32 = 44.0;

/// Draws the chart below `top`; gives its height, and whether all values are written in it.
pub fn draw(canvas: &mut Canvas<'_, '_>, top: f32) -> (f32, bool) {
    let is_line = canvas.chart.kind == ChartKind::Line;
    let bars = bars(canvas);
    // Beyond the last bar there is room for its value.
    let room = if is_line { 1.0 } else { 1.07 };
    let scale = Scale::of(bars.iter().map(|b| b.to * room), canvas.chart.format, canvas.look.print());
    let margin = scale.ticks.iter().map(|(_, t)| canvas.look.width(t, SMALL)).fold(0.0, f32::max) + 7.0;
    let plot = Plot { x: margin, y: top + 8.0, w: canvas.wide - margin, h: HIGH, scale };
    let slot = plot.w / canvas.chart.categories.len().max(1) as f32;
    grid(canvas, &plot);
    let mut labelled = false;
    if is_line {
        line::draw(canvas, &plot, slot);
    } else {
        labelled = columns(canvas, &plot, slot, &bars);
    }
    let labels = Labels::of(&canvas.chart.categories, slot, canvas.look);
    labels.draw(canvas, (plot.x, plot.y + plot.h), slot);
    (plot.y + plot.h + labels.height(canvas.look) + 6.0, labelled && labels.all())
}

/// Gridlines with what they stand for; that of 0 is stronger.
fn grid(canvas: &mut Canvas<'_, '_>, plot: &Plot) {
    let theme = canvas.look.theme;
    for (value, text) in &plot.scale.ticks {
        let y = plot.y + plot.h * (1.0 - plot.scale.share(*value));
        let (width, colour) = if *value == 0.0 { (0.9, theme.muted) } else { (0.5, theme.line) };
        canvas.drawing.line(vec![(plot.x, y), (plot.x + plot.w, y)], width, colour);
        let at = (0.0, plot.x - 5.0, baseline(y - LEADING / 2.0, LEADING, SMALL.size));
        canvas.look.put(&mut canvas.drawing, at, Align::Right, text, (SMALL, theme.muted));
    }
}

/// Draws the bars; gives whether the value of each stands at it.
fn columns(canvas: &mut Canvas<'_, '_>, plot: &Plot, slot: f32, bars: &[Bar]) -> bool {
    let lanes = lanes(canvas);
    let each = (slot * FILLED / lanes as f32).min(WIDEST);
    let room = if lanes > 1 { each } else { slot };
    let labelled = !stacked(canvas.chart.kind) && fits(canvas, bars, room);
    for bar in bars {
        let middle = plot.x + (bar.category as f32 + 0.5) * slot;
        let x = middle + (bar.lane as f32 - lanes as f32 / 2.0) * each;
        let y = |value: f64| plot.y + plot.h * (1.0 - plot.scale.share(value));
        let (above, below) = (y(bar.from.max(bar.to)), y(bar.from.min(bar.to)));
        let gap = if each > 3.0 { 0.5 } else { 0.0 };
        let colour = canvas.colour(bar.series);
        canvas.drawing.rect((x + gap, above, each - 2.0 * gap, below - above), colour);
        letters::bar(canvas, bar, (x + gap, above, each - 2.0 * gap, below - above));
        if labelled {
            let text = canvas.written(bar);
            let line = if bar.to < 0.0 { below + 8.0 } else { above - 2.5 };
            let at = (x, each, line);
            canvas.look.put(&mut canvas.drawing, at, Align::Centre, &text, (SMALL, canvas.look.theme.ink));
        }
    }
    labelled
}

/// Whether the values of all bars can be written beside each other.
fn fits(canvas: &Canvas<'_, '_>, bars: &[Bar], room: f32) -> bool {
    bars.iter().all(|b| canvas.look.width(&canvas.written(b), SMALL) + 2.0 <= room)
}
