//! Fonts that show signs in place of letters: `ü` in Wingdings is a tick to everyone who sees the sheet.

/// A font of signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolFont {
    /// Wingdings.
    Wingdings,
    /// Wingdings 2.
    Wingdings2,
    /// Wingdings 3.
    Wingdings3,
    /// Webdings.
    Webdings,
}

/// A longer text is no sign.
const MOST_SIGNS: usize = 8;

/// The fonts' own codes for the signs that registers are marked with, and the same signs in Unicode.
const WINGDINGS: &[(u8, char)] = &[
    (0x4A, '☺'),
    (0x4B, '😐'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6D, '○'),
    (0x6E, '■'),
    (0x6F, '☐'),
    (0xA1, '○'),
    (0xA4, '◉'),
    (0xA8, '☐'),
    (0xAB, '★'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE4, '↗'),
    (0xE6, '↘'),
    (0xE7, '←'),
    (0xE8, '→'),
    (0xE9, '↑'),
    (0xEA, '↓'),
    (0xEC, '↗'),
    (0xEE, '↘'),
    (0xF0, '→'),
    (0xF1, '↑'),
    (0xF2, '↓'),
    (0xF3, '↔'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];
const WINGDINGS_2: &[(u8, char)] = &[
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x97, '●'),
    (0x98, '●'),
    (0xA2, '■'),
    (0xA3, '☐'),
];
const WINGDINGS_3: &[(u8, char)] = &[
    (0x66, '←'),
    (0x67, '→'),
    (0x68, '↑'),
    (0x69, '↓'),
    (0x6B, '↗'),
    (0x6D, '↘'),
    (0x70, '▲'),
    (0x71, '▼'),
    (0x75, '▶'),
];
const WEBDINGS: &[(u8, char)] =
    &[(0x61, '✓'), (0x63, '☐'), (0x67, '■'), (0x6E, '●'), (0x72, '✗'), (0x34, '▶'), (0x35, '▲'), (0x36, '▼')];

impl SymbolFont {
    /// The font of this name; `None` for one of letters.
    pub fn named(name: &str) -> Option<Self> {
        let is = |other: &str| name.trim().eq_ignore_ascii_case(other);
        match () {
            () if is("Wingdings") => Some(Self::Wingdings),
            () if is("Wingdings 2") => Some(Self::Wingdings2),
            () if is("Wingdings 3") => Some(Self::Wingdings3),
            () if is("Webdings") => Some(Self::Webdings),
            () => None,
        }
    }

    /// The signs that a text shows in this font; `None` where one of them is not known, or the text is long.
    pub fn shown(self, text: &str) -> Option<String> {
        if text.chars().count() > MOST_SIGNS {
            return None;
        }
        text.chars().map(|c| if c.is_whitespace() { Some(c) } else { self.sign(c) }).collect()
    }

    /// Codes may stand in the private area that Windows shifts them to.
    fn sign(self, letter: char) -> Option<char> {
        let code = u32::from(letter);
        let code = u8::try_from(code.checked_sub(0xF000).unwrap_or(code)).ok()?;
        let signs = match self {
            Self::Wingdings => WINGDINGS,
            Self::Wingdings2 => WINGDINGS_2,
            Self::Wingdings3 => WINGDINGS_3,
            Self::Webdings => WEBDINGS,
        };
        signs.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_shown_as_people_see_them() {
        let wingdings = SymbolFont::named("wingdings").unwrap();
        assert_eq!(wingdings.shown("ü"), Some("✓".to_owned()));
        assert_eq!(wingdings.shown("\u{f0fb}"), Some("✗".to_owned()));
        assert_eq!(wingdings.shown("l"), Some("●".to_owned()));
        assert_eq!(wingdings.shown("Owner"), None);
        assert_eq!(SymbolFont::named("Webdings").unwrap().shown("a"), Some("✓".to_owned()));
        assert_eq!(SymbolFont::named("Calibri"), None);
    }
}
