//! `[[pack]]`: a role's pack narrowed to a part of the portfolio, or a further one of it.

use super::{Known, part};
use crate::model::knowledge::Knowledge;
use crate::model::pack::Pack;
use crate::settings::SettingsError;
use crate::settings::measures::ConditionTable;
use crate::settings::parse::Text;
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// A `[[pack]]` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::settings) struct PackTable {
    role: Spanned<String>,
    name: Option<Spanned<String>>,
    title: Option<String>,
    #[serde(default)]
    projects: Vec<String>,
    #[serde(default)]
    programmes: Vec<String>,
    #[serde(default)]
    rows: Vec<Spanned<ConditionTable>>,
}

/// Puts what is written into the packs of the templates: each further pack stands behind the one it is made of. What is
/// asked of rows is asked beside what the pack itself asks.
pub(in crate::settings) fn check(
    text: Text<'_>,
    written: Vec<Spanned<PackTable>>,
    knowledge: &mut Knowledge,
) -> Result<(), SettingsError> {
    let templates = knowledge.packs.clone();
    let mut named = BTreeSet::new();
    for table in written {
        let span = table.span();
        let pack = one(text, table, &templates, knowledge)?;
        if !named.insert(pack.name.clone()) {
            let message =
                format!("there is a [[pack]] for `{}` already; give a further one a name", pack.name);
            return Err(text.wrong(span, message));
        }
        let of_name = knowledge.packs.iter().position(|p| p.name.eq_ignore_ascii_case(&pack.name));
        match of_name {
            Some(at) => knowledge.packs[at] = pack,
            None => {
                let last = knowledge.packs.iter().rposition(|p| p.role == pack.role);
                knowledge.packs.insert(last.map_or(0, |at| at + 1), pack);
            }
        }
    }
    Ok(())
}

fn one(
    text: Text<'_>,
    table: Spanned<PackTable>,
    templates: &[Pack],
    knowledge: &Knowledge,
) -> Result<Pack, SettingsError> {
    let span = table.span();
    let w = table.into_inner();
    let of_role = templates.iter().find(|p| p.role == *w.role.get_ref());
    let Some(template) = of_role else {
        let roles: Vec<&str> = templates.iter().map(|p| p.role.as_str()).collect();
        let message = format!("there is no pack for `{}`; there are {}", w.role.get_ref(), roles.join(", "));
        return Err(text.wrong(w.role.span(), message));
    };
    let known = Known { registers: &knowledge.registers, vocabularies: &knowledge.vocabularies };
    let listed = |field: &str, values: &[String]| {
        let asked = (!values.is_empty()).then(|| ConditionTable::any_of(field, values.to_vec()));
        asked.map(|asked| Spanned::new(span.clone(), asked))
    };
    let short = [listed("programme", &w.programmes), listed("project", &w.projects)];
    let rows: Vec<Spanned<ConditionTable>> = short.into_iter().flatten().chain(w.rows).collect();
    let Some(mut own) = part(text, &rows, known)? else {
        let message = "a pack says which rows it is of: `programmes`, `projects` or `rows`";
        return Err(text.wrong(span, message));
    };
    if let Some(asked) = &template.part {
        own.words = format!("{} and {}", asked.words, own.words);
        own.conditions.splice(0..0, asked.conditions.iter().cloned());
    }
    let name = w.name.map(|name| checked(text, name, knowledge)).transpose()?;
    Ok(Pack {
        name: name.unwrap_or_else(|| template.name.clone()),
        title: w.title.unwrap_or_else(|| template.title.clone()),
        part: Some(own),
        ..template.clone()
    })
}

/// A name that files can have and no other pack has.
fn checked(text: Text<'_>, name: Spanned<String>, knowledge: &Knowledge) -> Result<String, SettingsError> {
    let said = name.get_ref();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let wrong = |message: String| Err(text.wrong(name.span(), message));
    if said.is_empty() || said.len() > 60 || !said.chars().all(fits) || said == "all" {
        return wrong("a name of a pack has small letters, digits and hyphens, at most 60".to_owned());
    }
    if knowledge.packs.iter().any(|p| p.name == *said) || knowledge.roles.role(said).is_some() {
        return wrong(format!("there is a pack or role `{said}` already"));
    }
    Ok(name.into_inner())
}
