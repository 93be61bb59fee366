//! The library's values to ours.

use super::codes;
use super::draft::Draft;
use super::refusal::Refusal;
use super::serial;
use crate::finding::Finding;
use crate::model::address::{Area, CellRef, MAX_COLS, MAX_ROWS};
use crate::model::workbook::{CellValue, Visibility};
use calamine::{CellErrorType, Data, DataRef, Dimensions, ExcelDateTime, Range, SheetVisible};

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

/// A value of a whole sheet; `None` for an empty cell.
fn owned(value: &Data, grid: Grid, draft: &mut Draft<'_>) -> Option<CellValue> {
    match value {
        Data::Empty => None,
        Data::String(text) => draft.text(text),
        Data::Float(n) => Some(CellValue::Number(*n)),
        Data::Int(n) => Some(CellValue::Number(*n as f64)),
        Data::Bool(b) => Some(CellValue::Bool(*b)),
        Data::Error(e) => Some(CellValue::Error(error(e))),
        Data::DateTime(d) => Some(date(d, grid)),
        Data::DateTimeIso(text) | Data::DurationIso(text) => iso(text, draft),
    }
}

/// All cells of a sheet that the library read whole.
pub fn whole(range: &Range<Data>, grid: Grid, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let (first_row, first_col) = range.start().unwrap_or_default();
    for (row, col, value) in range.used_cells() {
        if let Some(value) = owned(value, grid, draft) {
            draft.put(first_row + row as u32, first_col + col as u32, 0, value)?;
        }
    }
    Ok(())
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

/// Whether a tab is seen.
pub fn visibility(visible: SheetVisible) -> Visibility {
    match visible {
        SheetVisible::Visible => Visibility::Visible,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}

/// A rectangle inside the largest sheet; `None` for one that is not.
pub fn area(from: &Dimensions) -> Option<Area> {
    let corner = |(row, col): (u32, u32)| {
        let col = u16::try_from(col).ok().filter(|c| *c < MAX_COLS)?;
        (row < MAX_ROWS).then(|| CellRef::new(row, col))
    };
    Some(Area { first: corner(from.start)?, last: corner(from.end)? })
}

/// The finding about formulas without a stored result.
pub fn never_calculated(cells: Vec<CellRef>) -> Finding {
    let seen = "formulas have no stored result, so their values are unknown";
    let remedy = "open the workbook in Excel or LibreOffice, save it, and run again";
    Finding::new(codes::NEVER_CALCULATED, seen, remedy).cells(cells)
}
