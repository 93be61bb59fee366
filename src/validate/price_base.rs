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

use super::across::Across;
use super::view::View;
use crate::finding::{Code, Finding, Severity};
use crate::model::prices::PriceBase;
use crate::model::record::Batch;
use crate::model::register::{FieldId, FieldKind, RegisterId};
use crate::model::table::RegisterTable;
use std::collections::BTreeMap;

pub(super) const CODE: Code = Code::new("price-base-mixed", Severity::Error, include_str!("price_base.rs"));

const REMEDY: &str = "ask for all amounts in the same prices; until then no total of them is right";

pub(super) fn check(view: View<'_>, across: &Across) -> Vec<Finding> {
    let mixed = across.prices.0.iter().filter_map(|((id, field), said)| mixed(view, (*id, *field), said));
    mixed.collect()
}

/// What the tables say of the prices of each field of amounts, the first of them in real prices, and where.
#[derive(Default)]
pub(super) struct Prices(BTreeMap<(RegisterId, FieldId), BTreeMap<PriceBase, Vec<Table>>>);

/// A table: its file, its sheet and its first row.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Table {
    file: String,
    sheet: String,
    row: Option<u32>,
}

impl Prices {
    /// Those of some records, in their order.
    pub(super) fn of(view: View<'_>) -> Self {
        let mut prices = Self::default();
        for (batch, register) in view.batches() {
            let money = register.each_field().filter(|(_, f)| f.kind == FieldKind::Money);
            for (field, _) in money.filter(|(field, _)| batch.column(*field).is_some()) {
                let said = prices.0.entry((batch.register, field)).or_default();
                bases(view, batch, field)
                    .into_iter()
                    .for_each(|base| said.entry(base).or_default().push(Table::of(view, batch)));
            }
        }
        prices
    }

    /// Adds those of later records.
    pub(super) fn extend(&mut self, later: Self) {
        for (key, said) in later.0 {
            let own = self.0.entry(key).or_default();
            said.into_iter().for_each(|(base, tables)| own.entry(base).or_default().extend(tables));
        }
    }
}

impl Table {
    fn of(view: View<'_>, batch: &Batch) -> Self {
        let source = view.dataset.sources.get(batch.source as usize);
        let (file, sheet) =
            source.map_or(("", ""), |source| (source.file.as_str(), source.sheet(batch.sheet)));
        Self { file: file.to_owned(), sheet: sheet.to_owned(), row: batch.rows.first().copied() }
    }
}

/// The finding about a field of a register, where both are said: at the first table in real prices.
fn mixed(
    view: View<'_>,
    (id, field): (RegisterId, FieldId),
    said: &BTreeMap<PriceBase, Vec<Table>>,
) -> Option<Finding> {
    let (real, nominal) = (said.get(&PriceBase::Real)?, said.get(&PriceBase::Nominal)?);
    let is_first = |b: &&Batch| b.column(field).is_some() && real.first() == Some(&Table::of(view, b));
    let first = view.dataset.batches(id).iter().find(is_first)?;
    let seen = format!(
        "{} is in real prices in {}, and in nominal ones in {}",
        view.knowledge().register(id).decl(field).label.to_lowercase(),
        names(real),
        names(nominal)
    );
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
fn names(tables: &[Table]) -> String {
    let name = |Table { file, sheet, .. }: &Table| {
        if sheet.is_empty() { file.clone() } else { format!("{file} ({sheet})") }
    };
    let shown: Vec<String> = tables.iter().take(3).map(name).collect();
    match tables.len().saturating_sub(shown.len()) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
