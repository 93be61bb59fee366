//! The course of the numbers of a row: a small line, its last value with a dot.

use crate::model::document::{Cell, Table};
use crate::render::pdf::drawing::Drawing;
use crate::render::pdf::look::Look;
use rust_decimal::prelude::ToPrimitive;

/// The numbers of the columns from `first` to `last` of a row; `None` where one is unknown.
pub fn of(table: &Table<'_>, row: usize, (first, last): (usize, usize)) -> Vec<Option<f64>> {
    let number = |cell: Cell<'_>| cell.as_number()?.to_f64().filter(|v| v.is_finite());
    (first..=last).map(|column| number(table.cell(row, column))).collect()
}

/// Draws the course into an area. Its lowest and its highest number are the area's edges; an unknown one is a gap.
pub fn draw(
    course: &[Option<f64>],
    (x, y, w, h): (f32, f32, f32, f32),
    look: &Look<'_>,
    drawing: &mut Drawing,
) {
    let known = || course.iter().flatten().copied();
    let (low, high) = known().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
    if known().count() < 2 {
        return;
    }
    let step = w / (course.len().max(2) - 1) as f32;
    let share = |v: f64| if high > low { ((v - low) / (high - low)) as f32 } else { 0.5 };
    let points: Vec<Option<(f32, f32)>> = course
        .iter()
        .enumerate()
        .map(|(at, v)| Some((x + at as f32 * step, y + h * (1.0 - share((*v)?)))))
        .collect();
    for stretch in points.split(Option::is_none).filter(|s| s.len() > 1) {
        drawing.line(stretch.iter().flatten().copied().collect(), 0.9, look.theme.accent);
    }
    if let Some((x, y)) = points.iter().rev().flatten().next() {
        drawing.rounded((x - 1.4, y - 1.4, 2.8, 2.8), 1.4, look.theme.accent);
    }
}
