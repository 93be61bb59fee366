//! Sums that a table states, against the sums of its records.

use super::amount::{self, float::decimal};
use super::codes;
use super::desk::Desk;
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::control::StatedTotal;
use crate::model::knowledge::Knowledge;
use crate::model::money::Money;
use crate::model::period::Period;
use crate::model::register::{FieldId, Register};
use crate::model::table::{Layout, RegisterTable, RowKind, Unit};
use crate::model::workbook::{CellValue, Sheet};
use rust_decimal::{Decimal, RoundingStrategy};

/// Compares each total with the records since the total before it, and with all records above it; one of the two must
/// agree to the hundredth. One finding a cell that disagrees. Gives the totals of money, in reading order.
pub fn check(
    desk: &mut Desk<'_>,
    register: &Register,
    table: &RegisterTable,
    sheet: &Sheet,
) -> Vec<StatedTotal> {
    if table.layout == Layout::Transposed {
        return Vec::new();
    }
    let rows = rows(table);
    let columns = summed(&desk.settings.knowledge, table);
    let mut found: Vec<(Total, &Summed)> = columns
        .iter()
        .flat_map(|c| totals(desk, sheet, &rows, c.col).into_iter().map(move |t| (t, c)))
        .collect();
    found.sort_by_key(|(total, _)| total.cell);
    for (total, column) in found.iter().filter(|(total, _)| !total.agrees()) {
        tell(desk, register, sheet, total, &column.label);
    }
    found.iter().filter_map(|(total, column)| scaled(desk, table, sheet, total, column)).collect()
}

/// The rows of records and totals, upwards; whether each is a total.
fn rows(table: &RegisterTable) -> Vec<(u32, bool)> {
    let totals = table.others.iter().filter(|(_, kind)| *kind == RowKind::Total).map(|(row, _)| (*row, true));
    let mut rows: Vec<(u32, bool)> = table.records.iter().map(|row| (*row, false)).chain(totals).collect();
    rows.sort_unstable();
    rows
}

/// A column whose numbers may be added.
struct Summed {
    col: u16,
    label: String,
    field: FieldId,
    month: Option<Period>,
    unit: Unit,
}

/// Amounts, and what stands under months.
fn summed(knowledge: &Knowledge, table: &RegisterTable) -> Vec<Summed> {
    let register = knowledge.register(table.register);
    let amounts = table.columns.iter().filter_map(|c| {
        let field = c.field.filter(|f| knowledge.adds(table.register, *f))?;
        Some(Summed { col: c.at as u16, label: c.label.clone(), field, month: None, unit: c.unit })
    });
    let months = table.periods.iter().map(|p| Summed {
        col: p.col,
        label: format!("{} {}", p.period.short(), register.decl(p.field).label.to_lowercase()),
        field: p.field,
        month: Some(p.period),
        unit: p.unit,
    });
    amounts.chain(months).collect()
}

/// A total as its cell has it, and the sum of the rows that it is nearest to.
struct Total {
    cell: CellRef,
    stated: Decimal,
    sum: Decimal,
}

impl Total {
    fn agrees(&self) -> bool {
        (self.sum - self.stated).abs() < Decimal::new(1, 2)
    }
}

/// The totals of a column. One over a text that may be several amounts is compared with nothing.
fn totals(desk: &Desk<'_>, sheet: &Sheet, rows: &[(u32, bool)], col: u16) -> Vec<Total> {
    let (mut all, mut part, mut sure) = (Decimal::ZERO, Decimal::ZERO, true);
    let mut found = Vec::new();
    for (row, total) in rows {
        let cell = CellRef::new(*row, col);
        match (brought(desk, sheet, cell), total) {
            (Brought::Number(n), false) => {
                all = all.checked_add(n).unwrap_or(all);
                part = part.checked_add(n).unwrap_or(part);
            }
            (Brought::Unsure, false) => sure = false,
            (Brought::Number(stated), true) if sure => {
                let nearest = |a: Decimal, b: Decimal| {
                    if a.saturating_sub(stated).abs() <= b.saturating_sub(stated).abs() { a } else { b }
                };
                found.push(Total { cell, stated, sum: nearest(all, part) });
            }
            _ => {}
        }
        if *total {
            part = Decimal::ZERO;
        }
    }
    found
}

/// What a cell brings to a sum.
enum Brought {
    Nothing,
    Number(Decimal),
    /// A text that may be an amount, and it is not sure which.
    Unsure,
}

fn brought(desk: &Desk<'_>, sheet: &Sheet, cell: CellRef) -> Brought {
    let Some(cell) = sheet.cell(cell) else { return Brought::Nothing };
    match cell.value {
        CellValue::Number(n) => decimal(n).map_or(Brought::Nothing, Brought::Number),
        CellValue::Text(sym) if desk.text.get(sym).bytes().any(|b| b.is_ascii_digit()) => {
            amount::sure(desk, desk.text.get(sym)).map_or(Brought::Unsure, Brought::Number)
        }
        _ => Brought::Nothing,
    }
}

fn tell(desk: &mut Desk<'_>, register: &Register, sheet: &Sheet, total: &Total, label: &str) {
    let seen = format!("the total says {}, and its rows add up to {}", total.stated, total.sum.normalize());
    let remedy = "look for a row that the sum leaves out, or a number typed over the sum";
    let finding = Finding::new(codes::TOTAL_DISAGREES, seen, remedy).file(desk.file).sheet(&sheet.name);
    desk.findings.push(finding.register(&register.key).label(label).cells(vec![total.cell]));
}

/// A total of money in the unit of its column; `None` for any other.
fn scaled(
    desk: &Desk<'_>,
    table: &RegisterTable,
    sheet: &Sheet,
    total: &Total,
    column: &Summed,
) -> Option<StatedTotal> {
    if !desk.settings.knowledge.adds(table.register, column.field) {
        return None;
    }
    let format =
        sheet.cell(total.cell).and_then(|c| desk.currencies.get(usize::from(c.style)).copied().flatten());
    let named = column.unit.currency.or(table.unit.currency).or(format);
    let currency = named.unwrap_or(desk.settings.portfolio.currency);
    let scale = column.unit.scale.or(table.unit.scale).unwrap_or(Decimal::ONE);
    let minor = |n: Decimal| {
        n.round_dp_with_strategy(currency.decimals(), RoundingStrategy::MidpointAwayFromZero).normalize()
    };
    let in_unit = |n: Decimal| n.checked_mul(scale).map(minor);
    Some(StatedTotal {
        sheet: table.sheet,
        cell: total.cell,
        register: table.register,
        field: column.field,
        month: column.month,
        stated: Money { amount: in_unit(total.stated)?, currency },
        sum: in_unit(total.sum)?,
        agrees: total.agrees(),
    })
}
