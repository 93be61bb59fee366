//! The dataset for other programs: one file a register, each value with the cell it came from; and files for tools that take
//! the records over.

mod array;
mod csv;
mod json;
mod jsonl;
mod load;
mod order;
mod package;

mod plan;
mod typed;
mod value;

pub use csv::csv;
pub use jsonl::jsonl;
pub use load::{load_files, load_names};
pub use typed::{Added, AddedValues, WorkedOut, parquet};

use crate::model::artifact::Artifact;
use crate::model::dataset::Dataset;
use crate::model::period::Period;
use crate::model::register::{Register, RegisterId};
use crate::settings::Settings;
use crate::store::StoreError;
use rayon::prelude::*;

/// A file format for records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A JSON object a line.
    Jsonl,
    /// A JSON array of the same objects.
    Json,
    /// Comma-separated, with nested values as JSON text, and a `datapackage.json` that describes them.
    Csv,
    /// Typed columns, in a folder for each register and month.
    Parquet,
}

impl Format {
    /// The path of a register's file. Other programs read the month of a Parquet file from its folder's name.
    fn path(self, register: &str, period: Period) -> String {
        match self {
            Self::Jsonl => format!("{register}.jsonl"),
            Self::Json => format!("{register}.json"),
            Self::Csv => format!("{register}.csv"),
            Self::Parquet => format!("{register}/reporting_period={period}/part-0.parquet"),
        }
    }
}

/// The files of every register that has records, in the order of the registers, and what describes them.
///
/// # Errors
/// None that data can bring about.
pub fn files(dataset: &Dataset, settings: &Settings, format: Format) -> Result<Vec<Artifact>, StoreError> {
    let registers: Vec<(RegisterId, &Register)> =
        settings.knowledge.each_register().filter(|(id, _)| dataset.count(*id) > 0).collect();
    let mut files: Vec<Artifact> = registers
        .par_iter()
        .map(|(id, register)| {
            let bytes = match format {
                Format::Jsonl => jsonl(dataset, settings, *id),
                Format::Json => array::array(&jsonl(dataset, settings, *id)),
                Format::Csv => csv(dataset, settings, *id),
                Format::Parquet => parquet(dataset, settings, *id, &[])?,
            };
            Ok(Artifact { path: format.path(&register.key, dataset.period), bytes })
        })
        .collect::<Result<_, _>>()?;
    if format == Format::Csv && !files.is_empty() {
        let described: Vec<_> = registers.iter().map(|(_, register)| *register).zip(&files).collect();
        let package = package::package(dataset, settings, &described);
        files.push(package);
    }
    Ok(files)
}

/// The paths of all files that an export of a month may write, so that one from before does not outlive its records.
pub fn names(settings: &Settings, format: Format, period: Period) -> Vec<String> {
    let registers = settings.knowledge.each_register().map(|(_, r)| format.path(&r.key, period));
    registers.chain((format == Format::Csv).then(|| package::NAME.to_owned())).collect()
}

#[cfg(test)]
mod tests;
