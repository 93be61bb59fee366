//! # month-missing
//!
//! An amount of a finance line belongs to no month.
//!
//! ## What it finds
//! Finance lines with a budget, actual, accrual, commitment or forecast whose month is blank or could not be read.
//!
//! ## Why it matters
//! Figures of the year and to date are sums over months. An amount without a month is in none of them, so they show
//! less than there is.
//!
//! ## Example
//! Budget 120,000.00 in D8; the month in B8 reads `tbc`.
//!
//! ## What to do
//! Enter the month, written `2026-10` or as a date in it.

use super::view::View;
use crate::finding::{Code, Finding, Severity};
use crate::model::record::Values;
use crate::model::register::FieldKind;

pub(super) const CODE: Code = Code::new("month-missing", Severity::Error, include_str!("month_missing.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let Some(finance) = view.knowledge().find_register("finance") else { return Vec::new() };
    let register = view.knowledge().register(finance);
    let Some(period) = register.field("period") else { return Vec::new() };
    let mut findings = Vec::new();
    for batch in view.dataset.batches(finance) {
        let dated = |i: usize| match batch.column(period).map(|c| &c.values) {
            Some(Values::Period(v)) => v[i].is_some(),
            _ => false,
        };
        for (field, decl) in register.each_field().filter(|(_, f)| f.kind == FieldKind::Money) {
            let Some(Values::Money(amounts)) = batch.column(field).map(|c| &c.values) else { continue };
            let lost = |i: &usize| amounts[*i].is_some_and(|m| !m.amount.is_zero()) && !dated(*i);
            let rows: Vec<usize> = (0..batch.len()).filter(lost).collect();
            let seen =
                format!("amounts in {} belong to no month and are in no figure of the year", decl.label);
            findings.extend(view.finding(CODE, batch, field, &rows, seen, "enter the month of each line"));
        }
    }
    findings
}
