//! Small tables for tests, written as rows of text.

use super::date::order::Votes;
use super::desk::Desk;
use super::normalise;
use crate::finding::{Finding, Noted};
use crate::model::address::CellRef;
use crate::model::dataset::Return;
use crate::model::record::{Batch, Value};
use crate::model::register::FieldKind;
use crate::model::submission::{Facts, Format, Submission};
use crate::model::table::{Fate, Layout, PeriodColumn, Recognised, RegisterTable, TableColumn, Unit};
use crate::model::text::Interner;
use crate::model::workbook::{CellValue, Sheet, Style, Workbook};
use crate::settings::Settings;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The settings of a run that was told nothing.
pub(super) fn settings() -> &'static Settings {
    static SETTINGS: OnceLock<Settings> = OnceLock::new();
    SETTINGS.get_or_init(|| Settings::built_in().unwrap())
}

/// A desk without a file.
pub(super) fn desk() -> Desk<'static> {
    Desk {
        settings: settings(),
        file: "a.xlsx",
        styles: &[],
        currencies: Vec::new(),
        text: Interner::default(),
        findings: Vec::new(),
        reported: None,
        is_1904: false,
        dates: Votes::default(),
        marks: super::amount::decide::Votes::default(),
        colours: HashMap::new(),
        guides: Vec::new(),
        names: HashMap::new(),
    }
}

/// A file with one table: the first row of the first sheet holds labels, the others records.
pub(super) struct File {
    pub(super) settings: Settings,
    pub(super) recognised: Recognised,
}

/// A cell of a test: `=12.5` is a number, `=12.5|0%` one with a format, `=2026-10-12` a date cell, `!REF` an error, anything else text.
fn value(book: &mut Workbook, written: &str) -> (u16, CellValue) {
    if let Some(error) = written.strip_prefix('!') {
        return (0, CellValue::Error(if error == "REF" { "#REF!" } else { "#N/A" }));
    }
    let Some(stored) = written.strip_prefix('=') else {
        return (0, CellValue::Text(book.text.intern(written)));
    };
    let (stored, format) = stored.split_once('|').unwrap_or((stored, ""));
    let style = book.styles.iter().position(|s| s.format == format).unwrap_or_else(|| {
        book.styles.push(Style { format: format.to_owned(), ..Style::default() });
        book.styles.len() - 1
    });
    let value = match stored.parse() {
        Ok(date) => CellValue::Date(date),
        Err(_) => CellValue::Number(stored.parse().unwrap()),
    };
    (style as u16, value)
}

impl File {
    /// A table of a register. `fields` are keys, one a column; an empty one is an extra.
    pub(super) fn new(register: &str, fields: &str, rows: &[&str]) -> Self {
        let settings = settings().clone();
        let id = settings.knowledge.find_register(register).unwrap();
        let decl = settings.knowledge.register(id);
        let mut book = Workbook { styles: vec![Style::default()], ..Workbook::default() };
        let mut sheet = Sheet { name: "Sheet1".to_owned(), ..Sheet::default() };
        let mut columns = Vec::new();
        let mut fates = Vec::new();
        for (at, key) in fields.split('\t').enumerate() {
            let label = if key.is_empty() { "Other" } else { key };
            let sym = book.text.intern(label);
            sheet.push(CellRef::new(0, at as u16), 0, CellValue::Text(sym));
            fates.push(Fate::Label);
            columns.push(TableColumn {
                at: at as u32,
                label: label.to_owned(),
                field: (!key.is_empty()).then(|| decl.field(key).unwrap_or_else(|| panic!("no field {key}"))),
                unit: Unit::default(),
                confidence: 1.0,
                reason: String::new(),
                steps: Vec::new(),
            });
        }
        for (row, written) in rows.iter().enumerate() {
            for (at, cell) in written.split('\t').enumerate().filter(|(_, c)| !c.is_empty()) {
                let (style, value) = value(&mut book, cell);
                sheet.push(CellRef::new(row as u32 + 1, at as u16), style, value);
                fates.push(if columns.get(at).is_some_and(|c: &TableColumn| c.field.is_none()) {
                    Fate::Extra
                } else {
                    Fate::Value
                });
            }
        }
        book.sheets.push(sheet);
        let table = RegisterTable {
            sheet: 0,
            register: id,
            confidence: 1.0,
            reason: String::new(),
            title: String::new(),
            unit: Unit::default(),
            header: vec![0],
            records: (1..=rows.len() as u32).collect(),
            others: Vec::new(),
            layout: Layout::Rows,
            columns,
            periods: Vec::new(),
            mixed: None,
            canonical: None,
        };
        let submission =
            Submission { file: "a.xlsx".to_owned(), path: "a.xlsx".into(), format: Format::Xlsx };
        let recognised = Recognised {
            submission,
            workbook: book,
            tables: vec![table],
            ignored: Vec::new(),
            facts: Facts::default(),
            fates: vec![fates],
        };
        Self { settings, recognised }
    }

