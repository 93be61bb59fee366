//! Dataset -> [`Figures`]: every declared measure for the portfolio, each project, and each further dimension.
//!
//! What is unknown stays unknown, and says why ([`Unknown`](crate::model::figure::Unknown)):
//! - A count is 0 where no record meets the conditions, as long as any source keeps the register; where none
//!   does, it is unknown.
//! - A sum, average, maximum or middle is unknown where no record that meets the conditions has a value.
//! - A sum of measures takes an unknown part as nothing, and is unknown when all parts are. So an outturn is
//!   known in the last month of the year, when no forecast is left, and before anything is spent.
//! - A difference, product or ratio is unknown when either part is; a ratio also when the divisor is 0.
//! - A sum across projects is unknown when that of a project with records is, so that it never passes for the whole.
//! - An amount without an exchange rate makes every figure that needs it unknown, and is a finding.
//!
//! Months, categories and other groups are worked out for the portfolio, for each programme and for each project.
//! Records that state no month or category are a group of their own, so that the groups add up. A group has a figure
//! only where the register has a record of it.

mod behind;
mod calculate;
mod codes;
mod combine;
mod declared;
mod definition;
mod filter;
mod formula;
mod fx;
mod groups;
mod json;
mod leaf;
mod members;
mod money;
mod people;
mod quantity;
mod rows;
mod scope;
mod scopes;
mod standing;
mod tally;
mod unknown;
mod wanted;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use behind::{behind, measured_fields, registers_of};
pub use codes::ALL;
pub use declared::{declared, met};
pub use definition::definition;
pub use filter::meets;
pub use formula::{DataTable, ProjectTable, Tables, formula};
pub use json::{Apart, CLEARANCE, PART, figures_json};
pub use money::to_portfolio;
pub use people::{people_behind, personal_registers};
pub use rows::rows;
pub use scopes::Scopes;
pub use standing::Standing;
pub use unknown::reason;

use crate::finding::Noted;
use crate::model::dataset::Dataset;
use crate::model::figure::{Figure, Figures, Item, Scope};
use crate::model::measure::{Calculation, Dimension, Measure, MeasureUnit, Take};
use crate::settings::Settings;
use calculate::Worth;
use combine::Worked;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Works out every declared measure that is no step. Amounts are in the portfolio's currency; values are not rounded
/// but for the digits that a division leaves behind.
pub fn measure(dataset: &Dataset, settings: &Settings) -> Noted<Figures> {
    let worked = Worked::new(dataset, settings);
    let standing = Standing::new(dataset, settings);
    let mut figures = Figures::default();
    for (id, measure) in settings.knowledge.each_measure().filter(|(_, measure)| !measure.step) {
        for (key, worth) in worked.of(id, measure) {
            let scope = worked.index.scope(key);
            let project = scope.project.as_deref();
            let value = worth.value.ok().map(settled);
            let status = value.and_then(|value| standing.of(measure, project, value));
            let currency = (measure.unit == MeasureUnit::Money).then_some(dataset.currency);
            let (unknown, basis, rows) = (worth.value.err(), worth.basis, worth.rows);
            figures.insert(Figure { measure: id, scope, value, unknown, basis, currency, rows, status });
        }
    }
    for (id, measure) in settings.knowledge.each_measure() {
        if let Some(items) = passing(&worked, measure) {
            figures.pass(id, items);
        }
    }
    Noted { value: figures, findings: fx::findings(dataset, settings, worked.without_rate()) }
}

/// The items that a measure counts, where it counts those of a register that pass a limit, by project and id.
fn passing(worked: &Worked<'_>, measure: &Measure) -> Option<BTreeSet<Item>> {
    let Calculation::Across { part, over, take: Take::CountAbove(limit) } = &measure.calculation else {
        return None;
    };
    let [by] = over.as_slice() else { return None };
    let by_id = *by == Dimension::of("id");
    let passes = |worth: &Worth| worth.value.is_ok_and(|value| value > *limit);
    let item = |mut scope: Scope| {
        let id = scope.by.remove(by).filter(|_| scope.by.is_empty())?;
        scope.project.map(|project| (Some(project), id))
    };
    let passing = worked.each(*part).filter(|(_, worth)| passes(worth));
    by_id.then(|| passing.filter_map(|(key, _)| item(worked.index.scope(key))).collect())
}

/// Decimals that are kept of a figure: more than any amount, rate and share have together.
const KEPT: u32 = 15;

/// Without the last digits of quotients that do not come out even, which would turn a half that is printed the wrong way.
fn settled(value: Decimal) -> Decimal {
    value.round_dp(KEPT)
}
