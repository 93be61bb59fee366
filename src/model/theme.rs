//! The look of packs. Declared in `templates/theme.toml`.

pub use super::colour::Rgb;
use super::picture::Logo;
use super::print::Print;

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Font files by their names; those that are built in are not copied.
pub type FontFiles = BTreeMap<String, Cow<'static, [u8]>>;

/// Colours, fonts, and how packs are printed.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Text.
    pub ink: Rgb,
    /// Secondary text, axes.
    pub muted: Rgb,
    /// Rules and table lines.
    pub line: Rgb,
    /// Header rows, headings, the cover.
    pub accent: Rgb,
    /// Text on the accent.
    pub on_accent: Rgb,
    /// Every other row, tile background.
    pub shade: Rgb,
    /// Series of charts, in order; told apart by colour-blind readers too.
    pub series: Vec<Rgb>,
    /// Fill and text colour of each tone.
    pub red: (Rgb, Rgb),
    /// See [`Theme::red`].
    pub amber: (Rgb, Rgb),
    /// See [`Theme::red`].
    pub green: (Rgb, Rgb),
    /// See [`Theme::red`].
    pub neutral: (Rgb, Rgb),
    /// Font of workbooks, by name; the PDF has its own in `templates/fonts`.
    pub workbook_font: String,
    /// File of the PDF's regular font in `templates/fonts`.
    pub font: String,
    /// File of its bold.
    pub font_bold: String,
    /// Files of the fonts that stand in for characters which those two lack, in order.
    pub font_fallback: Vec<String>,
    /// How many pages a PDF has at the most: a longer pack is written as volumes.
    pub volume_pages: usize,
    /// The sign of the house, on the covers.
    pub logo: Option<Logo>,
    /// Paper, language, how numbers and days are written. Neutral and English save for packs.
    pub print: Print,
}
