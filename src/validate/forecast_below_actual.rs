//! # forecast-below-actual
//!
//! More was spent than is forecast for the whole of it.
//!
//! ## What it finds
//! Finance lines whose forecast over the financial year is below what they have spent in it so far. A line counts where
//! it has a forecast for every month that has an actual; else its forecast is only of the rest of the year. A line
//! without months is compared by itself. And projects whose whole-life forecast is below the actuals of their finance
//! lines up to the reported month.
//!
//! ## Why it matters
//! The forecast cannot come true any more. It was not kept up, or an actual was booked to the wrong line.
//!
//! ## Example
//! Line `Staff`: forecast 90,000.00 for the year, 104,200.00 spent by October.
//!
//! ## What to do
//! Forecast the line anew, or move the actual to where it belongs.

use super::across::Across;
use super::ledger::{Ledger, LineKey, Months, tables, total};
use super::view::{View, money, text, texts, value};
use crate::finding::{Code, Finding, Severity};
use crate::model::period::Period;
use rust_decimal::Decimal;
use std::collections::HashMap;

pub(super) const CODE: Code =
    Code::new("forecast-below-actual", Severity::Warning, include_str!("forecast_below_actual.rs"));

/// Forecast and actual.
type Pair = (Decimal, Decimal);

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let ledger = view.ledger();
    let mut findings = of_lines(view, ledger);
    findings.extend(without_months(view));
    findings
}

/// Lines of the year, over all tables.
fn of_lines(view: View<'_>, ledger: &Ledger) -> Vec<Finding> {
    let reported = view.dataset.period;
    let starts = view.settings.portfolio.year_starts;
    let year = (reported.year_start(starts), reported, reported.year_end(starts));
    let overspent: HashMap<LineKey, Pair> =
        ledger.lines.iter().filter_map(|(line, months)| Some((*line, below(months, year)?))).collect();
    let mut findings = Vec::new();
    for table in tables(view) {
        let mut evidence: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        for entry in table.entries().filter(|e| e.month.forecast.is_some()) {
            if let Some(pair) = overspent.get(&entry.line)
                && (year.0..=year.2).contains(&entry.period)
            {
                rows.push(entry.row);
                evidence.push(format!("{}: {}", view.dataset.text(entry.line.2), said(*pair)));
            }
        }
        let seen = "lines have spent more than is forecast for their whole year";
        let remedy = "forecast them anew, or move the actual to where it belongs";
        let found = view.finding(CODE, table.batch, table.forecast(), &rows, seen, remedy);
        findings.extend(found.map(|f| f.evidence(evidence)));
    }
    findings
}

/// Forecast and actual of a line of which the forecast covers what was spent and is below it.
fn below(months: &Months, (start, reported, end): (Period, Period, Period)) -> Option<Pair> {
    let spent = || months.range(start..=reported).map(|(_, m)| m);
    let covered = spent().all(|m| m.actual.is_none_or(|a| a.is_zero()) || m.forecast.is_some());
    let forecast = total(months.range(start..=end).map(|(_, m)| m.forecast));
    let actual = total(spent().map(|m| m.actual));
    (covered && actual > forecast && actual > Decimal::ZERO).then_some((forecast, actual))
}

/// Lines that give the year as a whole.
fn without_months(view: View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (batch, [period, forecast, actual]) in view.of("finance", ["period", "forecast", "actual"]) {
        if batch.column(period).is_some() {
            continue;
        }
        let (forecasts, actuals) = (money(batch, forecast), money(batch, actual));
        let pair = |i: usize| match (value(forecasts, i), value(actuals, i)) {
            (Some(f), Some(a)) if f.currency == a.currency => Some((f.amount, a.amount)),
            _ => None,
        };
        let rows: Vec<usize> = (0..batch.len()).filter(|i| pair(*i).is_some_and(|(f, a)| f < a)).collect();
        let evidence = rows.iter().filter_map(|i| pair(*i)).map(said);
        let seen = "lines have spent more than is forecast for them";
        let remedy = "forecast them anew, or move the actual to where it belongs";
        let found = view.finding(CODE, batch, forecast, &rows, seen, remedy);
        findings.extend(found.map(|f| f.evidence(evidence)));
    }
    findings
}

/// Projects against their finance lines.
pub(super) fn of_projects(view: View<'_>, across: &Across) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (batch, [project, forecast]) in view.of("projects", ["project", "forecast"]) {
        let (projects, forecasts) = (texts(batch, project), money(batch, forecast));
        let spent = |i: usize| {
            let forecast = value(forecasts, i)?;
            let actual = across.totals.0.get(&(text(projects, i), forecast.currency))?.actual;
            (actual > forecast.amount).then_some((forecast.amount, actual))
        };
        let rows: Vec<usize> = (0..batch.len()).filter(|i| spent(*i).is_some()).collect();
        let evidence = rows.iter().filter_map(|i| spent(*i)).map(said);
        let seen = "projects have spent more than their whole-life forecast";
        let remedy = "mend the forecast, or look for actuals that are not theirs";
        let found = view.finding(CODE, batch, forecast, &rows, seen, remedy);
        findings.extend(found.map(|f| f.evidence(evidence)));
    }
    findings
}

fn said((forecast, actual): Pair) -> String {
    format!("forecast {forecast}, actual {actual}")
}
