//! Exceptions: which breach each of them is about, which have run out, and which are about none.

use super::super::codes;
use super::super::roster::Roster;
use super::hit::Hit;
use crate::finding::Finding;
use crate::model::segregation::{Rule, Waiver};
use crate::model::text::fold;
use jiff::civil::Date;

/// The exceptions of the settings.
pub struct Waivers<'a> {
    all: &'a [Waiver],
    used: Vec<bool>,
    /// The last day of the reported month.
    day: Date,
}

impl<'a> Waivers<'a> {
    pub fn new(roster: &Roster<'a>) -> Self {
        let all = roster.settings.waivers.as_slice();
        Self { all, used: vec![false; all.len()], day: roster.day }
    }

    /// The exception that is about a breach and has not run out; noted as used.
    pub fn waive(&mut self, rule: &Rule, hit: &Hit) -> Option<&'a Waiver> {
        let at = self.all.iter().position(|w| self.is_live(w) && is_about(w, rule, hit))?;
        self.used[at] = true;
        self.all.get(at)
    }

    fn is_live(&self, waiver: &Waiver) -> bool {
        waiver.until >= self.day
    }

    /// What is said of those that have run out, and of those that are about no breach.
    pub fn told(&self) -> Vec<Finding> {
        let useless = self.all.iter().zip(&self.used).filter(|(_, used)| !**used);
        useless
            .map(|(waiver, _)| if self.is_live(waiver) { unused(waiver) } else { expired(waiver) })
            .collect()
    }
}

/// One without a person is about everybody, one without a project about all.
fn is_about(waiver: &Waiver, rule: &Rule, hit: &Hit) -> bool {
    let same = |a: &str, b: &str| fold(a) == fold(b);
    waiver.rule == rule.id
        && waiver.person.as_ref().is_none_or(|person| hit.people.iter().any(|p| same(p, person)))
        && waiver.project.as_ref().is_none_or(|project| same(project, &hit.project))
}

fn named(waiver: &Waiver) -> String {
    let parts = [Some(&waiver.rule), waiver.person.as_ref(), waiver.project.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn expired(waiver: &Waiver) -> Finding {
    let seen = format!("the waiver for {} ran out on {}", named(waiver), waiver.until);
    Finding::new(codes::WAIVER_EXPIRED, seen, "mend the breach, agree to it anew, or take the waiver out")
}

fn unused(waiver: &Waiver) -> Finding {
    let seen = format!("the waiver for {} is about no breach", named(waiver));
    Finding::new(codes::WAIVER_UNUSED, seen, "take it out, or mend what it names")
}
