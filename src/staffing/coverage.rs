//! How each role of the office is held: in the portfolio, in each programme, on each project.

use super::codes;
use super::post::{Post, Reach, Stands};
use super::roster::Roster;
use super::spot::{Spot, findings};
use crate::finding::{Finding, Noted};
use crate::model::role::{Role, When};
use crate::model::staffing::{Coverage, Held, Holding, Place};
use crate::model::text::Sym;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Each role of the office over the whole portfolio, and what is said of those that are needed and not held.
pub fn of_roles(roster: &Roster<'_>) -> Noted<Vec<Coverage>> {
    let alone = Alone::new(roster);
    let mut by_role: HashMap<&str, Vec<&Post<'_>>> = HashMap::new();
    for post in &roster.posts {
        by_role.entry(post.role).or_default().push(post);
    }
    let offices = offices(roster);
    let mut findings = Vec::new();
    let mut absent = Vec::new();
    let mut all = Vec::new();
    for role in &roster.settings.knowledge.roles.roles {
        let posts = by_role.remove(role.id.as_str()).unwrap_or_default();
        let covered = cover(roster, &alone, role, &posts, &offices);
        if roster.listed && covered.needed.is_some() && !covered.is_met() {
            match covered.held {
                Held::Absent if covered.missing.is_empty() => absent.push(role.label.as_str()),
                _ => findings.extend(not_held(roster, role, &covered, &posts)),
            }
        }
        all.push(covered);
    }
    findings.extend(nobody(&absent));
    Noted { value: all, findings }
}

fn cover(
    roster: &Roster<'_>,
    alone: &Alone<'_>,
    role: &Role,
    posts: &[&Post<'_>],
    offices: &BTreeMap<&str, bool>,
) -> Coverage {
    let Holding { held, people, spots, .. } = alone.holding(role, posts);
    let projects: HashSet<Sym> =
        posts.iter().filter(|p| p.is_held() && !p.project.is_none()).map(|p| p.project).collect();
    let by_programme = role.needed.as_ref().is_some_and(|n| n.when == When::ProgrammeOffice);
    let missing = offices.iter().filter(|(_, headed)| by_programme && !**headed);
    Coverage {
        role: role.id.clone(),
        needed: needed(roster, role, offices),
        held,
        people,
        spots,
        projects: projects.len(),
        missing: missing.map(|(name, _)| (*name).to_owned()).collect(),
    }
}

/// Why this portfolio needs a role; `None` where it does not.
fn needed(roster: &Roster<'_>, role: &Role, offices: &BTreeMap<&str, bool>) -> Option<String> {
    let needed = role.needed.as_ref()?;
    let so = match needed.when {
        When::FromProjects(least) => roster.dataset.projects.len() >= least,
        When::ProgrammeOffice => !offices.is_empty(),
    };
    so.then(|| needed.why.clone())
}

/// Programmes that have an office of their own, and whether it has a head: somebody holds a role of the office there for
/// the whole programme.
fn offices<'a>(roster: &Roster<'a>) -> BTreeMap<&'a str, bool> {
    let model = &roster.settings.knowledge.roles;
    let mut offices: BTreeMap<&str, bool> = BTreeMap::new();
    for post in roster.posts.iter().filter(|p| p.is_held() && p.reach == Reach::Programme) {
        if let (Some(programme), Some(role)) = (post.programme, model.role(post.role)) {
            let heads = role.needed.as_ref().is_some_and(|needed| needed.when == When::ProgrammeOffice);
            *offices.entry(programme).or_default() |= heads;
        }
    }
    offices
}

/// What is said of a role that has posts, none of which is held; or that a programme is without.
fn not_held(roster: &Roster<'_>, role: &Role, covered: &Coverage, posts: &[&Post<'_>]) -> Vec<Finding> {
    let remedy = "name somebody for it in the roles register";
    if !covered.missing.is_empty() {
        let seen = format!("nobody is {} of an office: {}", role.label, covered.missing.join(", "));
        return vec![Finding::new(codes::ROLE_NOT_HELD, seen, remedy).register("roles")];
    }
    let state = match covered.held {
        Held::Vacant => "its posts are vacant",
        Held::Ended => "who held it has left",
        _ => "who is to hold it begins later",
    };
    let seen = format!("nobody holds the {}, which this portfolio needs: {state}", role.label);
    let spots: Vec<Spot> = posts.iter().map(|p| p.spot).collect();
    findings(roster, &spots, codes::ROLE_NOT_HELD, &seen, remedy, &covered.people)
}

