//! The posts of the roles register: a record each.

use super::post::{Post, Reach, Stands};
use super::roster::Roster;
use super::spot::{Spot, text, texts};
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldId, RegisterId};
use crate::model::text::Sym;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// A table of the roles register.
pub struct Table<'r, 'a> {
    roster: &'r Roster<'a>,
    id: RegisterId,
    at: usize,
    batch: &'a Batch,
    role: FieldId,
}

impl<'a> Table<'_, 'a> {
    /// A table, when its register has roles.
    pub fn new<'r>(
        roster: &'r Roster<'a>,
        id: RegisterId,
        at: usize,
        batch: &'a Batch,
    ) -> Option<Table<'r, 'a>> {
        let role = roster.register(id).field("role")?;
        Some(Table { roster, id, at, batch, role })
    }

    /// Its posts, in the order of its records.
    pub fn posts(&self, programmes: &HashMap<&str, &'a str>) -> Vec<Post<'a>> {
        let texts = |key: &str| texts(self.batch, self.field(key));
        let (projects, persons) = (texts("project"), texts("person"));
        let (deputies, organisations) = (texts("deputy"), texts("organisation"));
        let (roles, titles) = (texts("role"), texts("title"));
        let post = |row| {
            let (project, role) = (text(projects, row), self.roster.text(text(roles, row)));
            Post {
                spot: Spot { register: self.id, batch: self.at, field: self.role, row },
                project,
                programme: programmes.get(self.roster.text(project)).copied(),
                reach: self.reach(row, project, role),
                person: text(persons, row),
                role,
                title: text(titles, row),
                stands: self.stands(row, text(persons, row)),
                fte: self.number(row),
                start: self.date("start_on", row),
                end: self.date("end_on", row),
                deputy: text(deputies, row),
                organisation: text(organisations, row),
            }
        };
        (0..self.batch.len()).map(post).collect()
    }

    fn field(&self, key: &str) -> Option<FieldId> {
        self.roster.register(self.id).field(key)
    }

    /// What is over comes first: who has left a vacant or acting post has left it.
    fn stands(&self, row: usize, person: Sym) -> Stands {
        let knowledge = &self.roster.settings.knowledge;
        let (writing, people) = (&knowledge.writing, &knowledge.people);
        let day = self.roster.day;
        if self.date("end_on", row).is_some_and(|end| end < day) {
            return Stands::Ended;
        }
        let title = [self.written("title", row), self.written("role", row)];
        if person.is_none() || title.iter().any(|t| people.vacant.within(t)) {
            return Stands::Vacant;
        }
        if self.date("start_on", row).is_some_and(|start| start > day) {
            return Stands::Later;
        }
        if title.iter().any(|t| writing.deputy.within(t)) {
            return Stands::Deputises;
        }
        let named = self.written("person", row);
        match title.iter().chain([&named]).any(|t| writing.acting.within(t)) {
            true => Stands::Acts,
            false => Stands::Holds,
        }
    }

    /// A field of a record as somebody wrote it.
    fn written(&self, key: &str, row: usize) -> &'a str {
        let Some(column) = self.field(key).and_then(|f| self.batch.column(f)) else { return "" };
        let native = column.native(row);
        let value = || match column.values.get(row) {
            Value::Text(sym) => sym,
            _ => Sym::NONE,
        };
        self.roster.text(native.unwrap_or_else(value))
    }

    fn reach(&self, row: usize, project: Sym, role: &str) -> Reach {
        let is_office = |role| self.roster.settings.knowledge.roles.role(role).is_some();
        let scope = self.field("scope").map(|f| self.batch.value(f, row));
        let scopes = self.roster.settings.knowledge.vocabulary("role-scope");
        let scope = match (scope, scopes) {
            (Some(Value::Choice(choice)), Some(scopes)) => scopes.choice(choice).key.as_str(),
            _ => "",
        };
        match scope {
            "portfolio" | "office" => Reach::Portfolio,
            "programme" => Reach::Programme,
            // Who is of the office and of no project works for all; of delivery the project is not known.
            _ if project.is_none() && is_office(role) => Reach::Portfolio,
            _ => Reach::Project,
        }
    }

    fn date(&self, key: &str, row: usize) -> Option<Date> {
        match self.batch.value(self.field(key)?, row) {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    fn number(&self, row: usize) -> Option<Decimal> {
        match self.batch.value(self.field("fte")?, row) {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }
}
