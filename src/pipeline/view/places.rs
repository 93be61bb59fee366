//! Where records stand that an audience may see, and where others do.

use super::hidden::Masks;
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::dataset::Dataset;
use crate::model::record::Batch;
use crate::model::register::RegisterId;
use std::collections::HashSet;

/// A sheet by file and name.
type Sheet<'d> = (&'d str, &'d str);

/// Where records stand.
#[derive(Default)]
pub struct Places<'d> {
    /// Files with hidden records, and their sheets.
    files: HashSet<&'d str>,
    sheets: HashSet<Sheet<'d>>,
    /// Rows, or columns where records are columns, of hidden records and of others.
    hidden: HashSet<(Sheet<'d>, bool, u32)>,
    seen: HashSet<(Sheet<'d>, bool, u32)>,
}

impl<'d> Places<'d> {
    /// Those of the records of a dataset.
    pub fn new(dataset: &'d Dataset, masks: &Masks) -> Self {
        let mut places = Self::default();
        for (register, batches) in (0..).map(RegisterId).zip(&dataset.registers) {
            for (batch, seen) in batches.iter().zip(masks.of(register)) {
                places.add(dataset, batch, seen);
            }
        }
        places
    }

    fn add(&mut self, dataset: &'d Dataset, batch: &Batch, seen: &[bool]) {
        let Some(source) = dataset.sources.get(batch.source as usize) else { return };
        let sheet = (source.file.as_str(), source.sheet(batch.sheet));
        if seen.contains(&false) {
            self.files.insert(sheet.0);
            self.sheets.insert(sheet);
        }
        for (row, seen) in batch.rows.iter().zip(seen) {
            let rows = if *seen { &mut self.seen } else { &mut self.hidden };
            rows.insert((sheet, batch.transposed, *row));
        }
    }

    /// Whether a finding is about rows of records that may be seen, or about a sheet or file without any other; with
    /// `whole_files`, about a file without any other. What is said of a sheet as a whole, or of a row of totals, may say
    /// something of each of its records.
    pub fn are_free(&self, finding: &Finding, whole_files: bool) -> bool {
        let place = &finding.place;
        let sheet = (place.file.as_str(), place.sheet.as_str());
        let touched = if whole_files { self.files.contains(sheet.0) } else { self.sheets.contains(&sheet) };
        match touched {
            true => !place.cells.is_empty() && place.cells.iter().all(|cell| self.is_free(sheet, *cell)),
            false => !place.sheet.is_empty() || !self.files.contains(sheet.0),
        }
    }

    /// The cells of a finding that are of records which may be seen and of no other.
    pub fn free(&self, finding: &Finding) -> Vec<CellRef> {
        let sheet = (finding.place.file.as_str(), finding.place.sheet.as_str());
        finding.place.cells.iter().copied().filter(|cell| self.is_free(sheet, *cell)).collect()
    }

    fn is_free(&self, sheet: Sheet<'_>, cell: CellRef) -> bool {
        let at = [(sheet, false, cell.row), (sheet, true, u32::from(cell.col))];
        at.iter().any(|place| self.seen.contains(place))
            && !at.iter().any(|place| self.hidden.contains(place))
    }
}
