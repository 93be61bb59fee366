//! `templates/role-model.toml` -> [`RoleModel`].

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::{Text, fold_all};
use crate::model::role::{AmbiguousTitle, DeliveryRole, Role, RoleModel};
use crate::model::text::fold;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleModelFile {
    role: Vec<RoleTable>,
    delivery: Vec<DeliveryTable>,
    ambiguous: Vec<AmbiguousTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleTable {
    id: String,
    label: String,
    purpose: String,
    group: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    owns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeliveryTable {
    slug: String,
    label: String,
    #[serde(default)]
    aliases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AmbiguousTable {
    title: String,
    likeliest: Spanned<String>,
    question: String,
}

/// Reads the role model. An ambiguous title must point to a role that is there.
pub fn load(files: &TemplateFiles) -> Result<RoleModel, SettingsError> {
    let text = Text::of(files.get("role-model.toml")?)?;
    let written: RoleModelFile = text.read()?;
    let mut model = RoleModel::default();
    for r in written.role {
        let aliases = fold_all(
            [r.label.as_str(), r.id.as_str()].into_iter().chain(r.aliases.iter().map(String::as_str)),
        );
        model.roles.push(Role {
            aliases,
            id: r.id,
            label: r.label,
            purpose: r.purpose,
            group: r.group,
            owns: r.owns,
        });
    }
    for d in written.delivery {
        let aliases = fold_all(
            [d.label.as_str(), d.slug.as_str()].into_iter().chain(d.aliases.iter().map(String::as_str)),
        );
        model.delivery.push(DeliveryRole { aliases, slug: d.slug, label: d.label });
    }
    for a in written.ambiguous {
        let likeliest = a.likeliest.get_ref();
        let slug = likeliest.strip_prefix("delivery:");
        let known = match slug {
            Some(slug) => model.delivery.iter().any(|d| d.slug == slug),
            None => model.role(likeliest).is_some(),
        };
        if !known {
            return Err(text.wrong(a.likeliest.span(), format!("there is no role `{likeliest}`")));
        }
        model.ambiguous.push(AmbiguousTitle {
            title: fold(&a.title),
            likeliest: a.likeliest.into_inner(),
            question: a.question,
        });
    }
    Ok(model)
}
