//! Amounts without an exchange rate, told once for each column and currency.

use super::codes::FX_MISSING;
use crate::finding::Finding;
use crate::model::dataset::Dataset;
use crate::model::money::Currency;
use crate::model::register::{FieldId, RegisterId};
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};

/// An amount that a figure needs and that cannot be brought into the portfolio's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WithoutRate {
    pub register: RegisterId,
    pub batch: usize,
    pub field: FieldId,
    pub currency: Currency,
    pub row: usize,
}

/// A finding for each column and currency.
pub(super) fn findings(
    dataset: &Dataset,
    settings: &Settings,
    missing: &BTreeSet<WithoutRate>,
) -> Vec<Finding> {
    let mut columns: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for m in missing {
        columns.entry((m.register, m.batch, m.field, m.currency)).or_default().push(m.row);
    }
    columns
        .into_iter()
        .filter_map(|((register, batch, field, currency), rows)| {
            let batch = dataset.batches(register).get(batch)?;
            let seen = format!(
                "amounts are in {currency}, for which no exchange rate holds; figures that need them are left blank"
            );
            let remedy = format!("add an [[fx]] entry for {currency} to packwright.toml");
            let finding = Finding::new(FX_MISSING, seen, remedy);
            Some(finding.in_batch(dataset, &settings.knowledge, batch, field, &rows))
        })
        .collect()
}
