//! `where = [{ field = "score", at_least = "15" }]` -> [`Condition`].

use super::table::{ConditionTable, IsWord, PointWord};
use crate::model::measure::{Condition, Span, Test};
use crate::model::register::{FieldId, FieldKind, Register};
use crate::model::vocabulary::{ChoiceId, Vocabulary};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A condition on records of a register; in words what is wrong with it.
pub(in crate::settings) fn condition(
    written: &ConditionTable,
    register: &Register,
    vocabularies: &BTreeMap<String, Vocabulary>,
) -> Result<Condition, String> {
    let field = register
        .field(&written.field)
        .ok_or_else(|| format!("the register `{}` has no field `{}`", register.key, written.field))?;
    let kind = &register.decl(field).kind;
    let test = test(written, kind, register, vocabularies)?;
    if !fits(&test, kind) {
        return Err(format!("this test does not fit the values of `{}`", written.field));
    }
    Ok(Condition { field, test })
}

fn test(
    c: &ConditionTable,
    kind: &FieldKind,
    register: &Register,
    vocabularies: &BTreeMap<String, Vocabulary>,
) -> Result<Test, String> {
    let number = |value: &String| value.parse::<Decimal>().map_err(|_| format!("`{value}` is not a number"));
    let mut tests = Vec::new();
    if let Some(keys) = &c.any_of {
        tests.push(match listed(keys, &c.field, kind, vocabularies)? {
            Listed::Choices(choices) => Test::In(choices),
            Listed::Texts(texts) => Test::OneOf(texts),
        });
    }
    if let Some(keys) = &c.not_in {
        tests.push(match listed(keys, &c.field, kind, vocabularies)? {
            Listed::Choices(choices) => Test::NotIn(choices),
            Listed::Texts(texts) => Test::NoneOf(texts),
        });
    }
    tests.extend(c.at_least.as_ref().map(number).transpose()?.map(Test::AtLeast));
    tests.extend(c.below.as_ref().map(number).transpose()?.map(Test::Below));
    if let Some(other) = &c.above {
        tests.push(Test::Above(compared(other, register)?));
    }
    tests.extend(c.before.map(|PointWord::PeriodEnd| Test::BeforePeriodEnd));
    tests.extend(c.older_than_days.map(Test::OlderThan));
    tests.extend(c.newer_than_days.map(Test::NewerThan));
    if let Some(word) = &c.within {
        let span =
            Span::of(word).ok_or_else(|| format!("`{word}` is no stretch of months such as `to-date`"))?;
        tests.push(Test::Within(span));
    }
    tests.extend(c.is.map(|is| match is {
        IsWord::Missing => Test::Missing,
        IsWord::Present => Test::Present,
    }));
    match (tests.pop(), tests.is_empty()) {
        (Some(test), true) => Ok(test),
        _ => Err(format!("the condition on `{}` has exactly one test", c.field)),
    }
}

/// Values of a vocabulary, or texts in small letters.
enum Listed {
    Choices(Vec<ChoiceId>),
    Texts(Vec<String>),
}

fn listed(
    keys: &[String],
    field: &str,
    kind: &FieldKind,
    vocabularies: &BTreeMap<String, Vocabulary>,
) -> Result<Listed, String> {
    match kind {
        FieldKind::Choice(name) => {
            let vocabulary =
                vocabularies.get(name).ok_or_else(|| format!("there is no vocabulary `{name}`"))?;
            let find =
                |key: &String| vocabulary.find(key).ok_or_else(|| format!("`{name}` has no value `{key}`"));
            Ok(Listed::Choices(keys.iter().map(find).collect::<Result<_, _>>()?))
        }
        kind if kind.is_text() => Ok(Listed::Texts(keys.iter().map(|key| key.to_lowercase()).collect())),
        _ => Err(format!("`{field}` is no field of choices or text, so `in` and `not_in` do not fit")),
    }
}

/// A field whose numbers another's are compared with.
fn compared(key: &str, register: &Register) -> Result<FieldId, String> {
    let field = register.field(key);
    let number = field.filter(|f| is_number(&register.decl(*f).kind));
    number.ok_or_else(|| format!("the register `{}` has no field of numbers `{key}`", register.key))
}

fn is_number(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Number | FieldKind::Percent | FieldKind::Level(_))
}

/// Whether values of `kind` can meet the test at all.
fn fits(test: &Test, kind: &FieldKind) -> bool {
    match test {
        Test::In(_) | Test::NotIn(_) => matches!(kind, FieldKind::Choice(_)),
        Test::OneOf(_) | Test::NoneOf(_) => kind.is_text(),
        Test::AtLeast(_) | Test::Below(_) | Test::Above(_) => is_number(kind),
        Test::BeforePeriodEnd | Test::OlderThan(_) | Test::NewerThan(_) => *kind == FieldKind::Date,
        Test::Within(_) => matches!(kind, FieldKind::Period | FieldKind::Date),
        Test::Missing | Test::Present => true,
    }
}
