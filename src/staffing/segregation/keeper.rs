//! Registers that were handed in and that nobody keeps.

use super::super::roster::Roster;
use super::hit::{Hit, Looked};
use super::together::NO_ROLES;
use std::collections::HashSet;

/// A breach a register.
pub fn look(roster: &Roster<'_>) -> Looked {
    if !roster.listed {
        return Looked::not(NO_ROLES);
    }
    let held: HashSet<&str> = roster.posts.iter().filter(|p| p.is_held()).map(|p| p.role).collect();
    let knowledge = &roster.settings.knowledge;
    let mut hits = Vec::new();
    for role in knowledge.roles.roles.iter().filter(|r| !held.contains(r.id.as_str())) {
        for key in &role.owns {
            let Some(id) = knowledge.find_register(key).filter(|id| roster.dataset.count(*id) > 0) else {
                continue;
            };
            let register = roster.register(id);
            hits.push(Hit {
                register: key.clone(),
                seen: format!("nobody keeps {}: the {} is held by nobody", register.label, role.label),
                ..Hit::default()
            });
        }
    }
    Looked::at(hits)
}
