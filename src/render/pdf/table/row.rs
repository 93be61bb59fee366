//! The labels of a table and its rows as pieces.

use super::columns::{PAD, Plan, Planned};
use super::{course, is_total};
use crate::model::document::{About, Cell, Content, Format, Table, Tone};
use crate::model::print::Print;
use crate::model::theme::Rgb;
use crate::model::written;
use crate::render::pdf::drawing::{Drawing, Target};
use crate::render::pdf::flow::Piece;
use crate::render::pdf::fonts::{Style, bold, clean, fit, one_line, regular, wrap, wrap_at_most};
use crate::render::pdf::look::{Align, Look, baseline};
use crate::render::pdf::structure::{NodeId, Role, Tag, Tree};
use std::borrow::Cow;
use std::ops::Range;

/// Space above and below in a cell.
const RISE: f32 = 3.0;
/// The words over the labels on a further page.
const CONTINUED: Style = regular(7.5);
/// Room for them.
const OVER: f32 = 13.0;
/// The most lines of a label.
const LABEL_LINES: usize = 5;

/// What a cell says; empty where nothing is known.
pub fn written<'c>(cell: &'c Cell<'_>, format: Format, print: &Print) -> Cow<'c, str> {
    let format = cell.format.unwrap_or(format);
    match &cell.content {
        Content::Blank => Cow::Borrowed(""),
        Content::Text(text) | Content::Link(text, _) => clean(text),
        Content::Number(number) => Cow::Owned(written::number(*number, format, print)),
        Content::Date(date) => Cow::Owned(written::day(*date, format, print)),
    }
}

