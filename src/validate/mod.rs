//! Rules across the records of all projects. One file a rule; its doc comment is the rule's page in the manual. Rules of
//! one record are declared in the templates, and `declared` holds the records to them.
//!
//! Rules of one cell (this is no date) were told when it was read; here the values are looked at together.

mod across;
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
use crate::model::knowledge::Knowledge;
use crate::settings::Settings;
pub use across::Across;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::OnceLock;
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

/// What a rule looks at.
enum Rule {
    /// The records of a project, or fewer.
    Project(fn(View<'_>) -> Vec<Finding>),
    /// The same, beside what is known of all projects.
    Across(fn(View<'_>, &Across) -> Vec<Finding>),
    /// Who is named where, in all projects.
    People(fn(View<'_>) -> Vec<Finding>),
}

/// The rules. Findings come in this order.
const RULES: &[Rule] = &[
    Rule::Project(value_missing::check),
    Rule::Project(duplicate_id::check),
    Rule::Project(row_twice::check),
    Rule::Project(near_duplicate::check),
    Rule::Across(copied_records::check),
    Rule::Project(dangling_reference::check),
    Rule::Project(materialised_unlinked::check),
    Rule::Project(scores_alike::check),
    Rule::Project(proximity_passed::check),
    Rule::Project(month_missing::check),
    Rule::Project(actual_ahead::check),
    Rule::Project(actual_missing::check),
    Rule::Project(forecast_below_actual::check),
    Rule::Across(forecast_below_actual::of_projects),
    Rule::Across(budget_above_whole::check),
    Rule::Project(spend_late::check),
    Rule::Project(forecast_flat::check),
    Rule::Project(budget_runs_out::check),
    Rule::Project(column_disagrees::check),
    Rule::People(owner_unknown::check),
    Rule::Across(over_allocated::check),
    Rule::Across(rate_unlike::check),
    Rule::People(planned_unlisted::check),
    Rule::Project(vacancy_near::check),
    Rule::Across(price_base::check),
];

/// What the rules found, each rule for itself.
pub type Found = Vec<Vec<Finding>>;

/// What all rules find, by rule, then register, file and sheet.
pub fn validate(dataset: &Dataset, settings: &Settings) -> Vec<Finding> {
    let across = Across::of(dataset, settings).finish(settings);
    let found = [of_projects(dataset, settings, &across), of_people(dataset, settings)];
    in_order(found, dataset, &settings.knowledge)
}

/// What the rules find that look at projects: at all records of some, beside what is known of the others.
pub fn of_projects(dataset: &Dataset, settings: &Settings, across: &Across) -> Found {
    let ledger = OnceLock::new();
    let view = View::new(dataset, settings, &ledger);
    let each = |rule: &Rule| match rule {
        Rule::Project(check) => check(view),
        Rule::Across(check) => check(view, across),
        Rule::People(_) => Vec::new(),
    };
    let found = RULES.par_iter().map(each);
    let declared = settings.rules.rules.par_iter().map(|rule| declared::check(view, rule));
    found.chain(declared).collect()
}

/// What the rules find that ask who is named where: they look at projects, states and people of all records, and at whole
/// records of the lists of people.
pub fn of_people(dataset: &Dataset, settings: &Settings) -> Found {
    let ledger = OnceLock::new();
    let view = View::new(dataset, settings, &ledger);
    let each = |rule: &Rule| match rule {
        Rule::People(check) => check(view),
        Rule::Project(_) | Rule::Across(_) => Vec::new(),
    };
    RULES.par_iter().map(each).collect()
}

/// Everything that was found, by rule, then register and file, and those of a file in the order in which they were found.
pub fn in_order(
    found: impl IntoIterator<Item = Found>,
    dataset: &Dataset,
    knowledge: &Knowledge,
) -> Vec<Finding> {
    let registers = knowledge.every_register().map(|(id, register)| (register.key.as_str(), id.0));
    let registers: HashMap<&str, u16> = registers.collect();
    let files: HashMap<&str, usize> =
        dataset.sources.iter().enumerate().map(|(at, source)| (source.file.as_str(), at)).collect();
    let mut all: Found = Vec::new();
    for found in found {
        all.resize_with(all.len().max(found.len()), Vec::new);
        all.iter_mut().zip(found).for_each(|(all, found)| all.extend(found));
    }
    let place = |finding: &Finding| {
        let place = &finding.place;
        (registers.get(place.register.as_str()).copied(), files.get(place.file.as_str()).copied())
    };
    all.iter_mut().for_each(|found| found.sort_by_key(place));
    all.into_iter().flatten().collect()
}
