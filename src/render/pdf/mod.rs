//! A document as pages: cover with contents, sections, bookmarks. Layout makes a drawing of our own that knows nothing
//! of PDF; `backend`, `fonts::embed` and `finish` turn it into a file and are the only users of printpdf and
//! lopdf.

mod backend;
mod chart;
mod codes;
mod cover;
mod drawing;
mod finish;
mod flow;
mod fonts;
mod furniture;
mod layout;
mod logo;
mod look;
mod matrix;
mod prose;
mod structure;
mod table;
#[cfg(test)]
mod tests;
mod tiles;
mod timeline;
mod volumes;

pub use codes::ALL;

use crate::finding::Noted;
use crate::model::document::Document;
use crate::model::theme::{FontFiles, Theme};
use drawing::Drawn;
use fonts::Fonts;
use look::Look;

/// Pages in a file.
pub struct Pages {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many there are.
    pub count: usize,
}

/// The pages of a document as PDF files, more than one where the pages are more than the theme's volumes hold; the same
/// document gives the same bytes. `fonts` are the files of
/// `templates/fonts` by name, of which the theme names some; `figures` is attached as `figures.json` unless it is empty.
pub fn render(
    document: &Document<'_>,
    theme: &Theme,
    fonts: &FontFiles,
    figures: &[u8],
) -> Noted<Vec<Pages>> {
    let Noted { value: fonts, mut findings } = Fonts::load(theme, fonts);
    let drawn = layout::draw(document, &Look { theme, fonts: &fonts });
    findings.extend(codes::of_text(&drawn, &fonts));
    let file = document.path("pdf");
    let findings = findings.into_iter().map(|f| f.file(file.as_str())).collect();
    let words = &theme.print.words;
    let write = |mut drawn: Drawn| {
        let written = backend::write(&mut drawn, &fonts, theme);
        let bytes = finish::finish(written, document, &drawn, words, figures);
        Pages { bytes, count: drawn.pages.len() }
    };
    // A volume is let go as soon as it is written.
    Noted { value: drawn.into_iter().map(write).collect(), findings }
}
