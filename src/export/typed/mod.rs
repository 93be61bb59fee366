//! A register as a table of typed columns, the same columns every month.

mod columns;
mod values;

pub use columns::{Added, AddedValues, WorkedOut};

use super::order;
use super::plan::{BatchPlan, FieldPlan, fields};
use super::value::ids;
use crate::model::dataset::Dataset;
use crate::model::register::RegisterId;
use crate::settings::Settings;
use crate::store::{self, Column, Kind, StoreError, Values};
use columns::{Part, columns};
use values::{Material, Records};

/// The records of a register as Parquet: every field in declared order, the currency of an amount after it, then where
/// the record came from, as JSON text what [`csv`](super::csv()) has as JSON text, and the `added` columns.
///
/// Amounts have 4 digits after the point and numbers 18, the last one rounded half up; a number of 10²⁰ or more does not
/// fit and is left out.
///
/// # Errors
/// None that data can bring about.
pub fn parquet(
    dataset: &Dataset,
    settings: &Settings,
    id: RegisterId,
    added: &[Added<'_>],
) -> Result<Vec<u8>, StoreError> {
    let register = settings.knowledge.register(id);
    let (columns, parts): (Vec<Column>, Vec<Part<'_>>) = columns(register, added).into_iter().unzip();
    let material = Material {
        dataset,
        plans: dataset.batches(id).iter().map(|b| BatchPlan::new(dataset, register, b)).collect(),
        fields: fields(dataset, settings, register),
    };
    let records = order::records(dataset, id);
    store::write(&columns, records.len(), |n, some| {
        let records = Records { material: &material, ids: records.get(some).unwrap_or_default() };
        match (parts.get(n), columns.get(n)) {
            (Some(part), Some(column)) => records.values(part, column.kind),
            _ => Values::none(Kind::Text),
        }
    })
}
