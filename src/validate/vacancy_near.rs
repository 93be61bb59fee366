//! # vacancy-near
//!
//! Work is planned for the next months, and nobody is named for it.
//!
//! ## What it finds
//! Vacancies with time in a resource plan in one of the next two months (`vacancy-months` in `thresholds.toml`).
//!
//! ## Why it matters
//! Finding somebody takes longer than that. The work will start late, or be done by people who are planned elsewhere.
//!
//! ## Example
//! `Vacancy` with 1 FTE in December 2026, reported month October 2026.
//!
//! ## What to do
//! Name somebody, or move the work.

use super::view::{View, numbers, periods, text, texts, value};
use crate::finding::{Code, Finding, Severity};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) const CODE: Code = Code::new("vacancy-near", Severity::Note, include_str!("vacancy_near.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let Some(months) = view.threshold("vacancy-months").and_then(|n| n.to_i32()) else { return Vec::new() };
    let reported = view.dataset.period;
    let near = reported.plus(1)..=reported.plus(months);
    let mut findings = Vec::new();
    for (batch, [person, period, allocation]) in view.of("resources", ["person", "period", "allocation"]) {
        let (persons, months) = (texts(batch, person), periods(batch, period));
        let times = numbers(batch, allocation);
        let is_open = |row: &usize| {
            value(months, *row).is_some_and(|m| near.contains(&m))
                && value(times, *row).is_some_and(|n| n > Decimal::ZERO)
                && view.is_vacancy(text(persons, *row))
        };
        let rows: Vec<usize> = (0..batch.len()).filter(is_open).collect();
        let seen = "work is planned for the next months, and nobody is named for it";
        let found = view.finding(CODE, batch, allocation, &rows, seen, "name somebody, or move the work");
        findings.extend(found);
    }
    findings
}
