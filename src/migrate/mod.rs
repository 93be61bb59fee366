//! Legacy registers as canonical workbooks: each record under the columns of its register, each value in the one form that
//! is read without a guess, what a source wrote and nobody could read beside it, and its own columns behind.

mod answers;
mod cell;
mod columns;
mod dossier;
mod group;
mod lists;
mod proof;
mod records;
mod sheet;
mod template;

pub use answers::{Answered, Answers, Outcome, apply, read as read_answers};
pub use dossier::{
    Account, Applied, Asks, Change, Counted, Dossier, Ledger, Next, Question, Told, Unread, Written, dossier,
    questions,
};
pub use group::{Group, Months, of as plan};
pub use proof::{Proof, proof};
pub use records::{Records, Stretch};
pub use template::{blank, next};

use crate::model::canonical::Book;
use crate::model::dataset::Dataset;
use crate::model::register::RegisterId;
use crate::settings::Settings;
use lists::Lists;

/// What a canonical workbook holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// All registers of one project.
    Project,
    /// One register of all projects.
    Register,
}

/// How records are written.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// What a workbook holds.
    pub by: By,
    /// Whether the value as written stands beside each that was changed; else only beside those that could not be read.
    pub natives: bool,
}

/// A workbook with its records.
pub fn book<'a>(dataset: &'a Dataset, settings: &'a Settings, group: &Group, wish: Wish) -> Book<'a> {
    let mut lists = Lists::new(&settings.knowledge);
    let sheet = |(id, records): (&RegisterId, &Records)| {
        sheet::of(dataset, settings, *id, &records.list(), wish, &mut lists)
    };
    let sheets = group.registers.iter().map(sheet).collect();
    Book {
        path: group.path.clone(),
        title: group.title.clone(),
        period: Some(group.period),
        about: about(dataset, settings, group),
        sheets,
        lists: lists.finish(),
        examples: Vec::new(),
    }
}

fn about(dataset: &Dataset, settings: &Settings, group: &Group) -> Vec<(&'static str, String)> {
    let records: usize = group.registers.values().map(Records::count).sum();
    let mut about = vec![
        ("Portfolio", settings.portfolio.name.clone()),
        ("Records", records.to_string()),
        ("Currency", dataset.currency.to_string()),
    ];
    if let Some(code) = &group.project {
        about.insert(0, ("Project", code.clone()));
        if let Some(project) = dataset.project(code).filter(|p| p.name != p.code) {
            about.insert(1, ("Project name", project.name.clone()));
        }
    }
    about
}

#[cfg(test)]
mod tests;
