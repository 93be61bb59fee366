//! `templates/role-model.toml` -> [`RoleModel`].

mod check;
#[cfg(test)]
mod tests;
mod written;

use super::SettingsError;
use super::endings::Endings;
use super::files::TemplateFiles;
use super::parse::{Text, fold_all};
use super::titles::Titles;
use crate::model::register::Register;
use crate::model::role::{AmbiguousTitle, DeliveryRole, RoleModel};
use crate::model::vocabulary::Vocabulary;
use check::Check;
use std::collections::BTreeMap;
use written::{AmbiguousTable, RoleModelFile};

/// What the role model may name.
pub struct Known<'a> {
    /// Registers.
    pub registers: &'a [Register],
    /// Closed lists, by name.
    pub vocabularies: &'a BTreeMap<String, Vocabulary>,
}

/// Reads the role model. A title stands under one role only, unless it is declared ambiguous; then it is no role's
/// alias. Every role, register and scope that it names must be there.
pub fn load(files: &TemplateFiles, known: &Known<'_>) -> Result<RoleModel, SettingsError> {
    let text = Text::of(files.get("role-model.toml")?)?;
    let written: RoleModelFile = text.read()?;
    let mut titles = Titles::new(text, &written.spellings);
    let ambiguous = written
        .ambiguous
        .iter()
        .map(|a| titles.ambiguous(&a.titles, a.likeliest.get_ref()))
        .collect::<Result<Vec<_>, _>>()?;
    let check = Check { text, known };
    let mut model = RoleModel {
        delivery_words: fold_all(written.delivery_words.iter().map(String::as_str)),
        stretched: check.stretched(&written.stretched)?,
        ..RoleModel::default()
    };
    for role in &written.role {
        model.roles.push(check.role(role, &mut titles)?);
    }
    for delivery in written.delivery {
        let id = format!("delivery:{}", delivery.slug.get_ref());
        let aliases = titles.of(&id, [&delivery.label, &delivery.slug], &delivery.aliases)?;
        let (slug, label) = (delivery.slug.into_inner(), delivery.label.into_inner());
        model.delivery.push(DeliveryRole { slug, label, aliases });
    }
    check.named(&model, &written.role)?;
    for (a, titles) in written.ambiguous.iter().zip(ambiguous) {
        model.ambiguous.extend(asked(&check, &model, a, titles)?);
    }
    let endings = Endings::load(files)?;
    Ok(model.indexed().with_forms(|word| endings.of_title(word)))
}

fn asked(
    check: &Check<'_>,
    model: &RoleModel,
    a: &AmbiguousTable,
    titles: Vec<String>,
) -> Result<Vec<AmbiguousTitle>, SettingsError> {
    check.is_role(model, &a.likeliest)?;
    let decided = a.decided.iter().map(|d| check.decided(model, d)).collect::<Result<Vec<_>, _>>()?;
    let one = |title| AmbiguousTitle {
        title,
        likeliest: a.likeliest.get_ref().clone(),
        question: a.question.clone(),
        decided: decided.clone(),
    };
    Ok(titles.into_iter().map(one).collect())
}
