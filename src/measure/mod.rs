//! Dataset -> [`Figures`]: every declared measure for the portfolio, each project, and each further dimension.
//!
//! What is unknown stays unknown:
//! - A count is 0 where no record meets the conditions, as long as any source keeps the register; where none
//!   does, it is unknown.
//! - A sum, average or maximum is unknown where no record that meets the conditions has a value.
//! - A sum of measures takes an unknown part as nothing, and is unknown when all parts are. So an outturn is
//!   known in the last month of the year, when no forecast is left, and before anything is spent.
//! - A difference or ratio is unknown when either part is; a ratio also when the divisor is 0.
//! - An amount without an exchange rate makes every figure that needs it unknown, and is a finding.
//!
//! Months and categories are worked out for the portfolio and for each project; records without a month or a
//! category are in neither. A month or category has a figure only where the register has a record of it.

mod behind;
mod codes;
mod combine;
mod definition;
mod filter;
mod formula;
mod fx;
mod json;
mod leaf;
mod money;
mod rows;
mod scope;
mod tally;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use behind::behind;
pub use codes::ALL;
pub use definition::definition;
pub use formula::{Criterion, DataTable, Operand, formula};
pub use json::figures_json;
pub use money::to_portfolio;
pub use rows::rows;

use crate::finding::Noted;
use crate::model::dataset::Dataset;
use crate::model::figure::{Figure, Figures};
use crate::model::measure::MeasureUnit;
use crate::settings::Settings;
use combine::Worked;
use scope::Index;

/// Works out every declared measure. Amounts are in the portfolio's currency; no value is rounded.
pub fn measure(dataset: &Dataset, settings: &Settings) -> Noted<Figures> {
    let index = Index::new(dataset, settings);
    let worked = Worked::new(dataset, settings, &index);
    let mut figures = Figures::default();
    for (id, measure) in settings.knowledge.each_measure() {
        for (key, value, rows) in worked.of(id, measure) {
            let scope = index.scope(key);
            let project = scope.project.as_deref();
            let status = value.and_then(|value| settings.status(measure, project, value));
            let currency = (measure.unit == MeasureUnit::Money).then_some(dataset.currency);
            figures.insert(Figure { measure: id, scope, value, currency, rows, status });
        }
    }
    Noted { value: figures, findings: fx::findings(dataset, settings, worked.without_rate()) }
}
