//! `templates/measures/*.toml` -> [`Measure`]s, in the order of their files.

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::model::measure::*;
use crate::model::register::{FieldKind, Register, RegisterId};
use crate::model::vocabulary::Vocabulary;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasuresFile {
    measure: Vec<MeasureTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureTable {
    id: Spanned<String>,
    label: String,
    meaning: String,
    unit: MeasureUnit,
    good: Good,
    #[serde(default)]
    by: Vec<Dimension>,
    threshold: Option<Spanned<ThresholdTable>>,
    register: Option<Spanned<String>>,
    aggregate: Option<Aggregate>,
    field: Option<Spanned<String>>,
    #[serde(default, rename = "where")]
    conditions: Vec<Spanned<ConditionTable>>,
    sum: Option<Vec<Spanned<String>>>,
    difference: Option<[Spanned<String>; 2]>,
    ratio: Option<[Spanned<String>; 2]>,
}

/// Amber and red, as decimals in quotes.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct ThresholdTable {
    amber: String,
    red: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionTable {
    field: String,
    #[serde(rename = "in")]
    any_of: Option<Vec<String>>,
    not_in: Option<Vec<String>>,
    at_least: Option<String>,
    below: Option<String>,
    before: Option<PointWord>,
    within: Option<WithinWord>,
    is: Option<IsWord>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum PointWord {
    PeriodEnd,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum WithinWord {
    Year,
    ToDate,
    RestOfYear,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum IsWord {
    Missing,
    Present,
}

impl From<PointWord> for Test {
    fn from(word: PointWord) -> Self {
        match word {
            PointWord::PeriodEnd => Self::BeforePeriodEnd,
        }
    }
}

impl From<WithinWord> for Test {
    fn from(word: WithinWord) -> Self {
        match word {
            WithinWord::Year => Self::InYear,
            WithinWord::ToDate => Self::ToDate,
            WithinWord::RestOfYear => Self::RestOfYear,
        }
    }
}

impl From<IsWord> for Test {
    fn from(word: IsWord) -> Self {
        match word {
            IsWord::Missing => Self::Missing,
            IsWord::Present => Self::Present,
        }
    }
}

/// What measures may name.
struct Known<'a> {
    registers: &'a [Register],
    vocabularies: &'a BTreeMap<String, Vocabulary>,
    ids: BTreeMap<String, MeasureId>,
}

/// Reads all measures. A name that is not declared, or an id used twice, is refused.
pub fn load(
    files: &TemplateFiles,
    registers: &[Register],
    vocabularies: &BTreeMap<String, Vocabulary>,
) -> Result<Vec<Measure>, SettingsError> {
    let mut written = Vec::new();
    let mut ids = BTreeMap::new();
    for (_, file) in files.each("measures", "toml") {
        let text = Text::of(file)?;
        for measure in text.read::<MeasuresFile>()?.measure {
            let id = &measure.id;
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
    let measures: Vec<Measure> =
        written.into_iter().map(|(text, measure)| check(text, measure, &known)).collect::<Result<_, _>>()?;
    forbid_circles(&measures)?;
    Ok(measures)
}

fn check(text: Text<'_>, m: MeasureTable, known: &Known<'_>) -> Result<Measure, SettingsError> {
    let id_span = m.id.span();
    let name = |id: &Spanned<String>| {
        known
            .ids
            .get(id.get_ref())
            .copied()
            .ok_or_else(|| text.wrong(id.span(), format!("there is no measure `{}`", id.get_ref())))
    };
    let calculation = match (&m.register, &m.sum, &m.difference, &m.ratio) {
        (Some(register), None, None, None) => aggregate(text, &m, register, known)?,
        (None, Some(all), None, None) => Calculation::Sum(all.iter().map(name).collect::<Result<_, _>>()?),
        (None, None, Some([a, b]), None) => Calculation::Difference(name(a)?, name(b)?),
        (None, None, None, Some([a, b])) => Calculation::Ratio(name(a)?, name(b)?),
        _ => {
            let message = "a measure has exactly one of `register`, `sum`, `difference` and `ratio`";
            return Err(text.wrong(id_span, message));
        }
    };
    let threshold = m.threshold.as_ref().map(|t| threshold(text, t)).transpose()?;
    Ok(Measure {
        id: m.id.into_inner(),
        label: m.label,
        meaning: m.meaning,
        unit: m.unit,
        good: m.good,
        calculation,
        by: m.by,
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

fn aggregate(
    text: Text<'_>,
    m: &MeasureTable,
    register: &Spanned<String>,
    known: &Known<'_>,
) -> Result<Calculation, SettingsError> {
    let Some(at) = known.registers.iter().position(|r| r.key == *register.get_ref()) else {
        return Err(text.wrong(register.span(), format!("there is no register `{}`", register.get_ref())));
    };
    let decl = &known.registers[at];
    let no_field = |name: &str| format!("the register `{}` has no field `{name}`", decl.key);
    let field = match &m.field {
        None => None,
        Some(f) => Some(decl.field(f.get_ref()).ok_or_else(|| text.wrong(f.span(), no_field(f.get_ref())))?),
    };
    let aggregate = m.aggregate.unwrap_or(Aggregate::Count);
    if field.is_none() && aggregate != Aggregate::Count {
        return Err(text.wrong(m.id.span(), "only a count does without `field`"));
    }
    if let (Some(id), Some(f)) = (field, &m.field)
        && !can_aggregate(aggregate, &decl.decl(id).kind)
    {
        return Err(
            text.wrong(f.span(), format!("the aggregate does not fit the values of `{}`", f.get_ref()))
        );
    }
    let mut conditions = Vec::new();
    for written in &m.conditions {
        let c = written.get_ref();
        let wrong = |message: String| text.wrong(written.span(), message);
        let field = decl.field(&c.field).ok_or_else(|| wrong(no_field(&c.field)))?;
        let test = test(c, &decl.decl(field).kind, known).map_err(wrong)?;
        if !fits(&test, &decl.decl(field).kind) {
            return Err(wrong(format!("this test does not fit the values of `{}`", c.field)));
        }
        conditions.push(Condition { field, test });
    }
    Ok(Calculation::Aggregate { register: RegisterId(at as u16), aggregate, field, conditions })
}

fn test(c: &ConditionTable, kind: &FieldKind, known: &Known<'_>) -> Result<Test, String> {
    let choices = |keys: &[String]| {
        let FieldKind::Choice(name) = kind else {
            return Err(format!("`{}` is no field of choices, so `in` and `not_in` do not fit", c.field));
        };
        let vocabulary =
            known.vocabularies.get(name).ok_or_else(|| format!("there is no vocabulary `{name}`"))?;
        keys.iter()
            .map(|key| vocabulary.find(key).ok_or_else(|| format!("`{name}` has no value `{key}`")))
            .collect::<Result<Vec<_>, _>>()
    };
    let number = |value: &String| value.parse::<Decimal>().map_err(|_| format!("`{value}` is not a number"));
    let mut tests = Vec::new();
    tests.extend(c.any_of.as_deref().map(choices).transpose()?.map(Test::In));
    tests.extend(c.not_in.as_deref().map(choices).transpose()?.map(Test::NotIn));
    tests.extend(c.at_least.as_ref().map(number).transpose()?.map(Test::AtLeast));
    tests.extend(c.below.as_ref().map(number).transpose()?.map(Test::Below));
    tests.extend(c.before.map(Test::from));
    tests.extend(c.within.map(Test::from));
    tests.extend(c.is.map(Test::from));
    match (tests.pop(), tests.is_empty()) {
        (Some(test), true) => Ok(test),
        _ => Err(format!("the condition on `{}` has exactly one test", c.field)),
    }
}

/// Whether values of `kind` can meet the test at all.
fn fits(test: &Test, kind: &FieldKind) -> bool {
    match test {
        Test::In(_) | Test::NotIn(_) => matches!(kind, FieldKind::Choice(_)),
        Test::AtLeast(_) | Test::Below(_) => {
            matches!(kind, FieldKind::Number | FieldKind::Percent | FieldKind::Level(_))
        }
        Test::BeforePeriodEnd => *kind == FieldKind::Date,
        Test::InYear | Test::ToDate | Test::RestOfYear => *kind == FieldKind::Period,
        Test::Missing | Test::Present => true,
    }
}

/// Whether an aggregate can be made of values of `kind`.
fn can_aggregate(aggregate: Aggregate, kind: &FieldKind) -> bool {
    match aggregate {
        Aggregate::Count => true,
        Aggregate::Distinct => kind.is_text(),
        Aggregate::Sum | Aggregate::Average | Aggregate::Maximum => {
            matches!(kind, FieldKind::Number | FieldKind::Percent | FieldKind::Level(_) | FieldKind::Money)
        }
    }
}

/// A measure may not be made of itself, however far round.
fn forbid_circles(measures: &[Measure]) -> Result<(), SettingsError> {
    for (i, measure) in measures.iter().enumerate() {
        let mut open = measure.parts();
        let mut seen = vec![false; measures.len()];
        while let Some(part) = open.pop() {
            let at = usize::from(part.0);
            if at == i {
                let message = format!("the measure `{}` is made of itself", measure.id);
                return Err(SettingsError::file("templates/measures", message));
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
