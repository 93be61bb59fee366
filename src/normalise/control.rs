//! The money of a table as its cells hold it: numbers in the rows of records times the unit of their label or title,
//! texts as they were understood. It is added up from the cells, so that money lost on the way to the records is seen.

use super::amount::money;
use super::desk::{Asked, Desk};
use super::table::{Filled, Work};
use crate::model::control::Amounts;
use crate::model::money::{Currency, Money};
use crate::model::record::{Cells, Value};
use crate::model::register::FieldId;
use crate::model::workbook::CellValue;

/// The amounts in cells, and those of them whose lines make no record.
#[derive(Debug, Default)]
pub struct CellMoney {
    /// All of them.
    pub read: Amounts,
    /// Those of lines that make no record.
    pub without_record: Amounts,
}

/// The amounts of a table's columns; months across are not among them. `lines` are those that make records.
pub fn of_columns(desk: &Desk<'_>, work: &Work<'_>, lines: &[usize]) -> CellMoney {
    let mut money = CellMoney::default();
    let mut has = vec![false; work.gathered.lines.len()];
    lines.iter().filter_map(|i| has.get_mut(*i).map(|h| *h = true)).for_each(drop);
    for filled in work.filled.iter().filter(|f| adds(desk, work, f.field)) {
        for (line, has) in has.iter().enumerate() {
            if let Some(amount) = of_line(desk, work, filled, line) {
                money.read.add(work.table.register, filled.field, amount);
                if !has {
                    money.without_record.add(work.table.register, filled.field, amount);
                }
            }
        }
    }
    money
}

/// The amount of a line of a column. A cell that is merged over several lines is that of its own line alone.
fn of_line(desk: &Desk<'_>, work: &Work<'_>, filled: &Filled, line: usize) -> Option<Money> {
    if let Cells::Each(places) = &filled.cells
        && places.get(line).is_some_and(|place| work.gathered.lines.get(line) != Some(&place.row))
    {
        return None;
    }
    let understood = filled.read.values.get(line).copied().unwrap_or(Value::Missing);
    match work.column_of(filled.field) {
        None => amount(understood),
        Some(at) => of_cell(desk, work.asked(at, filled.field), line, work.currency(line), understood),
    }
}

/// The amount of a cell: a number by itself, a text as it was understood.
pub fn of_cell(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    line: usize,
    record: Option<Currency>,
    understood: Value,
) -> Option<Money> {
    let cell = asked.strip.cell(line)?;
    match cell.value {
        CellValue::Text(_) => amount(understood),
        _ => amount(money::of_number(desk, asked, cell, record)),
    }
}

fn amount(value: Value) -> Option<Money> {
    if let Value::Money(money) = value { Some(money) } else { None }
}

/// Whether the amounts of a field may be added up.
pub fn adds(desk: &Desk<'_>, work: &Work<'_>, field: FieldId) -> bool {
    desk.settings.knowledge.adds(work.table.register, field)
}
