//! Findings as a table that any writer can print.

use super::{Finding, cells};
use std::borrow::Cow;

/// Labels of the columns.
pub const HEADER: [&str; 12] = [
    "Level",
    "Code",
    "Project",
    "Register",
    "File",
    "Sheet",
    "Column",
    "Cells",
    "Count",
    "What was seen",
    "What to do",
    "Examples",
];

/// How many areas of cells are listed: the text stays within what a cell of a workbook holds.
const MOST_AREAS: usize = 1000;

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Text, perhaps empty.
    Text(Cow<'a, str>),
    /// A number of cells or rows.
    Count(u64),
}

/// The rows, one a finding, in the order given; their columns are those of [`HEADER`].
pub fn rows(findings: &[Finding]) -> impl Iterator<Item = [Cell<'_>; 12]> {
    findings.iter().map(|finding| {
        let text = |text| Cell::Text(Cow::Borrowed(text));
        let place = &finding.place;
        [
            Cell::Text(Cow::Owned(finding.level.to_string())),
            text(finding.code.id),
            text(place.project.as_str()),
            text(&place.register),
            text(&place.file),
            text(&place.sheet),
            text(&place.label),
            Cell::Text(Cow::Owned(cells::shown(&place.cells, MOST_AREAS))),
            Cell::Count(finding.count),
            text(&finding.seen),
            text(&finding.remedy),
            Cell::Text(Cow::Owned(finding.evidence.join("; "))),
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Code, Severity};
    use crate::model::address::CellRef;

    #[test]
    fn a_row_a_finding() {
        let code = Code::new("date-order-unclear", Severity::Warning, "");
        let finding = Finding::new(code, "day and month cannot be told apart", "say which comes first")
            .file("P101/risks.xlsx")
            .label("Due")
            .cells(vec![CellRef::new(6, 4), CellRef::new(7, 4)])
            .evidence(["03/04/26", "05/06/26"]);
        let findings = [finding];
        let row = rows(&findings).next().unwrap();
        let at = |label: &str| row[HEADER.iter().position(|h| *h == label).unwrap()].clone();
        assert_eq!(at("Level"), Cell::Text("warning".into()));
        assert_eq!(at("Column"), Cell::Text("Due".into()));
        assert_eq!(at("Cells"), Cell::Text("E7:E8".into()));
        assert_eq!(at("Count"), Cell::Count(2));
        assert_eq!(at("Examples"), Cell::Text("03/04/26; 05/06/26".into()));
    }
}
