//! `rows = [{ field = "programme", in = ["Digital"] }]` of a pack, and `[[pack]]` of packwright.toml.

mod packs;
#[cfg(test)]
mod tests;
mod words;

pub(super) use packs::{PackTable, check};

use super::SettingsError;
use super::measures::{ConditionTable, condition};
use super::parse::Text;
use crate::model::part::{AboutProject, Part, PartCondition};
use crate::model::register::{Register, RegisterId};
use crate::model::vocabulary::Vocabulary;
use std::collections::BTreeMap;
use toml::Spanned;

/// What conditions on rows may name.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// Registers.
    pub registers: &'a [Register],
    /// Vocabularies.
    pub vocabularies: &'a BTreeMap<String, Vocabulary>,
}

/// The part that conditions on rows leave; `None` where there is no condition.
pub(super) fn part(
    text: Text<'_>,
    written: &[Spanned<ConditionTable>],
    known: Known<'_>,
) -> Result<Option<Part>, SettingsError> {
    let one = |table: &Spanned<ConditionTable>| {
        one(table.get_ref(), known).map_err(|message| text.wrong(table.span(), message))
    };
    let conditions: Vec<PartCondition> = written.iter().map(one).collect::<Result<_, _>>()?;
    let words: Vec<String> = written.iter().map(|table| words::of(table.get_ref())).collect();
    Ok((!conditions.is_empty()).then(|| Part { words: words.join(" and "), conditions }))
}

fn one(written: &ConditionTable, known: Known<'_>) -> Result<PartCondition, String> {
    if let Some(about) = AboutProject::of(&written.field) {
        let projects = known.registers.iter().find(|r| r.key == "projects");
        let projects = projects.ok_or("there is no register of projects")?;
        let asked = ConditionTable { field: about.field().to_owned(), ..written.clone() };
        return Ok(PartCondition::Project(about, condition(&asked, projects, known.vocabularies)?.test));
    }
    let mut by_register = BTreeMap::new();
    for (id, register) in (0..).map(RegisterId).zip(known.registers) {
        if register.field(&written.field).is_some() {
            by_register.insert(id, condition(written, register, known.vocabularies)?);
        }
    }
    match by_register.is_empty() {
        true => Err(format!("no register has a field `{}`", written.field)),
        false => Ok(PartCondition::Field(by_register)),
    }
}
