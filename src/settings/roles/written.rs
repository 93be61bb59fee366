//! The tables of `role-model.toml` as they are written.

use crate::model::role::Within;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleModelFile {
    /// A word of a title, and other ways to write it.
    #[serde(default)]
    pub spellings: BTreeMap<String, Vec<String>>,
    /// Last words of titles that can only be of delivery.
    #[serde(default)]
    pub delivery_words: Vec<String>,
    pub stretched: StretchedTable,
    pub role: Vec<RoleTable>,
    pub delivery: Vec<DeliveryTable>,
    pub ambiguous: Vec<AmbiguousTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StretchedTable {
    pub functional_roles: usize,
    pub fte_above: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleTable {
    pub id: Spanned<String>,
    pub label: Spanned<String>,
    pub purpose: String,
    pub group: Spanned<String>,
    pub area: Vec<Spanned<String>>,
    #[serde(default)]
    pub owns: Vec<Spanned<String>>,
    #[serde(default)]
    pub reads: Vec<Spanned<String>>,
    pub pack: Option<Spanned<String>>,
    #[serde(default)]
    pub not_with: Vec<NotWithTable>,
    pub needed: Option<Spanned<NeededTable>>,
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotWithTable {
    pub role: Spanned<String>,
    #[serde(default)]
    pub within: Within,
    #[serde(rename = "where")]
    pub condition: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeededTable {
    pub from_projects: Option<usize>,
    #[serde(default)]
    pub by_programme_office: bool,
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveryTable {
    pub slug: Spanned<String>,
    pub label: Spanned<String>,
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmbiguousTable {
    pub titles: Vec<Spanned<String>>,
    pub likeliest: Spanned<String>,
    pub question: String,
    #[serde(default)]
    pub decided: Vec<DecidedTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecidedTable {
    #[serde(default)]
    pub scope: Vec<Spanned<String>>,
    #[serde(default)]
    pub words: Vec<String>,
    pub role: Spanned<String>,
}
