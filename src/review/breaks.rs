//! Contradictions of arithmetic: the money does not tie out with any of them.

use super::difference::{Difference, Spot};
use super::{May, records};
use crate::measure::to_portfolio;
use crate::model::control::{MoneyLine, StatedTotal};
use crate::model::dataset::{Dataset, Source};
use crate::model::knowledge::Knowledge;
use crate::model::record::{Batch, Value};
use crate::model::register::FieldId;
use crate::model::written::amount as written;
use crate::settings::Settings;
use std::collections::BTreeSet;

/// All of them: totals that disagree with their rows and money that was lost or counted twice, by file; then amounts
/// without an exchange rate. Totals of files whose records do not count are left out.
pub fn breaks(dataset: &Dataset, settings: &Settings, may: May<'_>) -> Vec<Difference> {
    let mut all = of_sources(dataset, settings, may);
    all.extend(without_rate(dataset, settings, may));
    all
}

/// Those of them that the accounts of the sources show.
pub fn of_sources(dataset: &Dataset, settings: &Settings, may: May<'_>) -> Vec<Difference> {
    let knowledge = &settings.knowledge;
    let mut all = Vec::new();
    for source in &dataset.sources {
        let wrong = source.control.totals.iter().filter(|t| !t.agrees && may(t.register, t.field));
        all.extend(wrong.filter(|t| counts(source, t)).map(|t| total(knowledge, source, t)));
        let lines = source.control.money().into_iter().filter(|l| may(l.key.register, l.key.field));
        all.extend(lines.filter(|line| !line.adds_up()).map(|line| lost(knowledge, source, &line)));
    }
    all
}

/// How many totals that files state are compared with their rows.
pub fn totals(dataset: &Dataset, may: May<'_>) -> usize {
    let compared = |source: &Source| {
        source.control.totals.iter().filter(|t| may(t.register, t.field) && counts(source, t)).count()
    };
    dataset.sources.iter().map(compared).sum()
}

/// Whether any amount of the total's column counts.
fn counts(source: &Source, total: &StatedTotal) -> bool {
    let same = |line: &MoneyLine| line.key.register == total.register && line.key.field == total.field;
    source.control.money().iter().any(|line| same(line) && line.kept.count > 0)
}

fn total(knowledge: &Knowledge, source: &Source, total: &StatedTotal) -> Difference {
    let field = &knowledge.register(total.register).decl(total.field).label;
    let (print, words) = (knowledge.print(), knowledge.words());
    let field = words.inside(field);
    let month = total.month.map_or(String::new(), |month| format!(", {}", words.short_month(month)));
    let spot = Spot {
        file: source.file.clone(),
        sheet: source.sheet(total.sheet).to_owned(),
        cells: total.cell.to_string(),
    };
    let field = field + &month;
    let amount = |amount| written(amount, total.stated.currency, print);
    let says = words.with(
        "the total of {field} says {stated} and its rows add up to {sum} ({place})",
        [
            ("field", &field),
            ("stated", &amount(total.stated.amount)),
            ("sum", &amount(total.sum)),
            ("place", &spot.line(words)),
        ],
    );
    Difference {
        what: words.with("Total of {field}", [("field", &field)]),
        project: String::new(),
        first: Some(total.stated.amount),
        second: Some(total.sum),
        currency: total.stated.currency,
        says,
        spot,
    }
}

fn lost(knowledge: &Knowledge, source: &Source, line: &MoneyLine) -> Difference {
    let (print, words) = (knowledge.print(), knowledge.words());
    let field = words.inside(&knowledge.register(line.key.register).decl(line.key.field).label);
    let currency = line.key.currency;
    let kept = line.kept.sum.saturating_add(line.left_out.sum);
    let what = if line.difference().is_sign_negative() {
        "more than its cells hold is in the records: {field} of {read} in the cells, {kept} in the records ({file})"
    } else {
        "not all that its cells hold is in the records: {field} of {read} in the cells, {kept} in the records ({file})"
    };
    let says = words.with(
        what,
        [
            ("field", &field),
            ("read", &written(line.read.sum, currency, print)),
            ("kept", &written(kept, currency, print)),
            ("file", &source.file),
        ],
    );
    Difference {
        what: words.with("Amounts of {field}, read and kept", [("field", &field)]),
        project: String::new(),
        first: Some(line.read.sum),
        second: Some(kept),
        currency,
        says,
        spot: Spot { file: source.file.clone(), ..Spot::default() },
    }
}

/// A difference for each column and currency without a rate; the whole amount is missing from the figures.
pub fn without_rate(dataset: &Dataset, settings: &Settings, may: May<'_>) -> Vec<Difference> {
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
    let (print, words) = (settings.knowledge.print(), settings.knowledge.words());
    let label = words.inside(&settings.knowledge.register(batch.register).decl(field).label);
    let difference = |currency| {
        let rows: Vec<usize> =
            foreign.iter().filter(|(_, m)| m.currency == currency).map(|(i, _)| *i).collect();
        let sum = foreign
            .iter()
            .filter(|(_, m)| m.currency == currency)
            .fold(rust_decimal::Decimal::ZERO, |sum, (_, m)| sum.saturating_add(m.amount));
        let spot = records::spot(dataset, batch, field, &rows, words);
        let says = words.with(
            "{amount} of {field} has no exchange rate and is in no figure ({place})",
            [("amount", &written(sum, currency, print)), ("field", &label), ("place", &spot.line(words))],
        );
        Difference {
            what: words.with("Amounts of {field} without an exchange rate", [("field", &label)]),
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
