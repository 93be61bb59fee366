//! Contradictions of arithmetic: the money does not tie out with any of them.

use super::difference::{Difference, Spot, written};
use super::{May, records};
use crate::measure::to_portfolio;
use crate::model::control::{MoneyLine, StatedTotal};
use crate::model::dataset::{Dataset, Source};
use crate::model::knowledge::Knowledge;
use crate::model::record::{Batch, Value};
use crate::model::register::FieldId;
use crate::settings::Settings;
use std::collections::BTreeSet;

/// All of them: totals that disagree with their rows and money that was lost or counted twice, by file; then amounts
/// without an exchange rate. Totals of files whose records do not count are left out.
pub fn breaks(dataset: &Dataset, settings: &Settings, may: May<'_>) -> Vec<Difference> {
    let knowledge = &settings.knowledge;
    let mut all = Vec::new();
    for source in &dataset.sources {
        let wrong = source.control.totals.iter().filter(|t| !t.agrees && may(t.register, t.field));
        all.extend(wrong.filter(|t| counts(source, t)).map(|t| total(knowledge, source, t)));
        let lines = source.control.money().into_iter().filter(|l| may(l.key.register, l.key.field));
        all.extend(lines.filter(|line| !line.adds_up()).map(|line| lost(knowledge, source, &line)));
    }
    all.extend(without_rate(dataset, settings, may));
    all
}

/// Whether any amount of the total's column counts.
fn counts(source: &Source, total: &StatedTotal) -> bool {
    let same = |line: &MoneyLine| line.key.register == total.register && line.key.field == total.field;
    source.control.money().iter().any(|line| same(line) && line.kept.count > 0)
}

fn total(knowledge: &Knowledge, source: &Source, total: &StatedTotal) -> Difference {
    let field = knowledge.register(total.register).decl(total.field).label.to_lowercase();
    let month = total.month.map_or(String::new(), |month| format!(", {}", month.short()));
    let spot = Spot {
        file: source.file.clone(),
        sheet: source.sheets.get(total.sheet).map(|(name, _)| name.clone()).unwrap_or_default(),
        cells: total.cell.to_string(),
    };
    let says = format!(
        "the total of {field}{month} says {} and its rows add up to {} ({})",
        written(total.stated.amount, total.stated.currency),
        written(total.sum, total.stated.currency),
        spot.line()
    );
    Difference {
        what: format!("Total of {field}{month}"),
        project: String::new(),
        first: Some(total.stated.amount),
        second: Some(total.sum),
        currency: total.stated.currency,
        says,
        spot,
    }
}

fn lost(knowledge: &Knowledge, source: &Source, line: &MoneyLine) -> Difference {
    let field = knowledge.register(line.key.register).decl(line.key.field).label.to_lowercase();
    let currency = line.key.currency;
    let kept = line.kept.sum.saturating_add(line.left_out.sum);
    let what = if line.difference().is_sign_negative() {
        "more than its cells hold is in the records"
    } else {
        "not all that its cells hold is in the records"
    };
    let says = format!(
        "{what}: {field} of {} in the cells, {} in the records ({})",
        written(line.read.sum, currency),
        written(kept, currency),
        source.file
    );
    Difference {
        what: format!("Amounts of {field}, read and kept"),
        project: String::new(),
        first: Some(line.read.sum),
        second: Some(kept),
        currency,
        says,
        spot: Spot { file: source.file.clone(), ..Spot::default() },
    }
}

/// A difference for each column and currency without a rate; the whole amount is missing from the figures.
fn without_rate(dataset: &Dataset, settings: &Settings, may: May<'_>) -> Vec<Difference> {
    let knowledge = &settings.knowledge;
    let mut all = Vec::new();
    for batch in dataset.registers.iter().flatten() {
        for column in batch.columns.iter().filter(|c| may(batch.register, c.field)) {
            if knowledge.adds(batch.register, column.field) {
                all.extend(of_column(dataset, settings, batch, column.field));
            }
        }
    }
    all
}

fn of_column(dataset: &Dataset, settings: &Settings, batch: &Batch, field: FieldId) -> Vec<Difference> {
    let mut foreign: Vec<(usize, crate::model::money::Money)> = Vec::new();
    for i in 0..batch.len() {
        let Value::Money(money) = batch.value(field, i) else { continue };
        if money.currency != dataset.currency && to_portfolio(dataset, settings, batch, field, i).is_none() {
            foreign.push((i, money));
        }
    }
    let currencies: BTreeSet<_> = foreign.iter().map(|(_, money)| money.currency).collect();
    let label = settings.knowledge.register(batch.register).decl(field).label.to_lowercase();
    let difference = |currency| {
        let rows: Vec<usize> =
            foreign.iter().filter(|(_, m)| m.currency == currency).map(|(i, _)| *i).collect();
        let sum = foreign
            .iter()
            .filter(|(_, m)| m.currency == currency)
            .fold(rust_decimal::Decimal::ZERO, |sum, (_, m)| sum.saturating_add(m.amount));
        let spot = records::spot(dataset, batch, field, &rows);
        let says = format!(
            "{} of {label} has no exchange rate and is in no figure ({})",
            written(sum, currency),
            spot.line()
        );
        Difference {
            what: format!("Amounts of {label} without an exchange rate"),
            project: String::new(),
            first: Some(sum),
            second: None,
            currency,
            says,
            spot,
        }
    };
    currencies.into_iter().map(difference).collect()
}
