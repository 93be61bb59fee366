//! `templates/measures/*.toml` -> [`Measure`]s, in the order of their files.

mod breakdown;
mod calculation;
mod condition;
mod quantity;
mod table;

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::model::measure::*;
use crate::model::register::Register;
use crate::model::vocabulary::Vocabulary;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use table::{MeasureTable, MeasuresFile, Word};
use toml::Spanned;

pub(super) use condition::condition;
pub use table::ThresholdTable;
pub(super) use table::{ConditionTable, IsWord};

/// What measures may name.
struct Known<'a> {
    registers: &'a [Register],
    vocabularies: &'a BTreeMap<String, Vocabulary>,
    ids: BTreeMap<String, MeasureId>,
}

impl Known<'_> {
    /// The measure of this name.
    fn measure(&self, text: Text<'_>, id: &Word) -> Result<MeasureId, SettingsError> {
        let known = self.ids.get(id.get_ref()).copied();
        known.ok_or_else(|| text.wrong(id.span(), format!("there is no measure `{}`", id.get_ref())))
    }
}

/// Reads all measures. A name that is not declared, or an id used twice, is refused.
pub fn load(
    files: &TemplateFiles,
    registers: &[Register],
    vocabularies: &BTreeMap<String, Vocabulary>,
) -> Result<Vec<Measure>, SettingsError> {
    let mut written = Vec::new();
    let mut ids = BTreeMap::new();
    let mut labels = BTreeMap::new();
    for (_, file) in files.each("measures", "toml") {
        let text = Text::of(file)?;
        for measure in text.read::<MeasuresFile>()?.measure {
            let id = &measure.id;
            if !is_id(id.get_ref()) {
                let message = "the id of a measure is two words of small letters, digits and `_` with a dot between, such as `risks.open_severe`";
                return Err(text.wrong(id.span(), message));
            }
            if labels.insert(measure.label.to_lowercase(), id.get_ref().clone()).is_some()
                || measure.label.trim().is_empty()
            {
                let message = format!("the label `{}` is empty or another measure's", measure.label);
                return Err(text.wrong(id.span(), message));
            }
            let next = MeasureId(written.len() as u16);
            if ids.insert(id.get_ref().clone(), next).is_some() {
                return Err(
                    text.wrong(id.span(), format!("the measure `{}` is declared twice", id.get_ref()))
                );
            }
            written.push((text, measure));
        }
    }
    let known = Known { registers, vocabularies, ids };
    let places: Vec<Place<'_>> = written.iter().map(|(text, measure)| Place::of(*text, measure)).collect();
    let measures: Vec<Measure> =
        written.into_iter().map(|(text, measure)| check(text, measure, &known)).collect::<Result<_, _>>()?;
    forbid_circles(&measures, &places)?;
    for (at, place) in places.iter().enumerate() {
        breakdown::check(place.text, &place.by, &measures, MeasureId(at as u16), registers)?;
    }
    Ok(measures)
}

/// Whether a workbook takes the id for a name: no cell is named so, and none has a letter that names may not have.
fn is_id(id: &str) -> bool {
    let word = |word: &str, digits: bool| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.len() <= 60
            && word.chars().all(|c| c.is_ascii_lowercase() || c == '_' || digits && c.is_ascii_digit())
    };
    id.split_once('.')
        .is_some_and(|(first, second)| word(first, false) && first.len() > 1 && word(second, true))
}

/// Where a measure stands.
struct Place<'a> {
    text: Text<'a>,
    id: std::ops::Range<usize>,
    by: Vec<Word>,
}

impl<'a> Place<'a> {
    fn of(text: Text<'a>, measure: &MeasureTable) -> Self {
        Self { text, id: measure.id.span(), by: measure.by.clone() }
    }
}

fn check(text: Text<'_>, m: MeasureTable, known: &Known<'_>) -> Result<Measure, SettingsError> {
    let calculation = calculation::calculation(text, &m, known)?;
    let threshold = m.threshold.as_ref().map(|t| threshold(text, t)).transpose()?;
    let by = breakdown::read(text, &m.by)?;
    let id = m.id.into_inner();
    Ok(Measure {
        id,
        label: m.label,
        meaning: m.meaning,
        unit: m.unit,
        good: m.good,
        step: m.step,
        calculation,
        by,
        threshold,
    })
}

/// Reads amber and red.
pub fn threshold(text: Text<'_>, written: &Spanned<ThresholdTable>) -> Result<Threshold, SettingsError> {
    let number = |value: &str| {
        value
            .parse::<Decimal>()
            .map_err(|_| text.wrong(written.span(), format!("`{value}` is not a number such as \"-0.05\"")))
    };
    let w = written.get_ref();
    Ok(Threshold { amber: number(&w.amber)?, red: number(&w.red)? })
}

/// A measure may not be made of itself, however far round.
fn forbid_circles(measures: &[Measure], places: &[Place<'_>]) -> Result<(), SettingsError> {
    for (i, (measure, place)) in measures.iter().zip(places).enumerate() {
        let mut open = measure.parts();
        let mut seen = vec![false; measures.len()];
        while let Some(part) = open.pop() {
            let at = usize::from(part.0);
            if at == i {
                let message = format!("the measure `{}` is made of itself", measure.id);
                return Err(place.text.wrong(place.id.clone(), message));
            }
            if !std::mem::replace(&mut seen[at], true) {
                open.extend(measures[at].parts());
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::settings::{Sources, load};

    /// What is said of a measure of risks with these lines.
    fn refused(lines: &str) -> String {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("measures")).unwrap();
        let head = "[[measure]]\nid = \"own.one\"\nlabel = \"One\"\nmeaning = \"One\"\nunit = \"count\"\n";
        let text = format!("{head}good = \"up\"\n{lines}\n");
        std::fs::write(dir.path().join("measures/own.toml"), text).unwrap();
        let loaded = load(Sources { templates: Some(dir.path()), ..Sources::default() });
        loaded.map(|_| "nothing".to_owned()).unwrap_or_else(|e| format!("{:?}: {}", e.line, e.message))
    }

    #[test]
    fn a_test_fits_the_values_of_its_field() {
        let with = |condition: &str| refused(&format!("register = \"risks\"\nwhere = [{condition}]"));
        assert_eq!(with("{ field = \"score\", at_least = \"15\" }"), "nothing");
        assert_eq!(
            with("{ field = \"title\", at_least = \"15\" }"),
            "Some(8): this test does not fit the values of `title`"
        );
        assert_eq!(
            with("{ field = \"status\", before = \"period-end\" }"),
            "Some(8): this test does not fit the values of `status`"
        );
    }

    #[test]
    fn an_aggregate_fits_the_values_of_its_field() {
        let of = |aggregate: &str, field: &str| {
            refused(&format!("register = \"risks\"\naggregate = \"{aggregate}\"\nfield = \"{field}\""))
        };
        assert_eq!(of("sum", "cost_impact"), "nothing");
        assert_eq!(of("distinct", "owner"), "nothing");
        assert_eq!(of("sum", "owner"), "Some(9): the aggregate does not fit the values of `owner`");
    }

    #[test]
    fn a_measure_is_not_made_of_itself() {
        assert!(refused("sum = [\"own.one\"]").ends_with("the measure `own.one` is made of itself"));
    }
}
