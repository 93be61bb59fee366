//! Rules across the records of all projects. One file a rule; its doc comment is the rule's page in the manual.
//!
//! Rules of one cell (this is no date) were told when it was read; here the values are looked at together.

mod actual_ahead;
mod closed_still_open;
mod closing_date_missing;
mod dates_reversed;
mod duplicate_id;
mod month_missing;
mod over_allocated;
mod overdue;
mod owner_unknown;
mod price_base;
mod residual_worse;
mod severe_untreated;
mod value_missing;
mod view;

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
    month_missing::CODE,
    actual_ahead::CODE,
    dates_reversed::CODE,
    closing_date_missing::CODE,
    closed_still_open::CODE,
    overdue::CODE,
    residual_worse::CODE,
    severe_untreated::CODE,
    owner_unknown::CODE,
    over_allocated::CODE,
    price_base::CODE,
];

/// The rules. Findings come in this order.
const RULES: &[fn(View<'_>) -> Vec<Finding>] = &[
    value_missing::check,
    duplicate_id::check,
    month_missing::check,
    actual_ahead::check,
    dates_reversed::check,
    closing_date_missing::check,
    closed_still_open::check,
    overdue::check,
    residual_worse::check,
    severe_untreated::check,
    owner_unknown::check,
    over_allocated::check,
    price_base::check,
];

/// What all rules find, by rule, then register, file and sheet.
pub fn validate(dataset: &Dataset, settings: &Settings) -> Vec<Finding> {
    let view = View { dataset, settings };
    let found: Vec<Vec<Finding>> = RULES.par_iter().map(|rule| rule(view)).collect();
    found.into_iter().flatten().collect()
}
