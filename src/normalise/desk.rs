//! What the readers of cells share: settings, the file's text and styles, and what there is to say.

use super::level::guide::Guide;
use super::person::Name;
use super::remark::Remark;
use super::strip::Strip;
use crate::finding::{Code, Finding};
use crate::model::address::CellRef;
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::precision::Precision;
use crate::model::record::Value;
use crate::model::register::{Field, Register};
use crate::model::table::Unit;
use crate::model::text::{Interner, Sym};
use crate::model::workbook::{Cell, CellValue, Style};
use crate::model::writing::Writing;
use crate::settings::Settings;
use std::collections::HashMap;

/// What is needed to read the cells of one file.
pub struct Desk<'a> {
    /// Settings and knowledge.
    pub settings: &'a Settings,
    /// The file's name in every output.
    pub file: &'a str,
    /// The file's styles.
    pub styles: &'a [Style],
    /// For each style the currency its number format shows.
    pub currencies: Vec<Option<Currency>>,
    /// The file's text.
    pub text: Interner,
    /// What there is to say so far.
    pub findings: Vec<Finding>,
    /// The month reported: that of the settings, else the one that the file states.
    pub reported: Option<Period>,
    /// Whether the file counts days from 1904.
    pub is_1904: bool,
    /// What the dates of all tables of the file say about day and month.
    pub dates: super::date::order::Votes,
    /// What the amounts of all tables of the file say about the decimal mark.
    pub marks: super::amount::decide::Votes,
    /// What is told of a cell that holds only a colour -> the colour's name.
    pub colours: HashMap<Sym, String>,
    /// The workbook's own lists that may say what levels and codes mean.
    pub guides: Vec<Guide>,
    /// What names were read as so far.
    pub names: HashMap<Name, Reading>,
}

/// A column that is to be read as a field.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Name of its sheet.
    pub sheet: &'a str,
    /// The register.
    pub register: &'a Register,
    /// The field.
    pub field: &'a Field,
    /// The label as the file has it; the field's own for months of a crosstab.
    pub label: &'a str,
    /// Unit of the label.
    pub unit: Unit,
    /// Unit of the table's title.
    pub title: Unit,
    /// The cells.
    pub strip: &'a Strip,
}

/// What a cell was read as.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// The value.
    pub value: Value,
    /// How exact it is, where it is a date.
    pub precision: Precision,
    /// Whether the value as written is kept beside it.
    pub changed: bool,
    /// What there is to say.
    pub remark: Option<&'static Remark>,
}

impl Reading {
    /// A value that is what was written.
    pub fn plain(value: Value) -> Self {
        Self { value, precision: Precision::Day, changed: false, remark: None }
    }

    /// A value that was written in another form.
    pub fn changed(value: Value) -> Self {
        Self { value, precision: Precision::Day, changed: true, remark: None }
    }

    /// A cell that gives no value, and why.
    pub fn missing(remark: &'static Remark) -> Self {
        Self { value: Value::Missing, precision: Precision::Day, changed: true, remark: Some(remark) }
    }

    /// The same, for a date that is no more exact than this.
    pub fn exact(mut self, precision: Precision) -> Self {
        self.precision = precision;
        self
    }

    /// The same, with something to say.
    pub fn with(mut self, remark: Option<&'static Remark>) -> Self {
        self.remark = self.remark.or(remark);
        self
    }
}

/// The values of a column, one a line.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// The values.
    pub values: Vec<Value>,
    /// Values as written, where changed; empty where none was.
    pub natives: Vec<Sym>,
    /// How exact the values are; empty where all are exact.
    pub precisions: Vec<Precision>,
}

