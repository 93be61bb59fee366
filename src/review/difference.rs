//! Two amounts that should be the same and are not, and where they stand.

use crate::model::money::Currency;
use crate::model::words::Words;
use rust_decimal::Decimal;

/// Two amounts that should be the same and are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What was compared, such as `Total of actual, Oct 26`.
    pub what: String,
    /// The project's code, where it is about one.
    pub project: String,
    /// The first amount; `None` where there is none.
    pub first: Option<Decimal>,
    /// The second amount; `None` where there is none.
    pub second: Option<Decimal>,
    /// The currency of both.
    pub currency: Currency,
    /// What each of them is and what it may mean: a clause that can follow `because`.
    pub says: String,
    /// Where it stands.
    pub spot: Spot,
}

/// A place in a file. Parts that do not apply are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spot {
    /// The file's name in every output.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// The first cells, and how many more there are.
    pub cells: String,
}

impl Difference {
    /// The first less the second.
    pub fn amount(&self) -> Decimal {
        self.first.unwrap_or_default().saturating_sub(self.second.unwrap_or_default())
    }
}

impl Spot {
    /// The place in one line: `P102.xlsx, sheet Budget, cell V17`.
    pub fn line(&self, words: &Words) -> String {
        let sheet = match self.sheet.as_str() {
            "" => String::new(),
            sheet => words.with(", sheet {sheet}", [("sheet", &sheet)]),
        };
        let cells = match self.cells.as_str() {
            "" => String::new(),
            cells if cells.contains([' ', ':', ',']) => words.with(", cells {cells}", [("cells", &cells)]),
            cell => words.with(", cell {cell}", [("cell", &cell)]),
        };
        format!("{}{sheet}{cells}", self.file)
    }
}
