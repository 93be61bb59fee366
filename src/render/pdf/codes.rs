//! Kinds of findings of this stage, and those about the text of the pages.

use super::drawing::Drawn;
use super::fonts::Fonts;
use crate::finding::{Code, Finding, Severity};
use std::collections::BTreeMap;

/// A font of the theme that is missing or cannot be used.
pub const FONT_UNUSABLE: Code =
    Code::new("font-unusable", Severity::Error, include_str!("pages/font-unusable.md"));
/// A character that no font has.
pub const CHARACTER_MISSING: Code =
    Code::new("character-missing", Severity::Warning, include_str!("pages/character-missing.md"));
/// Text of a script whose letters join or run from right to left.
pub const TEXT_UNSHAPED: Code =
    Code::new("text-unshaped", Severity::Warning, include_str!("pages/text-unshaped.md"));

/// All of them.
pub const ALL: &[Code] = &[FONT_UNUSABLE, CHARACTER_MISSING, TEXT_UNSHAPED];

/// What of the drawn text cannot be shown as it should be.
pub fn of_text(volumes: &[Drawn], fonts: &Fonts<'_>) -> Vec<Finding> {
    let mut missing: BTreeMap<char, u64> = BTreeMap::new();
    let mut unjoined: Vec<&str> = Vec::new();
    for text in volumes.iter().flat_map(|drawn| &drawn.pages).flat_map(|page| page.drawing.texts()) {
        if text.text.is_ascii() {
            continue;
        }
        for c in text.text.chars().filter(|c| fonts.lacks(*c, text.style.bold)) {
            *missing.entry(c).or_default() += 1;
        }
        if text.text.chars().any(joins) {
            unjoined.push(&text.text);
        }
    }
    missing_finding(&missing).into_iter().chain(unjoined_finding(&unjoined)).collect()
}

fn missing_finding(missing: &BTreeMap<char, u64>) -> Option<Finding> {
    if missing.is_empty() {
        return None;
    }
    let first: Vec<String> = missing.keys().take(8).map(|c| format!("{c} (U+{:04X})", *c as u32)).collect();
    let more = if missing.len() > 8 { format!(" and {} more", missing.len() - 8) } else { String::new() };
    let seen = format!("no font of the pages has {}{more}", first.join(", "));
    let remedy = "add a font that has them to the folder `fonts` of the templates and to `fallback` in theme.toml; the \
                  workbook shows them";
    let finding = Finding::new(CHARACTER_MISSING, seen, remedy);
    Some(finding.count(missing.values().sum()).evidence(missing.keys().map(char::to_string)))
}

fn unjoined_finding(texts: &[&str]) -> Option<Finding> {
    let seen = "letters that join or run from right to left are drawn one by one from left to right";
    let finding = || Finding::new(TEXT_UNSHAPED, seen, "read these texts in the workbook");
    (!texts.is_empty()).then(|| finding().count(texts.len() as u64).evidence(texts.iter().copied()))
}

/// Whether a character is of a script that needs more than one letter after the other: Hebrew and Arabic to their
/// neighbours, and those of South and South-East Asia.
fn joins(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}
