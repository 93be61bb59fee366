//! A table of cells becomes a batch of records.

use super::cells::{Lines, fill_down};
use super::codes;
use super::column::{self, Cells, Context, Job, Placed, Problem};
use super::months::Months;
use super::notes::Notes;
use super::{ids, score};
use crate::model::money::Currency;
use crate::model::record::{Batch, Cells as Stood, Column, ExtraColumn, Value, Values};
use crate::model::register::{Field, FieldId, FieldKind, Register};
use crate::model::table::{RegisterTable, TableColumn, Unit, UnitMeasure};
use crate::model::text::{Interner, Sym};
use crate::model::workbook::Sheet;

/// A table being read.
pub struct Source<'a> {
    /// What is the same for the whole file.
    pub context: &'a Context<'a>,
    /// The sheet it stands on.
    pub sheet: &'a Sheet,
    /// The table.
    pub table: &'a RegisterTable,
    /// Its register.
    pub register: &'a Register,
}

/// Reads the table.
pub fn batch(source: &Source<'_>, text: &mut Interner, notes: &mut Notes) -> Batch {
    let lines = Lines::of(source.sheet, source.table);
    let currencies = source.currencies(&lines, text, notes);
    let mut columns: Vec<Column> = Vec::new();
    for column in &source.table.columns {
        if let Some(field) = column.field {
            source.column(column, field, &lines, &currencies, &mut columns, text, notes);
        }
    }
    let extras = source.extras(&lines, text);
    let mut batch = Batch {
        register: source.table.register,
        source: 0,
        sheet: source.table.sheet as u16,
        rows: source.table.records.clone(),
        transposed: false,
        columns,
        extras,
    };
    batch.columns.sort_by_key(|c| c.field);
    titles_as_written(source.register, &mut batch, text, source.sheet, &lines, source.table);
    if !source.table.periods.is_empty() {
        Months::read(source, &lines, &currencies, text, notes).unpivot(source, &mut batch);
    }
    score::work_out(source.register, &mut batch, notes, text);
    ids::make(source.register, &mut batch, notes, text);
    batch
}

impl Source<'_> {
    /// The field that a column fills: another than its own where its unit says so, such as days of an allocation.
    pub fn field(&self, field: FieldId, unit: Unit) -> FieldId {
        let units = &self.context.settings.knowledge.writing.units;
        let decl = self.register.decl(field);
        let measure = unit.measure.or(self.table.unit.measure);
        let counted = matches!(measure, Some(UnitMeasure::Days | UnitMeasure::Hours | UnitMeasure::Weeks));
        let other = units.instead.get(&decl.key).filter(|_| counted);
        other.and_then(|key| self.register.field(key)).unwrap_or(field)
    }

    /// What is to be read: the field, its label and its units.
    pub fn job<'j>(
        &'j self,
        field: FieldId,
        label: &'j str,
        unit: Unit,
        currencies: &'j [Option<Currency>],
    ) -> Job<'j> {
        let field: &Field = self.register.decl(field);
        Job { field, register: &self.register.key, label, unit, title: self.table.unit, currencies }
    }

    /// The currency of each line, where a column says it; empty where none does.
    fn currencies(&self, lines: &Lines, text: &mut Interner, notes: &mut Notes) -> Vec<Option<Currency>> {
        let is =
            |c: &&TableColumn| c.field.is_some_and(|f| self.register.decl(f).kind == FieldKind::Currency);
        let Some(column) = self.table.columns.iter().find(is) else { return Vec::new() };
        let Some(field) = column.field else { return Vec::new() };
        let cells: Cells = lines.column(column.at as u16).to_vec();
        let mut silent = Notes::default();
        let read = column::read(
            self.context,
            &self.job(field, &column.label, column.unit, &[]),
            &cells,
            text,
            &mut silent,
        );
        let _ = notes;
        (0..cells.len())
            .map(|i| match read.values.get(i) {
                Value::Text(code) => Currency::parse(text.get(code)),
                _ => None,
            })
            .collect()
    }

    #[allow(clippy::too_many_arguments)]
    fn column(
        &self,
        column: &TableColumn,
        field: FieldId,
        lines: &Lines,
        currencies: &[Option<Currency>],
        columns: &mut Vec<Column>,
        text: &mut Interner,
        notes: &mut Notes,
    ) {
        let field = self.field(field, column.unit);
        if columns.iter().any(|c| c.field == field) {
            return;
        }
        let mut cells: Cells = lines.column(column.at as u16).to_vec();
        let job = self.job(field, &column.label, column.unit, currencies);
        let filled = if job.field.kind == FieldKind::Project { fill_down(&mut cells) } else { Vec::new() };
        if let Some(first) = filled.first() {
            let problem = Problem {
                code: codes::FILLED_DOWN,
                seen: format!(
                    "{} lines have no value of their own and were given the one above them",
                    filled.len()
                ),
                remedy: "fill the cells, or merge them over their group",
            };
            notes.add(&problem, &column.label, *first, String::new);
        }
        let read = column::read(self.context, &job, &cells, text, notes);
        let stood = stood(&cells, self.table, column.at);
        columns.push(Column { field, values: read.values, natives: read.natives, cells: stood });
    }

    fn extras(&self, lines: &Lines, text: &mut Interner) -> Vec<ExtraColumn> {
        let unknown = self.table.columns.iter().filter(|c| c.field.is_none());
        unknown
            .map(|column| {
                let shown = |placed: &Option<Placed>, text: &mut Interner| match placed {
                    Some(placed) => {
                        let shown = placed.cell.value.shown(text);
                        text.intern(&shown)
                    }
                    None => Sym::NONE,
                };
                let values = lines.column(column.at as u16).iter().map(|p| shown(p, text)).collect();
                ExtraColumn { label: text.intern(&column.label), values, at: column.at }
            })
            .collect()
    }
}

/// Where the values of a column stood: in their own rows, or some of them in a cell above.
fn stood(cells: &Cells, table: &RegisterTable, at: u32) -> Stood {
    let own = cells.iter().zip(&table.records).all(|(c, row)| c.as_ref().is_none_or(|p| p.at.row == *row));
    if own {
        return Stood::Along(at);
    }
    Stood::Each(cells.iter().map(|c| c.as_ref().map_or(crate::model::record::NO_CELL, |p| p.at)).collect())
}

/// A role's title as it was written, where the table has no column of titles: the texts of its roles.
fn titles_as_written(
    register: &Register,
    batch: &mut Batch,
    text: &mut Interner,
    _sheet: &Sheet,
    lines: &Lines,
    table: &RegisterTable,
) {
    let (Some(role), Some(title)) = (register.field("role"), register.field("title")) else { return };
    if register.decl(role).kind != FieldKind::Role || batch.column(title).is_some() {
        return;
    }
    let Some(at) = table.columns.iter().find(|c| c.field == Some(role)).map(|c| c.at) else { return };
    let texts: Vec<Sym> = lines
        .column(at as u16)
        .iter()
        .map(|placed| match placed {
            Some(placed) => {
                let shown = placed.cell.value.shown(text);
                text.intern(shown.trim())
            }
            None => Sym::NONE,
        })
        .collect();
    let column = batch.column_or_new(title, register.decl(title));
    column.values = Values::Text(texts);
    column.cells = Stood::Along(at);
}
