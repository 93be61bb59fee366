//! `templates/segregation.toml` -> [`Segregation`].

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::model::register::{FieldId, Register, RegisterId};
use crate::model::role::{RoleModel, Within};
use crate::model::segregation::{Gravity, Holds, OwnsMany, Rule, Segregation, Test};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SegregationFile {
    rule: Vec<RuleTable>,
    #[serde(default)]
    holds: Vec<HoldsTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleTable {
    id: Spanned<String>,
    title: String,
    severity: Gravity,
    why: String,
    remedy: String,
    #[serde(default)]
    test: Vec<Spanned<TestTable>>,
    #[serde(default)]
    needs: Vec<String>,
    told_as: Option<String>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum TestTable {
    Together {
        roles: Vec<String>,
        others: Vec<String>,
        #[serde(default)]
        within: Within,
    },
    KeptApart {
        conditional: bool,
    },
    OneHolder {
        roles: Vec<String>,
        #[serde(default)]
        otherwise: Vec<String>,
    },
    OnePerson {
        register: String,
        fields: [String; 2],
    },
    BeyondLimit {
        register: String,
        field: String,
        amount: String,
    },
    OwnsMany {
        register: String,
        field: String,
        above: usize,
        score: String,
        score_from: String,
        share_above: String,
        share_least: usize,
    },
    OwnerHolds {
        register: String,
        field: String,
        roles: Vec<String>,
    },
    OwnerLeft {},
    Vacant {
        days: i64,
    },
    NoKeeper {},
    OfSupplier {
        #[serde(default)]
        roles: Vec<String>,
        register: Option<String>,
        field: Option<String>,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoldsTable {
    register: Spanned<String>,
    field: Spanned<String>,
    role: Spanned<String>,
    #[serde(default)]
    known_as: Vec<String>,
}

/// Reads the rules. An id stands once; every role, register and field that a rule names must be there.
pub fn load(
    files: &TemplateFiles,
    registers: &[Register],
    roles: &RoleModel,
) -> Result<Segregation, SettingsError> {
    let text = Text::of(files.get("segregation.toml")?)?;
    let written: SegregationFile = text.read()?;
    let mut ids = BTreeSet::new();
    let mut all = Segregation::default();
    for rule in written.rule {
        if !ids.insert(rule.id.get_ref().to_lowercase()) {
            let message = format!("the rule `{}` stands here twice", rule.id.get_ref());
            return Err(text.wrong(rule.id.span(), message));
        }
        let tests = rule.test.into_iter().map(|test| {
            let start = test.span().start;
            Reader { text, registers, roles, start }.test(test.into_inner())
        });
        all.rules.push(Rule {
            tests: tests.collect::<Result<_, _>>()?,
            id: rule.id.into_inner(),
            title: rule.title,
            severity: rule.severity,
            why: rule.why,
            remedy: rule.remedy,
            needs: rule.needs,
            told_as: rule.told_as,
        });
    }
    for w in written.holds {
        let reader = Reader { text, registers, roles, start: w.register.span().start };
        let register = reader.register(w.register.get_ref())?;
        let field = reader.field(register, w.field.get_ref())?;
        let (role, known_as) = (reader.role(w.role.into_inner())?, reader.roles(w.known_as)?);
        all.holds.push(Holds { register, field, role, known_as });
    }
    Ok(all)
}

/// Reads a test; mistakes are told at the first place behind its start that names what is wrong.
struct Reader<'a> {
    text: Text<'a>,
    registers: &'a [Register],
    roles: &'a RoleModel,
    start: usize,
}

impl Reader<'_> {
    fn test(&self, w: TestTable) -> Result<Test, SettingsError> {
        Ok(match w {
            TestTable::Together { roles, others, within } => {
                Test::Together { roles: self.roles(roles)?, others: self.roles(others)?, within }
            }
            TestTable::KeptApart { conditional } => Test::KeptApart { conditional },
            TestTable::OneHolder { roles, otherwise } => {
                Test::OneHolder { roles: self.roles(roles)?, otherwise: self.roles(otherwise)? }
            }
            TestTable::OnePerson { register, fields: [a, b] } => {
                let register = self.register(&register)?;
                Test::OnePerson { register, fields: [self.field(register, &a)?, self.field(register, &b)?] }
            }
            TestTable::BeyondLimit { register, field, amount } => {
                let register = self.register(&register)?;
                let (field, amount) = (self.field(register, &field)?, self.field(register, &amount)?);
                Test::BeyondLimit { register, field, amount }
            }
            TestTable::OwnsMany { register, field, above, score, score_from, share_above, share_least } => {
                let register = self.register(&register)?;
                let (field, score) = (self.field(register, &field)?, self.field(register, &score)?);
                let (score_from, share_above) = (self.number(&score_from)?, self.number(&share_above)?);
                Test::OwnsMany(OwnsMany {
                    register,
                    field,
                    above,
                    score,
                    score_from,
                    share_above,
                    share_least,
                })
            }
            TestTable::OwnerHolds { register, field, roles } => {
                let register = self.register(&register)?;
                let (field, roles) = (self.field(register, &field)?, self.roles(roles)?);
                Test::OwnerHolds { register, field, roles }
            }
            TestTable::OwnerLeft {} => Test::OwnerLeft,
            TestTable::Vacant { days } => Test::Vacant { days },
            TestTable::NoKeeper {} => Test::NoKeeper,
            TestTable::OfSupplier { roles, register, field } => {
                Test::OfSupplier { roles: self.roles(roles)?, field: self.place(register, field)? }
            }
        })
    }

    fn place(
        &self,
        register: Option<String>,
        field: Option<String>,
    ) -> Result<Option<(RegisterId, FieldId)>, SettingsError> {
        match (register, field) {
            (Some(register), Some(field)) => {
                let register = self.register(&register)?;
                Ok(Some((register, self.field(register, &field)?)))
            }
            (None, None) => Ok(None),
            _ => Err(self.wrong("of-supplier", "`register` and `field` go together".to_owned())),
        }
    }

    fn roles(&self, ids: Vec<String>) -> Result<Vec<String>, SettingsError> {
        ids.into_iter().map(|id| self.role(id)).collect()
    }

    fn role(&self, id: String) -> Result<String, SettingsError> {
        if self.roles.has(&id) { Ok(id) } else { Err(self.wrong(&id, format!("there is no role `{id}`"))) }
    }

    fn register(&self, key: &str) -> Result<RegisterId, SettingsError> {
        let at = self.registers.iter().position(|r| r.key == key && !r.made);
        at.map(|at| RegisterId(at as u16))
            .ok_or_else(|| self.wrong(key, format!("there is no register `{key}`")))
    }

    fn field(&self, register: RegisterId, key: &str) -> Result<FieldId, SettingsError> {
        let register = &self.registers[usize::from(register.0)];
        let message = || format!("the register `{}` has no field `{key}`", register.key);
        register.field(key).ok_or_else(|| self.wrong(key, message()))
    }

    fn number(&self, written: &str) -> Result<Decimal, SettingsError> {
        let message = "this is a number in quotes, such as \"0.25\"";
        written.parse().map_err(|_| self.wrong(written, message.to_owned()))
    }

    fn wrong(&self, name: &str, message: String) -> SettingsError {
        let behind = self.text.text.get(self.start..).unwrap_or("");
        let at = self.start + behind.find(name).unwrap_or(0);
        self.text.wrong(at..at, message)
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::{Sources, load};

    /// What is said of the built-in rules with one text in place of another; the line is that of the new text.
    fn changed(from: &str, to: &str) -> String {
        let built_in = include_str!("../../templates/segregation.toml");
        let at = built_in[..built_in.find(from).unwrap()].matches('\n').count() + 1;
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("segregation.toml"), built_in.replacen(from, to, 1)).unwrap();
        let error = load(Sources { templates: Some(dir.path()), ..Sources::default() }).unwrap_err();
        assert_eq!(error.line, Some(at), "{error}");
        error.message
    }

    #[test]
    fn what_a_rule_names_must_be_there() {
        assert_eq!(changed("id = \"SD2\"", "id = \"sd1\""), "the rule `sd1` stands here twice");
        assert_eq!(
            changed("others = [\"reporting\"]", "others = [\"reports\"]"),
            "there is no role `reports`"
        );
        assert_eq!(
            changed("register = \"changes\"\nfields", "register = \"change\"\nfields"),
            "there is no register `change`"
        );
        assert_eq!(
            changed("fields = [\"author\"", "fields = [\"writer\""),
            "the register `documents` has no field `writer`"
        );
        assert_eq!(
            changed("score_from = \"15\"", "score_from = \"much\""),
            "this is a number in quotes, such as \"0.25\""
        );
        assert_eq!(
            changed("role = \"delivery:project-sponsor\"", "role = \"delivery:sponsor\""),
            "there is no role `delivery:sponsor`"
        );
    }
}