/// The labels, which come again on each page, with the title of the table over them.
pub fn labels(
    (table, title): (&Table<'_>, &str),
    plan: &Plan,
    look: &Look<'_>,
    tree: &mut Tree,
    node: NodeId,
) -> Piece {
    let style = bold(plan.style.size);
    let (leading, theme) = (plan.leading(), look.theme);
    let lines: Vec<Vec<String>> = plan
        .columns
        .iter()
        .map(|c| {
            let column = &table.columns[c.index];
            let label = one_line(&About::numbered(column.about.as_ref(), &column.label));
            wrap_at_most(look.fonts, &label, style, c.width - 2.0 * PAD, LABEL_LINES)
        })
        .collect();
    let most = lines.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let height = most as f32 * leading + 2.0 * RISE + 2.0;
    let before = if table.title.is_empty() { 8.0 } else { 2.0 };
    let mut piece = Piece::new(before, height);
    piece.drawing.rect((0.0, 0.0, plan.width(), height), theme.accent);
    let row = tree.add(node, Role::Row);
    for (column, lines) in plan.columns.iter().zip(&lines) {
        piece.tag(tree.add(row, Role::ColumnLabel));
        let top = height - RISE - 1.0 - lines.len() as f32 * leading;
        put(&mut piece.drawing, column, lines, (top, leading), (style, theme.on_accent), look);
    }
    piece.keep = true;
    piece.again = Some(Box::new(again(&piece, (title, plan.width()), look)));
    piece
}

/// The labels at the head of a further page.
fn again(labels: &Piece, (title, wide): (&str, f32), look: &Look<'_>) -> Piece {
    let words =
        fit(look.fonts, &look.words().with("{title}, continued", [("title", &title)]), CONTINUED, wide);
    let mut piece = Piece::new(0.0, labels.height + OVER);
    piece.drawing.tag(Tag::Furniture);
    piece.drawing.text((0.0, baseline(0.0, OVER - 3.0, CONTINUED.size)), words, CONTINUED, look.theme.muted);
    piece.drawing.add(labels.seen_again(), (0.0, OVER));
    piece
}

/// A row, its cells in lines.
pub struct Row {
    cells: Vec<Lines>,
    shaded: bool,
    total: bool,
    last: bool,
    /// Whether its cells are filled from edge to edge.
    filled: bool,
}

/// A cell in lines.
struct Lines {
    lines: Vec<String>,
    tone: Tone,
    style: Style,
    link: Option<String>,
    node: NodeId,
    /// The numbers whose course is drawn in it.
    course: Vec<Option<f64>>,
}

impl Row {
    /// The row `at` of the table, which is added to its node. The first cell names the row, unless the
    /// table is so small that the labels of its columns say all.
    pub fn of(
        table: &Table<'_>,
        at: usize,
        plan: &Plan,
        look: &Look<'_>,
        tree: &mut Tree,
        node: NodeId,
    ) -> Self {
        let row = tree.add(node, Role::Row);
        let first = if table.printed() > 2 && plan.columns.len() > 2 { Role::RowLabel } else { Role::Cell };
        let cells = plan.columns.iter().enumerate().map(|(place, column)| {
            let mut node = tree.add(row, if place == 0 { first } else { Role::Cell });
            let cell = table.cell(at, column.index);
            let style = if cell.tone == Tone::Strong { bold(plan.style.size) } else { plan.style };
            let text = match written(&cell, column.format, look.print()) {
                text if text.is_empty() && column.align == Align::Right => Cow::Borrowed("–"),
                text => text,
            };
            let lines = wrap(look.fonts, &text, style, column.width - 2.0 * PAD);
            let link = match &cell.content {
                Content::Link(_, target) => Some(target.clone()),
                _ => None,
            };
            if link.is_some() {
                node = tree.add(node, Role::Link);
            }
            let course = table.columns[column.index].course.map(|of| course::of(table, at, of));
            Lines { lines, tone: cell.tone, style, link, node, course: course.unwrap_or_default() }
        });
        let last = at + 1 == table.printed();
        let filled = table.grid.is_some();
        let shaded = at % 2 == 1 && !filled;
        Self { cells: cells.collect(), shaded, total: is_total(table, at), last, filled }
    }

    /// The row as one piece; line by line where it is taller than `room`.
    pub fn pieces(self, room: f32, plan: &Plan, look: &Look<'_>) -> Vec<Piece> {
        let lines = self.cells.iter().map(|c| c.lines.len()).max().unwrap_or(0).max(1);
        let fits = lines as f32 * plan.leading() + 2.0 * RISE <= room;
        let each = if fits { lines } else { 1 };
        (0..lines).step_by(each).map(|from| self.piece(from..from + each, lines, plan, look)).collect()
    }

    /// Some of its lines, of so many.
    fn piece(&self, range: Range<usize>, of: usize, plan: &Plan, look: &Look<'_>) -> Piece {
        let leading = plan.leading();
        let top = if range.start == 0 { RISE } else { 0.0 };
        let under = if range.end == of { RISE } else { 0.0 };
        let height = top + range.len() as f32 * leading + under;
        let mut piece = Piece::new(0.0, height);
        if self.shaded {
            piece.drawing.rect((0.0, 0.0, plan.width(), height), look.theme.shade);
        }
        if self.filled {
            self.fill(height, plan, look, &mut piece.drawing);
        }
        let mut rule = |y| piece.drawing.line(vec![(0.0, y), (plan.width(), y)], 0.75, look.theme.accent);
        if self.total && range.start == 0 {
            rule(0.0);
        }
        if self.last && range.end == of {
            rule(height);
        }
        for (column, cell) in plan.columns.iter().zip(&self.cells) {
            let end = range.end.min(cell.lines.len());
            let lines = cell.lines.get(range.start.min(end)..end).unwrap_or_default();
            cell.draw(column, lines, (top, leading, self.filled), look, &mut piece.drawing);
            if range.start == 0 {
                // The numbers stand in the row.
                piece.drawing.tag(Tag::Layout);
                let area = (column.x + PAD + 1.0, top + 1.5, column.width - 2.0 * PAD - 2.0, leading - 3.0);
                course::draw(&cell.course, area, look, &mut piece.drawing);
            }
        }
        piece
    }

    /// The cells of a grid, each with its tone.
    fn fill(&self, height: f32, plan: &Plan, look: &Look<'_>, drawing: &mut Drawing) {
        for (column, cell) in plan.columns.iter().zip(&self.cells).filter(|(c, _)| c.format != Format::Text) {
            let plain = if cell.lines.iter().all(|l| l.is_empty() || l == "–") {
                None
            } else {
                Some(look.theme.shade)
            };
            let fill = look.tone(cell.tone).map(|(fill, _)| fill).or(plain);
            if let Some(fill) = fill {
                drawing.rect((column.x + 0.6, 0.6, column.width - 1.2, height - 1.2), fill);
            }
        }
    }
}

impl Lines {
    fn draw(
        &self,
        column: &Planned,
        lines: &[String],
        (top, leading, filled): (f32, f32, bool),
        look: &Look<'_>,
        drawing: &mut Drawing,
    ) {
        let mut colour = look.theme.ink;
        drawing.tag(Tag::Layout);
        let high = lines.len() as f32 * leading;
        if let (Some((fill, text)), false) = (look.tone(self.tone), lines.iter().all(String::is_empty)) {
            if !filled {
                let (x, wide) = self.chip(column, lines, look);
                drawing.rounded((x, top - 1.5, wide, high + 3.0), 2.5, fill);
            }
            colour = text;
        } else if let Some(target) = &self.link {
            colour = look.theme.accent;
            drawing.tag(Tag::Node(self.node));
            drawing.link((column.x, top, column.width, high), target_of(target));
        }
        drawing.tag(Tag::Node(self.node));
        put(drawing, column, lines, (top, leading), (self.style, colour), look);
    }

    /// Left edge and width of the area behind the lines.
    fn chip(&self, column: &Planned, lines: &[String], look: &Look<'_>) -> (f32, f32) {
        let text = lines.iter().map(|l| look.width(l, self.style)).fold(0.0, f32::max);
        let wide = text + 2.0 * (PAD - 1.0);
        let x = match column.align {
            Align::Left => column.x + 1.0,
            Align::Centre => column.x + (column.width - wide) / 2.0,
            Align::Right => column.x + column.width - wide - 1.0,
        };
        (x, wide)
    }
}

fn target_of(target: &str) -> Target {
    match target.strip_prefix('#') {
        Some(anchor) => Target::Anchor(anchor.to_owned()),
        None => Target::Uri(target.to_owned()),
    }
}

fn put(
    drawing: &mut Drawing,
    column: &Planned,
    lines: &[String],
    (mut top, leading): (f32, f32),
    (style, colour): (Style, Rgb),
    look: &Look<'_>,
) {
    for line in lines {
        let at = (column.x + PAD, column.width - 2.0 * PAD, baseline(top, leading, style.size));
        look.put(drawing, at, column.align, line, (style, colour));
        top += leading;
    }
}
