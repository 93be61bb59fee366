//! A grid of counts: words across and up, each count on its tone.

use super::flow::{Flow, Piece};
use super::fonts::{Style, bold, fit, one_line, regular, wrap_at_most};
use super::look::{Align, Look, TOP, baseline, tint};
use super::prose;
use super::structure::{NodeId, Role};
use crate::model::document::{Format, Matrix, Tone};
use crate::model::print::Print;
use crate::model::theme::Rgb;
use crate::model::written::number;

/// Words of the axes.
const TEXT: Style = regular(8.0);
/// Names of the axes.
const AXIS: Style = bold(8.0);
/// Room for the words at the left.
const WORDS: f32 = 92.0;
/// Room for the name of the axis, left of them.
const NAME: f32 = 16.0;
/// What is counted, under the count.
const MARKS: Style = regular(6.5);
/// From line to line of words.
const LINE: f32 = 10.0;
/// Between two grids beside each other.
const BETWEEN: f32 = 24.0;
/// Between cells.
const GAP: f32 = 2.0;

/// Lays the grid with its title; the highest row stands at the top.
pub fn lay(matrix: &Matrix, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    prose::caption(&matrix.title, "", wide, look, flow);
    if matrix.cells.iter().all(Vec::is_empty) {
        prose::note(look.words().of("Nothing to show."), wide, look, flow);
        return;
    }
    let node = flow.node(Role::Figure);
    let piece = draw(matrix, (wide, flow.tallest()), node, look);
    flow.push(piece);
}

/// Two grids beside each other, so that they can be compared, each under its title; one picture.
pub fn lay_pair(left: &Matrix, right: &Matrix, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    let half = (wide - BETWEEN) / 2.0;
    prose::captions([&left.title, &right.title], half, half + BETWEEN, look, flow);
    let node = flow.node(Role::Figure);
    let mut piece = draw(left, (half, flow.tallest()), node, look);
    let other = draw(right, (half, flow.tallest()), node, look);
    piece.height = piece.height.max(other.height);
    piece.drawing.add(other.drawing, (half + BETWEEN, 0.0));
    piece.picture = Some((node, format!("{} {}", words(left, look.print()), words(right, look.print()))));
    flow.push(piece);
}

/// Whether a grid is small enough to stand beside another.
pub fn is_plain(matrix: &Matrix) -> bool {
    matrix.marks.is_empty() && matrix.cells.iter().any(|row| !row.is_empty())
}

/// The grid of a width, on pages that are so tall.
fn draw(matrix: &Matrix, (wide, tall): (f32, f32), node: NodeId, look: &Look<'_>) -> Piece {
    let (rows, columns) = (matrix.cells.len(), matrix.cells.iter().map(Vec::len).max().unwrap_or(0));
    let tallest = tall - TOP - 60.0;
    let high = if matrix.marks.is_empty() { 32.0 } else { 46.0 };
    let cell = (((wide - NAME - WORDS) / columns as f32).min(82.0), (tallest / rows as f32).min(high));
    let mut piece = Piece::new(4.0, rows as f32 * cell.1 + 40.0);
    piece.picture = Some((node, words(matrix, look.print())));
    piece.tag(node);
    // Of rows that are lower than a line of words, only every so many have theirs.
    let step = (LINE / cell.1.max(0.1)).ceil().max(1.0) as usize;
    for (at, counts) in matrix.cells.iter().rev().enumerate() {
        let y = at as f32 * cell.1;
        let word =
            matrix.y.get(rows - 1 - at).filter(|_| at % step == 0).map(|w| one_line(w)).unwrap_or_default();
        let marks = matrix.marks.get(rows - 1 - at).map_or(&[][..], Vec::as_slice);
        row(&word, (counts, marks), y, cell, look, &mut piece);
    }
    axis_across(matrix, columns, rows as f32 * cell.1, cell.0, look, &mut piece);
    axis_up(matrix, rows as f32 * cell.1, look, &mut piece);
    piece
}

/// The grid in words: what it is said to show, then its counts that are not 0, row by row from the top.
fn words(matrix: &Matrix, print: &Print) -> String {
    let mut words = one_line(if matrix.alt.is_empty() { &matrix.title } else { &matrix.alt });
    for (y, counts) in matrix.cells.iter().enumerate().rev() {
        let marks = |x: usize| match matrix.marks.get(y).and_then(|row| row.get(x)) {
            Some(marks) if !marks.is_empty() => format!(" ({})", one_line(&marks.join(", "))),
            _ => String::new(),
        };
        let counts = counts.iter().zip(&matrix.x).enumerate().filter(|(_, ((count, _), _))| *count > 0);
        let said: Vec<String> = counts
            .map(|(at, ((count, _), x))| {
                let count = number((*count).into(), Format::Count, print);
                format!("{} {}: {count}{}", one_line(&matrix.x_label), one_line(x), marks(at))
            })
            .collect();
        if let (false, Some(y)) = (said.is_empty(), matrix.y.get(y)) {
            words += &format!(" {} {}, {}.", one_line(&matrix.y_label), one_line(y), said.join(", "));
        }
    }
    words
}

