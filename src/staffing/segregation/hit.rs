//! What tests find.

use super::super::spot::Spot;

/// A breach.
#[derive(Debug, Clone, Default)]
pub struct Hit {
    /// Who.
    pub people: Vec<String>,
    /// On which project; empty where it is not about one.
    pub project: String,
    /// About which register, where no cell shows it; else empty.
    pub register: String,
    /// What was seen: one clause without the place.
    pub seen: String,
    /// The cells that show it.
    pub spots: Vec<Spot>,
    /// What else shows it, in words.
    pub evidence: Vec<String>,
}

/// What a test, or all tests of a rule, found.
#[derive(Debug, Clone, Default)]
pub struct Looked {
    /// Breaches.
    pub hits: Vec<Hit>,
    /// What could not be looked at, each a clause that says why.
    pub unchecked: Vec<String>,
    /// Whether anything was looked at.
    pub checked: bool,
}

impl Looked {
    /// Everything was looked at.
    pub fn at(hits: Vec<Hit>) -> Self {
        Self { hits, unchecked: Vec::new(), checked: true }
    }

    /// Nothing could be looked at.
    pub fn not(reason: impl Into<String>) -> Self {
        Self { hits: Vec::new(), unchecked: vec![reason.into()], checked: false }
    }

    /// Adds what another test of the same rule found.
    pub fn add(&mut self, other: Looked) {
        self.hits.extend(other.hits);
        for reason in other.unchecked {
            if !self.unchecked.contains(&reason) {
                self.unchecked.push(reason);
            }
        }
        self.checked |= other.checked;
    }
}
