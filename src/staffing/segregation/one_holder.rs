//! Roles that exactly one person of a project holds.

use super::super::roster::{Post, Roster};
use super::hit::{Hit, Looked};
use super::together::{NO_ROLES, said};
use crate::model::text::Sym;
use std::collections::{BTreeMap, BTreeSet};

/// A breach for each project that has posts and not exactly one person in one of `roles`; where nobody is, in one of
/// `otherwise`.
pub fn look(roster: &Roster<'_>, roles: &[String], otherwise: &[String]) -> Looked {
    if !roster.posts.iter().any(|p| !p.project.is_none()) {
        return Looked::not(NO_ROLES);
    }
    let mut projects: BTreeMap<&str, Vec<&Post<'_>>> = BTreeMap::new();
    for post in roster.posts.iter().filter(|p| !p.project.is_none()) {
        projects.entry(roster.text(post.project)).or_default().push(post);
    }
    let hits = projects.into_iter().filter_map(|(project, posts)| {
        let mut holders = holding(&posts, roles);
        if holders.is_empty() {
            holders = holding(&posts, otherwise);
        }
        breach(roster, project, &holders, roles)
    });
    Looked::at(hits.collect())
}

fn holding<'p, 'a>(posts: &[&'p Post<'a>], roles: &[String]) -> Vec<&'p Post<'a>> {
    posts.iter().copied().filter(|p| p.is_held() && roles.iter().any(|id| id == p.role)).collect()
}

fn breach(roster: &Roster<'_>, project: &str, holders: &[&Post<'_>], roles: &[String]) -> Option<Hit> {
    let people: BTreeSet<Sym> = holders.iter().map(|p| p.person).collect();
    let role = roles.first().map_or("", |id| roster.settings.knowledge.roles.label(id));
    let seen = match people.len() {
        1 => return None,
        0 => format!("no {role} is named for the project"),
        n => format!("{n} people are {role} of one project"),
    };
    let mut people: Vec<String> = people.into_iter().map(|p| roster.text(p).to_owned()).collect();
    people.sort_unstable();
    let spots = holders.iter().map(|p| p.spot).collect();
    let evidence = holders.iter().map(|p| said(roster, p)).collect();
    Some(Hit { people, project: project.to_owned(), register: String::new(), seen, spots, evidence })
}
