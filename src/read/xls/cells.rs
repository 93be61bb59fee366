//! The cells of a sheet of an .xls, record by record into the sparse store: what is only claimed costs nothing.

use super::super::convert;
use super::super::draft::Draft;
use super::super::kinds::{self, Shown};
use super::super::refusal::Refusal;
use super::book::Book;
use super::ole::{u16_at, u32_at};
use super::records::{BEGIN, END, Record, Records};
use super::strings::text;
use crate::model::address::{Area, CellRef, MAX_COLS};
use crate::model::workbook::CellValue;

const FORMULA: u16 = 0x0006;
/// The same with the numbers that Excel 3 and 4 gave it, which some programs keep and Excel reads in any workbook.
const FORMULA_3: u16 = 0x0206;
const FORMULA_4: u16 = 0x0406;
const RESULT: u16 = 0x0207;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const RICH_LABEL: u16 = 0x00D6;
const BOOL_OR_ERROR: u16 = 0x0205;
const SMALL: u16 = 0x027E;
const SMALLS: u16 = 0x00BD;
const SHARED_LABEL: u16 = 0x00FD;
const MERGES: u16 = 0x00E5;

/// What a sheet's records tell beside its cells.
#[derive(Debug, Default)]
pub struct Told {
    /// Merged areas.
    pub merges: Vec<Area>,
    /// Whether the records were read to the sheet's end.
    pub whole: bool,
    /// Whether it is a sheet at all.
    pub is_sheet: bool,
    /// Bytes read.
    pub bytes: usize,
}

/// Reads the sheet that begins at `start`, up to its end or to `most` bytes.
pub fn read(
    stream: &[u8],
    start: usize,
    most: usize,
    book: &Book,
    draft: &mut Draft<'_>,
) -> Result<Told, Refusal> {
    let mut told = Told::default();
    let mut records = Records::new(stream, start);
    told.is_sheet = records.peek() == Some(BEGIN);
    if !told.is_sheet {
        return Ok(told);
    }
    // Charts inside a sheet are streams of their own, with records that look like cells.
    let (mut depth, mut formula) = (0_u32, None);
    while records.at - start < most {
        let Some(record) = records.next() else { break };
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => {
                told.whole = true;
                break;
            }
            END => depth -= 1,
            _ if depth > 1 => {}
            MERGES => {
                told.merges.extend(record.body.get(2..).unwrap_or_default().chunks_exact(8).filter_map(area))
            }
            RESULT => {
                if let (Some((row, col, style)), Some(text)) =
                    (formula.take(), text(record.body, false, book.letters))
                    && let Some(value) = draft.text(&text)
                {
                    draft.put(row, col, style, value)?;
                }
            }
            _ => cell(record, book, draft, &mut formula)?,
        }
    }
    told.bytes = records.at - start;
    Ok(told)
}

fn area(bytes: &[u8]) -> Option<Area> {
    let at = |i: usize| u16_at(bytes, i * 2);
    let (first, last, left, right) = (at(0)?, at(1)?, at(2)?, at(3)?);
    let inside = first <= last && left <= right && right < MAX_COLS;
    inside.then(|| Area {
        first: CellRef::new(u32::from(first), left),
        last: CellRef::new(u32::from(last), right),
    })
}

/// Puts the cell or cells of a record; a formula whose result is a text in the next record is remembered.
fn cell(
    record: Record<'_>,
    book: &Book,
    draft: &mut Draft<'_>,
    formula: &mut Option<(u32, u32, u16)>,
) -> Result<(), Refusal> {
    let body = record.body;
    let (Some(row), Some(col), Some(xf)) = (u16_at(body, 0), u16_at(body, 2), u16_at(body, 4)) else {
        return Ok(());
    };
    let (row, col) = (u32::from(row), u32::from(col));
    let (style, shown) = book.style(xf);
    let number = |n: Option<f64>| n.map(|n| kinds::value(n, shown, book.is_1904));
    let value = match record.kind {
        NUMBER => number(f64_at(body, 6)),
        SMALL => number(u32_at(body, 6).map(small)),
        SMALLS => return smalls(body, (row, col), book, draft),
        SHARED_LABEL => u32_at(body, 6).and_then(|i| book.texts.get(i as usize).copied().flatten()),
        LABEL | RICH_LABEL => {
            text(body.get(6..).unwrap_or_default(), false, book.letters).and_then(|text| draft.text(&text))
        }
        BOOL_OR_ERROR => bool_or_error(body.get(6), body.get(7)),
        FORMULA | FORMULA_3 | FORMULA_4 if body.get(12..14) != Some(&[0xFF, 0xFF]) => number(f64_at(body, 6)),
        FORMULA | FORMULA_3 | FORMULA_4 => {
            *formula = (body.get(6) == Some(&0)).then_some((row, col, style));
            match body.get(6) {
                Some(1) => bool_or_error(body.get(8), Some(&0)),
                Some(2) => bool_or_error(body.get(8), Some(&1)),
                _ => None,
            }
        }
        _ => None,
    };
    value.map_or(Ok(()), |value| draft.put(row, col, style, value))
}

/// Several small numbers side by side.
fn smalls(body: &[u8], (row, col): (u32, u32), book: &Book, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let each = body.get(4..body.len().saturating_sub(2)).unwrap_or_default();
    for (col, one) in (col..).zip(each.chunks_exact(6)) {
        let (style, shown) = book.style(u16_at(one, 0).unwrap_or_default());
        let n = u32_at(one, 2).map_or(0.0, small);
        draft.put(row, col, style, kinds::value(n, shown, book.is_1904))?;
    }
    Ok(())
}

/// A number in four bytes: whole or the upper half of a float, as it is or a hundred times too large.
fn small(raw: u32) -> f64 {
    let n = if raw & 2 == 0 {
        f64::from_bits(u64::from(raw & !3) << 32)
    } else {
        f64::from(raw.cast_signed() >> 2)
    };
    if raw & 1 == 0 { n } else { n / 100.0 }
}

fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..)?.first_chunk().map(|b| f64::from_le_bytes(*b))
}

fn bool_or_error(value: Option<&u8>, is_error: Option<&u8>) -> Option<CellValue> {
    if is_error == Some(&0) {
        return value.map(|v| CellValue::Bool(*v != 0));
    }
    convert::error_of(*value?).map(CellValue::Error)
}

impl Book {
    /// The workbook's style for the file's, and how it shows numbers; the plain one where there is none.
    fn style(&self, xf: u16) -> (u16, Shown) {
        self.styles.get(usize::from(xf)).copied().unwrap_or((0, Shown::Number))
    }
}
