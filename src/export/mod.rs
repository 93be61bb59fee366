//! The dataset for other programs: one file a register, each value with the cell it came from.

mod csv;
mod json;
mod jsonl;
mod order;

mod plan;
mod typed;
mod value;

pub use csv::csv;
pub use jsonl::jsonl;
pub use typed::{Added, AddedValues, WorkedOut, parquet};

use crate::model::artifact::Artifact;
use crate::model::dataset::Dataset;
use crate::model::period::Period;
use crate::settings::Settings;
use crate::store::StoreError;
use rayon::prelude::*;

/// A file format for records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A JSON object a line.
    Jsonl,
    /// Comma-separated, with nested values as JSON text.
    Csv,
    /// Typed columns, in a folder for each register and month.
    Parquet,
}

impl Format {
    /// The path of a register's file. Other programs read the month of a Parquet file from its folder's name.
    fn path(self, register: &str, period: Period) -> String {
        match self {
            Self::Jsonl => format!("{register}.jsonl"),
            Self::Csv => format!("{register}.csv"),
            Self::Parquet => format!("{register}/reporting_period={period}/part-0.parquet"),
        }
    }
}

/// The files of every register that has records, in the order of the registers.
///
/// # Errors
/// None that data can bring about.
pub fn files(dataset: &Dataset, settings: &Settings, format: Format) -> Result<Vec<Artifact>, StoreError> {
    let registers: Vec<_> =
        settings.knowledge.each_register().filter(|(id, _)| dataset.count(*id) > 0).collect();
    registers
        .into_par_iter()
        .map(|(id, register)| {
            let bytes = match format {
                Format::Jsonl => jsonl(dataset, settings, id),
                Format::Csv => csv(dataset, settings, id),
                Format::Parquet => parquet(dataset, settings, id, &[])?,
            };
            Ok(Artifact { path: format.path(&register.key, dataset.period), bytes })
        })
        .collect()
}

/// The paths of all files that an export of a month may write, so that one from before does not outlive its records.
pub fn names(settings: &Settings, format: Format, period: Period) -> Vec<String> {
    settings.knowledge.each_register().map(|(_, r)| format.path(&r.key, period)).collect()
}

#[cfg(test)]
mod tests;
