//! Rules across the records of all projects. One file a rule; its doc comment is the rule's page in the manual. Rules of
//! one record are declared in the templates, and [`declared`] holds the records to them.
//!
//! Rules of one cell (this is no date) were told when it was read; here the values are looked at together.

mod actual_ahead;
mod actual_missing;
mod budget_above_whole;
mod budget_runs_out;
mod column_disagrees;
mod copied_records;
mod dangling_reference;
mod declared;
mod duplicate_id;
mod forecast_below_actual;
mod forecast_flat;
mod forecast_shape;
mod ledger;
mod likeness;
mod materialised_unlinked;
mod month_missing;
mod near_duplicate;
mod over_allocated;
mod owner_unknown;
mod planned_unlisted;
mod price_base;
mod proximity_passed;
mod rate_unlike;
mod references;
mod row_twice;
mod scores_alike;
mod spend_late;
mod titles;
mod vacancy_near;
mod value_missing;
mod view;
mod written_sum;

#[cfg(test)]
mod tests;

use crate::finding::{Code, Finding};
use crate::model::dataset::Dataset;
use crate::settings::Settings;
use rayon::prelude::*;
use view::View;

/// Kinds of findings of this stage.
pub const ALL: &[Code] = &[
    value_missing::CODE,
    duplicate_id::CODE,
    row_twice::CODE,
    near_duplicate::CODE,
    copied_records::CODE,
    dangling_reference::CODE,
    materialised_unlinked::CODE,
    scores_alike::CODE,
    proximity_passed::CODE,
    month_missing::CODE,
    actual_ahead::CODE,
    actual_missing::CODE,
    forecast_below_actual::CODE,
    budget_above_whole::CODE,
    spend_late::CODE,
    forecast_flat::CODE,
    budget_runs_out::CODE,
    column_disagrees::CODE,
    owner_unknown::CODE,
    over_allocated::CODE,
    rate_unlike::CODE,
    planned_unlisted::CODE,
    vacancy_near::CODE,
    price_base::CODE,
];

/// The rules. Findings come in this order.
const RULES: &[fn(View<'_>) -> Vec<Finding>] = &[
    value_missing::check,
    duplicate_id::check,
    row_twice::check,
    near_duplicate::check,
    copied_records::check,
    dangling_reference::check,
    materialised_unlinked::check,
    scores_alike::check,
    proximity_passed::check,
    month_missing::check,
    actual_ahead::check,
    actual_missing::check,
    forecast_below_actual::check,
    budget_above_whole::check,
    spend_late::check,
    forecast_flat::check,
    budget_runs_out::check,
    column_disagrees::check,
    owner_unknown::check,
    over_allocated::check,
    rate_unlike::check,
    planned_unlisted::check,
    vacancy_near::check,
    price_base::check,
];

/// What all rules find, by rule, then register, file and sheet.
pub fn validate(dataset: &Dataset, settings: &Settings) -> Vec<Finding> {
    let view = View { dataset, settings };
    let found: Vec<Vec<Finding>> = RULES.par_iter().map(|rule| rule(view)).collect();
    let declared: Vec<Vec<Finding>> =
        settings.rules.rules.par_iter().map(|rule| declared::check(view, rule)).collect();
    found.into_iter().chain(declared).flatten().collect()
}
