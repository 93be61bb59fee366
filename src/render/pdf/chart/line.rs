//! Lines from category to category, with a mark of its own for each series.

use super::{Canvas, Plot};
use crate::model::theme::Rgb;
use crate::render::pdf::drawing::Drawing;

/// Up to so many categories each value has a mark.
const MARKED: usize = 31;

/// Draws all series. An unknown value interrupts its line.
pub fn draw(canvas: &mut Canvas<'_, '_>, plot: &Plot, slot: f32) {
    let categories = canvas.chart.categories.len();
    for series in 0..canvas.chart.series.len() {
        let colour = canvas.colour(series);
        let points: Vec<Option<(f32, f32)>> = (0..categories)
            .map(|at| {
                let value = canvas.value(series, at)?;
                Some((plot.x + (at as f32 + 0.5) * slot, plot.y + plot.h * (1.0 - plot.scale.share(value))))
            })
            .collect();
        for stretch in points.split(Option::is_none).filter(|s| !s.is_empty()) {
            let stretch: Vec<(f32, f32)> = stretch.iter().flatten().copied().collect();
            // A value with unknown ones on both sides has no line, so it has a mark in any case.
            if categories <= MARKED || stretch.len() == 1 {
                stretch.iter().for_each(|at| mark(&mut canvas.drawing, series, *at, colour));
            }
            if stretch.len() > 1 {
                canvas.drawing.line(stretch, 1.5, colour);
            }
        }
    }
}

/// The mark of a series: disc, square, triangle, diamond in turn.
pub fn mark(drawing: &mut Drawing, series: usize, (x, y): (f32, f32), colour: Rgb) {
    const R: f32 = 2.6;
    match series % 4 {
        0 => drawing.rounded((x - R, y - R, 2.0 * R, 2.0 * R), R, colour),
        1 => drawing.rect((x - R + 0.3, y - R + 0.3, 2.0 * R - 0.6, 2.0 * R - 0.6), colour),
        2 => drawing.area(vec![(x, y - R - 0.6), (x + R + 0.4, y + R), (x - R - 0.4, y + R)], colour),
        _ => {
            let r = R + 0.7;
            drawing.area(vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)], colour);
        }
    }
}
