//! Charts with the categories down the left edge: lying bars, stacked or not.

use super::bars::{Bar, bars, lanes, stacked};
use super::scale::Scale;
use super::{Canvas, LEADING, Plot, SMALL, letters};
use crate::model::document::ChartKind;
use crate::model::theme::Rgb;
use crate::render::pdf::fonts::{one_line, wrap_at_most};
use crate::render::pdf::look::{Align, baseline};
use rust_decimal::prelude::ToPrimitive;

/// How thick a bar is, of few and of many.
const THICK: (f32, f32) = (11.0, 8.5);
/// More bars than this are many.
const FEW: usize = 16;
/// Space between categories.
const BETWEEN: f32 = 7.0;
/// The most of the width that labels take.
const LABELS: f32 = 0.34;

/// Draws the chart below `top`, no higher than `room`; gives its height, and whether all values are written in it.
pub fn draw(canvas: &mut Canvas<'_, '_>, top: f32, room: f32) -> (f32, bool) {
    let bars = bars(canvas);
    let begins = canvas.chart.begins.and_then(|b| b.to_f64());
    let ends = bars.iter().flat_map(|b| [b.from, b.to]).filter(|end| begins.is_none_or(|b| *end >= b));
    let scale = Scale::from(begins.unwrap_or(0.0), ends, canvas.chart.format, canvas.look.print());
    let count = canvas.chart.categories.len().max(1) as f32;
    let thick = if bars.len() > FEW { THICK.1 } else { THICK.0 };
    let wanted = (lanes(canvas) as f32 * thick + BETWEEN).max(LEADING * 2.0);
    let slot = wanted.min((room - top - 2.0 * LEADING) / count);
    let x = labels(canvas, top, slot);
    let plot =
        Plot { x, y: top, w: canvas.wide - x - room_for_values(canvas, &bars), h: slot * count, scale };
    grid(canvas, &plot);
    let each = ((slot - BETWEEN.min(slot * 0.3)) / lanes(canvas) as f32).min(THICK.0 * 1.4);
    let labelled = !stacked(canvas.chart.kind) && each >= SMALL.size;
    for bar in &bars {
        lie(canvas, &plot, (slot, each, labelled), bar);
    }
    if canvas.chart.kind == ChartKind::Waterfall {
        join(canvas, &plot, (slot, each), &bars);
        if canvas.chart.begins.is_some() {
            cut(canvas, &plot, (slot, each), &bars);
        }
    }
    (plot.y + plot.h + LEADING + 10.0, labelled && slot >= LEADING)
}

/// Draws the labels, as many as there is room for; gives where they end.
fn labels(canvas: &mut Canvas<'_, '_>, top: f32, slot: f32) -> f32 {
    let look = canvas.look;
    let names: Vec<String> = (0..canvas.chart.categories.len()).map(|c| one_line(&canvas.label(c))).collect();
    let longest = names.iter().map(|n| look.width(n, SMALL)).fold(0.0, f32::max);
    let wide = longest.min(canvas.wide * LABELS);
    let lines = ((slot / LEADING) as usize).max(1);
    let step = (LEADING / slot.max(0.01)).ceil().max(1.0) as usize;
    for (at, name) in names.iter().enumerate().step_by(step) {
        let lines = wrap_at_most(look.fonts, name, SMALL, wide, lines);
        let mut y = top + (at as f32 + 0.5) * slot - lines.len() as f32 * LEADING / 2.0;
        for line in &lines {
            let place = (0.0, wide, baseline(y, LEADING, SMALL.size));
            look.put(&mut canvas.drawing, place, Align::Right, line, (SMALL, look.theme.ink));
            y += LEADING;
        }
    }
    wide + 6.0
}

/// Room at the right for the value behind the longest bar.
fn room_for_values(canvas: &Canvas<'_, '_>, bars: &[Bar]) -> f32 {
    if stacked(canvas.chart.kind) {
        return 14.0;
    }
    bars.iter().map(|b| canvas.look.width(&canvas.written(b), SMALL)).fold(0.0, f32::max) + 6.0
}

fn grid(canvas: &mut Canvas<'_, '_>, plot: &Plot) {
    let theme = canvas.look.theme;
    let widest = plot.scale.ticks.iter().map(|(_, t)| canvas.look.width(t, SMALL)).fold(0.0, f32::max) + 6.0;
    let apart = plot.w / (plot.scale.ticks.len().max(2) - 1) as f32;
    let step = (widest / apart.max(0.01)).ceil().max(1.0) as usize;
    for (at, (value, text)) in plot.scale.ticks.iter().enumerate() {
        let x = plot.x + plot.w * plot.scale.share(*value);
        let (width, colour) = if *value == 0.0 { (0.9, theme.muted) } else { (0.5, theme.line) };
        canvas.drawing.line(vec![(x, plot.y), (x, plot.y + plot.h)], width, colour);
        if at % step == 0 {
            let line = baseline(plot.y + plot.h + 3.0, LEADING, SMALL.size);
            let place = (x - apart, 2.0 * apart, line);
            canvas.look.put(&mut canvas.drawing, place, Align::Centre, text, (SMALL, theme.muted));
        }
    }
}

/// Two slanting cuts through the totals of an axis that does not begin at 0.
fn cut(canvas: &mut Canvas<'_, '_>, plot: &Plot, (slot, each): (f32, f32), bars: &[Bar]) {
    const WHITE: Rgb = Rgb(255, 255, 255);
    for bar in bars.iter().filter(|b| b.series == 0) {
        let middle = plot.y + (bar.category as f32 + 0.5) * slot;
        for x in [plot.x + 9.0, plot.x + 13.0] {
            let points = vec![(x - 2.0, middle + each / 2.0 + 1.0), (x + 2.0, middle - each / 2.0 - 1.0)];
            canvas.drawing.line(points, 1.4, WHITE);
        }
    }
}

/// Lines from where each bar of a waterfall ends to the next one.
fn join(canvas: &mut Canvas<'_, '_>, plot: &Plot, (slot, each): (f32, f32), bars: &[Bar]) {
    let y = |bar: &Bar, side: f32| plot.y + (bar.category as f32 + 0.5) * slot + side * each / 2.0;
    for pair in bars.windows(2) {
        let x = plot.x + plot.w * plot.scale.share(pair[0].to);
        let points = vec![(x, y(&pair[0], 1.0)), (x, y(&pair[1], -1.0))];
        canvas.drawing.line(points, 0.75, canvas.look.theme.muted);
    }
}

fn lie(canvas: &mut Canvas<'_, '_>, plot: &Plot, (slot, each, labelled): (f32, f32, bool), bar: &Bar) {
    let lanes = lanes(canvas) as f32;
    let middle = plot.y + (bar.category as f32 + 0.5) * slot;
    let y = middle + (bar.lane as f32 - lanes / 2.0) * each;
    let x = |value: f64| plot.x + plot.w * plot.scale.share(value);
    let (left, right) = (x(bar.from.min(bar.to)), x(bar.from.max(bar.to)));
    let gap = if each > 3.0 { 0.5 } else { 0.0 };
    let colour = canvas.colour(bar.series);
    canvas.drawing.rect((left, y + gap, right - left, each - 2.0 * gap), colour);
    letters::bar(canvas, bar, (left, y + gap, right - left, each - 2.0 * gap));
    if labelled {
        let text = canvas.written(bar);
        // Behind the bar; that of a negative one stands right of the axis, where there is always room.
        let at = (right + 4.0, baseline(y, each, SMALL.size));
        canvas.drawing.text(at, text, SMALL, canvas.look.theme.ink);
    }
}
