//! The register of how each role of the office is held: in the portfolio, in each programme, on each project.

use super::entry::{At, Entry, Made};
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::staffing::{Coverage, Held, Holding, Place, Staffing};

/// Nothing where no roles register was handed in, since nothing can be said then.
pub(super) fn of<'a>(
    dataset: &Dataset,
    staffing: &'a Staffing,
    knowledge: &'a Knowledge,
) -> Option<Made<'a>> {
    let maker = Maker { dataset, knowledge };
    let whole = staffing.coverage.iter().map(|role| maker.whole(role));
    let held =
        staffing.places.iter().flat_map(|place| place.roles.iter().map(|role| maker.held(place, role)));
    let wanting = staffing.coverage.iter().flat_map(|role| maker.wanting(staffing, role));
    staffing.known.then(|| Made::new("coverage", whole.chain(held).chain(wanting).collect()))
}

struct Maker<'d, 'a> {
    dataset: &'d Dataset,
    knowledge: &'a Knowledge,
}

impl<'a> Maker<'_, 'a> {
    /// A role over the whole portfolio.
    fn whole(&self, role: &'a Coverage) -> Entry<'a> {
        let state = if role.held.is_held() && !role.missing.is_empty() { "partly" } else { key(role.held) };
        self.role(At::first(self.dataset, &role.spots), "portfolio", &role.role)
            .choice("need", if role.needed.is_some() { "needed" } else { "not-needed" })
            .choice("state", state)
            .shown("person", role.people.join("; "))
            .number("projects", role.projects)
    }

    /// A role that has a post in a programme or on a project.
    fn held(&self, place: &'a Place, held: &'a Holding) -> Entry<'a> {
        let scope = if place.programme { "programme" } else { "project" };
        let entry = self.role(At::first(self.dataset, &held.spots), scope, &held.role);
        self.place(entry, place).choice("state", key(held.held)).shown("person", held.people.join("; "))
    }

    /// A role in the programmes that need it and have no post for it.
    fn wanting(&self, staffing: &'a Staffing, role: &'a Coverage) -> Vec<Entry<'a>> {
        let has = |place: &Place| place.roles.iter().any(|held| held.role == role.role);
        let places = staffing.places.iter().filter(|place| place.programme && !has(place));
        let wanting = places.filter(|place| role.missing.contains(&place.name));
        let entry = |place| {
            let entry = self.role(At::NOWHERE, "programme", &role.role);
            self.place(entry, place).choice("need", "needed").choice("state", "missing")
        };
        wanting.map(entry).collect()
    }

    fn role(&self, at: At, scope: &'static str, role: &'a str) -> Entry<'a> {
        let group = self.knowledge.roles.role(role).map_or("", |role| role.group.as_str());
        Entry::new(at).choice("scope", scope).shown("role", role).text("area", group)
    }

    fn place(&self, entry: Entry<'a>, place: &'a Place) -> Entry<'a> {
        if place.programme {
            return entry.text("programme", place.name.as_str());
        }
        let programme = self.dataset.project(&place.name).and_then(|p| p.programme.clone());
        entry.text("project", place.name.as_str()).text("programme", programme.unwrap_or_default())
    }
}

/// A way to be held as the vocabulary has it.
fn key(held: Held) -> &'static str {
    match held {
        Held::Filled => "filled",
        Held::Shared => "shared",
        Held::Acting => "acting",
        Held::Later => "later",
        Held::Vacant => "vacant",
        Held::Ended => "ended",
        Held::Absent => "missing",
    }
}
