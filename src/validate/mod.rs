//! Rules across the records of all projects. One file a rule; its doc comment is the rule's page in the manual. Rules of
//! one record are declared in the templates, and [`declared`] holds the records to them.
//!
//! Rules of one cell (this is no date) were told when it was read; here the values are looked at together.

mod actual_ahead;
mod declared;
mod duplicate_id;
mod month_missing;
mod over_allocated;
mod owner_unknown;
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
    owner_unknown::CODE,
    over_allocated::CODE,
];

/// The rules. Findings come in this order.
const RULES: &[fn(View<'_>) -> Vec<Finding>] = &[
    value_missing::check,
    duplicate_id::check,
    month_missing::check,
    actual_ahead::check,
    owner_unknown::check,
    over_allocated::check,
];

/// What all rules find, by rule, then register, file and sheet.
pub fn validate(dataset: &Dataset, settings: &Settings) -> Vec<Finding> {
    let view = View { dataset, settings };
    let found: Vec<Vec<Finding>> = RULES.par_iter().map(|rule| rule(view)).collect();
    let declared: Vec<Vec<Finding>> =
        settings.rules.rules.par_iter().map(|rule| declared::check(view, rule)).collect();
    found.into_iter().chain(declared).flatten().collect()
}
