//! What was recognised in a workbook: where tables lie, which register each is, which column is which field.

use super::address::CellRef;
use super::money::Currency;
use super::period::Period;
use super::prices::PriceBase;
use super::register::{FieldId, RegisterId};
use super::submission::{Facts, Submission};
use super::workbook::Workbook;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A workbook with what was found in it. Every cell has a [`Fate`], so that nothing can be lost unseen.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// The file.
    pub submission: Submission,
    /// Its cells.
    pub workbook: Workbook,
    /// Tables that hold records, in reading order.
    pub tables: Vec<RegisterTable>,
    /// What is not records, and why.
    pub ignored: Vec<Ignored>,
    /// What the file says about itself.
    pub facts: Facts,
    /// For each sheet, what became of each of its cells, in the order of [`super::workbook::Sheet::cells`].
    pub fates: Vec<Vec<Fate>>,
}

/// What became of a cell that holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fate {
    /// Declared not data: a title, a note, a total, a list, a picture of something.
    #[default]
    NotData,
    /// A label of a table, or of a fact.
    Label,
    /// A value of a field.
    Value,
    /// Kept under its own label, for it is no field.
    Extra,
}

/// A table of records.
#[derive(Debug, Clone)]
pub struct RegisterTable {
    /// Index of its sheet.
    pub sheet: usize,
    /// Which register.
    pub register: RegisterId,
    /// How sure, 0–1.
    pub confidence: f32,
    /// Why, in the words of a spreadsheet user.
    pub reason: String,
    /// Text that stands above the header and belongs to it; empty where there is none.
    pub title: String,
    /// Unit that the title names.
    pub unit: Unit,
    /// Rows of labels, from 0. Columns for a transposed table.
    pub header: Vec<u32>,
    /// Rows (columns when transposed) that are records, upwards, from 0.
    pub records: Vec<u32>,
    /// Rows inside the table that are no records.
    pub others: Vec<(u32, RowKind)>,
    /// How records lie.
    pub layout: Layout,
    /// Its columns, left to right (rows when transposed, downwards); months of a crosstab are not among them.
    pub columns: Vec<TableColumn>,
    /// The months across, in a crosstab.
    pub periods: Vec<PeriodColumn>,
    /// The mixed list whose rows of this register it holds.
    pub mixed: Option<Arc<MixedList>>,
    /// What its workbook says of it, where that is a canonical one.
    pub canonical: Option<CanonicalTable>,
}

/// A table of a canonical workbook: its values stand in the one form that is read without a guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanonicalTable {
    /// Columns that hold what a source had in place of the values of a field.
    pub as_written: Vec<(FieldId, u32)>,
}

/// A list whose rows belong to several registers, by a column that names it. It is read as a table for each of them.
#[derive(Debug, Clone)]
pub struct MixedList {
    /// The register by whose fields it is shown.
    pub like: RegisterId,
    /// All its records, upwards, from 0.
    pub records: Vec<u32>,
    /// The column that names the register of a row.
    pub kind_at: u32,
    /// Its columns with the fields of `like`, left to right.
    pub columns: Vec<TableColumn>,
}

/// How records lie in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One record a row.
    Rows,
    /// One line a row, one record for each month across.
    Crosstab,
    /// One record a column.
    Transposed,
}

/// A row inside a table's area that is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A sum of rows.
    Total,
    /// A heading of a section.
    Heading,
    /// The header once more.
    RepeatedHeader,
    /// Units or a guide under the header.
    Guide,
    /// A note or a signature.
    Note,
    /// A numbered line that nobody filled.
    Empty,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct TableColumn {
    /// Its place: the column, or the row's number for a transposed table.
    pub at: u32,
    /// The label as the file has it, its parts joined by a space where it stands in several rows.
    pub label: String,
    /// The field it was taken for; `None` keeps it as an extra.
    pub field: Option<FieldId>,
    /// Unit that the label names.
    pub unit: Unit,
    /// How sure, 0–1.
    pub confidence: f32,
    /// Why, in the words of a spreadsheet user.
    pub reason: String,
    /// The columns of a scale that stands across (VL, L, M, H, VH), of which one is marked in each record: its label is
    /// the value. The first of them is at `at`. Empty for any other column.
    pub steps: Vec<ScaleStep>,
}

/// A column of a scale that stands across.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleStep {
    /// Its place, as [`TableColumn::at`].
    pub at: u32,
    /// Its label: a word of the scale.
    pub label: String,
}

/// A month column of a crosstab.
#[derive(Debug, Clone)]
pub struct PeriodColumn {
    /// The column.
    pub col: u16,
    /// Its month.
    pub period: Period,
    /// The label that names the month; where several together do, the one that names it closest.
    pub label: CellRef,
    /// The field that its cells hold (`budget`, `actual`, `allocation`, …).
    pub field: FieldId,
    /// Unit that its labels name.
    pub unit: Unit,
}

/// What a label or a title says about the amounts under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unit {
    /// What one unit stands for: 1000 for "£k". `None` where nothing is said.
    pub scale: Option<Decimal>,
    /// The currency it names.
    pub currency: Option<Currency>,
    /// The measure it names.
    pub measure: Option<UnitMeasure>,
    /// In which prices it says amounts to be.
    pub prices: Option<PriceBase>,
    /// Of which span of time it counts days or hours.
    pub per: Option<Per>,
    /// What it states a full-time equivalent to be.
    pub full: Option<FullTime>,
}

/// A span of time of which work is counted: days a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Each week.
    Week,
    /// Each month.
    Month,
}

/// A full-time equivalent in days or hours: 37.5 hours a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FullTime {
    /// How many.
    pub amount: Decimal,
    /// Days or hours.
    pub measure: UnitMeasure,
    /// Of which span of time; `None` where that is not said.
    pub per: Option<Per>,
}

/// A measure that a label can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitMeasure {
    /// Per cent: 50 means one half.
    Percent,
    /// Days of work, or of delay.
    Days,
    /// Hours.
    Hours,
    /// Weeks.
    Weeks,
    /// Full-time equivalents.
    Fte,
}

impl UnitMeasure {
    /// Whether it is a length of time.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Days | Self::Hours | Self::Weeks)
    }
}

/// A part of a sheet that holds no records.
#[derive(Debug, Clone)]
pub struct Ignored {
    /// Index of its sheet.
    pub sheet: usize,
    /// First and last row, from 0; `None` for a sheet without cells.
    pub rows: Option<(u32, u32)>,
    /// Why, in the words of a spreadsheet user.
    pub reason: String,
}
