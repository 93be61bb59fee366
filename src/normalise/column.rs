//! A column of cells becomes a column of values: decided as a whole, then read cell by cell.

use super::notes::Notes;
use super::{choice, date, level, number, person, role, text};
use crate::finding::Code;
use crate::model::address::CellRef;
use crate::model::money::Currency;
use crate::model::record::{Value, Values};
use crate::model::register::{Field, FieldKind};
use crate::model::table::Unit;
use crate::model::text::{Interner, Sym};
use crate::model::workbook::{Cell, CellValue, Style};
use crate::settings::{DateOrder, Settings};
use std::collections::HashMap;

/// What is the same for all columns of a file.
pub struct Context<'a> {
    /// Settings and templates.
    pub settings: &'a Settings,
    /// The styles of the workbook.
    pub styles: &'a [Style],
    /// The order of day and month that the workbook's columns settle among them.
    pub date_order: Option<DateOrder>,
}

/// A column to be read.
pub struct Job<'a> {
    /// The field it fills.
    pub field: &'a Field,
    /// The register it belongs to, by key.
    pub register: &'a str,
    /// Its label.
    pub label: &'a str,
    /// The unit that its label names.
    pub unit: Unit,
    /// The unit that the title above the table names.
    pub title: Unit,
    /// The currency of each line, where a column of the table says it.
    pub currencies: &'a [Option<Currency>],
}

/// A cell and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Where.
    pub at: CellRef,
    /// What.
    pub cell: Cell,
}

/// The cells of a column, one a line of the table.
pub type Cells = Vec<Option<Placed>>;

/// What a cell was read as.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// Its value.
    pub value: Value,
    /// Whether what was written differs from it.
    pub changed: bool,
    /// What there is to say about it.
    pub problem: Option<Problem>,
}

/// Something to say about cells, the same for all that share it.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Its kind.
    pub code: Code,
    /// What was seen.
    pub seen: String,
    /// What to do.
    pub remedy: &'static str,
}

impl Read {
    /// A value that stands as it was written.
    pub fn plain(value: Value) -> Self {
        Self { value, changed: false, problem: None }
    }

    /// A value that was changed on the way in.
    pub fn changed(value: Value) -> Self {
        Self { value, changed: true, problem: None }
    }

    /// No value, and why.
    pub fn missing(code: Code, seen: impl Into<String>, remedy: &'static str) -> Self {
        Self { value: Value::Missing, changed: true, problem: None }.and(code, seen, remedy)
    }

    /// The same, with something to say.
    pub fn and(mut self, code: Code, seen: impl Into<String>, remedy: &'static str) -> Self {
        self.problem = Some(Problem { code, seen: seen.into(), remedy });
        self
    }
}

/// Reads one cell; the number is that of its line.
pub type Reader<'a> = Box<dyn FnMut(&Cell, usize, &mut Interner) -> Read + 'a>;

/// The values of a column and what was written where they differ.
pub struct Column {
    /// One a line.
    pub values: Values,
    /// One a line, or empty.
    pub natives: Vec<Sym>,
}

/// Reads a column.
pub fn read(
    context: &Context<'_>,
    job: &Job<'_>,
    cells: &Cells,
    text: &mut Interner,
    notes: &mut Notes,
) -> Column {
    let reader = reader(context, job, cells, text, notes);
    apply(job, cells, reader, text, notes)
}

fn reader<'a>(
    context: &'a Context<'_>,
    job: &'a Job<'_>,
    cells: &Cells,
    text: &Interner,
    notes: &mut Notes,
) -> Reader<'a> {
    match &job.field.kind {
        FieldKind::Date => date::reader(context, job, cells, text, notes),
        FieldKind::Period => date::period_reader(context),
        FieldKind::Money => number::money_reader(context, job, cells, text),
        FieldKind::Number => number::number_reader(context, job, cells, text),
        FieldKind::Percent => number::percent_reader(context, job, cells, text),
        FieldKind::Level(scale) => level::reader(context, scale, cells, text),
        FieldKind::Choice(name) => choice::reader(context, name),
        FieldKind::Flag => choice::flag_reader(context),
        FieldKind::Person => person::reader(context, job),
        FieldKind::Role => role::reader(context),
        FieldKind::Ref => text::ref_reader(),
        FieldKind::Currency => text::currency_reader(context),
        FieldKind::Id | FieldKind::Project => text::id_reader(context),
        FieldKind::Text => text::reader(),
    }
}

/// Reads every cell; a text that comes again is read once.
fn apply(
    job: &Job<'_>,
    cells: &Cells,
    mut reader: Reader<'_>,
    text: &mut Interner,
    notes: &mut Notes,
) -> Column {
    let mut values = Values::of(&job.field.kind);
    let mut natives = Vec::new();
    let mut known: HashMap<Sym, Read> = HashMap::new();
    // The currency of a line may differ where its text does not.
    let by_line = job.currencies.iter().any(Option::is_some);
    for (line, placed) in cells.iter().enumerate() {
        let Some(Placed { at, cell }) = placed else {
            values.push(Value::Missing);
            continue;
        };
        let read = match cell.value {
            CellValue::Text(sym) if !by_line => match known.get(&sym) {
                Some(read) => read.clone(),
                None => {
                    let read = reader(cell, line, text);
                    known.insert(sym, read.clone());
                    read
                }
            },
            _ => stored(cell).unwrap_or_else(|| reader(cell, line, text)),
        };
        if let Some(problem) = &read.problem {
            notes.add(problem, job.label, *at, || cell.value.shown(text));
        }
        if read.changed && !matches!(cell.value, CellValue::Uncalculated) {
            let shown = text.intern(&cell.value.shown(text));
            natives.resize(cells.len(), Sym::NONE);
            natives[line] = shown;
        }
        values.push(read.value);
    }
    Column { values, natives }
}

/// Cells that hold no value whatever their field is. That a formula was never calculated was told when it was read.
fn stored(cell: &Cell) -> Option<Read> {
    match cell.value {
        CellValue::Error(error) => Some(Read::missing(
            super::codes::CELL_ERROR,
            format!("the cell holds the error {error}"),
            "mend the formula; until then the value is unknown",
        )),
        CellValue::Uncalculated => Some(Read { value: Value::Missing, changed: true, problem: None }),
        _ => None,
    }
}

/// The texts of some cells, without those that stand for no value.
pub fn texts<'t>(context: &Context<'_>, cells: &Cells, text: &'t Interner) -> Vec<&'t str> {
    let mut seen = std::collections::HashSet::new();
    let syms = cells.iter().flatten().filter_map(|p| match p.cell.value {
        CellValue::Text(sym) => seen.insert(sym).then_some(sym),
        _ => None,
    });
    let no_value = &context.settings.knowledge.writing.no_value;
    syms.map(|sym| text.get(sym)).filter(|t| !no_value.has(t)).collect()
}

/// Text that stands for no value, as no value; said as a note.
pub fn no_value(context: &Context<'_>, text: &str) -> Option<Read> {
    context.settings.knowledge.writing.no_value.has(text).then(|| {
        Read::missing(super::codes::NO_VALUE, "the text stands for no value", "nothing, or fill in the value")
    })
}
