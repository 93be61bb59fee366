//! Sums that a table states, against the sums of its records.

use super::amount::float::decimal;
use super::codes;
use super::desk::Desk;
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::register::{FieldKind, Register};
use crate::model::table::{Layout, RegisterTable, RowKind};
use crate::model::workbook::{CellValue, Sheet};
use rust_decimal::Decimal;

/// Compares each total with the records since the total before it, and with all records above it; one of the two must
/// agree to the hundredth. One finding a total, with the columns that disagree.
pub fn check(desk: &mut Desk<'_>, register: &Register, table: &RegisterTable, sheet: &Sheet) {
    if table.layout == Layout::Transposed {
        return;
    }
    let totals: Vec<u32> =
        table.others.iter().filter(|(_, k)| *k == RowKind::Total).map(|(row, _)| *row).collect();
    let columns = summed(register, table);
    let mut since = 0;
    for total in totals {
        for (col, label) in &columns {
            let Some(stated) = number(sheet, total, *col) else { continue };
            let above = || table.records.iter().copied().filter(|row| *row < total);
            let part = sum(sheet, above().filter(|row| *row > since), *col);
            let all = sum(sheet, above(), *col);
            let near = |sum: Decimal| (sum - stated).abs() < Decimal::new(1, 2);
            if !near(part) && !near(all) {
                let seen = format!("the total says {stated}, and its rows add up to {}", all.normalize());
                let remedy = "look for a row that the sum leaves out, or a number typed over the sum";
                let finding =
                    Finding::new(codes::TOTAL_DISAGREES, seen, remedy).file(desk.file).sheet(&sheet.name);
                let cell = CellRef::new(total, *col);
                desk.findings.push(finding.register(&register.key).label(label).cells(vec![cell]));
            }
        }
        since = total;
    }
}

/// The columns whose numbers may be added, with their labels: amounts, and what stands under months.
fn summed(register: &Register, table: &RegisterTable) -> Vec<(u16, String)> {
    let money = |f| register.decl(f).kind == FieldKind::Money && register.decl(f).key != "rate";
    let amounts = table.columns.iter().filter(|c| c.field.is_some_and(money));
    let months = table
        .periods
        .iter()
        .map(|p| (p.col, format!("{} {}", p.period.short(), register.decl(p.field).label.to_lowercase())));
    amounts.map(|c| (c.at as u16, c.label.clone())).chain(months).collect()
}

fn number(sheet: &Sheet, row: u32, col: u16) -> Option<Decimal> {
    match sheet.cell(CellRef::new(row, col))?.value {
        CellValue::Number(n) => decimal(n),
        _ => None,
    }
}

fn sum(sheet: &Sheet, rows: impl Iterator<Item = u32>, col: u16) -> Decimal {
    let numbers = rows.filter_map(|row| number(sheet, row, col));
    numbers.fold(Decimal::ZERO, |sum, n| sum.checked_add(n).unwrap_or(sum))
}
