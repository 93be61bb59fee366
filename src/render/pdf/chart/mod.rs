//! Charts, drawn: axes with sensible ticks, bars from nought, gaps where a value is unknown.

mod frame;
mod lying;
mod scale;
mod upright;

use super::flow::{Flow, Piece};
use super::fonts::{Style, fit, one_line, regular};
use super::look::{Look, baseline};
use super::prose;
use crate::model::document::{Chart, ChartKind, Series, Tone};
use crate::model::theme::Rgb;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Words and numbers of axes and legends.
const SMALL: Style = regular(7.5);
/// Widest that a chart is useful.
const WIDEST: f32 = 640.0;

/// Lays a chart: caption, drawing, legend. A chart without any value is a line that says so.
pub fn lay(chart: &Chart, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    let values = chart.series.iter().flat_map(|s| &s.values).flatten().count();
    prose::caption(&chart.title, "", wide, look, flow);
    if values == 0 || chart.categories.is_empty() {
        prose::paragraph("Nothing is known yet.", wide, look, flow);
        return;
    }
    let wide = wide.min(WIDEST);
    let mut piece = match chart.kind {
        ChartKind::Bar | ChartKind::StackedBar => lying::draw(chart, wide, look),
        ChartKind::Column | ChartKind::StackedColumn | ChartKind::Line => upright::draw(chart, wide, look),
    };
    legend(chart, wide, look, &mut piece);
    flow.push(piece);
}

/// The names of the series with their colours, below; none for a single series, which the caption names.
fn legend(chart: &Chart, wide: f32, look: &Look<'_>, piece: &mut Piece) {
    if chart.series.len() < 2 {
        return;
    }
    let (mut x, mut y) = (0.0, piece.height + 6.0);
    for (at, series) in chart.series.iter().enumerate() {
        let name = fit(look.fonts, &one_line(&series.name), SMALL, wide - 20.0);
        let needs = look.width(&name, SMALL) + 28.0;
        if x > 0.0 && x + needs > wide {
            x = 0.0;
            y += 13.0;
        }
        piece.drawing.rect((x, y + 2.0, 8.0, 8.0), colour(series, at, look));
        piece.drawing.text((x + 12.0, baseline(y, 12.0, SMALL.size)), name, SMALL, look.theme.ink);
        x += needs;
    }
    piece.height = y + 14.0;
}

/// The colour of a series: its tone's, or the theme's next.
fn colour(series: &Series, at: usize, look: &Look<'_>) -> Rgb {
    let theme = look.theme;
    match series.tone {
        Tone::Red => theme.red.0,
        Tone::Amber => theme.amber.0,
        Tone::Green => theme.green.0,
        Tone::Grey => theme.muted,
        _ => theme.series.get(at % theme.series.len().max(1)).copied().unwrap_or(theme.accent),
    }
}

/// A value as a length; pages are drawn in floats.
fn float(value: Decimal) -> f32 {
    value.to_f32().unwrap_or(0.0)
}

fn is_stacked(chart: &Chart) -> bool {
    matches!(chart.kind, ChartKind::StackedBar | ChartKind::StackedColumn)
}

/// The lowest and highest point that any bar or line reaches, nought among them.
fn reach(chart: &Chart) -> (f32, f32) {
    let (mut low, mut high) = (0.0f32, 0.0f32);
    for at in 0..chart.categories.len() {
        let values = || chart.series.iter().filter_map(|s| s.values.get(at).copied().flatten()).map(float);
        if is_stacked(chart) {
            low = low.min(values().filter(|v| *v < 0.0).sum());
            high = high.max(values().filter(|v| *v > 0.0).sum());
        } else {
            low = values().fold(low, f32::min);
            high = values().fold(high, f32::max);
        }
    }
    (low, high)
}
