//! The library's values to ours.

use super::codes;
use super::draft::Draft;
use super::serial;
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::workbook::{CellValue, Visibility};
use calamine::{CellErrorType, DataRef, ExcelDateTime, SheetVisible};

/// What the cells of a file have in common.
#[derive(Debug, Clone, Copy)]
pub struct Grid {
    /// Whether days are counted from 1904.
    pub is_1904: bool,
}

/// A value of a cell reader; `None` for an empty cell.
pub fn borrowed(value: &DataRef<'_>, grid: Grid, draft: &mut Draft<'_>) -> Option<CellValue> {
    match value {
        DataRef::Empty => None,
        DataRef::SharedString(text) => draft.shared_text(text),
        DataRef::String(text) => draft.text(text),
        DataRef::Float(n) => Some(CellValue::Number(*n)),
        DataRef::Int(n) => Some(CellValue::Number(*n as f64)),
        DataRef::Bool(b) => Some(CellValue::Bool(*b)),
        DataRef::Error(e) => Some(CellValue::Error(error(e))),
        DataRef::DateTime(d) => Some(date(d, grid)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso(text, draft),
    }
}

fn date(value: &ExcelDateTime, grid: Grid) -> CellValue {
    let serial = value.as_f64();
    if value.is_duration() {
        return CellValue::Duration(serial);
    }
    serial::to_date(serial, grid.is_1904).map_or(CellValue::Number(serial), CellValue::Date)
}

fn iso(text: &str, draft: &mut Draft<'_>) -> Option<CellValue> {
    serial::from_iso(text).map(CellValue::Date).or_else(|| draft.text(text))
}

fn error(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

/// The error that is written so; those of Excel's newer functions are among them.
pub fn error_named(text: &str) -> Option<&'static str> {
    const ERRORS: [&str; 15] = [
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#VALUE!",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#BUSY!",
    ];
    ERRORS.into_iter().find(|e| *e == text)
}

/// The error that binary workbooks have as this number; none for others.
pub fn error_of(code: u8) -> Option<&'static str> {
    Some(match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => return None,
    })
}

/// Whether a tab is seen.
pub fn visibility(visible: SheetVisible) -> Visibility {
    match visible {
        SheetVisible::Visible => Visibility::Visible,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}

/// The finding about formulas without a stored result.
pub fn never_calculated(cells: Vec<CellRef>) -> Finding {
    let seen = "formulas have no stored result, so their values are unknown";
    let remedy = "open the workbook in Excel or LibreOffice, save it, and run again";
    Finding::new(codes::NEVER_CALCULATED, seen, remedy).cells(cells)
}
