//! The finance lines of all tables together: what each line and each project has in each month.

use super::view::{View, money, periods, text, texts, value};
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::record::Batch;
use crate::model::register::FieldId;
use crate::model::text::Sym;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

/// The fields of finance lines that are looked at, in the order of [`Lines`].
const KEYS: [&str; 8] =
    ["project", "cost_code", "category", "period", "budget", "actual", "accrual", "forecast"];

/// A line of a project in one currency: its cost code and its category.
pub(super) type LineKey = (ProjectKey, Sym, Sym);

/// A project's amounts in one currency.
pub(super) type ProjectKey = (Sym, Currency);

/// What there is for a month; `None` where no line has it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Month {
    pub budget: Option<Decimal>,
    /// With what was accrued where there is no actual.
    pub actual: Option<Decimal>,
    pub forecast: Option<Decimal>,
}

/// Amounts by month.
pub(super) type Months = BTreeMap<Period, Month>;

/// All lines and projects.
#[derive(Default)]
pub(super) struct Ledger {
    pub lines: HashMap<LineKey, Months>,
    pub projects: HashMap<ProjectKey, Months>,
}

/// The finance lines of one table.
pub(super) struct Lines<'a> {
    pub batch: &'a Batch,
    fields: [FieldId; 8],
}

/// One record of a finance table that has a month and an amount.
pub(super) struct Entry {
    pub row: usize,
    pub line: LineKey,
    pub period: Period,
    pub month: Month,
}

/// The finance tables.
pub(super) fn tables<'a>(view: View<'a>) -> impl Iterator<Item = Lines<'a>> {
    view.of("finance", KEYS).map(|(batch, fields)| Lines { batch, fields })
}

impl Lines<'_> {
    /// The field of the budget, the actual or the forecast.
    pub(super) fn budget(&self) -> FieldId {
        self.fields[4]
    }

    pub(super) fn actual(&self) -> FieldId {
        self.fields[5]
    }

    pub(super) fn forecast(&self) -> FieldId {
        self.fields[7]
    }

    /// The records that have a month and an amount.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry> {
        let [project, code, category, period, budget, actual, accrual, forecast] = self.fields;
        let of = |field| texts(self.batch, field);
        let (projects, codes, categories) = (of(project), of(code), of(category));
        let months = periods(self.batch, period);
        let amounts = [budget, actual, accrual, forecast].map(|field| money(self.batch, field));
        (0..self.batch.len()).filter_map(move |row| {
            let [budget, actual, accrual, forecast] = amounts.map(|all| value(all, row));
            let currency = [budget, actual, accrual, forecast].into_iter().flatten().next()?.currency;
            let amount = |money: Option<crate::model::money::Money>| {
                money.filter(|m| m.currency == currency).map(|m| m.amount)
            };
            let month = Month {
                budget: amount(budget),
                actual: amount(actual.or(accrual)),
                forecast: amount(forecast),
            };
            let line = ((text(projects, row), currency), text(codes, row), text(categories, row));
            Some(Entry { row, line, period: value(months, row)?, month })
        })
    }
}

impl Ledger {
    pub(super) fn new(view: View<'_>) -> Self {
        let mut ledger = Self::default();
        for table in tables(view) {
            for entry in table.entries() {
                let line = ledger.lines.entry(entry.line).or_default();
                line.entry(entry.period).or_default().add(&entry.month);
                let project = ledger.projects.entry(entry.line.0).or_default();
                project.entry(entry.period).or_default().add(&entry.month);
            }
        }
        ledger
    }
}

impl Month {
    fn add(&mut self, other: &Month) {
        add(&mut self.budget, other.budget);
        add(&mut self.actual, other.actual);
        add(&mut self.forecast, other.forecast);
    }
}

fn add(sum: &mut Option<Decimal>, amount: Option<Decimal>) {
    if let Some(amount) = amount {
        *sum = Some(sum.unwrap_or_default().saturating_add(amount));
    }
}

/// The sum of what the months have.
pub(super) fn total(amounts: impl Iterator<Item = Option<Decimal>>) -> Decimal {
    amounts.flatten().fold(Decimal::ZERO, Decimal::saturating_add)
}

/// What the finance lines of each project come to.
#[derive(Default)]
pub(super) struct Totals(pub HashMap<ProjectKey, Total>);

/// The sums of a project's finance lines in one currency.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Total {
    /// Of all months.
    pub budget: Decimal,
    /// Up to the reported month.
    pub actual: Decimal,
}

impl Totals {
    /// Those of some records.
    pub(super) fn of(view: View<'_>) -> Self {
        let reported = view.dataset.period;
        let mut totals = Self::default();
        for entry in tables(view).flat_map(|table| table.entries().collect::<Vec<_>>()) {
            let actual = entry.month.actual.filter(|_| entry.period <= reported);
            totals.add(
                entry.line.0,
                Total { budget: entry.month.budget.unwrap_or_default(), actual: actual.unwrap_or_default() },
            );
        }
        totals
    }

    /// Adds those of further records.
    pub(super) fn extend(&mut self, more: Self) {
        more.0.into_iter().for_each(|(project, total)| self.add(project, total));
    }

    fn add(&mut self, project: ProjectKey, more: Total) {
        let total = self.0.entry(project).or_default();
        total.budget = total.budget.saturating_add(more.budget);
        total.actual = total.actual.saturating_add(more.actual);
    }
}
