//! Months across become records: one a line and month, with all that stands in that month.

use super::control;
use super::desk::{Asked, Desk, Read};
use super::strip::Strip;
use super::table::{Work, by_kind, in_unit};
use crate::model::address::CellRef;
use crate::model::control::Amounts;
use crate::model::period::Period;
use crate::model::record::{Cells, Column, NO_CELL, Value, Values};
use crate::model::register::FieldId;
use crate::model::table::Layout;
use crate::model::text::Sym;

/// The records of a crosstab.
pub struct Months {
    /// The line of each record, upwards; within a line its months in order.
    pub lines: Vec<usize>,
    /// The month's columns: the period, and what its cells hold.
    pub columns: Vec<Column>,
    /// The money in the cells.
    pub money: Amounts,
}

/// What stands in one month: the columns of its fields.
struct Month {
    period: Period,
    /// Places in the table's month columns, with the field of each.
    cells: Vec<(usize, FieldId)>,
}

/// Reads the months of a crosstab; `None` for any other table.
pub fn read(desk: &mut Desk<'_>, work: &Work<'_>) -> Option<Months> {
    if work.table.layout != Layout::Crosstab {
        return None;
    }
    let targets = targets(desk, work);
    let (reads, money) = read_months(desk, work, &targets);
    let months = months(work, &targets);
    let strips = &work.gathered.months;
    let mut records: Vec<(usize, usize)> = Vec::new();
    for line in 0..work.gathered.lines.len() {
        for (m, month) in months.iter().enumerate() {
            if month.cells.iter().any(|(at, _)| holds(desk, strips[*at].cell(line))) {
                records.push((line, m));
            }
        }
    }
    let mut columns = Vec::new();
    let mut fields: Vec<FieldId> = targets.clone();
    fields.sort_unstable();
    fields.dedup();
    for field in fields {
        columns.push(column(work, field, &records, &months, &reads));
    }
    if let Some(field) = work.register.field("period") {
        columns.push(periods(desk, work, field, &records, &months));
    }
    Some(Months { lines: records.into_iter().map(|(line, _)| line).collect(), columns, money })
}

/// Whether a cell makes a record: a 0 does, a blank does not, and neither does a sign for a blank.
fn holds(desk: &Desk<'_>, cell: Option<crate::model::workbook::Cell>) -> bool {
    use crate::model::workbook::CellValue;
    match cell.map(|c| c.value) {
        None => false,
        Some(CellValue::Text(sym)) => {
            let text = desk.text.get(sym);
            text.chars().any(char::is_alphanumeric) || !desk.writing().no_value.has(text)
        }
        Some(_) => true,
    }
}

/// The field of each month column, in its unit.
fn targets(desk: &Desk<'_>, work: &Work<'_>) -> Vec<FieldId> {
    let of = |p: &crate::model::table::PeriodColumn| {
        in_unit(desk, work.register, p.field, p.unit, work.table.unit)
    };
    work.table.periods.iter().map(of).collect()
}

/// What was read of each month column, and the money in their cells. All columns of a field in one unit are read together, as one column.
fn read_months(desk: &mut Desk<'_>, work: &Work<'_>, targets: &[FieldId]) -> (Vec<Read>, Amounts) {
    let len = work.gathered.lines.len();
    let mut reads: Vec<Read> = vec![Read::default(); targets.len()];
    let mut money = Amounts::default();
    let mut left: Vec<usize> = (0..targets.len()).collect();
    while let Some(first) = left.first().copied() {
        let unit = work.table.periods[first].unit;
        let same = |at: &usize| targets[*at] == targets[first] && work.table.periods[*at].unit == unit;
        let group: Vec<usize> = left.iter().copied().filter(|at| same(at)).collect();
        left.retain(|at| !same(at));
        let parts: Vec<&Strip> = group.iter().map(|at| &work.gathered.months[*at]).collect();
        let strip = Strip::join(&parts);
        let field = work.register.decl(targets[first]);
        let asked = Asked {
            sheet: work.sheet,
            register: work.register,
            field,
            label: &field.label,
            unit,
            title: work.table.unit,
            strip: &strip,
        };
        let all = by_kind(desk, asked, &work.currencies);
        if control::adds(desk, work, targets[first]) {
            let amounts = all.values.iter().enumerate().filter_map(|(i, understood)| {
                control::of_cell(desk, asked, i, work.currency(i % len.max(1)), *understood)
            });
            amounts.for_each(|amount| money.add(work.table.register, targets[first], amount));
        }
        for (i, at) in group.into_iter().enumerate() {
            let values = all.values.iter().skip(i * len).take(len).copied().collect();
            let natives = all.natives.iter().skip(i * len).take(len).copied().collect();
            reads[at] = Read { values, natives, ..Read::default() };
        }
    }
    (reads, money)
}

