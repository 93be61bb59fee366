//! Measures of the page, and the theme as layout uses it.

use super::drawing::Drawing;
use super::fonts::{Fonts, Style};
use crate::model::document::{Format, Tone};
use crate::model::print::{Paper, Print};
use crate::model::theme::{Rgb, Theme};
use crate::model::words::Words;

/// Space left and right.
pub const MARGIN: f32 = 42.0;
/// Where the body begins.
pub const TOP: f32 = 58.0;
/// Space below the body.
pub const BOTTOM: f32 = 50.0;

/// Width of a page.
pub fn width(paper: Paper, landscape: bool) -> f32 {
    let (short, long) = paper.sides();
    if landscape { long } else { short }
}

/// Height of a page.
pub fn height(paper: Paper, landscape: bool) -> f32 {
    width(paper, !landscape)
}

/// Width of what stands on a page.
pub fn body(paper: Paper, landscape: bool) -> f32 {
    width(paper, landscape) - 2.0 * MARGIN
}

/// Baseline of a text whose capitals stand in the middle of a line of height `leading` that begins at `top`.
pub fn baseline(top: f32, leading: f32, size: f32) -> f32 {
    /// Height of capitals, as a share of the size.
    const CAPITALS: f32 = 0.714;
    top + (leading + CAPITALS * size) / 2.0
}

/// Theme and fonts.
pub struct Look<'a> {
    /// Colours.
    pub theme: &'a Theme,
    /// Fonts.
    pub fonts: &'a Fonts<'a>,
}

/// Where a text stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At its left.
    Left,
    /// In its middle.
    Centre,
    /// At its right.
    Right,
}

impl<'a> Look<'a> {
    /// How values are written.
    pub fn print(&self) -> &'a Print {
        &self.theme.print
    }

    /// The fixed words.
    pub fn words(&self) -> &'a Words {
        &self.theme.print.words
    }

    /// The paper.
    pub fn paper(&self) -> Paper {
        self.theme.print.paper
    }

    /// Width of what stands on a page.
    pub fn body(&self, landscape: bool) -> f32 {
        body(self.paper(), landscape)
    }

    /// How wide a text is.
    pub fn width(&self, text: &str, style: Style) -> f32 {
        self.fonts.width(text, style)
    }

    /// Fill and text of a tone; `None` for those that are not filled.
    pub fn tone(&self, tone: Tone) -> Option<(Rgb, Rgb)> {
        match tone {
            Tone::Plain | Tone::Strong => None,
            Tone::Red => Some(self.theme.red),
            Tone::Amber => Some(self.theme.amber),
            Tone::Green => Some(self.theme.green),
            Tone::Blue => Some((self.theme.accent, self.theme.on_accent)),
            Tone::Grey => Some(self.theme.neutral),
        }
    }

    /// A text between `x` and `x + wide`, with its baseline at `y`.
    pub fn put(
        &self,
        drawing: &mut Drawing,
        (x, wide, y): (f32, f32, f32),
        align: Align,
        text: &str,
        (style, colour): (Style, Rgb),
    ) {
        let slack = wide - if align == Align::Left { 0.0 } else { self.width(text, style) };
        let x = match align {
            Align::Left => x,
            Align::Centre => x + slack / 2.0,
            Align::Right => x + slack,
        };
        drawing.text((x, y), text, style, colour);
    }
}

/// Where values of a format stand.
pub fn align(format: Format) -> Align {
    match format {
        Format::Text => Align::Left,
        Format::Code | Format::Date | Format::Month => Align::Centre,
        _ => Align::Right,
    }
}

/// A colour mixed with white; `share` is that of the colour.
pub fn tint(colour: Rgb, share: f32) -> Rgb {
    let mix = |c: u8| (255.0 - (255.0 - f32::from(c)) * share) as u8;
    Rgb(mix(colour.0), mix(colour.1), mix(colour.2))
}
