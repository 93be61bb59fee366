//! The posts: every record of the roles register, and every field of another register that names who holds a role.

use super::listed::Table;
use super::post::Post;
use super::spot::{Spot, text, texts};
use crate::model::dataset::Dataset;
use crate::model::register::{Register, RegisterId};
use crate::model::segregation::Holds;
use crate::model::text::Sym;
use crate::settings::Settings;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

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
        for holds in &settings.knowledge.segregation.holds {
            let posts = roster.named(holds, &programmes);
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

    /// The posts that a field of another register names the holders of, without those that are there already.
    fn named(&self, holds: &'a Holds, programmes: &HashMap<&str, &'a str>) -> Vec<Post<'a>> {
        let Holds { register, field, role, known_as } = holds;
        let same = |id: &str| id == role || known_as.iter().any(|other| other == id);
        let known = self.posts.iter().filter(|p| p.is_held() && same(p.role));
        let known: HashSet<(Sym, Sym)> = known.map(|p| (p.project, p.person)).collect();
        let mut posts = Vec::new();
        for (at, batch) in self.dataset.batches(*register).iter().enumerate() {
            let projects = texts(batch, self.register(*register).field("project"));
            for (row, person) in texts(batch, Some(*field)).iter().enumerate() {
                let project = text(projects, row);
                if !person.is_none() && !known.contains(&(project, *person)) {
                    let spot = Spot { register: *register, batch: at, field: *field, row };
                    let programme = programmes.get(self.text(project)).copied();
                    posts.push(Post::named(spot, project, programme, *person, role));
                }
            }
        }
        posts
    }
}