fn row(
    word: &str,
    (counts, marks): (&[(u64, Tone)], &[Vec<String>]),
    y: f32,
    (w, h): (f32, f32),
    look: &Look<'_>,
    piece: &mut Piece,
) {
    let lines = wrap_at_most(look.fonts, word, TEXT, WORDS - 10.0, ((h / LINE) as usize).max(1));
    let mut top = y + (h - lines.len() as f32 * LINE) / 2.0;
    for line in &lines {
        let at = (NAME, WORDS - 8.0, baseline(top, LINE, TEXT.size));
        look.put(&mut piece.drawing, at, Align::Right, line, (TEXT, look.theme.ink));
        top += LINE;
    }
    for (col, (count, tone)) in counts.iter().enumerate() {
        let area = (NAME + WORDS + col as f32 * w, y, w - GAP, h - GAP);
        let marks = marks.get(col).map_or(&[][..], Vec::as_slice);
        let lines = named(marks, area, look);
        let high = area.3 - lines.len() as f32 * MARKS.size * 1.25;
        cell(*count, *tone, (area, high), look, piece);
        let colour = look.tone(*tone).map_or(look.theme.ink, |(_, text)| text);
        for (at, line) in lines.iter().enumerate() {
            let base =
                baseline(y + high - 3.0 + at as f32 * MARKS.size * 1.25, MARKS.size * 1.25, MARKS.size);
            let place = (area.0, area.2, base);
            look.put(&mut piece.drawing, place, Align::Centre, line, (MARKS, colour));
        }
    }
}

/// The marks of a cell in two lines at the most; what has no room ends in an ellipsis.
fn named(marks: &[String], (_, _, w, h): (f32, f32, f32, f32), look: &Look<'_>) -> Vec<String> {
    let room = (((h - 16.0) / (MARKS.size * 1.25)) as usize).min(2);
    if room == 0 || marks.is_empty() {
        return Vec::new();
    }
    wrap_at_most(look.fonts, &one_line(&marks.join(", ")), MARKS, w - 4.0, room)
}

/// A count on its tone, in the upper part that is `high`; the tone is pale, and the count small, where there is none.
fn cell(
    count: u64,
    tone: Tone,
    ((x, y, w, h), high): ((f32, f32, f32, f32), f32),
    look: &Look<'_>,
    piece: &mut Piece,
) {
    let (fill, text): (Rgb, Rgb) = look.tone(tone).unwrap_or((look.theme.shade, look.theme.ink));
    let (fill, text, largest) = match count {
        0 => (tint(fill, 0.22), look.theme.ink, 8.0),
        _ => (fill, text, 12.0),
    };
    piece.drawing.rounded((x, y, w, h), 2.0, fill);
    let written = number(count.into(), Format::Count, look.print());
    let widest = (w - 3.0) / look.width(&written, bold(1.0)).max(0.1);
    let size = widest.min(h * 0.8).clamp(0.5, largest);
    let style = if count == 0 { regular(size) } else { bold(size) };
    look.put(
        &mut piece.drawing,
        (x, w, baseline(y, high, style.size)),
        Align::Centre,
        &written,
        (style, text),
    );
}

fn axis_across(matrix: &Matrix, columns: usize, y: f32, w: f32, look: &Look<'_>, piece: &mut Piece) {
    for (col, word) in matrix.x.iter().take(columns).enumerate() {
        let lines = wrap_at_most(look.fonts, &one_line(word), TEXT, w - 4.0, 2);
        for (at, line) in lines.iter().enumerate() {
            let x = NAME + WORDS + col as f32 * w;
            let at = (x, w - GAP, baseline(y + 2.0 + at as f32 * LINE, LINE, TEXT.size));
            look.put(&mut piece.drawing, at, Align::Centre, line, (TEXT, look.theme.ink));
        }
    }
    let name = fit(look.fonts, &one_line(&matrix.x_label), AXIS, columns as f32 * w);
    let at = (NAME + WORDS, columns as f32 * w, baseline(y + 25.0, 12.0, AXIS.size));
    look.put(&mut piece.drawing, at, Align::Centre, &name, (AXIS, look.theme.muted));
}

/// The name of the axis at the left, in the middle of its height.
fn axis_up(matrix: &Matrix, high: f32, look: &Look<'_>, piece: &mut Piece) {
    let name = fit(look.fonts, &one_line(&matrix.y_label), AXIS, high);
    let below = high / 2.0 + look.width(&name, AXIS) / 2.0;
    piece.drawing.turned((9.0, below), name, AXIS, look.theme.muted, 90.0);
}
