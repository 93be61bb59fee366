//! Between bringing together and measuring: who holds which role where (`coverage`), who holds too much
//! (`stretch`), and which duties are not kept apart (`segregation`). All of it comes from the posts of the roles
//! register, and from what other registers say of who holds a role (`roster`).

pub mod codes;
mod coverage;
mod listed;
mod looked_at;
mod post;
mod roster;
mod segregation;
mod spot;
mod stretch;
#[cfg(test)]
mod tests;

pub use looked_at::looked_at;

use crate::finding::Noted;
use crate::model::dataset::Dataset;
use crate::model::staffing::Staffing;
use crate::settings::Settings;
use roster::Roster;

/// Works out who holds what, and tells what is missing, too much, or not kept apart.
pub fn staff(dataset: &Dataset, settings: &Settings) -> Noted<Staffing> {
    let roster = Roster::new(dataset, settings);
    let mut findings = Vec::new();
    let value = Staffing {
        known: roster.listed,
        coverage: coverage::of_roles(&roster).into(&mut findings),
        places: coverage::of_places(&roster),
        people: stretch::of_people(&roster).into(&mut findings),
        rules: segregation::apply(&roster).into(&mut findings),
    };
    Noted { value, findings }
}
