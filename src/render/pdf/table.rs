//! Tables: columns as wide as what they hold, labels on every page, rows that are never split.

use super::columns::{Measure, measure};
use super::drawing::Target;
use super::flow::{Flow, Piece};
use super::fonts::{Style, bold, clean, regular, wrap, wrap_at_most};
use super::look::{Align, Look, align, baseline};
use super::prose;
use crate::model::document::{Cell, Content, Format, Table, Tone};
use crate::model::written;

/// Text of a cell.
pub const TEXT: Style = regular(7.8);
/// A label, and bold cells.
pub const BOLD: Style = bold(7.8);
const LEADING: f32 = 10.2;
/// Space left and right in a cell.
pub const PAD: f32 = 4.0;
/// Space above and below in a row.
const AIR: f32 = 3.2;
/// A cell of more lines is cut, so that a row stays on its page.
const LINES: usize = 40;

/// Lays the table: caption, labels, rows, and a line on those that are not printed.
pub fn lay(table: &Table<'_>, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    prose::caption(&table.title, &table.name, wide, look, flow);
    if table.is_empty() {
        prose::paragraph("No records.", wide, look, flow);
        return;
    }
    let columns = measure(table, wide, look);
    if columns.is_empty() {
        return;
    }
    flow.push(labels(&columns, look));
    let printed = table.printed();
    for row in 0..printed {
        let piece = self::row(table, row, &columns, flow.tallest(), look);
        flow.push(piece);
    }
    flow.end_table();
    if printed < table.len() {
        prose::note(&rest(table, printed), wide, look, flow);
    }
}

/// `40 of 312 rows, highest score first; all are in the workbook.`
fn rest(table: &Table<'_>, printed: usize) -> String {
    let number = |n: usize| written::number(n.into(), Format::Count);
    let order = if table.order.is_empty() { String::new() } else { format!(", {}", table.order) };
    let place = if table.name.is_empty() { String::new() } else { format!(", in the table {}", table.name) };
    format!("{} of {} rows{order}; all are in the workbook{place}.", number(printed), number(table.len()))
}

fn labels(columns: &[Measure], look: &Look<'_>) -> Piece {
    let lines: Vec<Vec<String>> =
        columns.iter().map(|c| wrap_at_most(look.fonts, &clean(&c.label), BOLD, c.room(), 4)).collect();
    let most = lines.iter().map(Vec::len).max().unwrap_or(1);
    let height = most as f32 * LEADING + 2.0 * AIR + 2.0;
    let mut piece = Piece::new(2.0, height);
    let wide: f32 = columns.iter().map(|c| c.wide).sum();
    piece.drawing.rect((0.0, 0.0, wide, height), look.theme.accent);
    for (column, lines) in columns.iter().zip(&lines) {
        // Labels stand at the bottom of their row, above their values.
        let top = height - AIR - 1.0 - lines.len() as f32 * LEADING;
        let style = (BOLD, look.theme.on_accent);
        lines_of(&mut piece, column, lines, top, align(column.format), style, look);
    }
    piece.keep = true;
    piece.repeats = true;
    piece
}

fn row(table: &Table<'_>, row: usize, columns: &[Measure], tallest: f32, look: &Look<'_>) -> Piece {
    let most = (((tallest - 2.0 * AIR) / LEADING) as usize).clamp(1, LINES);
    let cells: Vec<Cell<'_>> = columns.iter().map(|c| table.cell(row, c.at)).collect();
    let laid: Vec<Vec<String>> = cells
        .iter()
        .zip(columns)
        .map(|(cell, column)| {
            let text = written(cell, column.format);
            let style = style_of(cell);
            let room = column.room() - if look.tone(cell.tone).is_some() { 4.0 } else { 0.0 };
            let lines = wrap(look.fonts, &clean(&text), style, room);
            if lines.len() > most {
                wrap_at_most(look.fonts, &clean(&text), style, room, most)
            } else {
                lines
            }
        })
        .collect();
    let lines = laid.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let height = lines as f32 * LEADING + 2.0 * AIR;
    let mut piece = Piece::new(0.0, height);
    let wide: f32 = columns.iter().map(|c| c.wide).sum();
    if row % 2 == 1 {
        piece.drawing.rect((0.0, 0.0, wide, height), look.theme.shade);
    }
    piece.drawing.line(vec![(0.0, height), (wide, height)], 0.4, look.theme.line);
    for ((cell, column), lines) in cells.iter().zip(columns).zip(&laid) {
        draw_cell(&mut piece, cell, column, lines, look);
    }
    piece
}

/// A cell's lines; one with a tone on a chip of its own.
fn draw_cell(piece: &mut Piece, cell: &Cell<'_>, column: &Measure, lines: &[String], look: &Look<'_>) {
    let mut colour = look.theme.ink;
    let format = cell.format.unwrap_or(column.format);
    if let Some((fill, text)) = look.tone(cell.tone).filter(|_| !lines.is_empty()) {
        let high = lines.len() as f32 * LEADING + 1.6;
        let widest = lines.iter().map(|l| look.width(l, style_of(cell))).fold(0.0, f32::max) + 8.0;
        let wide = widest.min(column.wide - 2.0);
        let slack = column.wide - 2.0 - wide;
        let x = column.x
            + 1.0
            + match align(format) {
                Align::Left => 0.0,
                Align::Centre => slack / 2.0,
                Align::Right => slack,
            };
        piece.drawing.rounded((x, AIR - 0.8, wide, high), 3.0, fill);
        colour = text;
    }
    lines_of(piece, column, lines, AIR, align(format), (style_of(cell), colour), look);
    if let Content::Link(_, to) = &cell.content {
        let target = match to.strip_prefix('#') {
            Some(anchor) => Target::Anchor(anchor.to_owned()),
            None => Target::Uri(to.clone()),
        };
        piece.drawing.link((column.x, 0.0, column.wide, lines.len() as f32 * LEADING + AIR), target);
    }
}

fn style_of(cell: &Cell<'_>) -> Style {
    if cell.tone == Tone::Plain || cell.tone == Tone::Grey { TEXT } else { BOLD }
}

fn lines_of(
    piece: &mut Piece,
    column: &Measure,
    lines: &[String],
    top: f32,
    side: Align,
    style: (Style, crate::model::theme::Rgb),
    look: &Look<'_>,
) {
    for (at, line) in lines.iter().enumerate() {
        let y = baseline(top + at as f32 * LEADING, LEADING, style.0.size);
        look.put(&mut piece.drawing, (column.x + PAD, column.room(), y), side, line, style);
    }
}

/// What a cell shows, as text.
pub fn written(cell: &Cell<'_>, format: Format) -> String {
    let format = cell.format.unwrap_or(format);
    match &cell.content {
        Content::Blank => String::new(),
        Content::Text(text) | Content::Link(text, _) => text.to_string(),
        Content::Number(number) => written::number(*number, format),
        Content::Date(date) => written::day(*date, format),
    }
}
