//! Sheets that the settings know by another name.

use super::codes;
use super::view::View;
use crate::finding::Finding;
use crate::model::text::fold_or_sign;
use crate::model::workbook::{Sheet, Workbook};
use crate::settings::SubmissionDecl;

/// A sheet with a new name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// The name that the settings have.
    pub from: String,
    /// The name it has now.
    pub to: String,
    /// How many of the labels of its table are the same.
    same: usize,
    /// How many labels its table had.
    of: usize,
}

/// So many rows at the top of a sheet are looked at.
const TOP: usize = 60;

/// For each sheet that an entry describes and the workbook does not have, the one that is like it: no entry names it,
/// and one of its rows has at least half of the labels.
pub fn sheets(entries: &[&SubmissionDecl], workbook: &Workbook) -> Vec<Renamed> {
    let named = |sheet: &Sheet| entries.iter().any(|e| e.sheet.is_some() && e.is_about_sheet(&sheet.name));
    let free: Vec<usize> = (0..workbook.sheets.len()).filter(|at| !named(&workbook.sheets[*at])).collect();
    let mut renamed: Vec<Renamed> = Vec::new();
    for entry in entries.iter().filter(|e| e.describes()) {
        let Some(from) = entry.sheet.as_deref() else { continue };
        let there = workbook.sheets.iter().any(|s| entry.is_about_sheet(&s.name));
        if there || renamed.iter().any(|r| r.from == from) {
            continue;
        }
        let taken = |at: &usize| renamed.iter().any(|r| r.to == workbook.sheets[*at].name);
        let alike = free.iter().filter(|at| !taken(at)).map(|at| (most_shared(entry, workbook, *at), *at));
        let best = alike.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        let of = entry.columns.len();
        if let Some((same, at)) = best.filter(|(same, _)| same * 2 >= of) {
            renamed.push(Renamed { from: from.to_owned(), to: workbook.sheets[at].name.clone(), same, of });
        }
    }
    renamed
}

/// The most labels of an entry that a row of the sheet has.
fn most_shared(entry: &SubmissionDecl, workbook: &Workbook, at: usize) -> usize {
    let view = View::of(workbook, at);
    let labels = |i: usize| -> Vec<String> {
        view.cells(i).iter().filter_map(|c| view.text_of(c)).map(fold_or_sign).collect()
    };
    let rows = view.sheet.rows.len().min(TOP);
    (0..rows).map(|i| entry.shared(&labels(i))).max().unwrap_or(0)
}

impl Renamed {
    /// What there is to say about it.
    pub fn finding(&self, file: &str) -> Finding {
        let (from, to, same, of) = (&self.from, &self.to, self.same, self.of);
        let seen = format!("the sheet `{from}` is now `{to}`; {same} of {of} labels are the same");
        let remedy = "nothing, if this is right: `packwright inspect --save` writes the new name";
        Finding::new(codes::SHEET_RENAMED, seen, remedy).file(file).sheet(to)
    }
}
