//! .xlsx and .xlsm: the library opens the workbook and knows its sheets and styles; the cells are read here,
//! in one pass with the merged areas and formulas that the library's cell reader does not give.

mod cells;
mod escape;
mod strings;
mod styles;
mod tag;
mod tokens;

use super::convert;
use super::draft::Draft;
use super::package::{self, Package, parts};
use super::refusal::{Lock, Refusal};
use crate::contain::contained;
use crate::model::workbook::{ExcelTable, Style};
use calamine::{Reader, SheetType, Xlsx, XlsxError};
use cells::Book;
use std::io::Cursor;
use styles::Styles;

/// Reads all sheets into `draft`.
pub fn read(package: &mut Package<'_>, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let parts = parts::workbook(package);
    let frame = package::skeleton(package, &parts)?;
    let opened = contained(|| Xlsx::new(Cursor::new(frame.as_slice())));
    let mut library =
        opened.ok_or_else(|| Refusal::damaged("its parts contradict each other"))?.map_err(refusal)?;
    let styles = styles_of(&mut library, &mut draft.book.styles);
    let texts = strings::read(package, &parts.texts);
    let book = Book { texts, styles, is_1904: library.has_1904_epoch() };
    draft.book.is_1904 = book.is_1904;
    let sheets = library.sheets_metadata().to_vec();
    drop(library);
    for (index, sheet) in sheets.iter().enumerate().filter(|(_, s)| s.typ == SheetType::WorkSheet) {
        let path = parts.sheets.get(index).map_or("", String::as_str);
        draft.begin(&sheet.name, convert::visibility(sheet.visible))?;
        match package.stream(path) {
            Some(part) => add(cells::read(part, &book, draft)?, draft)?,
            None => draft.damaged("its data is missing or cannot be read"),
        }
        add_tables(parts::tables(package, path), draft);
        draft.end();
    }
    Ok(())
}

/// The library gives styles only beside the cells of a sheet, whichever it is.
fn styles_of(library: &mut Xlsx<Cursor<&[u8]>>, known: &mut Vec<Style>) -> Styles {
    let names = library.sheet_names();
    for name in &names {
        let styles = contained(|| {
            let reader = library.worksheet_cells_reader(name).ok()?;
            Some(Styles::take(reader.styles(), known))
        });
        if let Some(Some(styles)) = styles {
            return styles;
        }
    }
    Styles::take(&[], known)
}

fn add(told: cells::Told, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    if told.bytes > draft.limits.part {
        return Err(package::part_too_large(draft.limits));
    }
    if let Some(sheet) = draft.sheet() {
        sheet.merges = told.merges;
    }
    if !told.faulty.is_empty() {
        let seen = "cells hold something that cannot be read and were left out";
        draft.damaged(seen);
        draft.last_finding_about(told.faulty);
    }
    if !told.whole && told.is_sheet {
        draft.damaged("its data breaks off; what stands below the last row that was read is lost");
    }
    if !told.is_sheet && told.bytes == 0 {
        draft.damaged("its data cannot be read");
    }
    if !told.never_calculated.is_empty() {
        draft.note(convert::never_calculated(told.never_calculated));
    }
    Ok(())
}

fn add_tables(tables: Vec<parts::TablePart>, draft: &mut Draft<'_>) {
    let sheet = draft.book.sheets.len().saturating_sub(1);
    draft.book.tables.extend(tables.into_iter().map(|t| ExcelTable { name: t.name, sheet, area: t.area }));
}

fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::locked(Lock::UnknownKind),
        XlsxError::Zip(_) | XlsxError::Io(_) => Refusal::damaged("one of its parts cannot be unpacked"),
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => {
            Refusal::damaged("the list of its sheets is missing or points nowhere")
        }
        XlsxError::Xml(_) | XlsxError::XmlAttr(_) | XlsxError::XmlEof(_) => {
            Refusal::damaged("one of its parts breaks off or is garbled")
        }
        _ => Refusal::damaged("one of its parts holds something that does not belong there"),
    }
}
