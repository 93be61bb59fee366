//! Registers that the program makes itself, out of what it found out of the others: who holds which role, which duties are
//! not kept apart, what was handed in, how good it is, and every finding. A record of theirs is counted by measures and
//! shown in packs like any other, and no sheet is ever read as one.
//!
//! A record stands where its evidence stands: on a cell of a file, on a file, or nowhere. What the program worked out
//! stands in no cell ([`Cells::Nowhere`](crate::model::record::Cells::Nowhere)). The account of rows and cells is of what
//! was handed in, and knows nothing of these.

mod checks;
mod coverage;
mod duties;
mod entry;
mod findings;
mod lines;
mod people;
mod returns;
#[cfg(test)]
mod tests;

use crate::finding::Finding;
use crate::model::dataset::Dataset;
use crate::model::staffing::Staffing;
use crate::settings::Settings;
use entry::Made;
use lines::Lines;

/// Adds the registers to the dataset, as far as the templates declare them. Findings that later stages have to say are
/// not among them.
pub fn add(dataset: &mut Dataset, staffing: &Staffing, findings: &[Finding], settings: &Settings) {
    let knowledge = &settings.knowledge;
    let lines = Lines::new(dataset, knowledge);
    let made: Vec<Made<'_>> = [
        coverage::of(dataset, staffing, knowledge),
        duties::of(dataset, &lines, staffing, findings),
        people::of(dataset, staffing),
        Some(returns::of(dataset, &lines, knowledge)),
        Some(checks::of(dataset, &lines, findings, knowledge)),
        Some(findings::of(dataset, &lines, findings, knowledge)),
    ]
    .into_iter()
    .flatten()
    .collect();
    for made in made {
        made.put(dataset, knowledge);
    }
}
