//! The money of a source in the manifest: what became of it, and the totals that the file states.

use crate::model::control::{Control, MoneyLine, StatedTotal};
use crate::model::dataset::{Dataset, Source};
use crate::model::knowledge::Knowledge;
use crate::review::{self, Difference, Verdict, breaks};
use crate::settings::Settings;
use serde_json::{Value, json};

/// A line for each register, field and currency: read = kept + left out.
pub fn lines(control: &Control, knowledge: &Knowledge) -> Vec<Value> {
    let line = |line: &MoneyLine| {
        let register = knowledge.register(line.key.register);
        json!({
            "register": register.key,
            "field": register.decl(line.key.field).key,
            "currency": line.key.currency.code(),
            "amounts": { "read": line.read.count, "kept": line.kept.count, "left_out": line.left_out.count },
            "read": line.read.sum.normalize().to_string(),
            "kept": line.kept.sum.normalize().to_string(),
            "left_out": line.left_out.sum.normalize().to_string(),
            "difference": line.difference().normalize().to_string(),
        })
    };
    control.money().iter().map(line).collect()
}

/// The totals found among the rows of a source, in the order of its tables.
pub fn totals(source: &Source, knowledge: &Knowledge) -> Vec<Value> {
    let total = |total: &StatedTotal| {
        let register = knowledge.register(total.register);
        json!({
            "sheet": source.sheets.get(total.sheet).map(|(name, _)| name),
            "cell": total.cell.to_string(),
            "register": register.key,
            "field": register.decl(total.field).key,
            "month": total.month,
            "currency": total.stated.currency.code(),
            "stated": total.stated.amount.to_string(),
            "rows": total.sum.to_string(),
            "agrees": total.agrees,
        })
    };
    source.control.totals.iter().map(total).collect()
}

/// Whether the money of all registers ties out.
pub fn verdict(dataset: &Dataset, settings: &Settings) -> Verdict {
    of(&breaks(dataset, settings, &|_, _| true), dataset, settings)
}

/// The same, where these contradictions are known to be all.
pub fn of(breaks: &[Difference], dataset: &Dataset, settings: &Settings) -> Verdict {
    let totals = review::totals(dataset, &|_, _| true);
    review::verdict(breaks, totals, dataset.currency, settings.knowledge.print())
}
