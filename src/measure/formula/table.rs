//! The tables that formulas stand on, and what narrows them to a scope.

use super::Term;
use super::text::{date, quoted, reference, tested};
use crate::model::measure::MeasureId;
use crate::model::period::Period;
use crate::model::register::RegisterId;
use std::collections::{BTreeMap, BTreeSet};

/// All tables of a pack.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// Its lists of records.
    pub lists: Vec<DataTable>,
    /// The figures of each project, where the pack has them.
    pub projects: Option<ProjectTable>,
    /// Registers that nobody sent: no figure of theirs can ever be known in the workbook.
    pub absent: BTreeSet<RegisterId>,
}

/// A data table of a pack that shows every record of a register, one a row.
///
/// Choices stand in it by their labels, months as the first of the month, money as a number in the portfolio's
/// currency, and nothing stands where a value is missing. A table without records is not to be given: in a workbook
/// it has one blank row, which formulas would count.
#[derive(Debug, Clone)]
pub struct DataTable {
    /// Which register.
    pub register: RegisterId,
    /// The table's name.
    pub name: String,
    /// The labels of its columns by the keys of their fields; that of the projects' programmes by `programme`.
    pub columns: BTreeMap<String, String>,
    /// How many rows it has.
    pub rows: usize,
}

/// A table with a row a project and a figure a column, which sums across projects stand on.
#[derive(Debug, Clone)]
pub struct ProjectTable {
    /// The table's name.
    pub name: String,
    /// The label of its column of programmes.
    pub programme: String,
    /// The labels of its figures.
    pub columns: BTreeMap<MeasureId, String>,
}

impl ProjectTable {
    /// The sum of a column, for a programme or all.
    pub(super) fn sum(&self, measure: MeasureId, programme: Option<&str>) -> Option<Term> {
        let column = reference(&self.name, self.columns.get(&measure)?);
        let value = match programme {
            None => format!("SUM({column})"),
            Some(name) => {
                let test = Operand::Text(name.to_owned()).criterion()?;
                format!("SUMIFS({column},{},{test})", reference(&self.name, &self.programme))
            }
        };
        Some(Term { value, known: Some(format!("COUNT({column})>0")), zero: true, array: false })
    }
}

/// What narrows a figure to a scope: only the records with this value.
pub(super) struct Criterion {
    /// The column, as formulas refer to it.
    pub column: String,
    /// The value.
    pub value: Operand,
}

/// A value that records are compared with.
pub(super) enum Operand {
    /// A text, such as a project's code.
    Text(String),
    /// A number, such as a level.
    Number(u8),
    /// A month.
    Month(Period),
    /// No value at all.
    Missing,
}

/// The longest text that a criterion may have.
const LONGEST_TEXT: usize = 255;

impl Operand {
    /// As the criterion of `COUNTIFS`; `None` for a text that is too long for one.
    pub(super) fn criterion(&self) -> Option<String> {
        match self {
            Self::Text(value) if value.chars().count() > LONGEST_TEXT => None,
            Self::Text(value) => Some(tested("=", value)),
            Self::Number(n) => Some(n.to_string()),
            Self::Month(month) => Some(date(month.first_day())),
            // Some programs leave out blank cells at the end of a column here; row by row they are counted.
            Self::Missing => None,
        }
    }

    /// As what a column is compared with, by `=`.
    pub(super) fn compared(&self) -> Option<String> {
        match self {
            Self::Text(value) if value.chars().count() > LONGEST_TEXT => None,
            Self::Text(value) => Some(quoted(value)),
            Self::Number(n) => Some(n.to_string()),
            Self::Month(month) => Some(date(month.first_day())),
            Self::Missing => Some("\"\"".to_owned()),
        }
    }
}
