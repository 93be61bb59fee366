//! Upright bars and lines.

use super::super::flow::Piece;
use super::super::fonts::{fit, one_line};
use super::super::look::{Align, Look};
use super::scale::Scale;
use super::{SMALL, colour, float, frame, is_stacked, reach};
use crate::model::document::{Chart, ChartKind};

/// Height of the area that is drawn on.
const HIGH: f32 = 150.0;
const TOP: f32 = 6.0;
/// Room for the numbers of the axis.
const LEFT: f32 = 44.0;

/// Axes, then bars or lines.
pub fn draw(chart: &Chart, wide: f32, look: &Look<'_>) -> Piece {
    let mut piece = Piece::new(4.0, 0.0);
    let area = (LEFT, TOP, wide - LEFT, HIGH);
    let scale = Scale::new(reach(chart), HIGH, 5);
    frame::upright(&mut piece.drawing, area, &scale, chart.format, look);
    match chart.kind {
        ChartKind::Line => lines(chart, area, &scale, look, &mut piece),
        _ => bars(chart, area, &scale, look, &mut piece),
    }
    let under = categories(chart, area, look, &mut piece);
    piece.height = TOP + HIGH + under;
    piece
}

fn bars(
    chart: &Chart,
    (left, top, wide, high): (f32, f32, f32, f32),
    scale: &Scale,
    look: &Look<'_>,
    piece: &mut Piece,
) {
    let slot = wide / chart.categories.len() as f32;
    let across = if is_stacked(chart) { 1 } else { chart.series.len() };
    let each = (slot * 0.7 / across as f32).min(34.0);
    for at in 0..chart.categories.len() {
        let begin = left + slot * (at as f32 + 0.5) - each * across as f32 / 2.0;
        let (mut up, mut down) = (0.0, 0.0);
        for (n, series) in chart.series.iter().enumerate() {
            let Some(value) = series.values.get(at).copied().flatten().map(float) else { continue };
            let from = match (is_stacked(chart), value >= 0.0) {
                (false, _) => 0.0,
                (true, true) => up,
                (true, false) => down,
            };
            if value >= 0.0 {
                up += value
            } else {
                down += value
            }
            let (a, b) = (scale.at(from), scale.at(from + value));
            let x = begin + if is_stacked(chart) { 0.0 } else { n as f32 * each };
            let area = (x, top + high - a.max(b), each - 1.0, (a - b).abs());
            piece.drawing.rect(area, colour(series, n, look));
        }
    }
}

fn lines(
    chart: &Chart,
    (left, top, wide, high): (f32, f32, f32, f32),
    scale: &Scale,
    look: &Look<'_>,
    piece: &mut Piece,
) {
    let slot = wide / chart.categories.len() as f32;
    for (n, series) in chart.series.iter().enumerate() {
        let fill = colour(series, n, look);
        let point = |(at, value): (usize, &Option<rust_decimal::Decimal>)| {
            value.map(|v| (left + slot * (at as f32 + 0.5), top + high - scale.at(float(v))))
        };
        let points: Vec<Option<(f32, f32)>> = series.values.iter().enumerate().map(point).collect();
        // An unknown value leaves a gap.
        for run in points.split(Option::is_none) {
            let run: Vec<(f32, f32)> = run.iter().flatten().copied().collect();
            for (x, y) in &run {
                marker(n, *x, *y, fill, piece);
            }
            if run.len() > 1 {
                piece.drawing.line(run, 1.6, fill);
            }
        }
    }
}

/// A mark of another form for each series, so that they are told apart without their colours.
fn marker(series: usize, x: f32, y: f32, fill: crate::model::theme::Rgb, piece: &mut Piece) {
    const R: f32 = 2.4;
    match series % 3 {
        0 => piece.drawing.rounded((x - R, y - R, 2.0 * R, 2.0 * R), R, fill),
        1 => piece.drawing.rect((x - R, y - R, 2.0 * R, 2.0 * R), fill),
        _ => piece.drawing.area(vec![(x, y - R - 1.0), (x + R + 0.6, y + R), (x - R - 0.6, y + R)], fill),
    }
}

/// The words of the axis: side by side where they fit, slanted where they do not; gives the height they take.
fn categories(
    chart: &Chart,
    (left, top, wide, high): (f32, f32, f32, f32),
    look: &Look<'_>,
    piece: &mut Piece,
) -> f32 {
    let slot = wide / chart.categories.len() as f32;
    let words: Vec<String> = chart.categories.iter().map(|c| one_line(c)).collect();
    let widest = words.iter().map(|w| look.width(w, SMALL)).fold(0.0, f32::max);
    let y = top + high;
    if widest <= slot - 3.0 {
        for (at, word) in words.iter().enumerate() {
            let place = (left + slot * at as f32, slot, y + 12.0);
            look.put(&mut piece.drawing, place, Align::Centre, word, (SMALL, look.theme.ink));
        }
        return 18.0;
    }
    // More words than lines would touch each other even when slanted: every second or third is written.
    let every = (10.0 / slot).ceil().max(1.0) as usize;
    let mut tallest = 0.0f32;
    for (at, word) in words.iter().enumerate().step_by(every) {
        let word = fit(look.fonts, word, SMALL, 96.0);
        let long = look.width(&word, SMALL) * 0.707;
        let end = (left + slot * (at as f32 + 0.5) + 2.0, y + 10.0);
        piece.drawing.turned((end.0 - long, end.1 + long), word, SMALL, look.theme.ink, 45.0);
        tallest = tallest.max(long);
    }
    tallest + 18.0
}
