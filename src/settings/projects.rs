//! `[[project]]`: codes, names and aliases; as written, then checked.

use super::SettingsError;
use super::measures::ThresholdTable;
use super::parse::Text;
use super::portfolio::check_thresholds;
use crate::model::knowledge::Knowledge;
use crate::model::measure::Threshold;
use crate::model::text::fold;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use toml::Spanned;

/// A `[[project]]`, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectDecl {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The programme it belongs to.
    pub programme: Option<String>,
    /// Its tier.
    pub tier: Option<String>,
    /// Thresholds of its own, by measure id.
    pub thresholds: BTreeMap<String, Threshold>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectTable {
    code: Spanned<String>,
    name: Option<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    programme: Option<String>,
    tier: Option<String>,
    #[serde(default)]
    thresholds: BTreeMap<Spanned<String>, Spanned<ThresholdTable>>,
}

/// Checks the projects: a code is one project's, and an alias is no other project's code, name or alias.
pub fn check(
    text: Text<'_>,
    written: Vec<ProjectTable>,
    knowledge: &Knowledge,
) -> Result<Vec<ProjectDecl>, SettingsError> {
    check_codes(text, &written)?;
    check_aliases(text, &written)?;
    let project = |w: ProjectTable| {
        Ok(ProjectDecl {
            code: w.code.get_ref().trim().to_owned(),
            name: w.name,
            aliases: w.aliases.into_iter().map(Spanned::into_inner).collect(),
            programme: w.programme,
            tier: w.tier,
            thresholds: check_thresholds(text, w.thresholds, knowledge)?,
        })
    };
    written.into_iter().map(project).collect()
}

fn check_codes(text: Text<'_>, written: &[ProjectTable]) -> Result<(), SettingsError> {
    let mut codes: HashMap<String, &str> = HashMap::new();
    for code in written.iter().map(|w| &w.code) {
        let name = code.get_ref().trim();
        if name.is_empty() {
            return Err(text.wrong(code.span(), "a project's code cannot be empty"));
        }
        match codes.insert(fold(name), name) {
            Some(other) if other == name => {
                return Err(text.wrong(code.span(), format!("the project code `{name}` is used twice")));
            }
            Some(other) => {
                let message = format!("the project code `{name}` is used twice: it is `{other}` as well");
                return Err(text.wrong(code.span(), message));
            }
            None => {}
        }
    }
    Ok(())
}

fn check_aliases(text: Text<'_>, written: &[ProjectTable]) -> Result<(), SettingsError> {
    let own = |w: &ProjectTable| [Some(w.code.get_ref().clone()), w.name.clone()];
    // A name that two projects share stands for neither, which is told when the files are read.
    let mut called: HashMap<String, usize> = HashMap::new();
    for (at, w) in written.iter().enumerate() {
        called.extend(own(w).into_iter().flatten().map(|name| (fold(&name), at)));
    }
    for (at, alias) in written.iter().enumerate().flat_map(|(at, w)| w.aliases.iter().map(move |a| (at, a))) {
        match called.insert(fold(alias.get_ref()), at) {
            Some(other) if other != at => {
                let (alias_text, code) = (alias.get_ref(), written[other].code.get_ref());
                let message = format!("`{alias_text}` is a code, name or alias of `{code}` already");
                return Err(text.wrong(alias.span(), message));
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Sources, load};

    fn refused(text: &str) -> String {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("packwright.toml");
        std::fs::write(&path, text).unwrap();
        load(Sources { config: Some(&path), ..Sources::default() })
            .map_or_else(|e| format!("line {}: {}", e.line.unwrap_or(0), e.message), |_| "nothing".to_owned())
    }

    fn project(code: &str, name: &str, alias: &str) -> String {
        format!("[[project]]\ncode = \"{code}\"\nname = \"{name}\"\naliases = [\"{alias}\"]\n")
    }

    #[test]
    fn what_files_call_a_project_is_no_other_projects() {
        let one = project("P101", "Portal", "CP");
        let with = |code, name, alias| refused(&format!("{one}{}", project(code, name, alias)));
        assert_eq!(with("P102", "Payments", "Pay"), "nothing");
        assert_eq!(
            with("P102", "Payments", "c.p."),
            "nothing",
            "folded it is `c p`, which nobody else is called"
        );
        assert_eq!(with("P102", "Payments", "cp"), "line 8: `cp` is a code, name or alias of `P101` already");
        assert_eq!(
            with("P102", "Payments", "PORTAL"),
            "line 8: `PORTAL` is a code, name or alias of `P101` already"
        );
        assert_eq!(
            with("P102", "Payments", "p101"),
            "line 8: `p101` is a code, name or alias of `P101` already"
        );
        assert_eq!(
            with("p101", "Payments", "Pay"),
            "line 6: the project code `p101` is used twice: it is `P101` as well"
        );
        assert_eq!(with("P102", "Portal", "Pay"), "nothing", "told when the files are read");
        assert_eq!(with("P102", "Payments", "Payments"), "nothing");
    }
}
