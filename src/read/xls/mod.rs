//! .xls of Excel 5 to 2003. The library gives no styles for it, so percent formats and marks are not known.

mod guard;
pub mod ole;

use super::contain::contained;
use super::convert::{self, Grid};
use super::draft::Draft;
use super::limits::Limits;
use super::refusal::Refusal;
use calamine::{Reader, SheetType, Xls, XlsError};
use ole::Ole;
use std::io::Cursor;

/// Reads all sheets of the workbook in this container into `draft`.
pub fn read(bytes: &[u8], ole: &Ole<'_>, draft: &mut Draft<'_>, limits: &Limits) -> Result<(), Refusal> {
    let bytes = checked(bytes, ole, limits)?;
    let damaged = || Refusal::damaged("its records contradict each other");
    let opened = contained(|| Xls::new(Cursor::new(bytes.as_slice()))).ok_or_else(damaged)?;
    let mut book = opened.map_err(|error| match error {
        XlsError::Password => Refusal::password(false),
        _ => damaged(),
    })?;
    let grid = Grid { is_1904: book.has_1904_epoch() };
    for sheet in book.sheets_metadata().to_vec().iter().filter(|s| s.typ == SheetType::WorkSheet) {
        draft.begin(&sheet.name, convert::visibility(sheet.visible))?;
        match contained(|| book.worksheet_range(&sheet.name)) {
            Some(Ok(range)) => convert::whole(&range, grid, draft)?,
            _ => draft.damaged("its data cannot be read"),
        }
        let merges = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        if let Some(sheet) = draft.sheet() {
            sheet.merges = merges.iter().filter_map(convert::area).collect();
        }
        draft.end();
    }
    Ok(())
}

/// The file with claims of unbelievable size blanked.
fn checked(bytes: &[u8], ole: &Ole<'_>, limits: &Limits) -> Result<Vec<u8>, Refusal> {
    let mut bytes = bytes.to_vec();
    let Some(stream) = ole.stream("Workbook").or_else(|| ole.stream("Book")) else {
        return Err(Refusal::damaged("its workbook stream is missing"));
    };
    for (start, length) in guard::check(&stream.bytes, limits.xls_area)? {
        for offset in start..start + length {
            if let Some(byte) = stream.place(offset).and_then(|at| bytes.get_mut(at)) {
                *byte = 0;
            }
        }
    }
    Ok(bytes)
}
