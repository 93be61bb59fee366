//! What the marks and colours of a grid say, in a line over it.

use crate::model::document::Legend;
use crate::render::pdf::flow::{Flow, Piece};
use crate::render::pdf::fonts::{Style, bold, regular};
use crate::render::pdf::look::{Align, Look, baseline};
use crate::render::pdf::structure::{Role, Tag};

/// Words.
const WORDS: Style = regular(7.5);
/// Marks.
const MARK: Style = bold(7.5);
/// From line to line.
const LEADING: f32 = 13.0;
/// The side of the area behind a mark.
const SIDE: f32 = 10.0;

/// Lays the keys side by side, in as many lines as they need; nothing where there are none.
pub fn lay(legend: &Legend, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    if legend.0.is_empty() {
        return;
    }
    let node = flow.node(Role::Paragraph);
    let (mut x, mut y) = (0.0, 0.0);
    let mut piece = Piece::new(2.0, 0.0);
    for (mark, words, tone) in &legend.0 {
        let room = SIDE + 4.0 + look.width(words, WORDS);
        if x > 0.0 && x + room > wide {
            (x, y) = (0.0, y + LEADING);
        }
        let (fill, text) = look.tone(*tone).unwrap_or((look.theme.shade, look.theme.ink));
        piece.drawing.tag(Tag::Layout);
        piece.drawing.rounded((x, y + 1.0, SIDE, SIDE), 2.0, fill);
        piece.tag(node);
        let line = baseline(y + 1.0, SIDE, MARK.size);
        look.put(&mut piece.drawing, (x, SIDE, line), Align::Centre, mark, (MARK, text));
        piece.drawing.text((x + SIDE + 4.0, line), words.as_str(), WORDS, look.theme.ink);
        x += room + 12.0;
    }
    piece.height = y + LEADING + 1.0;
    piece.keep = true;
    flow.push(piece);
}
