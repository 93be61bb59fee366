//! Lying bars, for long labels; each bar with its value at its end.

use super::super::flow::Piece;
use super::super::fonts::{fit, one_line};
use super::super::look::{Align, Look, baseline};
use super::scale::Scale;
use super::{SMALL, colour, float, frame, is_stacked, reach};
use crate::model::document::{Chart, Format};
use crate::model::written;

const TOP: f32 = 4.0;
/// Height of a bar, and space between categories: of few categories, and of many.
const FEW: (f32, f32) = (11.0, 8.0);
const MANY: (f32, f32) = (8.5, 4.5);
/// Room for values at the ends of the bars.
const VALUES: f32 = 62.0;

/// Axes, bars, labels at the left.
pub fn draw(chart: &Chart, wide: f32, look: &Look<'_>) -> Piece {
    let mut piece = Piece::new(4.0, 0.0);
    let words: Vec<String> = chart.categories.iter().map(|c| one_line(c)).collect();
    let widest = words.iter().map(|w| look.width(w, SMALL)).fold(0.0, f32::max);
    let left = (widest + 10.0).min(wide * 0.34);
    let across = if is_stacked(chart) { 1 } else { chart.series.len() };
    let (bar, gap) = if words.len() * across > 16 { MANY } else { FEW };
    let slot = across as f32 * bar + gap;
    let high = slot * words.len() as f32;
    let room = wide - left - VALUES;
    let scale = Scale::new(reach(chart), room, 5);
    frame::lying(&mut piece.drawing, (left, TOP, room, high), &scale, chart.format, look);
    for (at, word) in words.iter().enumerate() {
        let top = TOP + slot * at as f32;
        let word = fit(look.fonts, word, SMALL, left - 8.0);
        let base = baseline(top, slot, SMALL.size);
        look.put(&mut piece.drawing, (0.0, left - 6.0, base), Align::Right, &word, (SMALL, look.theme.ink));
        bars(chart, at, (left, top + gap / 2.0, bar), &scale, look, &mut piece);
    }
    piece.height = TOP + high + 18.0;
    piece
}

fn bars(
    chart: &Chart,
    at: usize,
    (left, top, bar): (f32, f32, f32),
    scale: &Scale,
    look: &Look<'_>,
    piece: &mut Piece,
) {
    let stacked = is_stacked(chart);
    let (mut up, mut down) = (0.0, 0.0);
    for (n, series) in chart.series.iter().enumerate() {
        let Some(exact) = series.values.get(at).copied().flatten() else { continue };
        let value = float(exact);
        let from = match (stacked, value >= 0.0) {
            (false, _) => 0.0,
            (true, true) => up,
            (true, false) => down,
        };
        if value >= 0.0 {
            up += value
        } else {
            down += value
        }
        let y = top + if stacked { 0.0 } else { n as f32 * bar };
        let (a, b) = (left + scale.at(from), left + scale.at(from + value));
        piece.drawing.rect((a.min(b), y, (b - a).abs(), bar - 1.0), colour(series, n, look));
        if !stacked {
            label(written::number(exact, whole(chart.format)), (a.max(b), y, bar), look, piece);
        }
    }
}

fn label(text: String, (right, y, bar): (f32, f32, f32), look: &Look<'_>, piece: &mut Piece) {
    let at = (right + 4.0, baseline(y, bar - 1.0, SMALL.size));
    piece.drawing.text(at, text, SMALL, look.theme.ink);
}

/// Amounts without their minor unit.
fn whole(format: Format) -> Format {
    match format {
        Format::Money(currency) => Format::MoneyWhole(currency),
        other => other,
    }
}
