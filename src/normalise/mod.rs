//! Stage 3: cells become values.

pub mod codes;

use crate::finding::Noted;
use crate::model::dataset::{Account, Return, Source};
use crate::model::table::Recognised;
use crate::settings::Settings;

/// Normalises.
pub fn normalise(recognised: Recognised, sha256: String, bytes: u64, _settings: &Settings) -> Noted<Return> {
    let Recognised { submission, workbook, tables, ignored, facts, .. } = recognised;
    Noted::silent(Return {
        source: Source {
            file: submission.file,
            sha256,
            bytes,
            sheets: workbook.sheets.iter().map(|s| (s.name.clone(), s.visibility)).collect(),
            error: None,
            period: None,
            stale: false,
            tables,
            ignored,
            account: Account::default(),
        },
        facts,
        text: workbook.text,
        batches: Vec::new(),
    })
}
