//! Whether the colours of a theme can be told apart by those who see them.

use crate::finding::{Code, Finding, Severity};
use crate::model::theme::{Rgb, Theme};

/// Two colours of the theme that stand on one another and are too alike.
pub const CONTRAST_LOW: Code = Code::new("contrast-low", Severity::Warning, include_str!("contrast-low.md"));

/// The least contrast of text (WCAG 2.2, 1.4.3), and of areas and lines that say something (1.4.11).
const LEAST: (f32, f32) = (4.5, 3.0);
const PAPER: Rgb = Rgb(255, 255, 255);

/// A finding for each pair of colours of which one stands on the other and is hard to see there.
pub fn of_theme(theme: &Theme) -> Vec<Finding> {
    let Theme { ink, muted, accent, on_accent, shade, .. } = *theme;
    let texts = [
        ("`ink` on paper", ink, PAPER),
        ("`ink` on `shade`", ink, shade),
        ("`muted` on paper", muted, PAPER),
        ("`muted` on `shade`", muted, shade),
        ("`accent` on paper", accent, PAPER),
        ("`on_accent` on `accent`", on_accent, accent),
        ("`text` on `fill` of `tones.red`", theme.red.1, theme.red.0),
        ("`text` on `fill` of `tones.amber`", theme.amber.1, theme.amber.0),
        ("`text` on `fill` of `tones.green`", theme.green.1, theme.green.0),
        ("`text` on `fill` of `tones.neutral`", theme.neutral.1, theme.neutral.0),
    ];
    let texts = texts.into_iter().map(|(names, one, other)| (names.to_owned(), one, other, LEAST.0));
    let series = (1..).zip(&theme.series);
    let series =
        series.map(|(n, colour)| (format!("colour {n} of `series` on paper"), *colour, PAPER, LEAST.1));
    texts.chain(series).filter_map(|(names, one, other, least)| low(&names, one, other, least)).collect()
}

fn low(names: &str, one: Rgb, other: Rgb, least: f32) -> Option<Finding> {
    let found = one.contrast(other);
    let seen = || {
        let (one, other) = (one.to_u32(), other.to_u32());
        format!("{names}: #{one:06X} on #{other:06X} has a contrast of {found:.2} to 1, not {least}")
    };
    let remedy = "make one of the two darker or lighter in theme.toml";
    (found < least).then(|| Finding::new(CONTRAST_LOW, seen(), remedy).file("theme.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn pale_colours_are_told_with_their_contrast() {
        let mut theme = Settings::built_in().unwrap().knowledge.theme;
        assert_eq!(of_theme(&theme), []);
        // 0x77 on white is 4.478, worked out by hand; the yellow on white 1.07 with another program.
        (theme.muted, theme.shade) = (Rgb(0x77, 0x77, 0x77), PAPER);
        theme.series[0] = Rgb(0xFF, 0xFF, 0x00);
        let seen: Vec<String> = of_theme(&theme).into_iter().map(|f| f.seen).collect();
        let expected = [
            "`muted` on paper: #777777 on #FFFFFF has a contrast of 4.48 to 1, not 4.5",
            "`muted` on `shade`: #777777 on #FFFFFF has a contrast of 4.48 to 1, not 4.5",
            "colour 1 of `series` on paper: #FFFF00 on #FFFFFF has a contrast of 1.07 to 1, not 3",
        ];
        assert_eq!(seen, expected);
    }
}
