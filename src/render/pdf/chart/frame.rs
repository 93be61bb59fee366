//! The lines and numbers of the values' axis.

use super::super::drawing::Drawing;
use super::super::look::{Align, Look, baseline};
use super::SMALL;
use super::scale::Scale;
use crate::model::document::Format;

/// Horizontal lines with their numbers at the left of `(left, top, wide, high)`, the lowest at the bottom.
pub fn upright(
    drawing: &mut Drawing,
    (left, top, wide, high): (f32, f32, f32, f32),
    scale: &Scale,
    format: Format,
    look: &Look<'_>,
) {
    for tick in scale.ticks() {
        let y = top + high - scale.at(tick);
        let (width, colour) = if tick == 0.0 { (0.8, look.theme.muted) } else { (0.4, look.theme.line) };
        drawing.line(vec![(left, y), (left + wide, y)], width, colour);
        let base = baseline(y - 5.0, 10.0, SMALL.size);
        let text = scale.written(tick, format);
        look.put(drawing, (0.0, left - 6.0, base), Align::Right, &text, (SMALL, look.theme.muted));
    }
}

/// Vertical lines with their numbers below.
pub fn lying(
    drawing: &mut Drawing,
    (left, top, _, high): (f32, f32, f32, f32),
    scale: &Scale,
    format: Format,
    look: &Look<'_>,
) {
    for tick in scale.ticks() {
        let x = left + scale.at(tick);
        let (width, colour) = if tick == 0.0 { (0.8, look.theme.muted) } else { (0.4, look.theme.line) };
        drawing.line(vec![(x, top), (x, top + high)], width, colour);
        let text = scale.written(tick, format);
        look.put(
            drawing,
            (x - 30.0, 60.0, top + high + 11.0),
            Align::Centre,
            &text,
            (SMALL, look.theme.muted),
        );
    }
}
