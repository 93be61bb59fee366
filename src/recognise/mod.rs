//! Stage 2: a workbook's tables are found.

pub mod codes;

use crate::finding::Noted;
use crate::model::submission::{Facts, Submission};
use crate::model::table::{Fate, Recognised};
use crate::model::workbook::Workbook;
use crate::settings::Settings;

/// Recognises.
pub struct Recogniser<'a> {
    #[allow(dead_code)]
    settings: &'a Settings,
}

impl<'a> Recogniser<'a> {
    /// New.
    pub fn new(settings: &'a Settings) -> Self {
        Self { settings }
    }

    /// What a workbook holds.
    pub fn recognise(&self, submission: &Submission, workbook: Workbook) -> Noted<Recognised> {
        let fates = workbook.sheets.iter().map(|s| vec![Fate::NotData; s.cells.len()]).collect();
        Noted::silent(Recognised {
            submission: submission.clone(),
            workbook,
            tables: Vec::new(),
            ignored: Vec::new(),
            facts: Facts::default(),
            fates,
        })
    }
}
