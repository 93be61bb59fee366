//! Figures, large, in a grid.

use super::flow::{Flow, Piece};
use super::fonts::{Style, bold, clean, one_line, regular, wrap, wrap_at_most};
use super::look::{Look, baseline};
use super::structure::{Role, Tag};
use super::table::written;
use crate::model::document::{About, Format, Tile, Tone};

/// The least width of a tile.
const LEAST: f32 = 118.0;
/// Space between tiles.
const GAP: f32 = 10.0;
/// Space inside a tile.
const PAD: f32 = 10.0;
/// The bar of its tone.
const BAR: f32 = 3.0;
/// Sizes of a value, the largest that fits is taken.
const SIZES: [f32; 6] = [20.0, 18.0, 16.0, 14.0, 12.0, 10.0];

const LABEL: Style = regular(8.0);
const LABEL_LEADING: f32 = 10.5;
const NOTE: Style = regular(7.0);
const NOTE_LEADING: f32 = 9.0;

/// Lays the tiles in rows of as many as fit, each row as full as the others.
pub fn lay(tiles: &[Tile], wide: f32, look: &Look<'_>, flow: &mut Flow) {
    let most = (((wide + GAP) / (LEAST + GAP)) as usize).max(1);
    let rows = tiles.len().div_ceil(most).max(1);
    let across = tiles.len().div_ceil(rows).max(1);
    let each = (wide - GAP * (across - 1) as f32) / across as f32;
    let list = flow.node(Role::List);
    for (at, row) in tiles.chunks(across).enumerate() {
        let laid: Vec<Laid> = row.iter().map(|tile| Laid::of(tile, each, look)).collect();
        let height = laid.iter().map(Laid::height).fold(0.0, f32::max);
        let mut piece = Piece::new(if at == 0 { 12.0 } else { GAP }, height);
        for (col, tile) in laid.iter().enumerate() {
            let item = flow.tree.add(list, Role::Item);
            let node = Tag::Node(flow.tree.add(item, Role::ItemBody));
            tile.draw(node, col as f32 * (each + GAP), each, height, look, &mut piece);
        }
        piece.keep = at + 1 < rows;
        flow.push(piece);
    }
}

/// A tile's lines.
struct Laid {
    label: Vec<String>,
    value: Vec<String>,
    style: Style,
    note: Vec<String>,
    tone: Tone,
}

impl Laid {
    fn of(tile: &Tile, wide: f32, look: &Look<'_>) -> Self {
        let room = wide - 2.0 * PAD - BAR;
        let text = match written(&tile.value, tile.value.format.unwrap_or(Format::Count), look.print()) {
            text if text.is_empty() => "–".to_owned(),
            text => one_line(&text),
        };
        let chip = chip_width(tile.value.tone, look);
        let fits = |size: &f32| look.width(&text, bold(*size)) <= room - chip;
        let style = bold(SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1]));
        Self {
            label: wrap_at_most(
                look.fonts,
                &clean(&About::numbered(tile.about.as_ref(), &tile.label)),
                LABEL,
                room,
                3,
            ),
            value: wrap(look.fonts, &text, style, room - chip),
            style,
            note: wrap_at_most(look.fonts, &clean(&tile.note), NOTE, room, 3),
            tone: tile.value.tone,
        }
    }

    fn height(&self) -> f32 {
        let value = self.value.len() as f32 * self.leading();
        let words = self.label.len() as f32 * LABEL_LEADING + self.note.len() as f32 * NOTE_LEADING;
        words + value + 2.0 * PAD - 2.0
    }

    fn leading(&self) -> f32 {
        (self.style.size * 1.3).max(if self.value.len() == 1 { 26.0 } else { 0.0 })
    }

    fn draw(&self, node: Tag, x: f32, wide: f32, height: f32, look: &Look<'_>, piece: &mut Piece) {
        let theme = look.theme;
        let drawing = &mut piece.drawing;
        drawing.tag(Tag::Layout);
        drawing.rect((x, 0.0, wide, height), theme.shade);
        let bar = look.tone(self.tone).map_or(theme.accent, |(fill, _)| fill);
        drawing.rect((x, 0.0, BAR, height), bar);
        let left = x + BAR + PAD;
        let mut y = PAD - 1.0;
        drawing.tag(node);
        for line in &self.label {
            drawing.text((left, baseline(y, LABEL_LEADING, LABEL.size)), line.as_str(), LABEL, theme.muted);
            y += LABEL_LEADING;
        }
        piece.drawing.tag(Tag::Layout);
        chip(self.tone, (x + wide - PAD, y + self.leading() / 2.0), node, look, piece);
        piece.drawing.tag(node);
        for line in &self.value {
            let at = (left, baseline(y, self.leading(), self.style.size));
            piece.drawing.text(at, line.as_str(), self.style, theme.ink);
            y += self.leading();
        }
        for line in &self.note {
            let at = (left, baseline(y, NOTE_LEADING, NOTE.size));
            piece.drawing.text(at, line.as_str(), NOTE, theme.muted);
            y += NOTE_LEADING;
        }
    }
}

/// The word of a status, so that it is never told by colour alone.
fn word(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Red => Some("Red"),
        Tone::Amber => Some("Amber"),
        Tone::Green => Some("Green"),
        _ => None,
    }
}

const CHIP: Style = bold(7.0);

fn chip_width(tone: Tone, look: &Look<'_>) -> f32 {
    word(tone).map_or(0.0, |word| look.width(look.words().of(word), CHIP) + 14.0)
}

/// A chip with the word of the tone, its right end and middle at `(right, middle)`.
fn chip(tone: Tone, (right, middle): (f32, f32), node: Tag, look: &Look<'_>, piece: &mut Piece) {
    let (Some(word), Some((fill, text))) = (word(tone), look.tone(tone)) else { return };
    let word = look.words().of(word);
    let wide = look.width(word, CHIP) + 10.0;
    piece.drawing.rounded((right - wide, middle - 6.0, wide, 12.0), 3.0, fill);
    piece.drawing.tag(node);
    piece.drawing.text((right - wide + 5.0, baseline(middle - 6.0, 12.0, CHIP.size)), word, CHIP, text);
}
