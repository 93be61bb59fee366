//! Kinds of findings of this stage.

use super::drawing::Drawn;
use super::fonts::Fonts;
use crate::finding::{Code, Finding, Severity};
use std::collections::BTreeSet;

/// A font of the theme that cannot be used.
pub const FONT_UNUSABLE: Code =
    Code::new("font-unusable", Severity::Warning, include_str!("pages/font-unusable.md"));
/// Characters that no font has.
pub const CHARACTER_MISSING: Code =
    Code::new("character-missing", Severity::Warning, include_str!("pages/character-missing.md"));
/// Text of a script that has to be shaped, and is not.
pub const TEXT_UNSHAPED: Code =
    Code::new("text-unshaped", Severity::Warning, include_str!("pages/text-unshaped.md"));

/// All of them.
pub const ALL: &[Code] = &[FONT_UNUSABLE, CHARACTER_MISSING, TEXT_UNSHAPED];

/// So many characters are named.
const NAMED: usize = 12;

/// What there is to say about the texts on the pages.
pub fn of_text(drawn: &Drawn, fonts: &Fonts<'_>) -> Vec<Finding> {
    let (mut lacking, mut shaped) = (BTreeSet::new(), 0u64);
    let (mut many, texts) = (0u64, drawn.pages.iter().flat_map(|p| p.drawing.texts()));
    for text in texts {
        let lost = text.text.chars().filter(|c| !fonts.has(*c, text.style.bold));
        many += lost.clone().count() as u64;
        lacking.extend(lost);
        shaped += u64::from(text.text.chars().any(needs_shaping));
    }
    let mut findings = Vec::new();
    if !lacking.is_empty() {
        let named: Vec<String> =
            lacking.iter().take(NAMED).map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
        let seen =
            "characters that no font of the theme has stand as a sign in the pages; the workbook has them";
        let remedy = "add a font that has them to the templates and to `fallback` in theme.toml";
        findings.push(Finding::new(CHARACTER_MISSING, seen, remedy).count(many).evidence(named));
    }
    if shaped > 0 {
        let seen = "text in a script whose letters join or run from right to left is not set as it should be";
        let remedy = "read it in the workbook";
        findings.push(Finding::new(TEXT_UNSHAPED, seen, remedy).count(shaped));
    }
    findings
}

/// Hebrew, Arabic, the scripts of India and South-East Asia.
fn needs_shaping(c: char) -> bool {
    matches!(u32::from(c), 0x590..=0x8FF | 0x900..=0xDFF | 0xE00..=0xFFF | 0x1780..=0x17FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC)
}
