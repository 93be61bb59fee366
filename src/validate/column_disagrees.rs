//! # column-disagrees
//!
//! A column of the file that is worked out from others is not what they give.
//!
//! ## What it finds
//! Columns that no field is for, such as a variance or an outturn, which are the difference or the sum of two columns of
//! amounts in at least four of five rows; told are the rows where they are not. Where months run across, the sums of each
//! line's months are taken.
//!
//! ## Why it matters
//! A number was typed over the formula, or one of the amounts was changed afterwards. Readers of the file see another
//! variance than readers of the pack.
//!
//! ## Example
//! `Variance` is Budget less Actual in 11 of 12 rows; in G9 it is 1,200 and not 1,450.
//!
//! ## What to do
//! Put the formula back, or mend the amounts.

use super::view::{View, money};
use super::written_sum::{Sum, amount};
use crate::finding::{Code, Finding, Severity};
use crate::model::address::CellRef;
use crate::model::record::{Batch, ExtraColumn};
use crate::model::register::{FieldId, FieldKind, Register};
use rust_decimal::Decimal;

pub(super) const CODE: Code =
    Code::new("column-disagrees", Severity::Warning, include_str!("column_disagrees.rs"));

/// One line of a table: its first record, and the sum of each amount over its records.
struct Line {
    first: usize,
    amounts: Vec<Option<Decimal>>,
}

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (batch, register) in view.batches().filter(|(batch, _)| !batch.extras.is_empty()) {
        let fields = amounts_of(register, batch);
        let lines = lines(batch, &fields);
        for extra in &batch.extras {
            findings.extend(of_column(view, batch, &fields, &lines, extra));
        }
    }
    findings
}

/// The fields of amounts that the table has.
fn amounts_of(register: &Register, batch: &Batch) -> Vec<FieldId> {
    let amounts = register.each_field().filter(|(_, f)| f.kind == FieldKind::Money).map(|(id, _)| id);
    amounts.filter(|id| batch.column(*id).is_some()).collect()
}

/// The lines of a table, each with the sums of its records, which stand one after the other.
fn lines(batch: &Batch, fields: &[FieldId]) -> Vec<Line> {
    let columns: Vec<_> = fields.iter().map(|f| money(batch, *f)).collect();
    let mut lines: Vec<Line> = Vec::new();
    for i in 0..batch.len() {
        if lines.last().is_none_or(|line| batch.rows[line.first] != batch.rows[i]) {
            lines.push(Line { first: i, amounts: vec![None; fields.len()] });
        }
        let Some(line) = lines.last_mut() else { continue };
        for (sum, column) in line.amounts.iter_mut().zip(&columns) {
            if let Some(money) = column.get(i).copied().flatten() {
                *sum = Some(sum.unwrap_or_default().saturating_add(money.amount));
            }
        }
    }
    lines
}

fn of_column(
    view: View<'_>,
    batch: &Batch,
    fields: &[FieldId],
    lines: &[Line],
    extra: &ExtraColumn,
) -> Option<Finding> {
    let stated: Vec<(&Line, Decimal)> = lines
        .iter()
        .filter_map(|line| Some((line, amount(view.dataset.text(*extra.values.get(line.first)?))?)))
        .collect();
    let rows: Vec<(&[Option<Decimal>], Decimal)> =
        stated.iter().map(|(line, stated)| (line.amounts.as_slice(), *stated)).collect();
    let sum = Sum::of(fields.len(), &rows)?;
    let off: Vec<(usize, Decimal, Decimal)> = stated
        .iter()
        .filter_map(|(line, stated)| Some((line.first, *stated, sum.missed(&line.amounts, *stated)?)))
        .collect();
    let first = off.first()?.0;
    let decl = view.knowledge().register(batch.register);
    let [a, b] = sum.fields.map(|at| decl.decl(fields[at]).label.as_str());
    let seen = format!("the column is {a} {} {b}, and in some rows it is not", sum.word());
    let remedy = "put the formula back, or mend the amounts";
    let rows: Vec<usize> = off.iter().map(|(row, _, _)| *row).collect();
    let cells = rows.iter().map(|row| cell(batch, extra, *row)).collect();
    let evidence = off.iter().map(|(_, stated, due)| format!("{stated}, not {}", due.normalize()));
    let finding = view.finding(CODE, batch, *fields.first()?, &[first], seen, remedy)?;
    Some(finding.label(view.dataset.text(extra.label)).cells(cells).evidence(evidence))
}

fn cell(batch: &Batch, extra: &ExtraColumn, row: usize) -> CellRef {
    if batch.transposed {
        CellRef::new(extra.at, batch.rows[row] as u16)
    } else {
        CellRef::new(batch.rows[row], extra.at as u16)
    }
}
