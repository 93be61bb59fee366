//! .xlsx and .xlsm: the cell reader of the library, with what it leaves out added from the XML.

mod scan;
mod styles;

use super::contain::contained;
use super::convert::{self, Grid};
use super::draft::Draft;
use super::limits::Limits;
use super::package::{Package, parts, swelling};
use super::refusal::Refusal;
use crate::model::workbook::{CellValue, ExcelTable};
use calamine::{Reader, SheetType, Xlsx, XlsxError};
use std::io::Cursor;
use styles::Styles;

/// More faulty cells than this in one sheet, and the rest of the sheet is given up.
const MOST_FAULTS: u64 = 10_000;

/// Reads all sheets into `draft`.
pub fn read(
    bytes: &[u8],
    package: &mut Package<'_>,
    draft: &mut Draft<'_>,
    limits: &Limits,
) -> Result<(), Refusal> {
    let opened = contained(|| Xlsx::new(Cursor::new(bytes)));
    let mut book =
        opened.ok_or_else(|| Refusal::damaged("its parts contradict each other"))?.map_err(refusal)?;
    let paths = parts::sheet_paths(package);
    let sheets = book.sheets_metadata().to_vec();
    let mut styles = None;
    for (index, sheet) in sheets.iter().enumerate().filter(|(_, s)| s.typ == SheetType::WorkSheet) {
        draft.begin(&sheet.name, convert::visibility(sheet.visible))?;
        let path = paths.get(index).map_or("", String::as_str);
        let scan = package.stream(path).map(scan::scan).unwrap_or_default();
        if scan.bytes > limits.part {
            return Err(swelling());
        }
        let grid = Grid { is_1904: book.has_1904_epoch() };
        let read = contained(|| cells(&mut book, &sheet.name, grid, &mut styles, draft));
        read.unwrap_or_else(|| {
            draft.damaged("its data breaks off or contradicts itself");
            Ok(())
        })?;
        add_scan(&scan, styles.as_ref(), draft)?;
        add_tables(parts::tables(package, path), draft);
        draft.end();
    }
    Ok(())
}

fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    grid: Grid,
    styles: &mut Option<Styles>,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(_) => {
            draft.damaged("its data is missing or cannot be read");
            return Ok(());
        }
    };
    let styles = styles.get_or_insert_with(|| Styles::take(reader.styles(), &mut draft.book.styles));
    let (mut faults, mut broken) = (0_u64, false);
    loop {
        match reader.next_cell_with_style_id() {
            Ok(Some((cell, style))) => {
                let (row, col) = cell.get_position();
                if let Some(value) = convert::borrowed(cell.get_value(), grid, draft) {
                    draft.put(row, col, styles.number(style), value)?;
                }
            }
            Ok(None) => break,
            Err(error) if is_of_one_cell(&error) && faults < MOST_FAULTS => faults += 1,
            Err(_) => {
                broken = true;
                break;
            }
        }
    }
    report(faults, broken, draft);
    Ok(())
}

fn report(faults: u64, broken: bool, draft: &mut Draft<'_>) {
    if faults > 0 {
        draft.damaged("some cells hold something that cannot be read and were left out");
        if let Some(finding) = draft.findings.last_mut() {
            finding.count = faults;
        }
    }
    if broken {
        let last = draft.sheet().and_then(|s| s.rows.last().map(|r| r.index + 1));
        draft.damaged(match last {
            Some(_) => "its data breaks off; what stands below the last row that was read is lost",
            None => "its data cannot be read",
        });
        if let (Some(row), Some(finding)) = (last, draft.findings.last_mut()) {
            finding.evidence.push(format!("last row read: {row}"));
        }
    }
}

/// Whether the fault is that of a cell's value, after which the reader can go on with the next cell.
fn is_of_one_cell(error: &XlsxError) -> bool {
    matches!(
        error,
        XlsxError::CellError(_)
            | XlsxError::CellTAttribute(_)
            | XlsxError::ParseFloat(_)
            | XlsxError::Unrecognized { .. }
            | XlsxError::Unexpected(_)
    )
}

fn add_scan(scan: &scan::Scan, styles: Option<&Styles>, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    if let Some(sheet) = draft.sheet() {
        sheet.merges.clone_from(&scan.merges);
    }
    if scan.never_calculated.is_empty() {
        return Ok(());
    }
    for (at, style) in &scan.never_calculated {
        let style = styles.map_or(0, |s| s.number(*style));
        draft.put(at.row, at.col.into(), style, CellValue::Uncalculated)?;
    }
    let cells = scan.never_calculated.iter().map(|(at, _)| *at).collect();
    draft.note(convert::never_calculated(cells));
    Ok(())
}

fn add_tables(tables: Vec<parts::TablePart>, draft: &mut Draft<'_>) {
    let sheet = draft.book.sheets.len().saturating_sub(1);
    draft.book.tables.extend(tables.into_iter().map(|t| ExcelTable { name: t.name, sheet, area: t.area }));
}

fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::password(false),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_a_cell_do_not_end_a_sheet() {
        assert!(is_of_one_cell(&XlsxError::CellError("#SPILL!".into())));
        assert!(!is_of_one_cell(&XlsxError::XmlEof("c")));
    }
}
