//! Colours, and what a person calls them. What a colour says is declared in `templates/colours.toml`.

use super::vocabulary::Vocabulary;
use std::collections::HashSet;
use std::fmt;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Reads `#1F3A5F`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#').filter(|h| h.len() == 6 && h.is_ascii())?;
        let part = |i: usize| u8::from_str_radix(&hex[i..i + 2], 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// How far two colours stand apart: the contrast ratio of WCAG 2.2, 1 to 21.
    pub fn contrast(self, other: Self) -> f32 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Relative luminance of WCAG 2.2, 0 to 1.
    fn luminance(self) -> f32 {
        let part = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
    }

    /// Reads the code of a colour as people and programs write it: `#FFC000`, `FFC000`, `FFFFC000` with its opacity first,
    /// `#FC0`, `rgb(255, 192, 0)`. `None` for anything else; six letters without a digit or a sign are a word.
    pub fn written(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if let Some(inside) = text.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')')) {
            let parts: Option<Vec<u8>> =
                inside.split([',', ';']).map(|part| part.trim().parse().ok()).collect();
            let parts: [u8; 3] = parts?.try_into().ok()?;
            return Some(Self(parts[0], parts[1], parts[2]));
        }
        let signed = text.strip_prefix('#').or_else(|| text.strip_prefix("0x"));
        let hex = signed.unwrap_or(&text);
        let digits = hex.bytes().all(|b| b.is_ascii_hexdigit());
        let code = signed.is_some() || hex.bytes().any(|b| b.is_ascii_digit());
        match hex.len() {
            _ if !digits || !code => None,
            3 if signed.is_some() => {
                Self::parse(&format!("#{}", hex.chars().flat_map(|c| [c, c]).collect::<String>()))
            }
            6 => Self::parse(&format!("#{hex}")),
            8 => Self::parse(&format!("#{}", hex.strip_prefix("ff")?)),
            _ => None,
        }
    }

    /// As a number, `0xRRGGBB`.
    pub fn to_u32(self) -> u32 {
        u32::from(self.0) << 16 | u32::from(self.1) << 8 | u32::from(self.2)
    }

    /// Hue in whole degrees (red 0, green 120, blue 240), saturation and lightness in per cent. Whole numbers only, so
    /// that every machine finds the same. <https://www.w3.org/TR/css-color-3/#hsl-color>
    pub fn hsl(self) -> Hsl {
        let [r, g, b] = [self.0, self.1, self.2].map(i32::from);
        let (max, min) = (r.max(g).max(b), r.min(g).min(b));
        let (chroma, sum) = (max - min, max + min);
        let (first, second, base) = match max {
            _ if chroma == 0 => (0, 0, 0),
            m if m == r => (g, b, 0),
            m if m == g => (b, r, 120),
            _ => (r, g, 240),
        };
        let hue = base + 60 * (first - second) / chroma.max(1);
        let room = (255 - (sum - 255).abs()).max(1);
        Hsl {
            hue: hue.rem_euclid(360) as u16,
            saturation: (100 * chroma / room) as u8,
            lightness: (100 * sum / 510) as u8,
        }
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06X}", self.to_u32())
    }
}

/// A colour by hue (0–359), saturation and lightness (0–100).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hsl {
    /// Degrees on the colour circle.
    pub hue: u16,
    /// How far from grey.
    pub saturation: u8,
    /// From black to white.
    pub lightness: u8,
}

/// The colours that people mark cells with, as far as they have a name.
#[derive(Debug, Clone, Default)]
pub struct Colours {
    /// From this lightness on a fill is paper.
    pub white_from: u8,
    /// The word of the colour in which rows that are done with are filled.
    pub done: String,
    /// Names, each with the shades it stands for.
    pub named: Vec<NamedColour>,
    /// Signs that say nothing but by their colour.
    pub dots: HashSet<char>,
}

/// A name for a part of all colours.
#[derive(Debug, Clone)]
pub struct NamedColour {
    /// A word that vocabularies have, such as `Amber`.
    pub word: String,
    /// Hues, both ends in it; over 359 where the first is the larger.
    pub hue: (u16, u16),
    /// Saturation, both ends in it.
    pub saturation: (u8, u8),
    /// Lightness, both ends in it.
    pub lightness: (u8, u8),
    /// Whether it says something where it is the only colour of a column.
    pub alone: bool,
}

impl Colours {
    /// Whether a fill cannot be told from paper.
    pub fn is_paper(&self, colour: Rgb) -> bool {
        colour.hsl().lightness >= self.white_from
    }

    /// The name of a colour; `None` where it has none, such as purple or black.
    pub fn name(&self, colour: Rgb) -> Option<&NamedColour> {
        let shade = colour.hsl();
        self.named.iter().find(|n| n.has(shade))
    }

    /// Whether a closed list has the words of the colours that each say something, as one of RAG ratings has.
    pub fn are_values_of(&self, vocabulary: &Vocabulary) -> bool {
        self.named.iter().filter(|n| n.alone).all(|n| vocabulary.read(&n.word).is_some())
    }

    /// Whether a text is only signs that say nothing but by their colour.
    pub fn is_dot(&self, text: &str) -> bool {
        let mut signs = text.chars().filter(|c| !c.is_whitespace()).peekable();
        signs.peek().is_some() && signs.all(|c| self.dots.contains(&c))
    }
}

impl NamedColour {
    fn has(&self, shade: Hsl) -> bool {
        let (first, last) = self.hue;
        let hue = match first <= last {
            true => (first..=last).contains(&shade.hue),
            false => shade.hue >= first || shade.hue <= last,
        };
        hue && (self.saturation.0..=self.saturation.1).contains(&shade.saturation)
            && (self.lightness.0..=self.lightness.1).contains(&shade.lightness)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_stands_out_most() {
        assert!((Rgb(0, 0, 0).contrast(Rgb(255, 255, 255)) - 21.0).abs() < 0.01);
        // Worked out with another program: #E08E45 on white is 2.58.
        assert!((Rgb(0xE0, 0x8E, 0x45).contrast(Rgb(255, 255, 255)) - 2.58).abs() < 0.01);
    }

    #[test]
    fn codes_of_colours() {
        for text in
            ["FFC000", "#FFC000", "#ffc000", "FFFFC000", "0xFFC000", "rgb(255, 192, 0)", "RGB(255;192;0)"]
        {
            assert_eq!(Rgb::written(text), Some(Rgb(255, 192, 0)), "{text}");
        }
        assert_eq!(Rgb::written("#F00"), Some(Rgb(255, 0, 0)));
        for text in
            ["", "FACADE", "F00", "#FFC00", "7FFFC000", "rgb(1, 2)", "rgb(1, 2, 300)", "Red", "FFC00G"]
        {
            assert_eq!(Rgb::written(text), None, "{text}");
        }
    }

    #[test]
    fn shades_by_hue_saturation_and_lightness() {
        for (colour, hue, saturation, lightness) in [
            ("#FF0000", 0, 100, 50),
            ("#FFC7CE", 353, 100, 89),
            ("#FFC000", 45, 100, 50),
            ("#00B050", 147, 100, 34),
            ("#0070C0", 205, 100, 37),
            ("#808080", 0, 0, 50),
            ("#FFFFFF", 0, 0, 100),
            ("#000000", 0, 0, 0),
        ] {
            let shade = Rgb::parse(colour).unwrap().hsl();
            assert_eq!(
                (shade.hue, shade.saturation, shade.lightness),
                (hue, saturation, lightness),
                "{colour}"
            );
        }
    }
}
