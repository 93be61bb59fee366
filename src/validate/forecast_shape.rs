//! What the months of a project look like beside one another, for the rules about forecasts that nobody thought about.

use super::ledger::{Lines, Months, ProjectKey, tables};
use super::view::View;
use crate::finding::{Code, Finding};
use crate::model::period::Period;
use crate::model::text::Sym;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

/// The months of the financial year of one project.
pub(super) struct Year<'a> {
    months: &'a Months,
    start: Period,
    reported: Period,
    pub end: Period,
}

/// What a rule has to say of a project: the months whose forecasts are shown, and the words that show it.
pub(super) struct Shape {
    pub from: Period,
    pub evidence: String,
}

impl Year<'_> {
    /// What was spent in each month that has passed, where anything was entered.
    pub(super) fn actuals(&self) -> Vec<Decimal> {
        self.months.range(self.start..=self.reported).filter_map(|(_, m)| m.actual).collect()
    }

    /// The forecast of each month to come, where there is one.
    pub(super) fn to_come(&self) -> Vec<(Period, Decimal)> {
        let later = self.months.range(self.reported.plus(1)..=self.end.max(self.reported.plus(1)));
        later.filter(|(month, _)| **month <= self.end).filter_map(|(p, m)| Some((*p, m.forecast?))).collect()
    }

    /// The budget of the year, where there is one.
    pub(super) fn budget(&self) -> Option<Decimal> {
        let budgets: Vec<Decimal> =
            self.months.range(self.start..=self.end).filter_map(|(_, m)| m.budget).collect();
        (!budgets.is_empty()).then(|| sum(&budgets))
    }

    /// The reported month.
    pub(super) fn reported(&self) -> Period {
        self.reported
    }
}

/// The sum of amounts.
pub(super) fn sum(amounts: &[Decimal]) -> Decimal {
    amounts.iter().copied().fold(Decimal::ZERO, Decimal::saturating_add)
}

/// One finding a table and project for which `rule` has something to say.
pub(super) fn each_project(
    view: View<'_>,
    code: Code,
    rule: impl Fn(&Year<'_>) -> Option<Shape>,
    (seen, remedy): (&str, &str),
) -> Vec<Finding> {
    let ledger = view.ledger();
    let reported = view.dataset.period;
    let starts = view.settings.portfolio.year_starts;
    let (start, end) = (reported.year_start(starts), reported.year_end(starts));
    let shapes: HashMap<ProjectKey, Shape> = ledger
        .projects
        .iter()
        .filter_map(|(key, months)| Some((*key, rule(&Year { months, start, reported, end })?)))
        .collect();
    let told = |table: Lines<'_>| {
        let finding = |(rows, evidence): (Vec<usize>, &str)| {
            let found = view.finding(code, table.batch, table.forecast(), &rows, seen, remedy)?;
            Some(found.evidence([evidence]))
        };
        let shown = shown(view, &table, &shapes, end);
        shown.into_values().filter_map(finding).collect::<Vec<_>>()
    };
    tables(view).flat_map(told).collect()
}

/// For each project of a table that has a shape, the records of the months that are shown, and the words that show it.
fn shown<'a>(
    view: View<'a>,
    table: &Lines<'_>,
    shapes: &'a HashMap<ProjectKey, Shape>,
    end: Period,
) -> BTreeMap<&'a str, (Vec<usize>, &'a str)> {
    let mut rows: BTreeMap<&str, (Vec<usize>, &str)> = BTreeMap::new();
    for entry in table.entries().filter(|e| e.month.forecast.is_some() && e.period <= end) {
        let Some(shape) = shapes.get(&entry.line.0).filter(|s| entry.period >= s.from) else { continue };
        let project: Sym = entry.line.0.0;
        let of = rows.entry(view.dataset.text(project)).or_insert_with(|| (Vec::new(), &shape.evidence));
        of.0.push(entry.row);
    }
    rows
}