impl Desk<'_> {
    /// How people write.
    pub fn writing(&self) -> &Writing {
        &self.settings.knowledge.writing
    }

    /// Reads each cell of a column; a text is read once, however often it stands there.
    pub fn each(&mut self, asked: Asked<'_>, mut read: impl FnMut(&mut Self, Cell) -> Reading) -> Read {
        let mut known: HashMap<Sym, Reading> = HashMap::new();
        self.each_line(asked, |desk, _, cell| match cell.value {
            CellValue::Text(sym) => match known.get(&sym) {
                Some(reading) => *reading,
                None => {
                    let reading = read(desk, cell);
                    known.insert(sym, reading);
                    reading
                }
            },
            _ => read(desk, cell),
        })
    }

    /// Reads each cell of a column with its line. Errors give no value; neither do formulas without a result, which
    /// were told when the file was read.
    pub fn each_line(
        &mut self,
        asked: Asked<'_>,
        mut read: impl FnMut(&mut Self, usize, Cell) -> Reading,
    ) -> Read {
        let len = asked.strip.cells.len();
        let mut out = Read { values: Vec::with_capacity(len), ..Read::default() };
        let mut remarks: Vec<(&'static Remark, Vec<usize>)> = Vec::new();
        for (line, cell) in asked.strip.cells.iter().enumerate() {
            let reading = match cell {
                None | Some(Cell { value: CellValue::Uncalculated, .. }) => Reading::plain(Value::Missing),
                Some(Cell { value: CellValue::Error(_), .. }) => Reading::missing(&super::remark::CELL_ERROR),
                Some(cell) => read(self, line, *cell),
            };
            out.values.push(reading.value);
            if let (true, Some(cell)) = (reading.changed, cell) {
                out.set_native(line, len, self.native(*cell));
            }
            if reading.precision != Precision::Day {
                out.precisions.resize(len, Precision::Day);
                out.precisions[line] = reading.precision;
            }
            if let Some(remark) = reading.remark {
                match remarks.iter_mut().find(|(r, _)| std::ptr::eq(*r, remark)) {
                    Some((_, lines)) => lines.push(line),
                    None => remarks.push((remark, vec![line])),
                }
            }
        }
        for (remark, lines) in remarks {
            self.tell(asked, remark, &lines);
        }
        out
    }

    /// The name of the colour that is all that a cell holds.
    pub fn colour_of(&self, cell: Cell) -> Option<&str> {
        match cell.value {
            CellValue::Text(sym) => self.colours.get(&sym).map(String::as_str),
            _ => None,
        }
    }

    /// A cell as written, as a symbol.
    pub fn native(&mut self, cell: Cell) -> Sym {
        match cell.value {
            CellValue::Text(sym) => sym,
            other => {
                let shown = other.shown(&self.text);
                self.text.intern(&shown)
            }
        }
    }

    /// Says something about cells of a column.
    pub fn tell(&mut self, asked: Asked<'_>, remark: &Remark, lines: &[usize]) -> &mut Finding {
        self.say(asked, remark.code, remark.seen, remark.remedy, lines)
    }

    /// Says something about cells of a column, in words made for it.
    pub fn say(
        &mut self,
        asked: Asked<'_>,
        code: Code,
        seen: impl Into<String>,
        remedy: impl Into<String>,
        lines: &[usize],
    ) -> &mut Finding {
        let mut cells: Vec<CellRef> =
            lines.iter().filter_map(|i| asked.strip.places.get(*i)).copied().collect();
        cells.sort_unstable();
        let shown = lines.iter().filter_map(|i| asked.strip.cell(*i)).map(|c| c.value.shown(&self.text));
        let evidence: Vec<String> = shown.take(500).collect();
        let finding = Finding::new(code, seen, remedy)
            .file(self.file)
            .sheet(asked.sheet)
            .label(asked.label)
            .register(&asked.register.key)
            .cells(cells)
            .evidence(evidence);
        self.findings.push(finding);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }
}

impl Read {
    /// Notes the value as written for a line.
    pub fn set_native(&mut self, line: usize, len: usize, native: Sym) {
        if self.natives.is_empty() {
            self.natives = vec![Sym::NONE; len];
        }
        self.natives[line] = native;
    }

    /// How exact the value of a line is.
    pub fn precision(&self, line: usize) -> Precision {
        self.precisions.get(line).copied().unwrap_or_default()
    }

    /// The value as written of a line, where it was changed.
    pub fn native(&self, line: usize) -> Sym {
        self.natives.get(line).copied().unwrap_or(Sym::NONE)
    }
}
