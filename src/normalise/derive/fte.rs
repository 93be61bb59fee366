//! Days of work as full-time equivalents, by the working days of each record's month.

use super::super::amount;
use super::super::codes;
use super::super::desk::Desk;
use super::super::remark;
use super::super::table::Work;
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::period::Period;
use crate::model::record::{Batch, Cells, NO_CELL, Value};
use crate::model::register::FieldId;
use crate::model::table::{Unit, UnitMeasure};
use crate::model::text::Sym;
use crate::model::writing::UnitWords;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Decimals of a share that was worked out.
const DECIMALS: u32 = 6;

/// Fills shares from the days of the same record, and turns shares that were given in days into what they are.
pub fn fill(desk: &mut Desk<'_>, work: &Work<'_>, batch: &mut Batch) {
    let units = &desk.settings.knowledge.writing.units;
    for (share, days) in &units.instead {
        if let (Some(share), Some(days)) = (work.register.field(share), work.register.field(days)) {
            from_days(desk, work, batch, share, days);
        }
    }
    for share in units.shares.iter().filter_map(|key| work.register.field(key)) {
        let rows = match is_in_time(work, units, share)
            && !units.instead.contains_key(&work.register.decl(share).key)
        {
            true => (0..batch.len()).filter(|i| batch.value(share, *i) != Value::Missing).collect(),
            false => in_cells(desk, batch, share),
        };
        in_place(desk, work, batch, share, &rows);
    }
}

/// Puts the days of cells such as `10 days` into a column of shares; gives the records.
fn in_cells(desk: &Desk<'_>, batch: &mut Batch, share: FieldId) -> Vec<usize> {
    let len = batch.len();
    let Some(column) = batch.column_mut(share) else { return Vec::new() };
    let unread = |i: &usize| column.values.get(*i) == Value::Missing;
    let days = |i: usize| Some((i, amount::number::in_days(desk, desk.text.get(column.native(i)?))?));
    let found: Vec<(usize, Decimal)> = (0..len).filter(unread).filter_map(days).collect();
    for (row, days) in &found {
        column.values.set(*row, Value::Number(*days));
    }
    found.into_iter().map(|(row, _)| row).collect()
}

/// Whether the labels say that a field's values are days, hours or weeks, and not of which week or month.
fn is_in_time(work: &Work<'_>, units: &UnitWords, field: FieldId) -> bool {
    let columns = work.table.columns.iter().filter(|c| c.field == Some(field)).map(|c| c.unit);
    let periods = work.table.periods.iter().filter(|p| p.field == field).map(|p| p.unit);
    let title = work.table.unit;
    let in_time = |unit: Unit, m: UnitMeasure| m.is_time() && units.full_of(unit, title, m).is_none();
    columns.chain(periods).any(|unit| unit.measure.or(title.measure).is_some_and(|m| in_time(unit, m)))
}

/// Shares of the records that have days and no share.
fn from_days(desk: &mut Desk<'_>, work: &Work<'_>, batch: &mut Batch, share: FieldId, days: FieldId) {
    let without = |i: &usize| batch.value(share, *i) == Value::Missing;
    let rows: Vec<usize> = (0..batch.len()).filter(without).collect();
    let found = shares(desk, work, batch, days, &rows);
    if found.is_empty() {
        return;
    }
    tell(desk, work, batch, days, &found);
    let places = places(batch, share, days, &found);
    let natives: Vec<Sym> = found.iter().map(|f| as_written(desk, batch, days, f.row)).collect();
    let len = batch.len();
    let column = batch.column_or_new(share, work.register.decl(share));
    column.cells = Cells::Each(places);
    for (one, native) in found.iter().zip(natives) {
        column.values.set(one.row, Value::Number(one.share));
        column.set_native(one.row, len, native);
    }
}

