//! Labels along a lower axis: in lines below each other, else slanting, and only as many as there is room for.

use super::{Canvas, LEADING, SMALL};
use crate::render::pdf::fonts::{fit, one_line, wrap};
use crate::render::pdf::look::{Align, Look, baseline};

/// The most lines of a label that stands upright.
const LINES: usize = 3;
/// The most that a slanting label is long.
const LONG: f32 = 84.0;
/// Sine and cosine of 45 degrees.
const SLANT: f32 = 0.707_106_8;

/// Labels that are ready to draw.
pub enum Labels {
    /// Each in lines.
    Level(Vec<Vec<String>>),
    /// Each on a slanting line; only every so many are drawn.
    Slanting(Vec<String>, usize),
}

impl Labels {
    /// Labels for slots of a width.
    pub fn of(categories: &[String], slot: f32, look: &Look<'_>) -> Self {
        let room = slot - 3.0;
        let labels: Vec<String> = categories.iter().map(|c| one_line(c)).collect();
        let whole = |label: &String| label.split_whitespace().all(|word| look.width(word, SMALL) <= room);
        if labels.iter().all(whole) {
            let lines: Vec<Vec<String>> = labels.iter().map(|l| wrap(look.fonts, l, SMALL, room)).collect();
            if lines.iter().all(|l| l.len() <= LINES) {
                return Self::Level(lines);
            }
        }
        let step = (LEADING / SLANT / slot.max(0.01)).ceil().max(1.0) as usize;
        Self::Slanting(labels.iter().map(|l| fit(look.fonts, l, SMALL, LONG)).collect(), step)
    }

    /// How much room they take below the axis.
    pub fn height(&self, look: &Look<'_>) -> f32 {
        match self {
            Self::Level(lines) => lines.iter().map(Vec::len).max().unwrap_or(0) as f32 * LEADING + 4.0,
            Self::Slanting(labels, step) => {
                let longest = labels.iter().step_by(*step).map(|l| look.width(l, SMALL)).fold(0.0, f32::max);
                longest * SLANT + 12.0
            }
        }
    }

    /// Draws them below `y`, the first slot beginning at `x`.
    pub fn draw(&self, canvas: &mut Canvas<'_, '_>, (x, y): (f32, f32), slot: f32) {
        let (look, colour) = (canvas.look, canvas.look.theme.ink);
        match self {
            Self::Level(labels) => {
                for (at, line, label) in labels.iter().enumerate().flat_map(|(at, lines)| {
                    lines.iter().enumerate().map(move |(line, label)| (at, line, label))
                }) {
                    let line = baseline(y + 3.0 + line as f32 * LEADING, LEADING, SMALL.size);
                    let place = (x + at as f32 * slot, slot, line);
                    look.put(&mut canvas.drawing, place, Align::Centre, label, (SMALL, colour));
                }
            }
            Self::Slanting(labels, step) => {
                for (at, label) in labels.iter().enumerate().step_by(*step) {
                    let reach = look.width(label, SMALL) * SLANT;
                    let end = (x + (at as f32 + 0.5) * slot + 2.0, y + 8.0);
                    canvas.drawing.turned(
                        (end.0 - reach, end.1 + reach),
                        label.as_str(),
                        SMALL,
                        colour,
                        45.0,
                    );
                }
            }
        }
    }
}
