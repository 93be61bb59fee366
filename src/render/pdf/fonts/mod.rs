//! The fonts of the pages: which has a character, and how wide it is.

mod clean;
pub mod embed;
mod face;
mod marks;
mod runs;
mod wrap;

pub use clean::{clean, one_line};
pub use runs::Run;
pub use wrap::{fit, pieces, unspaced, wrap, wrap_at_most};

use super::codes;
use crate::finding::{Finding, Noted};
use crate::model::theme::{FontFiles, Theme};
use face::Face;

/// Drawn for a character that no font has.
pub const REPLACEMENT: char = '\u{FFFD}';

/// How text is set: its size in points and its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size in points.
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
}

/// Regular text of a size in points.
pub const fn regular(size: f32) -> Style {
    Style { size, bold: false }
}

/// Bold text of a size in points.
pub const fn bold(size: f32) -> Style {
    Style { size, bold: true }
}

/// The theme's fonts.
pub struct Fonts<'a> {
    faces: Vec<Face<'a>>,
    /// Indexes of the faces that are asked for a character, in order, for regular and for bold text.
    regular: Vec<usize>,
    bold: Vec<usize>,
}

impl<'a> Fonts<'a> {
    /// The fonts that the theme names; a finding for each that is missing or of no use.
    pub fn load(theme: &Theme, files: &'a FontFiles) -> Noted<Self> {
        let mut fonts = Self { faces: Vec::new(), regular: Vec::new(), bold: Vec::new() };
        let mut findings = Vec::new();
        let mut add = |faces: &mut Vec<Face<'a>>, name: &str| match Face::load(name, files) {
            Some(face) => {
                faces.push(face);
                Some(faces.len() - 1)
            }
            None => {
                findings.push(unusable(name));
                None
            }
        };
        fonts.regular.extend(add(&mut fonts.faces, &theme.font));
        fonts.bold.extend(add(&mut fonts.faces, &theme.font_bold));
        for name in &theme.font_fallback {
            let at = add(&mut fonts.faces, name);
            fonts.regular.extend(at);
            fonts.bold.extend(at);
        }
        if fonts.regular.is_empty() {
            fonts.regular = fonts.bold.clone();
        }
        Noted { value: fonts, findings }
    }

    /// The face that has `c` and the character that is drawn, which is [`REPLACEMENT`] where no face has it;
    /// `None` where there is nothing to draw it with.
    pub fn place(&self, c: char, bold: bool) -> Option<(usize, char)> {
        let order = if bold { &self.bold } else { &self.regular };
        let having = |c: char| order.iter().find(|f| self.faces[**f].has(c)).map(|f| (*f, c));
        having(c).or_else(|| having(REPLACEMENT)).or_else(|| having('?'))
    }

    /// How many faces there are.
    pub fn count(&self) -> usize {
        self.faces.len()
    }

    /// Whether no face has `c`.
    pub fn lacks(&self, c: char, bold: bool) -> bool {
        self.place(c, bold).is_none_or(|(_, drawn)| drawn != c)
    }

    /// How wide a character is, in thousandths of its size.
    pub fn advance(&self, c: char, bold: bool) -> u32 {
        self.place(c, bold).map_or(0, |(face, c)| self.faces[face].advance(c))
    }

    /// How wide a text is, in points.
    pub fn width(&self, text: &str, style: Style) -> f32 {
        let thousandths: u32 = text.chars().map(|c| self.advance(c, style.bold)).sum();
        thousandths as f32 * style.size / 1000.0
    }
}

fn unusable(name: &str) -> Finding {
    Finding::new(
        codes::FONT_UNUSABLE,
        format!("the font `{name}` of the theme is missing or is no TrueType font"),
        "put the font's .ttf file into the folder `fonts` of the templates, or name another in theme.toml",
    )
}
