//! All submissions together: the records of every register, the projects, and the account of each source.

use super::address::column_letters;
use super::control::Control;
use super::knowledge::Knowledge;
use super::money::Currency;
use super::note::Note;
use super::period::Period;
use super::record::Batch;
use super::register::{FieldId, RegisterId};
use super::submission::Facts;
use super::table::{Fate, Ignored, RegisterTable};
use super::text::{Interner, Sym};
use super::workbook::Visibility;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What one file gave, before it is brought together with the others. Its text is its own.
#[derive(Debug, Clone)]
pub struct Return {
    /// The file, its sheets and its account.
    pub source: Source,
    /// What it says about itself.
    pub facts: Facts,
    /// Its text.
    pub text: Interner,
    /// Its records, a batch a table; [`Batch::source`] is 0.
    pub batches: Vec<Batch>,
}

/// A file that was read, or could not be.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name in every output.
    pub file: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Names of its sheets and whether a person sees them; empty where it could not be read.
    pub sheets: Vec<(String, Visibility)>,
    /// Why it could not be read.
    pub error: Option<String>,
    /// The month it states.
    pub period: Option<Period>,
    /// Whether it states another month than the reported one.
    pub stale: bool,
    /// What was recognised in it, for `inspect` and the account.
    pub tables: Vec<RegisterTable>,
    /// What was not records.
    pub ignored: Vec<Ignored>,
    /// What is no data, part by part: the cells of all parts are [`Account::cells_not_data`].
    pub left_out: Vec<LeftOut>,
    /// Records that do not count since another file has them as well.
    pub superseded: Vec<Superseded>,
    /// Rows and cells: in = out.
    pub account: Account,
    /// Money: in = out, and the file's own totals.
    pub control: Control,
}

/// A part of a sheet whose cells are no data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Index of its sheet.
    pub sheet: u16,
    /// Its first and its last row, from 0.
    pub rows: (u32, u32),
    /// How many of its cells hold something and are no data.
    pub cells: u64,
    /// Why, in the words of a spreadsheet user.
    pub reason: Cow<'static, str>,
}

/// A record that does not count since another file has it as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Superseded {
    /// Whose record.
    pub register: RegisterId,
    /// Index of its sheet.
    pub sheet: u16,
    /// Its row (its column, where records are columns), from 0.
    pub row: u32,
    /// Index of the file that counts.
    pub by: u32,
}

impl Source {
    /// The name of a sheet; empty for that of a CSV file, and for one that is not there.
    pub fn sheet(&self, at: impl Into<usize>) -> &str {
        self.sheets.get(at.into()).map_or("", |(name, _)| name)
    }

    /// The file and its sheets, without what was recognised in it and what became of that.
    pub fn outline(&self) -> Self {
        Self {
            file: self.file.clone(),
            sha256: self.sha256.clone(),
            sheets: self.sheets.clone(),
            error: self.error.clone(),
            tables: Vec::new(),
            ignored: Vec::new(),
            left_out: Vec::new(),
            superseded: Vec::new(),
            control: Control::default(),
            ..*self
        }
    }

    /// A file that could not be read, and why.
    pub fn unreadable(file: &str, sha256: String, bytes: u64, reason: String) -> Self {
        Self {
            file: file.to_owned(),
            sha256,
            bytes,
            sheets: Vec::new(),
            error: Some(reason),
            period: None,
            stale: false,
            tables: Vec::new(),
            ignored: Vec::new(),
            left_out: Vec::new(),
            superseded: Vec::new(),
            account: Account::default(),
            control: Control::default(),
        }
    }
}

/// What became of every row and cell of a source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Account {
    /// Rows that hold something.
    pub rows_read: u64,
    /// Rows that became records.
    pub rows_kept: u64,
    /// Rows of records that do not count, each with a finding that says why.
    pub rows_rejected: u64,
    /// Rows that are labels, titles, notes, totals or lists.
    pub rows_not_data: u64,
    /// Records made of the rows kept (a crosstab makes several of one row).
    pub records: u64,
    /// Cells that hold something.
    pub cells_read: u64,
    /// Cells whose value a record or a fact has.
    pub cells_values: u64,
    /// Cells kept under their own label.
    pub cells_extras: u64,
    /// Labels.
    pub cells_labels: u64,
    /// Cells declared not data.
    pub cells_not_data: u64,
}

impl Account {
    /// Counts cells by their fate.
    pub fn count_cells(&mut self, fates: &[Fate]) {
        self.cells_read += fates.len() as u64;
        for fate in fates {
            match fate {
                Fate::Value => self.cells_values += 1,
                Fate::Extra => self.cells_extras += 1,
                Fate::Label => self.cells_labels += 1,
                Fate::NotData => self.cells_not_data += 1,
            }
        }
    }

