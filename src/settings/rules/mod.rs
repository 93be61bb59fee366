//! Rules of one record. `templates/rules/<code>.toml` declares a kind of finding: its level, its page, and the rules that
//! hold for every register with the fields they name. A `[[rule]]` of a register's own file holds for that register.

mod declare;
mod record_test;
#[cfg(test)]
mod tests;
mod thresholds;

pub use declare::RuleTable;
pub use thresholds::Thresholds;

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::finding::{Code, Severity};
use crate::model::knowledge::Knowledge;
use crate::model::register::{FieldId, RegisterId};
use crate::model::rule::RecordTest;
use declare::Known;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A rule: a record breaks it when it meets all tests of `all` and, where there are any, all of one of `either`.
#[derive(Debug, Clone)]
pub struct Rule {
    /// The kind of its findings.
    pub code: Code,
    /// Whose records it is about.
    pub register: RegisterId,
    /// The field whose cells are shown.
    pub at: FieldId,
    /// All of these.
    pub all: Vec<RecordTest>,
    /// And one of these, whole.
    pub either: Vec<Vec<RecordTest>>,
    /// What is seen where it is broken.
    pub seen: String,
    /// What to do then.
    pub remedy: String,
}

/// All that is declared about rules.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// Kinds of findings, by name.
    pub codes: Vec<Code>,
    /// Rules by code, then register, then as declared.
    pub rules: Vec<Rule>,
    /// Numbers that rules go by.
    pub thresholds: Thresholds,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindFile {
    level: Spanned<String>,
    page: Spanned<String>,
    #[serde(default)]
    rule: Vec<RuleTable>,
}

/// The rules of a register's own file, not yet checked.
pub struct Own<'a> {
    /// The file.
    pub text: Text<'a>,
    /// The register's key.
    pub register: String,
    /// Its rules.
    pub rules: Vec<RuleTable>,
}

/// Reads and checks all rules. A rule that fits no register, a code that nothing declares, and one of `built_in` that is
/// declared again are refused.
pub fn load(
    files: &TemplateFiles,
    own: &[Own<'_>],
    knowledge: &Knowledge,
    built_in: &[Code],
) -> Result<Rules, SettingsError> {
    let thresholds = thresholds::load(files)?;
    let known = Known { knowledge, thresholds: &thresholds };
    let mut codes = BTreeMap::new();
    let (mut general, mut rules) = (Vec::new(), Vec::new());
    for (id, file) in files.each("rules", "toml") {
        let text = Text::of(file)?;
        let kind: KindFile = text.read()?;
        let code = check_kind(text, id, &kind, built_in)?;
        codes.insert(id.to_owned(), code);
        for rule in &kind.rule {
            let into = if rule.names_registers() { &mut rules } else { &mut general };
            into.extend(known.general(text, code, rule)?);
        }
    }
    for own in own {
        for rule in &own.rules {
            rules.push(known.own(own, rule, &codes)?);
        }
    }
    // What is said of a register by name stands in place of what is said for all.
    let said =
        |g: &Rule| rules.iter().any(|r: &Rule| (r.code, r.register, r.at) == (g.code, g.register, g.at));
    general.retain(|g| !said(g));
    rules.extend(general);
    rules.sort_by_key(|r| (r.code.id, r.register));
    Ok(Rules { codes: codes.into_values().collect(), rules, thresholds })
}

fn check_kind(text: Text<'_>, id: &str, kind: &KindFile, built_in: &[Code]) -> Result<Code, SettingsError> {
    let level = kind
        .level
        .get_ref()
        .parse::<Severity>()
        .map_err(|()| text.wrong(kind.level.span(), "a level is one of note, warning and error"))?;
    let page = kind.page.get_ref().trim();
    if !page.starts_with(&format!("# {id}\n")) {
        return Err(text.wrong(kind.page.span(), format!("the page begins with the line `# {id}`")));
    }
    if built_in.iter().any(|code| code.id == id) {
        return Err(SettingsError::file(
            text.name,
            format!("`{id}` is a kind of finding of the program itself"),
        ));
    }
    Ok(Code::declared(id, level, page))
}
