//! The rules that colour a column, as conditional formats: a value that is changed changes its colour.

use super::formats::{Formats, colour};
use super::value::float;
use crate::model::document::{Tone, Tones};
use rust_xlsxwriter::{ConditionalFormatCell, ConditionalFormatCellRule, Format, Worksheet, XlsxError};

/// Colours the cells of a column between two rows, both with it.
pub fn colour_column(
    sheet: &mut Worksheet,
    col: u16,
    (first, last): (u32, u32),
    tones: &Tones,
    formats: &Formats<'_>,
) -> Result<(), XlsxError> {
    for rule in rules(tones, formats) {
        sheet.add_conditional_format(first, col, last, col, &rule)?;
    }
    Ok(())
}

fn rules(tones: &Tones, formats: &Formats<'_>) -> Vec<ConditionalFormatCell> {
    let rule = |tone: Tone| Some(ConditionalFormatCell::new().set_format(fill(tone, formats)?));
    match tones {
        Tones::Own => Vec::new(),
        Tones::Words(words) => words
            .iter()
            .filter_map(|(word, tone)| {
                Some(rule(*tone)?.set_rule(ConditionalFormatCellRule::EqualTo(word.clone())))
            })
            .collect(),
        Tones::AtLeast(bands) => bands
            .iter()
            .filter_map(|(least, tone)| {
                let rule =
                    rule(*tone)?.set_rule(ConditionalFormatCellRule::GreaterThanOrEqualTo(float(*least)));
                Some(rule.set_stop_if_true(true))
            })
            .collect(),
    }
}

fn fill(tone: Tone, formats: &Formats<'_>) -> Option<Format> {
    let (fill, text) = formats.tone(tone)?;
    Some(Format::new().set_background_color(colour(fill)).set_font_color(colour(text)))
}