    /// Whether rows and cells add up.
    pub fn adds_up(&self) -> bool {
        self.rows_read == self.rows_kept + self.rows_rejected + self.rows_not_data
            && self.cells_read
                == self.cells_values + self.cells_extras + self.cells_labels + self.cells_not_data
    }

    /// Adds another account to this one.
    pub fn add(&mut self, other: &Account) {
        self.rows_read += other.rows_read;
        self.rows_kept += other.rows_kept;
        self.rows_rejected += other.rows_rejected;
        self.rows_not_data += other.rows_not_data;
        self.records += other.records;
        self.cells_read += other.cells_read;
        self.cells_values += other.cells_values;
        self.cells_extras += other.cells_extras;
        self.cells_labels += other.cells_labels;
        self.cells_not_data += other.cells_not_data;
    }
}

/// A project of the portfolio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its code.
    pub code: String,
    /// Its name; the code where none is known.
    pub name: String,
    /// The programme it belongs to.
    pub programme: Option<String>,
    /// The class that decides on its controls, as the settings or a projects register write it.
    pub tier: Option<String>,
    /// Whether the settings or a projects register name it; else it was met in a source only.
    pub declared: bool,
}

impl Project {
    /// Its code and its name, or the code alone where no name is known.
    pub fn title(&self) -> String {
        if self.name == self.code { self.code.clone() } else { format!("{} {}", self.code, self.name) }
    }
}

/// Everything that was read, brought together. Order everywhere: file, sheet, row.
#[derive(Debug, Clone)]
pub struct Dataset {
    /// The month reported.
    pub period: Period,
    /// The portfolio's currency.
    pub currency: Currency,
    /// All text.
    pub text: Interner,
    /// Files in path order.
    pub sources: Vec<Source>,
    /// Projects in the order of their codes.
    pub projects: Vec<Project>,
    /// What people wrote beside their registers, in path order.
    pub notes: Vec<Note>,
    /// For each register of the knowledge, its batches in the order of their sources.
    pub registers: Vec<Vec<Batch>>,
}

impl Dataset {
    /// The batches of a register.
    pub fn batches(&self, register: RegisterId) -> &[Batch] {
        &self.registers[usize::from(register.0)]
    }

    /// How many records a register has.
    pub fn count(&self, register: RegisterId) -> usize {
        self.batches(register).iter().map(Batch::len).sum()
    }

    /// The text of a symbol.
    pub fn text(&self, sym: Sym) -> &str {
        self.text.get(sym)
    }

    /// The labels of the extras of a batch, each once: one without a label, or with another's, is told by its place.
    pub fn extra_labels(&self, batch: &Batch) -> Vec<String> {
        let mut labels: Vec<String> = Vec::new();
        for extra in &batch.extras {
            let place = match batch.transposed {
                true => format!("row {}", extra.at + 1),
                false => format!("column {}", column_letters(extra.at as u16)),
            };
            let label = self.text(extra.label);
            labels.push(match label.trim() {
                "" => place,
                _ if labels.iter().any(|l| l == label) => format!("{label} ({place})"),
                _ => label.to_owned(),
            });
        }
        labels
    }

    /// The declared projects without a record in any register that people keep but that of projects.
    pub fn sent_nothing(&self, knowledge: &Knowledge) -> Vec<&Project> {
        let mut sent: BTreeSet<&str> = BTreeSet::new();
        for (id, register) in knowledge.each_register().filter(|(_, r)| r.key != "projects") {
            let Some(project) = register.field("project") else { continue };
            for batch in self.batches(id) {
                sent.extend(batch.texts(project).iter().map(|code| self.text(*code)));
            }
        }
        self.projects.iter().filter(|p| p.declared && !sent.contains(p.code.as_str())).collect()
    }

    /// The project with this code.
    pub fn project(&self, code: &str) -> Option<&Project> {
        self.projects.iter().find(|p| p.code == code)
    }

    /// The money of all sources.
    pub fn money(&self) -> Control {
        self.sources.iter().fold(Control::default(), |mut sum, s| {
            sum.add_money(&s.control);
            sum
        })
    }

    /// Rows and cells of all sources.
    pub fn account(&self) -> Account {
        self.sources.iter().fold(Account::default(), |mut sum, s| {
            sum.add(&s.account);
            sum
        })
    }
}

/// A field of one record. In order: register, batch, field, record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Which register.
    pub register: RegisterId,
    /// Index into [`Dataset::batches`].
    pub batch: usize,
    /// Which field.
    pub field: FieldId,
    /// Index into the batch.
    pub row: usize,
}

/// One record of a register: which batch of it, and which record of the batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// Index into [`Dataset::batches`].
    pub batch: u32,
    /// Index into the batch.
    pub row: u32,
}
