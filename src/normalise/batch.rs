//! A table that was read becomes a batch, and each of its rows is kept, rejected or passed over.

use super::derive::fte;
use super::desk::Desk;
use super::strip::Strip;
use super::table::{Filled, Made, Work};
use super::{codes, control, crosstab};
use crate::finding::{Code, Finding};
use crate::model::address::CellRef;
use crate::model::record::{Batch, Cells, Column, ExtraColumn, Value, Values};
use crate::model::register::Register;
use crate::model::table::{Fate, Layout};
use crate::model::text::Sym;

impl Work<'_> {
    /// Brings months down and makes the batch.
    pub fn finish(mut self, desk: &mut Desk<'_>) -> Made {
        let months = crosstab::read(desk, &self);
        let lines =
            months.as_ref().map_or_else(|| (0..self.gathered.lines.len()).collect(), |m| m.lines.clone());
        let mut money = control::of_columns(desk, &self, &lines);
        let extras = self.extras.iter().map(|at| self.extra(desk, *at, &lines)).collect();
        let mut columns: Vec<Column> = std::mem::take(&mut self.filled)
            .into_iter()
            .map(|filled| column(self.register, filled, &lines))
            .collect();
        let (mut kept, mut rejected, mut fates) = self.rows(&lines);
        if let Some(months) = months {
            columns.extend(months.columns);
            money.read.extend(&months.money);
            rejected.extend(self.without_months(desk, &lines, &mut fates));
        }
        columns.sort_by_key(|c| c.field);
        self.schemes.sort();
        rejected.extend(self.repeats(desk));
        kept.sort_unstable();
        kept.dedup();
        let mut batch = Batch {
            register: self.table.register,
            source: 0,
            sheet: self.table.sheet as u16,
            rows: lines.iter().filter_map(|i| self.gathered.lines.get(*i)).copied().collect(),
            transposed: self.table.layout == Layout::Transposed,
            columns,
            extras,
            schemes: self.schemes.iter().map(|(f, s)| (*f, desk.text.intern(s))).collect(),
            parked: Vec::new(),
        };
        fte::fill(desk, &self, &mut batch);
        Made { batch, kept, rejected, coloured: self.gathered.coloured, fates, money }
    }

    fn extra(&self, desk: &mut Desk<'_>, at: usize, lines: &[usize]) -> ExtraColumn {
        let (column, strip) = (&self.table.columns[at], &self.gathered.columns[at]);
        let label = desk.text.intern(&column.label);
        let values = lines.iter().map(|i| strip.cell(*i).map_or(Sym::NONE, |c| desk.native(c))).collect();
        ExtraColumn { label, values, at: column.at }
    }

    /// Rows that became records, and cells that became extras.
    fn rows(&self, lines: &[usize]) -> (Vec<u32>, Vec<u32>, Vec<(CellRef, Fate)>) {
        let full = |s: &Strip| {
            s.cells.iter().zip(&s.places).filter(|(c, _)| c.is_some()).map(|(_, p)| *p).collect::<Vec<_>>()
        };
        let kept = match self.table.layout {
            Layout::Transposed => self.gathered.columns.iter().flat_map(full).map(|p| p.row).collect(),
            _ => lines.iter().filter_map(|i| self.gathered.lines.get(*i)).copied().collect(),
        };
        let extras = self.extras.iter().filter(|at| self.table.columns[**at].field.is_some());
        let fates =
            extras.flat_map(|at| full(&self.gathered.columns[*at])).map(|p| (p, Fate::Extra)).collect();
        (kept, Vec::new(), fates)
    }

    /// Tells of lines without an amount in any month; their cells are no values of any record.
    fn without_months(
        &self,
        desk: &mut Desk<'_>,
        lines: &[usize],
        fates: &mut Vec<(CellRef, Fate)>,
    ) -> Vec<u32> {
        let mut has = vec![false; self.gathered.lines.len()];
        lines.iter().for_each(|i| has[*i] = true);
        let without: Vec<usize> = (0..has.len()).filter(|i| !has[*i]).collect();
        let all = self.gathered.columns.iter().chain(&self.gathered.months);
        let cells: Vec<CellRef> = all
            .flat_map(|s| without.iter().filter(|i| s.cell(**i).is_some()).map(|i| s.places[*i]))
            .collect();
        if !cells.is_empty() {
            let seen = "no month of the line holds an amount, so it makes no record";
            let remedy = "fill the months, or write 0 where 0 is meant";
            self.tell(desk, codes::LINE_WITHOUT_MONTHS, seen, remedy, cells.clone(), without.len());
        }
        fates.extend(cells.into_iter().map(|c| (c, Fate::NotData)));
        without.into_iter().map(|i| self.gathered.lines[i]).collect()
    }

    fn repeats(&self, desk: &mut Desk<'_>) -> Vec<u32> {
        let rows = &self.gathered.repeats;
        if !rows.is_empty() {
            let first = self.table.columns.first().map_or(0, |c| c.at);
            let cell = |r: &u32| match self.table.layout {
                Layout::Transposed => CellRef::new(first, *r as u16),
                _ => CellRef::new(*r, first as u16),
            };
            let cells = rows.iter().map(cell).collect();
            let seen = "the header is repeated among the records";
            self.tell(desk, codes::ROW_REJECTED, seen, "nothing", cells, rows.len());
        }
        if self.table.layout == Layout::Transposed { Vec::new() } else { rows.clone() }
    }

    fn tell(
        &self,
        desk: &mut Desk<'_>,
        code: Code,
        seen: &str,
        remedy: &str,
        mut cells: Vec<CellRef>,
        count: usize,
    ) {
        cells.sort_unstable();
        let finding =
            Finding::new(code, seen, remedy).file(desk.file).sheet(self.sheet).register(&self.register.key);
        desk.findings.push(finding.cells(cells).count(count as u64));
    }
}

/// A field's values for the records, each made of a line.
fn column(register: &Register, filled: Filled, lines: &[usize]) -> Column {
    let mut values = Values::of(&register.decl(filled.field).kind);
    lines.iter().for_each(|i| values.push(filled.read.values.get(*i).copied().unwrap_or(Value::Missing)));
    let natives = match filled.read.natives.is_empty() {
        true => Vec::new(),
        false => lines.iter().map(|i| filled.read.native(*i)).collect(),
    };
    let precisions = match filled.read.precisions.is_empty() {
        true => Vec::new(),
        false => lines.iter().map(|i| filled.read.precision(*i)).collect(),
    };
    let cells = match filled.cells {
        Cells::Each(cells) => Cells::Each(lines.iter().map(|i| cells[*i]).collect()),
        other => other,
    };
    Column { field: filled.field, values, natives, precisions, cells }
}
