//! The project of every record: from its own column (`columns`), else from the title, sheet, cover, file or folder
//! (`hints`); and what disagrees about the projects there are (`lists`).

mod code;
mod columns;
mod directory;
mod hints;
mod lists;
mod place;
#[cfg(test)]
mod tests;

use crate::finding::Finding;
use crate::finding::near::Proposals;
use crate::model::dataset::Dataset;
use crate::model::record::Batch;
use crate::model::register::RegisterId;
use crate::model::submission::Facts;
use crate::model::text::Sym;
use crate::settings::Settings;
use columns::Answer;
use directory::Directory;
use std::collections::{BTreeSet, HashMap};

/// Puts a project's code on every record that can have one, and lists all projects by code.
pub fn resolve(dataset: &mut Dataset, facts: &[Facts], settings: &Settings) -> Vec<Finding> {
    let mut run = Run {
        directory: Directory::new(dataset, settings),
        settings,
        facts,
        tables: sheets_with_records(dataset),
        answers: HashMap::new(),
        proposals: Proposals::default(),
        findings: Vec::new(),
    };
    run.names(dataset);
    // Columns first: what they name may be what a cover sheet means.
    run.each_batch(dataset, Run::columns);
    run.each_batch(dataset, Run::hints);
    run.unlisted(dataset);
    dataset.projects = run.directory.projects;
    dataset.projects.sort_by(|a, b| a.code.cmp(&b.code));
    run.findings
}

/// Which sheets of each source hold records; the others may be covers.
fn sheets_with_records(dataset: &Dataset) -> BTreeSet<(u32, u16)> {
    dataset.registers.iter().flatten().map(|b| (b.source, b.sheet)).collect()
}

struct Run<'a> {
    directory: Directory,
    settings: &'a Settings,
    facts: &'a [Facts],
    tables: BTreeSet<(u32, u16)>,
    /// What each text of a project column stands for.
    answers: HashMap<Sym, Answer>,
    /// How many unknown projects were compared with known ones.
    proposals: Proposals,
    findings: Vec<Finding>,
}

impl Run<'_> {
    fn each_batch(
        &mut self,
        dataset: &mut Dataset,
        each: fn(&mut Self, &mut Dataset, RegisterId, &mut Batch),
    ) {
        for (id, _) in self.settings.knowledge.each_register() {
            let mut batches = std::mem::take(&mut dataset.registers[usize::from(id.0)]);
            batches.iter_mut().for_each(|batch| each(self, dataset, id, batch));
            dataset.registers[usize::from(id.0)] = batches;
        }
    }
}
