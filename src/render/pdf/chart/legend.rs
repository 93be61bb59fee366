//! Which colour and mark is which series.

use super::line::mark;
use super::{Canvas, LEADING, SMALL, letters, scale};
use crate::model::document::{About, ChartKind};
use crate::render::pdf::fonts::{fit, one_line};
use crate::render::pdf::look::baseline;

/// What the bars of a waterfall are.
const STEPS: [&str; 3] = ["Total", "Adds", "Takes away"];

/// Draws the legend over the chart, in rows; gives where the chart begins. A single series needs none.
pub fn draw(canvas: &mut Canvas<'_, '_>) -> f32 {
    const ROW: f32 = 13.0;
    let names: Vec<String> = match canvas.chart.kind {
        ChartKind::Waterfall => STEPS.map(|step| canvas.look.words().of(step).to_owned()).to_vec(),
        _ => canvas.chart.series.iter().map(|s| About::numbered(s.about.as_ref(), &s.name)).collect(),
    };
    if names.len() < 2 {
        return 4.0;
    }
    let (mut x, mut y) = (0.0, 0.0);
    for (series, name) in names.iter().enumerate() {
        let name = one_line(name);
        let name = fit(canvas.look.fonts, &name, SMALL, canvas.wide - 20.0);
        let wide = canvas.look.width(&name, SMALL) + 30.0;
        if x > 0.0 && x + wide > canvas.wide + 18.0 {
            (x, y) = (0.0, y + ROW);
        }
        key(canvas, series, (x, y));
        let at = (x + 12.0, baseline(y, LEADING, SMALL.size));
        canvas.drawing.text(at, name, SMALL, canvas.look.theme.ink);
        x += wide;
    }
    if let Some(begins) = canvas.chart.begins {
        let begins = scale::written(begins, canvas.chart.format, canvas.look.print());
        let words = canvas.look.words().with("The axis begins at {value}.", [("value", &begins)]);
        let at = (x, baseline(y, LEADING, SMALL.size));
        canvas.drawing.text(at, words, SMALL, canvas.look.theme.muted);
    }
    y + ROW + 6.0
}

fn key(canvas: &mut Canvas<'_, '_>, series: usize, (x, y): (f32, f32)) {
    let colour = canvas.colour(series);
    if canvas.chart.kind == ChartKind::Line {
        let middle = y + LEADING / 2.0;
        canvas.drawing.line(vec![(x - 1.0, middle), (x + 9.0, middle)], 1.5, colour);
        mark(&mut canvas.drawing, series, (x + 4.0, middle), colour);
    } else {
        canvas.drawing.rect((x, y + 1.0, 8.0, 8.0), colour);
        letters::key(canvas, series, (x, y + 1.0, 8.0, 8.0));
    }
}
