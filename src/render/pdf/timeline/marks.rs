//! Marks of milestones. Each has a shape of its own.

use crate::model::theme::Rgb;
use crate::render::pdf::drawing::Drawing;
use crate::render::pdf::look::Look;

/// Half the width of a diamond.
const R: f32 = 4.0;

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Where it was to be: a hollow diamond.
    Baseline,
    /// Where it is expected: a filled diamond.
    Forecast,
    /// The same, and late: a filled diamond in red with a stroke through it.
    Late,
    /// Where it was reached: a tick.
    Done,
}

impl Mark {
    /// Draws it around a point.
    pub fn draw(self, drawing: &mut Drawing, (x, y): (f32, f32), look: &Look<'_>) {
        let theme = look.theme;
        match self {
            Self::Baseline => {
                drawing.area(diamond((x, y), R), theme.accent);
                drawing.area(diamond((x, y), R - 1.3), Rgb(255, 255, 255));
            }
            Self::Forecast => drawing.area(diamond((x, y), R), theme.accent),
            Self::Late => {
                drawing.area(diamond((x, y), R), theme.red.0);
                drawing.line(vec![(x, y - R + 1.0), (x, y + R - 1.0)], 1.0, theme.red.1);
            }
            Self::Done => {
                let points = vec![(x - R + 0.5, y), (x - 1.0, y + R - 1.2), (x + R, y - R + 0.5)];
                drawing.line(points, 2.0, theme.green.0);
            }
        }
    }
}

/// A day before the first month or behind the last: an arrow at the edge.
pub fn beyond(drawing: &mut Drawing, (x, y): (f32, f32), before: bool, look: &Look<'_>) {
    let side = if before { -1.0 } else { 1.0 };
    drawing.area(
        vec![(x + side * 3.5, y), (x - side * 2.0, y - 3.5), (x - side * 2.0, y + 3.5)],
        look.theme.muted,
    );
}

fn diamond((x, y): (f32, f32), r: f32) -> Vec<(f32, f32)> {
    vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
}
