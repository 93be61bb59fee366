//! Sources to records of which most columns wait on a shelf, so that what is held grows with people and projects and not
//! with cells: for what looks at each record by itself, and at those of a project together.

mod circles;
mod held;
mod joined;
mod parts;
mod tally;
#[cfg(test)]
mod tests;

pub use joined::Joined;
pub use parts::{Part, Parts, Place};

use super::gather::{together, with_policy};
use super::{Gathered, Request, RunError, told};
use crate::finding::Noted;
use crate::migrate::Unread;
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::review::Difference;
use crate::settings::Settings;
use crate::shelf::{Shelf, ShelfError};
use crate::staffing::staff;
use crate::validate::{Across, Found, in_order, of_people, of_projects};
use circles::circles;
use held::Held;
use rayon::prelude::*;
use std::path::Path;
use tally::Tally;

/// What was gathered, and the shelf on which the rest of it waits.
pub struct Shelved {
    /// What is held: the projects of all records, and whole records of the lists of projects and of roles. Of the registers
    /// that the program makes itself there is none.
    pub gathered: Gathered,
    /// Values that could not be read.
    pub unread: Unread,
    /// Amounts without an exchange rate.
    pub unrated: Vec<Difference>,
    shelf: Shelf,
}

impl Shelved {
    /// The records, part by part.
    pub fn parts<'a>(&'a self, settings: &'a Settings) -> Parts<'a> {
        Parts { dataset: &self.gathered.dataset, knowledge: &settings.knowledge, shelf: &self.shelf }
    }
}

/// Reads everything, brings it together and checks it, as [`gather`](super::gather()) does. `folder` is where the shelf lies.
///
/// # Errors
/// When a path is not there, when there is nothing to read, when no month to report can be found, or when the disk refuses.
pub fn gather(request: &Request<'_>, folder: &Path) -> Result<Shelved, RunError> {
    let settings = request.settings;
    let (shelf, held) = (Shelf::new(folder)?, Held::new(settings));
    let park = |one: &mut _| Ok(held.park(one, &shelf)?);
    let Noted { value: mut dataset, mut findings } = together(request, park, Some(&shelf))?;
    dataset.text.share();
    let parts = Parts { dataset: &dataset, knowledge: &settings.knowledge, shelf: &shelf };
    let (staffed, tally) = rayon::join(|| staff(&dataset, settings), || Tally::of(parts, settings));
    let (staffing, tally) = (staffed.into(&mut findings), tally?);
    let found = check(parts, settings, &tally.across)?;
    findings.extend(in_order(found, &dataset, &settings.knowledge));
    findings.extend(told::empty_parts(&dataset, settings));
    let findings = with_policy(findings, settings);
    add_up(&mut dataset, &tally);
    settle(&mut dataset, &settings.knowledge, &shelf)?;
    let Tally { unread, unrated, .. } = tally;
    Ok(Shelved { gathered: Gathered { dataset, staffing, findings }, unread, unrated, shelf })
}

/// What the rules find: in the tables of each circle, and in what is held.
fn check(parts: Parts<'_>, settings: &Settings, across: &Across) -> Result<Vec<Found>, RunError> {
    let of = |circle: &Vec<Place>| Ok(of_projects(&parts.of(circle)?, settings, across));
    let mut found: Vec<Found> = circles(parts).par_iter().map(of).collect::<Result<_, RunError>>()?;
    found.push(of_people(parts.dataset, settings));
    Ok(found)
}

/// Adds the amounts that wait to those of their sources.
fn add_up(dataset: &mut Dataset, tally: &Tally) {
    for (source, amounts) in &tally.amounts {
        if let Some(source) = dataset.sources.get_mut(*source as usize) {
            source.control.kept.extend(amounts);
        }
    }
}

/// Parks what was looked at across projects: from now on only the project of a record is asked for.
fn settle(dataset: &mut Dataset, knowledge: &Knowledge, shelf: &Shelf) -> Result<(), ShelfError> {
    let text = &dataset.text;
    let batches = dataset.registers.par_iter_mut().flatten().filter(|batch| batch.waits());
    batches.try_for_each(|batch| {
        let project = knowledge.register(batch.register).field("project");
        shelf.park(batch, text, |field| Some(field) == project)
    })
}
