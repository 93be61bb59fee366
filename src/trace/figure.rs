//! Figures as `figures.json` has them.

use super::error::TraceError;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A figure of `figures.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFigure {
    /// The id of its measure.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The month reported.
    pub period: String,
    /// A project's code; `None` for the portfolio and for what is not a project.
    pub project: Option<String>,
    /// Further dimensions; `None` for the records that state none.
    pub by: BTreeMap<String, Option<String>>,
    /// A decimal; `None` where it cannot be worked out.
    pub value: Option<String>,
    /// What it is counted in.
    pub unit: String,
    /// The currency of money.
    pub currency: Option<String>,
    /// What it is, in words.
    #[serde(skip_serializing)]
    pub definition: String,
    /// How many records are behind it.
    pub rows: u64,
    /// `red`, `amber` or `green`.
    pub status: Option<String>,
    /// Why it cannot be worked out.
    #[serde(default)]
    pub unknown: Option<String>,
    /// The id of the measure that it was taken from, where it is the first known of several.
    #[serde(default)]
    pub basis: Option<String>,
}

/// Which figure is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The id of its measure.
    pub id: String,
    /// A project's code; `None` for the portfolio.
    pub project: Option<String>,
    /// Further dimensions with their values, empty for the records that state none.
    pub by: BTreeMap<String, String>,
}

/// The figure that is asked for; capitals do not count.
///
/// # Errors
/// When there is none.
pub fn find<'a>(
    figures: &'a [StoredFigure],
    projects: &[String],
    asked: &Asked,
) -> Result<&'a StoredFigure, TraceError> {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let of_id: Vec<&StoredFigure> = figures.iter().filter(|f| same(&f.id, asked.id.trim())).collect();
    if of_id.is_empty() {
        let known: BTreeSet<&String> = figures.iter().map(|f| &f.id).collect();
        return Err(TraceError::Figure {
            asked: asked.id.clone(),
            known: known.into_iter().cloned().collect(),
        });
    }
    if let Some(code) = asked.project.as_ref().filter(|code| !projects.iter().any(|p| same(p, code))) {
        return Err(TraceError::Project { asked: code.clone(), known: projects.to_vec() });
    }
    let is_it = |f: &&&StoredFigure| {
        let project = match (&f.project, &asked.project) {
            (Some(a), Some(b)) => same(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        let by = |(key, value): (&String, &String)| {
            let own = f.by.iter().find(|(k, _)| same(k, key));
            own.is_some_and(|(_, v)| same(v.as_deref().unwrap_or(""), value))
        };
        project && f.by.len() == asked.by.len() && asked.by.iter().all(by)
    };
    of_id.iter().find(is_it).copied().ok_or_else(|| no_scope(asked, &of_id))
}

fn no_scope(asked: &Asked, figures: &[&StoredFigure]) -> TraceError {
    let mut words: Vec<String> = asked.project.iter().map(|p| format!("project {p}")).collect();
    words.extend(asked.by.iter().map(|(key, value)| format!("{key} \"{value}\"")));
    let scope = if words.is_empty() { "the portfolio as a whole".to_owned() } else { words.join(" and ") };
    let keys = |f: &StoredFigure| f.by.keys().cloned().collect::<Vec<_>>();
    let wanted: Vec<String> = asked.by.keys().map(|k| k.to_lowercase()).collect();
    let alike: Vec<_> = figures.iter().filter(|f| !wanted.is_empty() && keys(f) == wanted).collect();
    let known: BTreeSet<String> = match alike.is_empty() {
        // Of what it is worked out for, the kinds; where the kind is right, the values.
        true => figures.iter().map(|f| kinds(f)).collect(),
        false => alike.iter().map(|f| options(f)).collect(),
    };
    let known = known.into_iter().filter(|k| !k.is_empty()).collect();
    TraceError::Scope { id: figures.first().map_or(String::new(), |f| f.id.clone()), scope, known }
}

fn kinds(figure: &StoredFigure) -> String {
    let project = figure.project.iter().map(|_| "--project".to_owned());
    project.chain(figure.by.keys().map(|key| format!("--by {key}=…"))).collect::<Vec<_>>().join(" ")
}

fn options(figure: &StoredFigure) -> String {
    let by = figure.by.iter().map(|(key, value)| format!("{key}={}", value.as_deref().unwrap_or("")));
    by.collect::<Vec<_>>().join(" ")
}