/// What is said of needed roles that stand on no list.
fn nobody(roles: &[&str]) -> Option<Finding> {
    if roles.is_empty() {
        return None;
    }
    let seen = format!("roles that this portfolio needs stand on no roles list: {}", roles.join(", "));
    let remedy = "name somebody for each in the roles register";
    let finding = Finding::new(codes::ROLE_NOT_HELD, seen, remedy).register("roles");
    Some(finding.count(roles.len() as u64).evidence(roles.iter().copied()))
}

/// Every programme and every project with the roles of the office that have a post there.
pub fn of_places(roster: &Roster<'_>) -> Vec<Place> {
    let alone = Alone::new(roster);
    let dataset = roster.dataset;
    let programmes: BTreeSet<&str> = dataset.projects.iter().filter_map(|p| p.programme.as_deref()).collect();
    let mut by_programme: HashMap<&str, Vec<&Post<'_>>> = HashMap::new();
    let mut by_project: HashMap<&str, Vec<&Post<'_>>> = HashMap::new();
    for post in &roster.posts {
        by_project.entry(roster.text(post.project)).or_default().push(post);
        if let Some(programme) = post.programme {
            by_programme.entry(programme).or_default().push(post);
        }
    }
    let mut place = |name: &str, programme: bool| {
        let posts = if programme { by_programme.remove(name) } else { by_project.remove(name) };
        Place { name: name.to_owned(), programme, roles: alone.roles(posts.unwrap_or_default()) }
    };
    let mut all: Vec<Place> = programmes.into_iter().map(|name| place(name, true)).collect();
    all.extend(dataset.projects.iter().map(|p| place(&p.code, false)));
    all
}

/// Who holds what on each project, to tell whether a holder has the role alone and no other.
struct Alone<'r> {
    roster: &'r Roster<'r>,
    holders: HashMap<(Sym, &'r str), HashSet<Sym>>,
    roles: HashMap<(Sym, Sym), HashSet<&'r str>>,
}

impl<'r> Alone<'r> {
    fn new(roster: &'r Roster<'_>) -> Self {
        let model = &roster.settings.knowledge.roles;
        let mut alone = Self { roster, holders: HashMap::new(), roles: HashMap::new() };
        for post in roster.posts.iter().filter(|p| p.is_held() && model.role(p.role).is_some()) {
            alone.holders.entry((post.project, post.role)).or_default().insert(post.person);
            alone.roles.entry((post.project, post.person)).or_default().insert(post.role);
        }
        alone
    }

    /// How a post is held; `None` for who only stands in.
    fn held(&self, post: &Post<'_>) -> Option<Held> {
        Some(match post.stands {
            Stands::Holds if self.is_shared(post) => Held::Shared,
            Stands::Holds => Held::Filled,
            Stands::Acts => Held::Acting,
            Stands::Later => Held::Later,
            Stands::Vacant => Held::Vacant,
            Stands::Ended => Held::Ended,
            Stands::Deputises => return None,
        })
    }

    fn is_shared(&self, post: &Post<'_>) -> bool {
        let several = self.holders.get(&(post.project, post.role)).is_some_and(|who| who.len() > 1);
        several || self.roles.get(&(post.project, post.person)).is_some_and(|roles| roles.len() > 1)
    }

    /// How a role is held that has these posts.
    fn holding(&self, role: &Role, posts: &[&Post<'_>]) -> Holding {
        let held = posts.iter().filter_map(|post| self.held(post)).min().unwrap_or(Held::Absent);
        let so: Vec<_> = posts.iter().filter(|p| self.held(p) == Some(held)).collect();
        let people: BTreeSet<&str> = so.iter().map(|p| self.roster.text(p.person)).collect();
        let people = people.into_iter().filter(|p| !p.is_empty()).map(str::to_owned);
        let spots = so.iter().map(|p| p.spot).collect();
        Holding { role: role.id.clone(), held, people: people.collect(), spots }
    }

    /// The roles of the office among these posts, in the order of the role model.
    fn roles(&self, posts: Vec<&Post<'_>>) -> Vec<Holding> {
        let mut by_role: HashMap<&str, Vec<&Post<'_>>> = HashMap::new();
        for post in posts.into_iter().filter(|post| self.held(post).is_some()) {
            by_role.entry(post.role).or_default().push(post);
        }
        let model = &self.roster.settings.knowledge.roles;
        model.roles.iter().filter_map(|r| Some(self.holding(r, by_role.get(r.id.as_str())?))).collect()
    }
}