/// The months in order. A second column for the same month and field begins a month of its own, so that none is lost.
fn months(work: &Work<'_>, targets: &[FieldId]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for (at, (column, field)) in work.table.periods.iter().zip(targets).enumerate() {
        let free = |m: &&mut Month| m.period == column.period && m.cells.iter().all(|(_, f)| f != field);
        match months.iter_mut().find(free) {
            Some(month) => month.cells.push((at, *field)),
            None => months.push(Month { period: column.period, cells: vec![(at, *field)] }),
        }
    }
    months.sort_by_key(|m| m.period);
    months
}

/// The month of each record, with the label that names it: of the first of the month's columns in which the line holds
/// something.
fn periods(
    desk: &mut Desk<'_>,
    work: &Work<'_>,
    field: FieldId,
    records: &[(usize, usize)],
    months: &[Month],
) -> Column {
    let (gathered, across) = (work.gathered, &work.table.periods);
    let written: Vec<Sym> = across
        .iter()
        .zip(&gathered.month_labels)
        .map(|(column, label)| match label.map(|cell| desk.native(cell)) {
            Some(native) if desk.text.get(native) != column.period.to_string() => native,
            _ => Sym::NONE,
        })
        .collect();
    let at = |(line, m): &(usize, usize)| {
        let mut own = months[*m].cells.iter().map(|(at, _)| *at);
        own.find(|at| holds(desk, gathered.months[*at].cell(*line)))
    };
    let from: Vec<Option<usize>> = records.iter().map(at).collect();
    Column {
        field,
        values: Values::Period(records.iter().map(|(_, m)| Some(months[*m].period)).collect()),
        natives: from.iter().map(|at| at.map_or(Sym::NONE, |at| written[at])).collect(),
        precisions: Vec::new(),
        cells: Cells::Labels(from.iter().map(|at| at.map_or(NO_CELL, |at| across[at].label)).collect()),
    }
}

/// One field over all records.
fn column(
    work: &Work<'_>,
    field: FieldId,
    records: &[(usize, usize)],
    months: &[Month],
    reads: &[Read],
) -> Column {
    let mut values = Values::of(&work.register.decl(field).kind);
    let (mut natives, mut cells) = (Vec::with_capacity(records.len()), Vec::with_capacity(records.len()));
    for (line, m) in records {
        let at = months[*m].cells.iter().find(|(_, f)| *f == field).map(|(at, _)| *at);
        let read = at.map(|at| &reads[at]);
        values.push(read.and_then(|r| r.values.get(*line)).copied().unwrap_or(Value::Missing));
        natives.push(read.map_or(Sym::NONE, |r| r.native(*line)));
        cells.push(at.map_or(NO_CELL, |at| place(&work.gathered.months[at], *line)));
    }
    if natives.iter().all(|n| n.is_none()) {
        natives = Vec::new();
    }
    Column { field, values, natives, precisions: Vec::new(), cells: Cells::Each(cells) }
}

/// Where a line's cell is; none where it holds nothing.
fn place(strip: &Strip, line: usize) -> CellRef {
    strip.cell(line).and_then(|_| strip.places.get(line)).copied().unwrap_or(NO_CELL)
}
