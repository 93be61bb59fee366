//! A grid of counts, each on its tone, with the words of its axes.

use super::flow::{Flow, Piece};
use super::fonts::{Style, bold, fit, one_line, regular};
use super::look::{Align, Look, baseline, tint};
use super::prose;
use crate::model::document::{Matrix, Tone};
use crate::model::theme::Rgb;

const WORDS: Style = regular(8.5);
const AXIS: Style = bold(8.5);
const COUNT: Style = bold(13.0);
/// Height of a row.
const HIGH: f32 = 34.0;
/// Room for the words at the left.
const LEFT: f32 = 96.0;
/// Widest that a cell becomes.
const WIDEST: f32 = 82.0;
const GAP: f32 = 2.0;

/// Lays the grid, the highest row at the top.
pub fn lay(matrix: &Matrix, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    if matrix.x.is_empty() || matrix.y.is_empty() {
        return;
    }
    prose::caption(&matrix.title, "", wide, look, flow);
    let each = ((wide - LEFT) / matrix.x.len() as f32).min(WIDEST);
    let rows = matrix.y.len();
    let body = rows as f32 * HIGH;
    let mut piece = Piece::new(4.0, body + 40.0);
    for (up, word) in matrix.y.iter().enumerate() {
        let y = body - (up + 1) as f32 * HIGH;
        let word = fit(look.fonts, &one_line(word), WORDS, LEFT - 26.0);
        let base = baseline(y, HIGH, WORDS.size);
        let place = (16.0, LEFT - 24.0, base);
        look.put(&mut piece.drawing, place, Align::Right, &word, (WORDS, look.theme.ink));
        for (across, (count, tone)) in matrix.cells.get(up).into_iter().flatten().enumerate() {
            let area = (LEFT + across as f32 * each, y, each - GAP, HIGH - GAP);
            cell(*count, *tone, area, look, &mut piece);
        }
    }
    for (across, word) in matrix.x.iter().enumerate() {
        let word = fit(look.fonts, &one_line(word), WORDS, each - 4.0);
        let place = (LEFT + across as f32 * each, each - GAP, body + 12.0);
        look.put(&mut piece.drawing, place, Align::Centre, &word, (WORDS, look.theme.ink));
    }
    let across = each * matrix.x.len() as f32;
    let label = one_line(&matrix.x_label);
    look.put(
        &mut piece.drawing,
        (LEFT, across, body + 28.0),
        Align::Centre,
        &label,
        (AXIS, look.theme.muted),
    );
    let label = one_line(&matrix.y_label);
    let middle = body / 2.0 + look.width(&label, AXIS) / 2.0;
    piece.drawing.turned((10.0, middle), label, AXIS, look.theme.muted, 90.0);
    flow.push(piece);
}

/// A count on its tone; none on a lighter one, so that the eye finds those that count.
fn cell(count: u64, tone: Tone, area: (f32, f32, f32, f32), look: &Look<'_>, piece: &mut Piece) {
    let (fill, text) = look.tone(tone).unwrap_or((look.theme.shade, look.theme.ink));
    let (x, y, wide, high) = area;
    if count == 0 {
        piece.drawing.rect(area, tint(fill, 0.28));
        return;
    }
    piece.drawing.rect(area, fill);
    let base = baseline(y, high, COUNT.size);
    let place = (x, wide, base);
    look.put(&mut piece.drawing, place, Align::Centre, &count.to_string(), (COUNT, text as Rgb));
}
