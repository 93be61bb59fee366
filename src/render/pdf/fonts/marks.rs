//! Where a mark stands on its letter, as the font says (OpenType, `GPOS`: mark to base, mark to mark).

use ttf_parser::Face;
use ttf_parser::GlyphId;
use ttf_parser::gpos::{Anchor, PositioningSubtable};

/// How far the origin of `mark` is from that of `under`, the letter or mark that it stands on, in the font's units; `None`
/// where the font does not say.
pub fn offset(face: &Face<'_>, mark: char, under: char) -> Option<(i32, i32)> {
    let (mark, under) = (face.glyph_index(mark)?, face.glyph_index(under)?);
    let lookups = face.tables().gpos?.lookups.into_iter();
    let mut tables = lookups.flat_map(|lookup| lookup.subtables.into_iter::<PositioningSubtable<'_>>());
    tables.find_map(|table| meet(&table, mark, under))
}

/// Where the point of the mark and that of what it stands on meet.
fn meet(table: &PositioningSubtable<'_>, mark: GlyphId, under: GlyphId) -> Option<(i32, i32)> {
    let (marks, points, over, below) = match table {
        PositioningSubtable::MarkToBase(t) => (t.marks, t.anchors, t.mark_coverage, t.base_coverage),
        PositioningSubtable::MarkToMark(t) => (t.marks, t.mark2_matrix, t.mark1_coverage, t.mark2_coverage),
        _ => return None,
    };
    let row = below.get(under)?;
    let (class, own) = marks.get(over.get(mark)?)?;
    let point = points.get(row, class)?;
    Some(apart(&point, &own))
}

fn apart(point: &Anchor<'_>, own: &Anchor<'_>) -> (i32, i32) {
    (i32::from(point.x) - i32::from(own.x), i32::from(point.y) - i32::from(own.y))
}
