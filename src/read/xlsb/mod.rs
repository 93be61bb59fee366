//! .xlsb: the cell reader of the library. It gives no styles, so percent formats and marks are not known.

mod errors;

use super::convert::{self, Grid};
use super::draft::Draft;
use super::package::Package;
use super::refusal::{Lock, Refusal};
use crate::contain::contained;
use crate::model::workbook::CellValue;
use calamine::{Reader, SheetType, Xlsb, XlsbError};
use std::io::Cursor;

/// Reads all sheets into `draft`.
pub fn read(bytes: &[u8], package: &mut Package<'_>, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let opened = contained(|| Xlsb::new(Cursor::new(bytes)));
    let damaged = || Refusal::damaged("one of its parts holds something that does not belong there");
    let mut book = opened.ok_or_else(damaged)?.map_err(|error| match error {
        XlsbError::Password => Refusal::locked(Lock::UnknownKind),
        _ => damaged(),
    })?;
    let grid = Grid { is_1904: book.has_1904_epoch() };
    draft.book.is_1904 = grid.is_1904;
    let parts = errors::sheets(package);
    for sheet in book.sheets_metadata().to_vec().iter().filter(|s| s.typ == SheetType::WorkSheet) {
        draft.begin(&sheet.name, convert::visibility(sheet.visible))?;
        let whole = contained(|| cells(&mut book, &sheet.name, grid, draft)).unwrap_or(Ok(false))?;
        if !whole {
            draft.damaged("its data breaks off; what stands below the last row that was read is lost");
        }
        let part = parts.get(&sheet.name).and_then(|path| package.stream(path));
        for (row, col, error) in part.map(errors::of).unwrap_or_default() {
            draft.put(row, col, 0, CellValue::Error(error))?;
        }
        draft.end();
    }
    Ok(())
}

/// Whether the sheet could be read to its end.
fn cells(
    book: &mut Xlsb<Cursor<&[u8]>>,
    name: &str,
    grid: Grid,
    draft: &mut Draft<'_>,
) -> Result<bool, Refusal> {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(false) };
    loop {
        match reader.next_cell() {
            Ok(Some(cell)) => {
                let (row, col) = cell.get_position();
                if let Some(value) = convert::borrowed(cell.get_value(), grid, draft) {
                    draft.put(row, col, 0, value)?;
                }
            }
            Ok(None) => return Ok(true),
            Err(_) => return Ok(false),
        }
    }
}
