//! Labels along a lower axis: in lines below each other, or upright where there is no room for words, and then only as
//! many as do not touch. They never slant: such text cannot be searched or copied.

use super::{Canvas, LEADING, SMALL};
use crate::render::pdf::fonts::{fit, one_line, wrap_at_most};
use crate::render::pdf::look::{Align, Look, baseline};

/// The most lines of a level label.
const LINES: usize = 3;
/// The least width for a label of words.
const WORDS: f32 = 30.0;
/// The most that an upright label is long.
const LONG: f32 = 84.0;

/// Labels that are ready to draw.
pub enum Labels {
    /// Each in lines.
    Level(Vec<Vec<String>>),
    /// Each upright; only every so many are drawn.
    Upright(Vec<String>, usize),
}

impl Labels {
    /// Labels for slots of a width.
    pub fn of(categories: &[String], slot: f32, look: &Look<'_>) -> Self {
        let room = slot - 3.0;
        let labels: Vec<String> = categories.iter().map(|c| one_line(c)).collect();
        let widest = labels.iter().map(|l| look.width(l, SMALL)).fold(0.0, f32::max);
        if widest <= room || slot >= WORDS {
            return Self::Level(labels.iter().map(|label| lines(label, room, look)).collect());
        }
        let step = (LEADING / slot.max(0.01)).ceil().max(1.0) as usize;
        Self::Upright(labels.iter().map(|l| fit(look.fonts, l, SMALL, LONG)).collect(), step)
    }

    /// Whether every category has its label.
    pub fn all(&self) -> bool {
        matches!(self, Self::Level(_) | Self::Upright(_, 1))
    }

    /// How much room they take below the axis.
    pub fn height(&self, look: &Look<'_>) -> f32 {
        match self {
            Self::Level(lines) => lines.iter().map(Vec::len).max().unwrap_or(0) as f32 * LEADING + 4.0,
            Self::Upright(labels, step) => {
                labels.iter().step_by(*step).map(|l| look.width(l, SMALL)).fold(0.0, f32::max) + 8.0
            }
        }
    }

    /// Draws them below `y`, the first slot beginning at `x`.
    pub fn draw(&self, canvas: &mut Canvas<'_, '_>, (x, y): (f32, f32), slot: f32) {
        let (look, colour) = (canvas.look, canvas.look.theme.ink);
        match self {
            Self::Level(labels) => {
                for (at, lines) in labels.iter().enumerate() {
                    for (down, line) in lines.iter().enumerate() {
                        let base = baseline(y + 3.0 + down as f32 * LEADING, LEADING, SMALL.size);
                        let place = (x + at as f32 * slot, slot, base);
                        look.put(&mut canvas.drawing, place, Align::Centre, line, (SMALL, colour));
                    }
                }
            }
            Self::Upright(labels, step) => {
                for (at, label) in labels.iter().enumerate().step_by(*step) {
                    let middle = x + (at as f32 + 0.5) * slot + SMALL.size * 0.36;
                    let end = y + 5.0 + look.width(label, SMALL);
                    canvas.drawing.turned((middle, end), label.as_str(), SMALL, colour, 90.0);
                }
            }
        }
    }
}

/// A label in lines; a word that is too long is cut, not carried on in the next line.
fn lines(label: &str, room: f32, look: &Look<'_>) -> Vec<String> {
    let words: Vec<String> =
        label.split_whitespace().map(|word| fit(look.fonts, word, SMALL, room)).collect();
    wrap_at_most(look.fonts, &words.join(" "), SMALL, room, LINES)
}
