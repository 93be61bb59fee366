//! How values are coloured, by rules that a workbook can keep.

use crate::model::document::{Tone, Tones};
use crate::model::knowledge::Knowledge;
use crate::model::measure::{Calculation, MeasureId, Test};
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

/// The tones of measures that stand side by side: where each counts values of one colour of a vocabulary, and no two the same,
/// those; else none.
pub fn of_measures(knowledge: &Knowledge, ids: &[MeasureId]) -> Vec<Tone> {
    let tones: Vec<Tone> = ids.iter().map(|id| of_measure(knowledge, *id)).collect();
    let apart = |(at, tone): (usize, &Tone)| *tone != Tone::Plain && !tones[..at].contains(tone);
    if tones.len() > 1 && tones.iter().enumerate().all(apart) { tones } else { vec![Tone::Plain; ids.len()] }
}

/// The tone of the values that a measure asks for, where they all have the same.
fn of_measure(knowledge: &Knowledge, id: MeasureId) -> Tone {
    let Calculation::Aggregate { register, conditions, .. } = &knowledge.measure(id).calculation else {
        return Tone::Plain;
    };
    let register = knowledge.register(*register);
    let tones = conditions.iter().flat_map(|condition| {
        match (&register.decl(condition.field).kind, &condition.test) {
            (FieldKind::Choice(name), Test::In(choices)) => {
                let vocabulary = knowledge.vocabulary(name).into_iter();
                vocabulary.flat_map(|v| choices.iter().map(|c| of_choice(v.choice(*c)))).collect()
            }
            _ => Vec::new(),
        }
    });
    let tones: Vec<Tone> = tones.collect();
    tones.first().copied().filter(|first| tones.iter().all(|tone| tone == first)).unwrap_or(Tone::Plain)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn counts_of_traffic_lights_have_their_colours_and_others_none() {
        let knowledge = Settings::built_in().unwrap().knowledge;
        let tones = |ids: &[&str]| {
            let ids: Vec<MeasureId> = ids.iter().map(|id| knowledge.find_measure(id).unwrap()).collect();
            of_measures(&knowledge, &ids)
        };
        let lights = ["projects.red", "projects.amber", "projects.green"];
        assert_eq!(tones(&lights), [Tone::Red, Tone::Amber, Tone::Green]);
        assert_eq!(tones(&["risks.open", "projects.red"]), [Tone::Plain; 2]);
        assert_eq!(tones(&["projects.red", "projects.independent_red"]), [Tone::Plain; 2]);
    }
}
