//! What a role of `role-model.toml` may say.

use super::super::SettingsError;
use super::super::parse::Text;
use super::super::titles::Titles;
use super::Known;
use super::written::{DecidedTable, NeededTable, NotWithTable, RoleTable, StretchedTable};
use crate::model::role::{Decided, DecidedBy, Needed, NotWith, Role, RoleModel, Stretched, When};
use crate::model::writing::Words;
use rust_decimal::Decimal;
use toml::Spanned;

const GROUPS: [&str; 3] = ["management", "generic", "functional"];
const AREAS: [&str; 4] = ["portfolio", "delivery", "centre-of-excellence", "governance"];

/// The file that is checked, and what it may name.
pub struct Check<'a> {
    pub text: Text<'a>,
    pub known: &'a Known<'a>,
}

impl Check<'_> {
    /// A role, without a look at the other roles that it names.
    pub fn role(&self, w: &RoleTable, titles: &mut Titles<'_>) -> Result<Role, SettingsError> {
        self.one_of(&w.group, &GROUPS, "group of roles")?;
        w.area.iter().try_for_each(|area| self.one_of(area, &AREAS, "area of work"))?;
        w.owns.iter().chain(&w.reads).try_for_each(|key| self.is_register(key))?;
        let aliases = titles.of(w.id.get_ref(), [&w.label, &w.id], &w.aliases)?;
        Ok(Role {
            id: w.id.get_ref().clone(),
            label: w.label.get_ref().clone(),
            purpose: w.purpose.clone(),
            group: w.group.get_ref().clone(),
            areas: names(&w.area),
            aliases,
            owns: names(&w.owns),
            reads: names(&w.reads),
            pack: w.pack.as_ref().unwrap_or(&w.id).get_ref().clone(),
            not_with: w.not_with.iter().map(not_with).collect(),
            needed: w.needed.as_ref().map(|n| self.needed(n)).transpose()?,
        })
    }

    /// Every role that another names must be there.
    pub fn named(&self, model: &RoleModel, roles: &[RoleTable]) -> Result<(), SettingsError> {
        for role in roles {
            role.not_with.iter().try_for_each(|other| self.is_role(model, &other.role))?;
            role.pack.iter().try_for_each(|pack| self.is_role(model, pack))?;
        }
        Ok(())
    }

    /// A role must be there.
    pub fn is_role(&self, model: &RoleModel, id: &Spanned<String>) -> Result<(), SettingsError> {
        let message = || format!("there is no role `{}`", id.get_ref());
        if model.has(id.get_ref()) { Ok(()) } else { Err(self.text.wrong(id.span(), message())) }
    }

    /// From when on a person is stretched.
    pub fn stretched(&self, w: &StretchedTable) -> Result<Stretched, SettingsError> {
        let fte = w.fte_above.get_ref().parse().ok().filter(|n| *n > Decimal::ZERO);
        let message = "this is a number over 0 in quotes, such as \"1\"";
        let fte_above = fte.ok_or_else(|| self.text.wrong(w.fte_above.span(), message))?;
        Ok(Stretched { functional_roles: w.functional_roles, fte_above })
    }

    /// What decides an ambiguous title.
    pub fn decided(&self, model: &RoleModel, w: &DecidedTable) -> Result<Decided, SettingsError> {
        self.is_role(model, &w.role)?;
        w.scope.iter().try_for_each(|scope| self.is_scope(scope))?;
        let by = match (w.scope.is_empty(), w.words.is_empty()) {
            (false, true) => DecidedBy::Scope(names(&w.scope)),
            (true, false) => DecidedBy::Words(Words::new(w.words.iter().map(String::as_str))),
            _ => {
                let message = "what decides a title is either `scope` or `words`";
                return Err(self.text.wrong(w.role.span(), message));
            }
        };
        Ok(Decided { by, role: w.role.get_ref().clone() })
    }

    fn needed(&self, w: &Spanned<NeededTable>) -> Result<Needed, SettingsError> {
        let table = w.get_ref();
        let when = match (table.from_projects, table.by_programme_office) {
            (Some(projects), false) => When::FromProjects(projects),
            (None, true) => When::ProgrammeOffice,
            _ => {
                let message = "a role is needed either `from_projects` or `by_programme_office`";
                return Err(self.text.wrong(w.span(), message));
            }
        };
        Ok(Needed { when, why: table.why.clone() })
    }

    fn one_of(&self, name: &Spanned<String>, known: &[&str], what: &str) -> Result<(), SettingsError> {
        if known.contains(&name.get_ref().as_str()) {
            return Ok(());
        }
        let message = format!("`{}` is no {what}; known: {}", name.get_ref(), known.join(", "));
        Err(self.text.wrong(name.span(), message))
    }

    fn is_register(&self, key: &Spanned<String>) -> Result<(), SettingsError> {
        if self.known.registers.iter().any(|r| r.key == *key.get_ref() && !r.made) {
            return Ok(());
        }
        Err(self.text.wrong(key.span(), format!("there is no register `{}`", key.get_ref())))
    }

    fn is_scope(&self, scope: &Spanned<String>) -> Result<(), SettingsError> {
        let known = self.known.vocabularies.get("role-scope");
        if known.is_some_and(|v| v.find(scope.get_ref()).is_some()) {
            return Ok(());
        }
        Err(self.text.wrong(scope.span(), format!("there is no scope `{}`", scope.get_ref())))
    }
}

fn not_with(w: &NotWithTable) -> NotWith {
    NotWith { role: w.role.get_ref().clone(), within: w.within, condition: w.condition.clone() }
}

fn names(written: &[Spanned<String>]) -> Vec<String> {
    written.iter().map(|name| name.get_ref().clone()).collect()
}
