//! Months across become records: one for each line and month that holds something.

use super::cells::Lines;
use super::column::{self, Cells, Placed};
use super::notes::Notes;
use super::table::Source;
use crate::model::address::CellRef;
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::record::{Batch, Cells as Stood, Column, NO_CELL, Value, Values};
use crate::model::register::FieldId;
use crate::model::table::{PeriodColumn, Unit};
use crate::model::text::{Interner, Sym};
use crate::model::workbook::CellValue;
use std::collections::{BTreeMap, BTreeSet};

/// The amounts of one field, by month and line.
struct Amounts {
    field: FieldId,
    values: BTreeMap<Period, Vec<(Value, Sym, CellRef)>>,
}

/// All that stands under months.
pub struct Months {
    amounts: Vec<Amounts>,
    /// For each line the months in which it holds something.
    filled: Vec<BTreeSet<Period>>,
}

impl Months {
    /// Reads the cells under months; those of one field and unit are decided together.
    pub fn read(
        source: &Source<'_>,
        lines: &Lines,
        currencies: &[Option<Currency>],
        text: &mut Interner,
        notes: &mut Notes,
    ) -> Self {
        let len = source.table.records.len();
        let mut months = Self { amounts: Vec::new(), filled: vec![BTreeSet::new(); len] };
        let mut groups: Vec<(FieldId, Unit, Vec<&PeriodColumn>)> = Vec::new();
        for column in &source.table.periods {
            let field = source.field(column.field, column.unit);
            match groups.iter_mut().find(|(f, unit, _)| *f == field && *unit == column.unit) {
                Some((_, _, columns)) => columns.push(column),
                None => groups.push((field, column.unit, vec![column])),
            }
        }
        for (field, unit, columns) in groups {
            let cells: Cells = columns.iter().flat_map(|c| lines.column(c.col).iter().copied()).collect();
            let all: Vec<Option<Currency>> =
                columns.iter().flat_map(|_| currencies.iter().copied()).collect();
            let label = source.register.decl(field).label.clone();
            let job = source.job(field, &label, unit, &all);
            let read = column::read(source.context, &job, &cells, text, notes);
            let blank = |placed: &Option<Placed>, text: &Interner| {
                placed.is_none_or(|p| says_nothing(source, &p, text))
            };
            let amounts = months.of(field);
            for (n, column) in columns.iter().enumerate() {
                let at = |line: usize| n * len + line;
                let native = |i: usize| read.natives.get(i).copied().unwrap_or(Sym::NONE);
                let place = |i: usize| cells[i].map_or(NO_CELL, |p| p.at);
                let values =
                    (0..len).map(|l| (read.values.get(at(l)), native(at(l)), place(at(l)))).collect();
                amounts.values.insert(column.period, values);
            }
            for (n, column) in columns.iter().enumerate() {
                for line in (0..len).filter(|line| !blank(&cells[n * len + line], text)) {
                    months.filled[line].insert(column.period);
                }
            }
        }
        months
    }

    fn of(&mut self, field: FieldId) -> &mut Amounts {
        let at = match self.amounts.iter().position(|a| a.field == field) {
            Some(at) => at,
            None => {
                self.amounts.push(Amounts { field, values: BTreeMap::new() });
                self.amounts.len() - 1
            }
        };
        &mut self.amounts[at]
    }

    /// Makes of each line of a batch a record for each of its months.
    pub fn unpivot(self, source: &Source<'_>, batch: &mut Batch) {
        let records: Vec<(usize, Period)> = self
            .filled
            .iter()
            .enumerate()
            .flat_map(|(line, months)| months.iter().map(move |m| (line, *m)))
            .collect();
        let lines: Vec<usize> = records.iter().map(|(line, _)| *line).collect();
        batch.rows = lines.iter().map(|line| batch.rows[*line]).collect();
        for column in &mut batch.columns {
            repeat(column, &lines);
        }
        for extra in &mut batch.extras {
            extra.values = lines.iter().map(|line| extra.values[*line]).collect();
        }
        for amounts in self.amounts {
            let column = amounts.column(source, &records);
            batch.columns.retain(|c| c.field != column.field);
            batch.columns.push(column);
        }
        if let Some(field) = source.register.field("period") {
            let values = Values::Period(records.iter().map(|(_, month)| Some(*month)).collect());
            batch.columns.retain(|c| c.field != field);
            batch.columns.push(Column { field, values, natives: Vec::new(), cells: Stood::Nowhere });
        }
        batch.columns.sort_by_key(|c| c.field);
    }
}

impl Amounts {
    fn column(&self, source: &Source<'_>, records: &[(usize, Period)]) -> Column {
        let mut values = Values::of(&source.register.decl(self.field).kind);
        let (mut natives, mut cells) = (Vec::new(), Vec::new());
        for (line, month) in records {
            let found = self.values.get(month).and_then(|lines| lines.get(*line)).copied();
            let (value, native, cell) = found.unwrap_or((Value::Missing, Sym::NONE, NO_CELL));
            values.push(value);
            natives.push(native);
            cells.push(cell);
        }
        if natives.iter().all(|n| n.is_none()) {
            natives.clear();
        }
        Column { field: self.field, values, natives, cells: Stood::Each(cells) }
    }
}

/// A cell under a month with a dash or the like holds nothing.
fn says_nothing(source: &Source<'_>, placed: &Placed, text: &Interner) -> bool {
    match placed.cell.value {
        CellValue::Text(sym) => source.context.settings.knowledge.writing.no_value.has(text.get(sym)),
        _ => false,
    }
}

/// The values of a column for the records made of each line.
fn repeat(column: &mut Column, lines: &[usize]) {
    let mut values = column.values.clone();
    values.retain(&[]);
    for line in lines {
        values.push(column.values.get(*line));
    }
    column.values = values;
    if !column.natives.is_empty() {
        column.natives = lines.iter().map(|line| column.natives[*line]).collect();
    }
    if let Stood::Each(cells) = &mut column.cells {
        *cells = lines.iter().map(|line| cells[*line]).collect();
    }
}