    pub(super) fn table(&mut self) -> &mut RegisterTable {
        &mut self.recognised.tables[0]
    }

    /// Says what a column's label says.
    pub(super) fn label(mut self, column: usize, label: &str, unit: Unit) -> Self {
        let column = &mut self.table().columns[column];
        (column.label, column.unit) = (label.to_owned(), unit);
        self
    }

    /// Adds a sheet that is no register.
    pub(super) fn list(mut self, name: &str, rows: &[&str]) -> Self {
        let book = &mut self.recognised.workbook;
        let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        for (row, written) in rows.iter().enumerate() {
            for (at, cell) in written.split('\t').enumerate().filter(|(_, c)| !c.is_empty()) {
                let (style, value) = value(book, cell);
                sheet.push(CellRef::new(row as u32, at as u16), style, value);
            }
        }
        self.recognised.fates.push(vec![Fate::NotData; sheet.cells.len()]);
        self.recognised.workbook.sheets.push(sheet);
        self
    }

    /// Makes months of the columns from `first` on: `2026-04 budget`.
    pub(super) fn months(mut self, first: usize, months: &[&str]) -> Self {
        let register = self.settings.knowledge.register(self.recognised.tables[0].register);
        let each = months.iter().enumerate().map(|(i, m)| {
            let (period, field) = m.split_once(' ').unwrap();
            PeriodColumn {
                col: (first + i) as u16,
                period: period.parse().unwrap(),
                label: CellRef::new(0, (first + i) as u16),
                field: register.field(field).unwrap(),
                unit: Unit::default(),
            }
        });
        let periods = each.collect();
        for (i, month) in months.iter().enumerate() {
            let written = CellValue::Text(self.recognised.workbook.text.intern(month));
            self.recognised.workbook.sheets[0].cells[first + i].value = written;
        }
        let table = self.table();
        table.layout = Layout::Crosstab;
        table.columns.truncate(first);
        table.periods = periods;
        self
    }

    pub(super) fn read(self) -> Out {
        let noted = normalise(self.recognised, String::new(), 0, &self.settings);
        let Noted { value, findings } = noted;
        assert!(value.source.account.adds_up());
        Out { settings: self.settings, made: value, findings }
    }
}

/// What came of it.
pub(super) struct Out {
    pub(super) settings: Settings,
    pub(super) made: Return,
    pub(super) findings: Vec<Finding>,
}

impl Out {
    pub(super) fn batch(&self) -> &Batch {
        &self.made.batches[0]
    }

    /// The values of a field as text; `~` where missing, and ` <written>` after those that were changed.
    pub(super) fn values(&self, key: &str) -> Vec<String> {
        let batch = self.batch();
        let register = self.settings.knowledge.register(batch.register);
        let field = register.field(key).unwrap();
        let column = batch.column(field);
        (0..batch.len())
            .map(|i| {
                let mut shown = self.shown(&register.decl(field).kind, batch.value(field, i));
                if let Some(native) = column.and_then(|c| c.native(i)) {
                    shown += &format!(" <{}>", self.made.text.get(native));
                }
                shown
            })
            .collect()
    }

    fn shown(&self, kind: &FieldKind, value: Value) -> String {
        match (value, kind) {
            (Value::Missing, _) => "~".to_owned(),
            (Value::Text(sym), _) => self.made.text.get(sym).to_owned(),
            (Value::Date(date), _) => date.to_string(),
            (Value::Period(period), _) => period.to_string(),
            (Value::Money(money), _) => format!("{} {}", money.amount, money.currency),
            (Value::Number(number), _) => number.to_string(),
            (Value::Level(level), _) => level.get().to_string(),
            (Value::Flag(flag), _) => flag.to_string(),
            (Value::Choice(id), FieldKind::Choice(name)) => {
                self.settings.knowledge.vocabulary(name).unwrap().choice(id).key.clone()
            }
            (Value::Choice(_), _) => "?".to_owned(),
        }
    }

    /// What was found: code and cells.
    pub(super) fn found(&self) -> Vec<String> {
        let cells = |f: &Finding| crate::finding::cells::shown(&f.place.cells, 9);
        let mut all: Vec<String> =
            self.findings.iter().map(|f| format!("{} {}", f.code.id, cells(f))).collect();
        all.sort();
        all
    }
}
