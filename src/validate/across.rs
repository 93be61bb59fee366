//! What rules across projects have to know of the records of all: gathered part by part, so that these need not be held
//! together.

use super::copied_records::Sayings;
use super::ledger::Totals;
use super::over_allocated::Loads;
use super::price_base::Prices;
use super::rate_unlike::Rates;
use super::view::View;
use crate::model::dataset::Dataset;
use crate::settings::Settings;
use std::sync::OnceLock;

/// What is known of the records of all projects. Its symbols are those of text that all parts share.
#[derive(Default)]
pub struct Across {
    pub(super) loads: Loads,
    pub(super) rates: Rates,
    pub(super) sayings: Sayings,
    pub(super) totals: Totals,
    pub(super) prices: Prices,
}

impl Across {
    /// What there is to know of some records, in their order.
    pub fn of(dataset: &Dataset, settings: &Settings) -> Self {
        let ledger = OnceLock::new();
        let view = View::new(dataset, settings, &ledger);
        Self {
            loads: Loads::of(view),
            rates: Rates::of(view),
            sayings: Sayings::of(view),
            totals: Totals::of(view),
            prices: Prices::of(view),
        }
    }

    /// Adds what there is to know of later records.
    pub fn extend(&mut self, later: Self) {
        self.loads.extend(later.loads);
        self.rates.extend(later.rates);
        self.sayings.extend(later.sayings);
        self.totals.extend(later.totals);
        self.prices.extend(later.prices);
    }

    /// The same, when all records are there.
    #[must_use]
    pub fn finish(mut self, settings: &Settings) -> Self {
        self.loads.finish();
        self.rates.finish(settings.rules.thresholds.get("rate-people"));
        self
    }
}
