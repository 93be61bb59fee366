//! The look of packs. Declared in `templates/theme.toml`.

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Reads `#1F3A5F`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#').filter(|h| h.len() == 6 && h.is_ascii())?;
        let part = |i: usize| u8::from_str_radix(&hex[i..i + 2], 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// As a number, `0xRRGGBB`.
    pub fn to_u32(self) -> u32 {
        u32::from(self.0) << 16 | u32::from(self.1) << 8 | u32::from(self.2)
    }
}

/// Colours, fonts and paper.
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
}
