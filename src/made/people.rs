//! The register of people who hold a role, and how much each holds.

use super::entry::{At, Entry, Made};
use crate::model::dataset::Dataset;
use crate::model::staffing::{Load, Staffing};

/// Nothing where nothing says who holds a role.
pub(super) fn of<'a>(dataset: &Dataset, staffing: &'a Staffing) -> Option<Made<'a>> {
    let entry = |load: &'a Load| {
        let entry = Entry::new(At::first(dataset, &load.spots))
            .shown("person", load.person.as_str())
            .number("roles", load.roles.len())
            .number("functional_roles", load.functional)
            .number("projects", load.projects.len());
        match load.fte {
            Some(fte) => entry.number("fte", fte),
            None => entry,
        }
    };
    let known = staffing.known || !staffing.people.is_empty();
    known.then(|| Made::new("people", staffing.people.iter().map(entry).collect()))
}
