//! How values are coloured, by rules that a workbook can keep.

use crate::model::document::{Tone, Tones};
use crate::model::knowledge::Knowledge;
use crate::model::register::{Field, FieldKind};
use crate::model::vocabulary::Choice;
use rust_decimal::Decimal;

/// The bands of a score on a five by five grid, the highest first: from 15 severe, from 8 to be watched. A figure of
/// the contract, `risks.open_severe`, counts from 15 too.
const BANDS: [(u32, Tone); 3] = [(15, Tone::Red), (8, Tone::Amber), (1, Tone::Green)];

/// The rule of a field's values.
pub fn of_field(knowledge: &Knowledge, field: &Field) -> Tones {
    if is_score(field) {
        return Tones::AtLeast(BANDS.map(|(least, tone)| (least.into(), tone)).to_vec());
    }
    let FieldKind::Choice(name) = &field.kind else { return Tones::Own };
    let Some(vocabulary) = knowledge.vocabulary(name) else { return Tones::Own };
    let words: Vec<(String, Tone)> = vocabulary
        .values
        .iter()
        .map(|choice| (choice.label.clone(), of_choice(choice)))
        .filter(|(_, tone)| *tone != Tone::Plain)
        .collect();
    if words.is_empty() { Tones::Own } else { Tones::Words(words) }
}

/// The tone of a value of a vocabulary, as the vocabulary declares it.
pub fn of_choice(choice: &Choice) -> Tone {
    match choice.tone.as_deref() {
        Some("red") => Tone::Red,
        Some("amber") => Tone::Amber,
        Some("green") => Tone::Green,
        Some("blue") => Tone::Blue,
        Some("grey") => Tone::Grey,
        _ => Tone::Plain,
    }
}

/// The tone of a number: that of its band where the field is a score.
pub fn of_number(field: &Field, number: Decimal) -> Tone {
    if is_score(field) { of_score(number) } else { Tone::Plain }
}

/// The band of a score from 1 to 25.
pub fn of_score(score: Decimal) -> Tone {
    BANDS.iter().find(|(least, _)| score >= Decimal::from(*least)).map_or(Tone::Plain, |(_, tone)| *tone)
}

/// Whether a field holds a score that the program works out on the portfolio's own scale; one as the source has it
/// may be on any.
fn is_score(field: &Field) -> bool {
    field.key == "score" || field.key == "residual_score"
}
