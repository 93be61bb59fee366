//! The posts: every record of the roles register, and every field of another register that names who holds a role.

use super::spot::{Spot, text, texts};
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldId, Register, RegisterId};
use crate::model::role::Within;
use crate::model::text::Sym;
use crate::settings::Settings;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// How somebody stands in a post at the end of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Holds it.
    Holds,
    /// Holds it for a time: the title or the name says so.
    Acts,
    /// Stands in for its holder: the title says so.
    Deputises,
    /// Begins later.
    Later,
    /// Nobody is named, or the title says that it is vacant.
    Vacant,
    /// Has left it.
    Ended,
}

/// For how much of the portfolio a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Project,
    Programme,
    Portfolio,
}

/// One post.
#[derive(Debug, Clone)]
pub struct Post<'a> {
    /// Where its role stands; of a field of another register, that field.
    pub spot: Spot,
    /// The project's code; no text where it is of none.
    pub project: Sym,
    /// The programme of its project.
    pub programme: Option<&'a str>,
    pub reach: Reach,
    /// Who is named for it; no text for nobody.
    pub person: Sym,
    /// The role's id; empty where its title is not known.
    pub role: &'a str,
    pub stands: Stands,
    pub fte: Option<Decimal>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub deputy: Sym,
    pub organisation: Sym,
}

impl Post<'_> {
    /// Whether somebody holds it at the end of the month, for good or for a time.
    pub fn is_held(&self) -> bool {
        matches!(self.stands, Stands::Holds | Stands::Acts) && !self.person.is_none()
    }

    /// Whether two posts are near enough to matter to each other.
    pub fn meets(&self, other: &Post<'_>, within: Within) -> bool {
        let wide = |p: &Post<'_>| p.reach == Reach::Portfolio;
        let programme = |p: &Post<'_>| p.reach == Reach::Programme;
        within == Within::Portfolio
            || wide(self)
            || wide(other)
            || (!self.project.is_none() && self.project == other.project)
            || ((programme(self) || programme(other)) && self.programme == other.programme)
    }
}

/// All posts, and what is needed to look at them.
pub struct Roster<'a> {
    pub dataset: &'a Dataset,
    pub settings: &'a Settings,
    /// The last day of the reported month.
    pub day: Date,
    /// Whether a roles register was handed in.
    pub listed: bool,
    pub posts: Vec<Post<'a>>,
}

impl<'a> Roster<'a> {
    /// Gathers the posts, in the order of the records.
    pub fn new(dataset: &'a Dataset, settings: &'a Settings) -> Self {
        let day = dataset.period.last_day();
        let programmes: HashMap<&str, &str> = dataset
            .projects
            .iter()
            .filter_map(|p| Some((p.code.as_str(), p.programme.as_deref()?)))
            .collect();
        let mut roster = Self { dataset, settings, day, listed: false, posts: Vec::new() };
        let roles = settings.knowledge.find_register("roles");
        if let Some(id) = roles {
            roster.listed = dataset.count(id) > 0;
            for (at, batch) in dataset.batches(id).iter().enumerate() {
                let posts = Table::new(&roster, id, at, batch).map(|t| t.posts(&programmes));
                roster.posts.extend(posts.unwrap_or_default());
            }
        }
        for (register, field, role) in &settings.knowledge.segregation.holds {
            let posts = roster.named(*register, *field, role, &programmes);
            roster.posts.extend(posts);
        }
        roster
    }

    /// The text of a symbol.
    pub fn text(&self, sym: Sym) -> &'a str {
        self.dataset.text(sym)
    }

    /// The name of a role in packs.
    pub fn label(&self, role: &'a str) -> &'a str {
        self.settings.knowledge.roles.label(role)
    }

    /// The declaration of a register.
    pub fn register(&self, id: RegisterId) -> &'a Register {
        self.settings.knowledge.register(id)
    }

    /// The posts that a field of another register names the holders of.
    fn named(
        &self,
        register: RegisterId,
        field: FieldId,
        role: &'a str,
        programmes: &HashMap<&str, &'a str>,
    ) -> Vec<Post<'a>> {
        let mut posts = Vec::new();
        for (at, batch) in self.dataset.batches(register).iter().enumerate() {
            let projects = texts(batch, self.register(register).field("project"));
            for (row, person) in texts(batch, Some(field)).iter().enumerate().filter(|(_, p)| !p.is_none()) {
                let project = text(projects, row);
                posts.push(Post {
                    spot: Spot { register, batch: at, field, row },
                    project,
                    programme: programmes.get(self.text(project)).copied(),
                    reach: Reach::Project,
                    person: *person,
                    role,
                    stands: Stands::Holds,
                    fte: None,
                    start: None,
                    end: None,
                    deputy: Sym::NONE,
                    organisation: Sym::NONE,
                });
            }
        }
        posts
    }
}

/// A table of the roles register.
struct Table<'r, 'a> {
    roster: &'r Roster<'a>,
    id: RegisterId,
    at: usize,
    batch: &'a Batch,
    role: FieldId,
}

impl<'a> Table<'_, 'a> {
    fn new<'r>(roster: &'r Roster<'a>, id: RegisterId, at: usize, batch: &'a Batch) -> Option<Table<'r, 'a>> {
        let role = roster.register(id).field("role")?;
        Some(Table { roster, id, at, batch, role })
    }

    fn posts(&self, programmes: &HashMap<&str, &'a str>) -> Vec<Post<'a>> {
        let texts = |key: &str| texts(self.batch, self.field(key));
        let (projects, persons) = (texts("project"), texts("person"));
        let (deputies, organisations) = (texts("deputy"), texts("organisation"));
        let roles = texts("role");
        let post = |row| {
            let project = text(projects, row);
            Post {
                spot: Spot { register: self.id, batch: self.at, field: self.role, row },
                project,
                programme: programmes.get(self.roster.text(project)).copied(),
                reach: self.reach(row, project),
                person: text(persons, row),
                role: self.roster.text(text(roles, row)),
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

    fn reach(&self, row: usize, project: Sym) -> Reach {
        let scope = self.field("scope").map(|f| self.batch.value(f, row));
        let scopes = self.roster.settings.knowledge.vocabulary("role-scope");
        let scope = match (scope, scopes) {
            (Some(Value::Choice(choice)), Some(scopes)) => scopes.choice(choice).key.as_str(),
            _ => "",
        };
        match scope {
            "portfolio" | "office" => Reach::Portfolio,
            "programme" => Reach::Programme,
            _ if project.is_none() => Reach::Portfolio,
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
