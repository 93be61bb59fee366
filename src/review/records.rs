//! Where records stand.

use super::difference::Spot;
use crate::finding::cells::printed;
use crate::model::address::CellRef;
use crate::model::dataset::Dataset;
use crate::model::record::Batch;
use crate::model::register::FieldId;
use crate::model::words::Words;

/// So many areas of cells are named; the rest is counted.
const NAMED: usize = 3;

/// The place of a field of some records of a batch.
pub fn spot(dataset: &Dataset, batch: &Batch, field: FieldId, rows: &[usize], words: &Words) -> Spot {
    let Some(source) = dataset.sources.get(batch.source as usize) else { return Spot::default() };
    let found = batch.column(field).map(|c| rows.iter().filter_map(move |i| batch.cell(c, *i)));
    let mut cells: Vec<(u16, CellRef)> = found.into_iter().flatten().collect();
    cells.sort_unstable_by_key(|(sheet, cell)| (*sheet, cell.col, cell.row));
    cells.dedup();
    let sheet = cells.first().map_or(batch.sheet, |(sheet, _)| *sheet);
    let here: Vec<CellRef> = cells.into_iter().filter(|(s, _)| *s == sheet).map(|(_, cell)| cell).collect();
    Spot {
        file: source.file.clone(),
        sheet: source.sheet(sheet).to_owned(),
        cells: printed(&here, NAMED, words),
    }
}
