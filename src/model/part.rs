//! A part of the portfolio, such as a programme: the rows that a pack is of.

use super::measure::{Condition, Test};
use super::register::RegisterId;
use std::collections::BTreeMap;

/// A part of the portfolio. A record belongs to it that meets all conditions.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The conditions in words, such as `programme Digital`; no two parts have the same.
    pub words: String,
    /// The conditions.
    pub conditions: Vec<PartCondition>,
}

/// What a record must meet.
#[derive(Debug, Clone, PartialEq)]
pub enum PartCondition {
    /// A test of its project, as the portfolio knows it.
    Project(AboutProject, Test),
    /// A test of its own field; where its register has no such field, of that of its project in the register of projects.
    Field(BTreeMap<RegisterId, Condition>),
}

/// What is tested of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum AboutProject {
    Code,
    Programme,
    Tier,
}

impl AboutProject {
    /// By the key that conditions name it with.
    pub fn of(key: &str) -> Option<Self> {
        match key {
            "project" => Some(Self::Code),
            "programme" => Some(Self::Programme),
            "tier" => Some(Self::Tier),
            _ => None,
        }
    }

    /// The field of the register of projects that says it.
    pub fn field(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Programme => "programme",
            Self::Tier => "tier",
        }
    }
}