/// Shares that are still days become shares; where the month is not known, they are not known either.
fn in_place(desk: &mut Desk<'_>, work: &Work<'_>, batch: &mut Batch, share: FieldId, rows: &[usize]) {
    let found = shares(desk, work, batch, share, rows);
    if !found.is_empty() {
        tell(desk, work, batch, share, &found);
    }
    let known: BTreeMap<usize, Decimal> = found.iter().map(|f| (f.row, f.share)).collect();
    let natives: Vec<Sym> = rows.iter().map(|row| as_written(desk, batch, share, *row)).collect();
    let unknown: Vec<usize> = rows.iter().copied().filter(|row| !known.contains_key(row)).collect();
    if !unknown.is_empty() {
        let cells = cells(batch, share, &unknown);
        let said = &remark::UNIT_MISPLACED;
        desk.findings.push(about(desk, work, share, Finding::new(said.code, said.seen, said.remedy), cells));
    }
    let len = batch.len();
    let Some(column) = batch.column_mut(share) else { return };
    for (row, native) in rows.iter().zip(natives) {
        column.values.set(*row, known.get(row).map_or(Value::Missing, |share| Value::Number(*share)));
        column.set_native(*row, len, native);
    }
}

/// A share that was worked out.
struct Share {
    row: usize,
    days: Decimal,
    month: Period,
    working: Decimal,
    share: Decimal,
}

/// The shares of records that have days and a month.
fn shares(desk: &Desk<'_>, work: &Work<'_>, batch: &Batch, days: FieldId, rows: &[usize]) -> Vec<Share> {
    let Some(period) = work.register.field("period") else { return Vec::new() };
    let mut known: BTreeMap<Period, Option<Decimal>> = BTreeMap::new();
    let one = |row: &usize| {
        let (Value::Number(days), Value::Period(month)) =
            (batch.value(days, *row), batch.value(period, *row))
        else {
            return None;
        };
        let working = (*known.entry(month).or_insert_with(|| desk.settings.calendar.of(month)))?;
        let share = days.checked_div(working)?.round_dp(DECIMALS).normalize();
        Some(Share { row: *row, days, month, working, share })
    };
    rows.iter().filter_map(one).collect()
}

/// A value as it was written.
fn as_written(desk: &mut Desk<'_>, batch: &Batch, field: FieldId, row: usize) -> Sym {
    match (batch.column(field).and_then(|c| c.native(row)), batch.value(field, row)) {
        (Some(native), _) => native,
        (None, Value::Number(n)) => desk.text.intern(&n.to_string()),
        _ => Sym::NONE,
    }
}

/// Where the shares stand, now that some of them stand in the cells of the days.
fn places(batch: &Batch, share: FieldId, days: FieldId, found: &[Share]) -> Vec<CellRef> {
    let place = |field: FieldId, i: usize| {
        let cell = batch.column(field).and_then(|column| batch.cell(column, i));
        cell.filter(|(sheet, _)| *sheet == batch.sheet).map_or(NO_CELL, |(_, cell)| cell)
    };
    let mut places: Vec<CellRef> = (0..batch.len()).map(|i| place(share, i)).collect();
    found.iter().for_each(|f| places[f.row] = place(days, f.row));
    places
}

fn cells(batch: &Batch, field: FieldId, rows: &[usize]) -> Vec<CellRef> {
    let column = batch.column(field);
    let cell = |i: &usize| column.and_then(|c| batch.cell(c, *i)).map(|(_, cell)| cell);
    let mut cells: Vec<CellRef> = rows.iter().filter_map(cell).collect();
    cells.sort_unstable();
    cells
}

fn tell(desk: &mut Desk<'_>, work: &Work<'_>, batch: &Batch, days: FieldId, found: &[Share]) {
    let rows: Vec<usize> = found.iter().map(|f| f.row).collect();
    let seen = "days were turned into full-time equivalents by the working days of each month";
    let remedy =
        "nothing, if the months have these working days; else say so under [calendar] in packwright.toml";
    let shown = found.iter().filter(|f| !f.days.is_zero());
    let evidence: Vec<String> = shown
        .take(5)
        .map(|f| format!("{} of {} days in {} are {}", f.days, f.working, f.month.short(), f.share))
        .collect();
    let finding = Finding::new(codes::UNIT_CONVERTED, seen, remedy).evidence(evidence);
    desk.findings.push(about(desk, work, days, finding, cells(batch, days, &rows)));
}

fn about(desk: &Desk<'_>, work: &Work<'_>, field: FieldId, finding: Finding, cells: Vec<CellRef>) -> Finding {
    let column = work.column_of(field).map(|at| work.table.columns[at].label.as_str());
    let label = column.unwrap_or(work.register.decl(field).label.as_str());
    finding.file(desk.file).sheet(work.sheet).register(&work.register.key).label(label).cells(cells)
}
