//! Fonts as the PDF holds them: only the glyphs that are used.

use super::Fonts;
use super::face::Face;
use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont};
use std::collections::{BTreeMap, BTreeSet};

/// The name of a face in the PDF; six capitals, which mark a subset.
pub fn id(face: usize) -> FontId {
    let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
    FontId(format!("PACK{}{}", letter(face / 26), letter(face)))
}

/// The faces with the characters that are used of each, ready to embed.
pub fn embed(fonts: &Fonts<'_>, used: &[BTreeSet<char>]) -> BTreeMap<FontId, PdfFont> {
    let faces = fonts.faces.iter().zip(used).enumerate().filter(|(_, (_, used))| !used.is_empty());
    faces
        .filter_map(|(at, (face, used))| Some((id(at), PdfFont::new(subset(face, used, &id(at))?))))
        .collect()
}

fn subset(face: &Face<'_>, used: &BTreeSet<char>, id: &FontId) -> Option<ParsedFont> {
    let parsed = &face.parsed;
    let mut glyphs = subsetter::GlyphRemapper::new();
    let (mut places, mut widths) = (BTreeMap::new(), BTreeMap::new());
    for c in used {
        let glyph = parsed.glyph_index(*c)?;
        let place = glyphs.remap(glyph.0);
        places.insert(*c as u32, place);
        widths.insert(place, parsed.glyph_hor_advance(glyph)?);
    }
    let bytes = subsetter::subset(face.bytes, 0, &glyphs).ok()?;
    let metrics = FontMetrics { ascent: parsed.ascender(), descent: parsed.descender() };
    let name = format!("{}+{}", id.0, face.name);
    let units = parsed.units_per_em();
    let mut font = ParsedFont::with_glyph_data(bytes, 0, Some(name), places, widths, units, metrics);
    let bounds = parsed.global_bounding_box();
    font.pdf_font_metrics.x_min = bounds.x_min;
    font.pdf_font_metrics.y_min = bounds.y_min;
    font.pdf_font_metrics.x_max = bounds.x_max;
    font.pdf_font_metrics.y_max = bounds.y_max;
    font.pdf_font_metrics.us_weight_class = parsed.weight().to_number();
    Some(font)
}
