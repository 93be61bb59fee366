//! Canonical workbooks: their own guide says what each column holds, so nothing is guessed.

use super::sheet::Found;
use super::view::View;
use crate::model::canonical::{ABOUT, EXAMPLES, GUIDE, GUIDE_LABELS, Holds, LISTS};
use crate::model::knowledge::Knowledge;
use crate::model::register::{Register, RegisterId};
use crate::model::table::{CanonicalTable, Layout, RegisterTable, TableColumn, Unit};
use crate::model::workbook::{CellValue, Sheet, Workbook};
use std::collections::HashMap;

/// The reason of all that the guide says.
const SAID: &str = "the workbook's own guide says so";

/// What the guide of a canonical workbook says: sheet and label -> what the column holds. A workbook is known as one by its
/// guide, in whatever format it was saved.
pub struct Guide(HashMap<(String, String), Holds>);

impl Guide {
    /// `None` for a workbook that is no canonical one, or whose guide is gone.
    pub fn of(workbook: &Workbook) -> Option<Self> {
        let sheet = workbook.sheets.iter().find(|s| s.name == GUIDE)?;
        let text = |value: Option<CellValue>| value.map(|v| v.shown(&workbook.text)).unwrap_or_default();
        let lines = sheet.rows.iter().map(|row| {
            let cells = sheet.cells_of(row);
            let at = |col: u16| text(cells.iter().find(|c| c.col == col).map(|c| c.value));
            [at(0), at(1), at(2), at(3)]
        });
        let mut lines = lines.skip_while(|line| line[..] != GUIDE_LABELS[..4]);
        lines.next()?;
        let known = lines
            .filter_map(|[sheet, label, holds, name]| Some(((sheet, label), Holds::read(&holds, &name)?)));
        Some(Self(known.collect()))
    }

    /// What is on a sheet; `None` for one that a person added, which is read like any other.
    pub fn sheet(&self, knowledge: &Knowledge, view: View<'_>, at: usize) -> Option<Found> {
        let sheet = view.sheet;
        let refused =
            |reason: &str| Found { tables: Vec::new(), refused: vec![((0, u32::MAX), reason.to_owned())] };
        match sheet.name.as_str() {
            // Its title names no project; the facts stand below it.
            ABOUT => {
                return Some(Found {
                    tables: Vec::new(),
                    refused: vec![((0, 0), "the workbook's title".to_owned())],
                });
            }
            GUIDE => return Some(refused("the workbook's guide")),
            LISTS => return Some(refused("a list of choices")),
            EXAMPLES => return Some(refused("records as they may look")),
            _ => {}
        }
        let (id, register) = knowledge.each_register().find(|(_, r)| r.label == sheet.name)?;
        let header = sheet.rows.first()?;
        let labels: Vec<(u32, String)> = sheet
            .cells_of(header)
            .iter()
            .map(|cell| (u32::from(cell.col), cell.value.shown(view.text)))
            .collect();
        let known = labels.iter().any(|(_, label)| self.holds(sheet, label).is_some());
        known.then(|| Found {
            tables: vec![self.table(sheet, at, (id, register), &labels)],
            refused: Vec::new(),
        })
    }

    fn holds(&self, sheet: &Sheet, label: &str) -> Option<&Holds> {
        self.0.get(&(sheet.name.clone(), label.to_owned()))
    }

    fn table(
        &self,
        sheet: &Sheet,
        at: usize,
        (id, register): (RegisterId, &Register),
        labels: &[(u32, String)],
    ) -> RegisterTable {
        let mut canonical = CanonicalTable { as_written: Vec::new() };
        let mut columns = Vec::new();
        for (col, label) in labels {
            let (field, label) = match self.holds(sheet, label) {
                Some(Holds::AsWritten(key)) if register.field(key).is_some() => {
                    canonical.as_written.extend(register.field(key).map(|field| (field, *col)));
                    continue;
                }
                Some(Holds::Field(key)) => (register.field(key), label),
                Some(Holds::Own(own)) => (None, own),
                _ => (None, label),
            };
            columns.push(TableColumn {
                at: *col,
                label: label.clone(),
                field,
                unit: Unit::default(),
                confidence: 1.0,
                reason: SAID.to_owned(),
                steps: Vec::new(),
            });
        }
        let mut rows = sheet.rows.iter().map(|row| row.index);
        RegisterTable {
            sheet: at,
            register: id,
            confidence: 1.0,
            reason: SAID.to_owned(),
            title: String::new(),
            unit: Unit::default(),
            header: rows.next().into_iter().collect(),
            records: rows.collect(),
            others: Vec::new(),
            layout: Layout::Rows,
            columns,
            periods: Vec::new(),
            mixed: None,
            canonical: Some(canonical),
        }
    }
}
