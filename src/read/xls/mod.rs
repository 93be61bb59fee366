//! .xls of Excel 5 to 2003, read record by record. The library would hold each sheet as a full rectangle and copy
//! each shared text into each cell that shows it, so that a small file could take all memory; here memory and time
//! are bounded by the length of the file and the limit on cells. Marks such as fills and bold are not read.

mod book;
mod cells;
pub mod ole;
mod records;
mod strings;

use super::draft::Draft;
use super::refusal::Refusal;
use ole::Ole;

/// Reads all sheets of the workbook in this container into `draft`.
pub fn read(ole: &Ole<'_>, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let Some(stream) = ole.stream("Workbook").or_else(|| ole.stream("Book")) else {
        return Err(Refusal::damaged("its workbook stream is missing"));
    };
    read_stream(&stream, draft)
}

fn read_stream(stream: &[u8], draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let book = book::read(stream, draft)?;
    draft.book.is_1904 = book.is_1904;
    if book.sheets.is_empty() {
        return Err(Refusal::damaged("the list of its sheets is missing or points nowhere"));
    }
    // Sheets may not lie inside one another: together they are no longer than the stream.
    let mut left = stream.len();
    for place in &book.sheets {
        draft.begin(&place.name, place.visibility)?;
        let told = cells::read(stream, place.start, left, &book, draft)?;
        left -= told.bytes.min(left);
        if !told.is_sheet {
            draft.damaged("its data cannot be read");
        } else if !told.whole {
            draft.damaged("its data breaks off; what stands below the last row that was read is lost");
        }
        if let Some(sheet) = draft.sheet() {
            sheet.merges = told.merges;
        }
        draft.end();
    }
    Ok(())
}

#[cfg(test)]
mod tests;
