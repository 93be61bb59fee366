//! Titles, headings, paragraphs and callouts.

use super::flow::{Flow, Piece};
use super::fonts::{Style, bold, clean, one_line, regular, wrap, wrap_at_most};
use super::look::{Look, baseline};
use super::structure::{NodeId, Role, Tag};
use crate::model::document::Callout;
use crate::model::theme::Rgb;

/// Text of paragraphs.
const BODY: Style = regular(9.5);
/// From line to line of a paragraph.
const LEADING: f32 = 14.0;
/// A caption, over a table or a chart.
const CAPTION: Style = bold(10.0);
/// The most lines of a title; more are cut.
const TITLE_LINES: usize = 3;

/// The title of a section.
pub fn title(text: &str, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    let style = bold(18.0);
    let text = one_line(text);
    let lines = wrap_at_most(look.fonts, &text, style, wide, TITLE_LINES);
    let mut piece = Piece::new(26.0, lines.len() as f32 * 24.0 + 10.0);
    piece.tag(flow.node(Role::Heading(2)));
    let under = write(&mut piece, &lines, (0.0, 0.0), 24.0, (style, look.theme.accent));
    piece.drawing.tag(Tag::Layout);
    piece
        .drawing
        .rect((0.0, under + 3.0, 36.0, 2.5), look.theme.series.first().copied().unwrap_or(look.theme.accent));
    piece.keep = true;
    piece.entry = Some((1, text.clone(), text));
    flow.push(piece);
}

/// A heading inside a section.
pub fn heading(text: &str, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    caption_in(text, "", bold(12.0), wide, look, flow);
}

/// A caption over a table or a chart; nothing where there is no text.
pub fn caption(text: &str, anchor: &str, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    caption_in(text, anchor, CAPTION, wide, look, flow);
}

/// Two captions beside each other, the second from `x` on.
pub fn captions(texts: [&str; 2], wide: f32, x: f32, look: &Look<'_>, flow: &mut Flow) {
    let leading = CAPTION.size * 1.35;
    let lines = texts.map(|text| wrap_at_most(look.fonts, &one_line(text), CAPTION, wide, TITLE_LINES));
    let tallest = lines.iter().map(Vec::len).max().unwrap_or(0);
    let mut piece = Piece::new(16.0, tallest as f32 * leading + 4.0);
    for (lines, x) in lines.iter().zip([0.0, x]) {
        piece.tag(flow.node(Role::Heading(3)));
        write(&mut piece, lines, (x, 0.0), leading, (CAPTION, look.theme.accent));
    }
    piece.keep = true;
    piece.entry = Some((2, one_line(texts[0]), String::new()));
    flow.push(piece);
}

fn caption_in(text: &str, anchor: &str, style: Style, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    let text = one_line(text);
    let lines = wrap_at_most(look.fonts, &text, style, wide, TITLE_LINES);
    if lines.is_empty() {
        return;
    }
    let leading = style.size * 1.35;
    let mut piece = Piece::new(16.0, lines.len() as f32 * leading + 4.0);
    piece.tag(flow.node(Role::Heading(3)));
    write(&mut piece, &lines, (0.0, 0.0), leading, (style, look.theme.accent));
    piece.keep = true;
    piece.entry = Some((2, text, anchor.to_owned()));
    flow.push(piece);
}

/// Prose. Its first two lines stand together, and so do its last.
pub fn paragraph(text: &str, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    prose(text, wide, false, look, flow);
}

/// Prose that leads up to a table or a picture: the two are not parted.
pub fn leading(text: &str, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    prose(text, wide, true, look, flow);
}

fn prose(text: &str, wide: f32, keep: bool, look: &Look<'_>, flow: &mut Flow) {
    // Lines that run over the whole width of a page on its long side are hard to read.
    let lines = wrap(look.fonts, &clean(text), BODY, wide.min(620.0));
    let last = lines.len().saturating_sub(1);
    let node = flow.node(Role::Paragraph);
    for (at, line) in lines.into_iter().enumerate() {
        let mut piece = Piece::new(if at == 0 { 6.0 } else { 0.0 }, LEADING);
        piece.tag(node);
        piece.drawing.text((0.0, baseline(0.0, LEADING, BODY.size)), line, BODY, look.theme.ink);
        piece.keep = at < last && (at == 0 || at + 2 > last) || at == last && keep;
        flow.push(piece);
    }
}

/// A note in small letters under a table.
pub fn note(text: &str, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    let node = flow.node(Role::Paragraph);
    flow.push(small(text, 4.0, wide, look, node));
}

/// The same on whatever stands above, on the page of its end.
pub fn note_on(text: &str, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    let node = flow.node(Role::Paragraph);
    flow.push(Piece { joins: true, ..small(text, 4.0, wide, look, node) });
}

/// The same over a table.
pub fn lead(text: &str, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    let node = flow.node(Role::Paragraph);
    flow.push(Piece { keep: true, ..small(text, 9.0, wide, look, node) });
}

fn small(text: &str, before: f32, wide: f32, look: &Look<'_>, node: NodeId) -> Piece {
    let style = regular(7.5);
    let lines = wrap(look.fonts, &clean(text), style, wide);
    let mut piece = Piece::new(before, lines.len() as f32 * 11.0);
    piece.tag(node);
    write(&mut piece, &lines, (0.0, 0.0), 11.0, (style, look.theme.muted));
    piece
}

/// A callout: a bar of its tone, its title, its text.
pub fn callout(callout: &Callout, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    const PAD: f32 = 9.0;
    const BAR: f32 = 4.0;
    let (left, room) = (BAR + PAD, wide - BAR - 2.0 * PAD);
    let head = wrap(look.fonts, &clean(&callout.title), CAPTION, room);
    let text = wrap(look.fonts, &clean(&callout.text), BODY, room);
    // A text that no page could hold runs on as a paragraph.
    let held = if text.len() > 30 { Vec::new() } else { text.clone() };
    let height = (head.len() + held.len()) as f32 * LEADING + 2.0 * PAD - 2.0;
    let mut piece = Piece::new(10.0, height);
    piece.drawing.rect((0.0, 0.0, wide, height), look.theme.shade);
    let bar = look.tone(callout.tone).map_or(look.theme.accent, |(fill, _)| fill);
    piece.drawing.rect((0.0, 0.0, BAR, height), bar);
    piece.tag(flow.node(Role::Paragraph));
    let under = write(&mut piece, &head, (left, PAD - 1.0), LEADING, (CAPTION, look.theme.ink));
    if !held.is_empty() {
        piece.tag(flow.node(Role::Paragraph));
    }
    write(&mut piece, &held, (left, under), LEADING, (BODY, look.theme.ink));
    flow.push(piece);
    if held.len() < text.len() {
        paragraph(&callout.text, wide, look, flow);
    }
}

/// Writes lines below each other; gives where the next would begin.
fn write(
    piece: &mut Piece,
    lines: &[String],
    (x, mut y): (f32, f32),
    leading: f32,
    (style, colour): (Style, Rgb),
) -> f32 {
    for line in lines {
        piece.drawing.text((x, baseline(y, leading, style.size)), line.as_str(), style, colour);
        y += leading;
    }
    y
}
