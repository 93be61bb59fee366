//! Sums that a table states, against the sums of its records.

use super::amount;
use super::codes;
use super::column::Problem;
use super::notes::Notes;
use crate::model::address::CellRef;
use crate::model::register::{FieldKind, Register};
use crate::model::table::{RegisterTable, RowKind};
use crate::model::workbook::{CellValue, Sheet};
use rust_decimal::Decimal;

/// Compares each total with the records since the total before it, and with all records above it; one of the two must
/// agree.
pub fn check(register: &Register, table: &RegisterTable, sheet: &Sheet, notes: &mut Notes) {
    let totals: Vec<u32> =
        table.others.iter().filter(|(_, k)| *k == RowKind::Total).map(|(row, _)| *row).collect();
    if totals.is_empty() {
        return;
    }
    for (col, label) in summed(register, table) {
        let mut since = 0;
        for total in &totals {
            if let Some(stated) = number(sheet, CellRef::new(*total, col)) {
                let above = || table.records.iter().copied().filter(|row| row < total);
                let part = sum(sheet, above().filter(|row| *row > since), col);
                let all = sum(sheet, above(), col);
                let near = |sum: Decimal| (sum - stated).abs() < Decimal::new(1, 2);
                if !near(part) && !near(all) {
                    let problem = Problem {
                        code: codes::TOTAL_DISAGREES,
                        seen: format!("the total says {stated}, and its rows add up to {}", all.normalize()),
                        remedy: "look for a row that the sum leaves out, or a number typed over the sum",
                    };
                    notes.add(&problem, &label, CellRef::new(*total, col), || stated.to_string());
                }
            }
            since = *total;
        }
    }
}

/// The columns whose numbers may be added: amounts, and what stands under months.
fn summed(register: &Register, table: &RegisterTable) -> Vec<(u16, String)> {
    let amounts = table.columns.iter().filter(|c| {
        c.field.is_some_and(|f| register.decl(f).kind == FieldKind::Money && register.decl(f).key != "rate")
    });
    let months = table
        .periods
        .iter()
        .map(|p| (p.col, format!("{} {}", p.period.short(), register.decl(p.field).label.to_lowercase())));
    amounts.map(|c| (c.at as u16, c.label.clone())).chain(months).collect()
}

fn number(sheet: &Sheet, at: CellRef) -> Option<Decimal> {
    match sheet.cell(at)?.value {
        CellValue::Number(n) => amount::decimal(n),
        _ => None,
    }
}

fn sum(sheet: &Sheet, rows: impl Iterator<Item = u32>, col: u16) -> Decimal {
    rows.filter_map(|row| number(sheet, CellRef::new(row, col)))
        .fold(Decimal::ZERO, |a, b| a.checked_add(b).unwrap_or(a))
}
