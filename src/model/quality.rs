//! How good data is: in which respects, what is counted as a check in each, and which kinds of findings speak of it.
//! Declared in `templates/data-quality.toml`.

/// All respects, in declared order.
#[derive(Debug, Clone, Default)]
pub struct DataQuality {
    /// Each names its kinds of findings; no kind is named twice.
    pub respects: Vec<Respect>,
}

/// A respect in which data can be good or bad, such as completeness.
#[derive(Debug, Clone)]
pub struct Respect {
    /// A value of the vocabulary `data-quality`.
    pub key: String,
    /// What is one check.
    pub counts: Checked,
    /// Kinds of findings that say that a check failed.
    pub codes: Vec<String>,
    /// Kinds of findings by which every row of the file failed.
    pub whole_file: Vec<String>,
}

/// What is counted as one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// A value that the register requires of a record. It failed where it is missing, told or not.
    Required,
    /// A cell that a record took a value from, or should have. It failed where a finding shows it.
    Values,
    /// A row of records. It failed where a finding shows a cell of it.
    Rows,
    /// A total among the rows of a table. It failed where a finding shows a cell of it.
    Totals,
}

impl DataQuality {
    /// The respect of which a kind of finding speaks.
    pub fn of(&self, code: &str) -> Option<&Respect> {
        self.respects.iter().find(|r| r.codes.iter().chain(&r.whole_file).any(|own| own == code))
    }
}
