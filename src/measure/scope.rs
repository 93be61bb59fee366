//! Scopes as small keys: who a figure is for, and which group of records.

use super::members::{Members, NONE};
use crate::model::dataset::Dataset;
use crate::model::figure::Scope;
use crate::model::knowledge::Knowledge;
use crate::model::measure::{Breakdown, Dimension, MOST_TOGETHER as MOST};
use crate::model::register::RegisterId;
use std::collections::{BTreeMap, BTreeSet};

/// Whose figure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Who {
    Portfolio,
    /// Index into [`Index::programmes`].
    Programme(u32),
    /// Index into [`Dataset::projects`].
    Project(u32),
}

/// What a figure is worked out for: a [`Scope`] without its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    pub who: Who,
    /// Index into [`Index::groups`]; 0 is no group.
    pub group: u16,
    /// The member of each dimension of the group; [`NONE`] beyond them, and where a record states none.
    pub members: [u32; MOST],
}

/// Projects, programmes, groups and the members of their dimensions, by number.
pub(super) struct Index<'a> {
    pub dataset: &'a Dataset,
    /// Programmes by name.
    pub programmes: Vec<String>,
    /// Every group of dimensions that a measure is worked out for; the first is that of none.
    pub groups: Vec<Vec<Dimension>>,
    programme_of: Vec<Option<u32>>,
    members: BTreeMap<Dimension, Members>,
}

impl<'a> Index<'a> {
    /// For the groups of these breakdowns.
    pub(super) fn new<'b>(
        dataset: &'a Dataset,
        knowledge: &Knowledge,
        wanted: impl Iterator<Item = &'b Breakdown>,
    ) -> Self {
        let groups: BTreeSet<&Vec<Dimension>> = wanted.flat_map(|by| &by.groups).collect();
        let groups = std::iter::once(Vec::new()).chain(groups.into_iter().cloned()).collect::<Vec<_>>();
        let dimensions: BTreeSet<&Dimension> = groups.iter().flatten().collect();
        let members = dimensions
            .into_iter()
            .map(|dimension| (dimension.clone(), Members::new(dataset, knowledge, dimension)))
            .collect();
        let projects = dataset.projects.iter();
        let named: BTreeSet<&String> = projects.clone().filter_map(|p| p.programme.as_ref()).collect();
        let programmes: Vec<String> = named.into_iter().cloned().collect();
        let programme_of = projects
            .map(|p| p.programme.as_ref().and_then(|name| programmes.binary_search(name).ok()))
            .map(|at| at.map(|at| at as u32))
            .collect();
        Self { dataset, programmes, groups, programme_of, members }
    }

    /// The number of a group.
    pub(super) fn group(&self, group: &[Dimension]) -> Option<u16> {
        self.groups.iter().position(|g| g == group).map(|at| at as u16)
    }

    /// For each batch of the register the member of each record in a dimension.
    pub(super) fn members(&self, dimension: &Dimension, register: RegisterId) -> Option<&[Vec<u32>]> {
        self.members.get(dimension).and_then(|m| m.of(register))
    }

    /// The value of a member of a dimension; `None` for that of the records that state none.
    pub(super) fn name(&self, dimension: &Dimension, member: u32) -> Option<&str> {
        self.members.get(dimension).and_then(|m| m.name(member))
    }

    /// The scope that a key stands for.
    pub(super) fn scope(&self, key: Key) -> Scope {
        let mut by = BTreeMap::new();
        if let Who::Programme(at) = key.who {
            by.insert(Dimension::Programme, self.programmes.get(at as usize).cloned());
        }
        for (dimension, member) in self.groups[usize::from(key.group)].iter().zip(key.members) {
            by.insert(dimension.clone(), self.name(dimension, member).map(str::to_owned));
        }
        let project = match key.who {
            Who::Project(at) => self.dataset.projects.get(at as usize).map(|p| p.code.clone()),
            _ => None,
        };
        Scope { project, by }
    }

    /// The programme of a project.
    pub(super) fn programme(&self, project: u32) -> Option<u32> {
        self.programme_of.get(project as usize).copied().flatten()
    }

    /// The keys for which a measure always has a figure, records or not.
    pub(super) fn standing(&self, by: &Breakdown) -> Vec<Key> {
        let key = |who| Key { who, group: 0, members: [NONE; MOST] };
        let mut keys = vec![key(Who::Portfolio)];
        if by.projects {
            keys.extend((0..self.dataset.projects.len() as u32).map(|p| key(Who::Project(p))));
        }
        if by.programmes {
            keys.extend((0..self.programmes.len() as u32).map(|p| key(Who::Programme(p))));
        }
        keys
    }

    /// Whose figures the records of a project count for.
    pub(super) fn whose(&self, project: Option<u32>, by: &Breakdown) -> impl Iterator<Item = Who> {
        let programme = project.and_then(|p| self.programme(p)).filter(|_| by.programmes).map(Who::Programme);
        let project = project.filter(|_| by.projects).map(Who::Project);
        std::iter::once(Who::Portfolio).chain(programme).chain(project)
    }
}
