//! The dataset for other programs: one file a register, each value with the cell it came from.

mod csv;
mod json;
mod jsonl;
mod order;
mod plan;
mod value;

pub use csv::csv;
pub use jsonl::jsonl;

use crate::model::artifact::Artifact;
use crate::model::dataset::Dataset;
use crate::settings::Settings;
use rayon::prelude::*;

/// A file format for records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A JSON object a line.
    Jsonl,
    /// Comma-separated, with nested values as JSON text.
    Csv,
}

impl Format {
    /// The ending of its files.
    fn extension(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
        }
    }
}

/// The files of every register that has records, in the order of the registers.
pub fn files(dataset: &Dataset, settings: &Settings, format: Format) -> Vec<Artifact> {
    let registers: Vec<_> =
        settings.knowledge.each_register().filter(|(id, _)| dataset.count(*id) > 0).collect();
    registers
        .into_par_iter()
        .map(|(id, register)| Artifact {
            path: format!("{}.{}", register.key, format.extension()),
            bytes: match format {
                Format::Jsonl => jsonl(dataset, settings, id),
                Format::Csv => csv(dataset, settings, id),
            },
        })
        .collect()
}

/// The names of all files that an export may write, so that one from before does not outlive its records.
pub fn names(settings: &Settings, format: Format) -> Vec<String> {
    settings.knowledge.each_register().map(|(_, r)| format!("{}.{}", r.key, format.extension())).collect()
}

#[cfg(test)]
mod tests;
