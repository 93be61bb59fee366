//! One rule, as written and checked.

use super::record_test::{Names, TestTable};
use super::{Own, Rule, Thresholds};
use crate::finding::Code;
use crate::model::knowledge::Knowledge;
use crate::model::register::{Register, RegisterId};
use crate::model::rule::RecordTest;
use crate::settings::SettingsError;
use crate::settings::parse::Text;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A `[[rule]]` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleTable {
    /// The kind of its findings; in a register's file only.
    code: Option<Spanned<String>>,
    /// The registers it holds for, where it does not for all that have its fields; in `templates/rules/` only.
    registers: Option<Vec<Spanned<String>>>,
    at: Spanned<String>,
    #[serde(default, rename = "where")]
    all: Vec<Spanned<TestTable>>,
    #[serde(default)]
    either: Vec<Vec<Spanned<TestTable>>>,
    /// May name fields and thresholds in braces.
    seen: Spanned<String>,
    remedy: String,
}

impl RuleTable {
    /// Whether it says which registers it holds for.
    pub fn names_registers(&self) -> bool {
        self.registers.is_some()
    }
}

/// What rules may name.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Registers and vocabularies.
    pub knowledge: &'a Knowledge,
    /// Numbers.
    pub thresholds: &'a Thresholds,
}

impl Known<'_> {
    /// A rule of a kind's file: one for each register it fits. That it fits none of those it names, or none at all, is
    /// a mistake.
    pub fn general(&self, text: Text<'_>, code: Code, rule: &RuleTable) -> Result<Vec<Rule>, SettingsError> {
        if let Some(code) = &rule.code {
            return Err(text.wrong(code.span(), "the file's name is the code of its rules"));
        }
        if let Some(named) = &rule.registers {
            return named
                .iter()
                .map(|name| self.rule(text, code, self.register(text, name)?, rule))
                .collect();
        }
        let mut wrong = None;
        let mut rules = Vec::new();
        for (id, _) in self.knowledge.each_register() {
            match self.rule(text, code, id, rule) {
                Ok(rule) => rules.push(rule),
                Err(error) => wrong = Some(error),
            }
        }
        match wrong {
            Some(_) if rules.is_empty() => {
                let message =
                    "no register has all that this rule asks for; name its `registers` to be told why";
                Err(text.wrong(rule.at.span(), message))
            }
            _ => Ok(rules),
        }
    }

    /// A rule of a register's own file.
    pub fn own(
        &self,
        own: &Own<'_>,
        rule: &RuleTable,
        codes: &BTreeMap<String, Code>,
    ) -> Result<Rule, SettingsError> {
        let (text, at) = (own.text, rule.at.span());
        if rule.registers.is_some() {
            return Err(text.wrong(at, "a rule of a register's own file holds for that register alone"));
        }
        let Some(code) = &rule.code else { return Err(text.wrong(at, "a key is missing: `code`")) };
        let Some(kind) = codes.get(code.get_ref()) else {
            let message = format!("there is no `rules/{}.toml` to declare this code", code.get_ref());
            return Err(text.wrong(code.span(), message));
        };
        let id = self.knowledge.find_kept(&own.register);
        let id = id.ok_or_else(|| text.wrong(at, format!("there is no register `{}`", own.register)))?;
        self.rule(text, *kind, id, rule)
    }

    fn register(&self, text: Text<'_>, name: &Spanned<String>) -> Result<RegisterId, SettingsError> {
        let missing = || text.wrong(name.span(), format!("there is no register `{}`", name.get_ref()));
        self.knowledge.find_kept(name.get_ref()).ok_or_else(missing)
    }

    fn rule(&self, text: Text<'_>, code: Code, id: RegisterId, w: &RuleTable) -> Result<Rule, SettingsError> {
        let register = self.knowledge.register(id);
        let names = Names { register, knowledge: self.knowledge, thresholds: self.thresholds };
        let no_field = || format!("the register `{}` has no field `{}`", register.key, w.at.get_ref());
        let at = register.field(w.at.get_ref()).ok_or_else(|| text.wrong(w.at.span(), no_field()))?;
        let tests = |all: &Vec<Spanned<TestTable>>| -> Result<Vec<RecordTest>, SettingsError> {
            all.iter().map(|t| t.get_ref().check(names).map_err(|why| text.wrong(t.span(), why))).collect()
        };
        let (all, either) = (tests(&w.all)?, w.either.iter().map(tests).collect::<Result<Vec<_>, _>>()?);
        if all.is_empty() && either.iter().all(Vec::is_empty) {
            return Err(text.wrong(w.at.span(), "a rule asks something: `where` or `either`"));
        }
        let seen = self.filled(w.seen.get_ref(), register).map_err(|why| text.wrong(w.seen.span(), why))?;
        Ok(Rule { code, register: id, at, all, either, seen, remedy: w.remedy.clone() })
    }

    /// A text with the labels of fields and the values of thresholds in place of their names in braces.
    fn filled(&self, text: &str, register: &Register) -> Result<String, String> {
        let mut parts = text.split('{');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}').ok_or("a brace is not closed")?;
            match (register.field(name), self.thresholds.get(name)) {
                (Some(field), _) => out.push_str(&register.decl(field).label),
                (None, Some(number)) => out.push_str(&number.normalize().to_string()),
                (None, None) => return Err(format!("`{name}` is no field and no threshold")),
            }
            out.push_str(rest);
        }
        Ok(out)
    }
}
