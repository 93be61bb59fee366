//! # price-base-mixed
//!
//! Amounts in real prices are added to amounts in nominal ones.
//!
//! ## What it finds
//! Tables of one register of which some say that an amount is in real terms (`constant prices`, `2024/25 prices`) and
//! some that it is in nominal ones (`cash terms`, `outturn prices`): in their labels, in the title above them, or in a
//! column that says it for each record.
//!
//! ## Why it matters
//! A pound of one year's prices is not one of another's. The sum of both is no figure at all, and every total that
//! takes both in is wrong.
//!
//! ## Example
//! `P101 Finance.xlsx` holds budgets in cash terms, `P104 Finance.xlsx` budgets in 2024/25 prices.
//!
//! ## What to do
//! Ask for all amounts in the same prices. Until then, read the projects' figures each for itself.

use super::view::View;
use crate::finding::{Code, Finding, Severity};
use crate::model::prices::PriceBase;
use crate::model::record::Batch;
use crate::model::register::{FieldId, FieldKind, Register};
use crate::model::table::RegisterTable;
use std::collections::BTreeMap;

pub(super) const CODE: Code = Code::new("price-base-mixed", Severity::Error, include_str!("price_base.rs"));

const REMEDY: &str = "ask for all amounts in the same prices; until then no total of them is right";

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let registers = view.knowledge().each_register();
    registers
        .flat_map(|(id, register)| {
            let batches = view.dataset.batches(id);
            let money = register.each_field().filter(|(_, f)| f.kind == FieldKind::Money);
            money.filter_map(move |(field, _)| mixed(view, register, batches, field))
        })
        .collect()
}

/// The finding about a field of a register, where both are said.
fn mixed(view: View<'_>, register: &Register, batches: &[Batch], field: FieldId) -> Option<Finding> {
    let mut said: BTreeMap<PriceBase, Vec<&Batch>> = BTreeMap::new();
    for batch in batches.iter().filter(|b| b.column(field).is_some()) {
        for base in bases(view, batch, field) {
            said.entry(base).or_default().push(batch);
        }
    }
    let (real, nominal) = (said.get(&PriceBase::Real)?, said.get(&PriceBase::Nominal)?);
    let seen = format!(
        "{} is in real prices in {}, and in nominal ones in {}",
        register.decl(field).label.to_lowercase(),
        names(view, real),
        names(view, nominal)
    );
    let first = real.first()?;
    let rows: Vec<usize> = (0..first.len()).collect();
    let finding = Finding::new(CODE, seen, REMEDY);
    Some(finding.in_batch(view.dataset, view.knowledge(), first, field, &rows))
}

/// What a table says of a field's prices: by a column for it, else by its label, else by its title.
fn bases(view: View<'_>, batch: &Batch, field: FieldId) -> Vec<PriceBase> {
    let words = &view.knowledge().writing.prices;
    let own = batch.extras.iter().find(|e| words.labels.has(view.dataset.text(e.label)));
    let mut found: Vec<PriceBase> = match own {
        Some(extra) => extra.values.iter().filter_map(|v| words.in_cell(view.dataset.text(*v))).collect(),
        None => tables(view, batch).filter_map(|table| stated(table, field)).collect(),
    };
    found.sort_unstable();
    found.dedup();
    found
}

fn stated(table: &RegisterTable, field: FieldId) -> Option<PriceBase> {
    let column = table.columns.iter().filter(|c| c.field == Some(field)).find_map(|c| c.unit.prices);
    let month = || table.periods.iter().filter(|p| p.field == field).find_map(|p| p.unit.prices);
    column.or_else(month).or(table.unit.prices)
}

fn tables<'a>(view: View<'a>, batch: &'a Batch) -> impl Iterator<Item = &'a RegisterTable> {
    let source = view.dataset.sources.get(batch.source as usize);
    let tables = source.map_or(&[][..], |s| &s.tables);
    tables.iter().filter(|t| t.sheet == usize::from(batch.sheet) && t.register == batch.register)
}

/// The tables by file and sheet, the first three of them.
fn names(view: View<'_>, batches: &[&Batch]) -> String {
    let name = |batch: &&Batch| {
        let source = view.dataset.sources.get(batch.source as usize)?;
        let sheet = source.sheet(batch.sheet);
        Some(if sheet.is_empty() { source.file.clone() } else { format!("{} ({sheet})", source.file) })
    };
    let shown: Vec<String> = batches.iter().take(3).filter_map(name).collect();
    match batches.len().saturating_sub(shown.len()) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
