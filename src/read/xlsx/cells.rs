//! The cells of a sheet in one pass over its XML, with its merged areas and its formulas without a stored
//! result. It forgives what spreadsheet programs forgive, and a faulty cell costs only itself.

use super::super::draft::Draft;
use super::super::package::parts::parse_area;
use super::super::refusal::Refusal;
use super::super::serial;
use super::escape::{decoded, unescaped};
use super::kinds::Shown;
use super::styles::Styles;
use super::tag::{local_name, number, value};
use crate::model::address::{Area, CellRef};
use crate::model::workbook::CellValue;
use std::io::BufRead;

/// What the cells of a workbook have in common.
pub struct Book {
    /// Shared texts.
    pub texts: Vec<Option<CellValue>>,
    /// Styles.
    pub styles: Styles,
    /// Whether days are counted from 1904.
    pub is_1904: bool,
}

/// What a sheet's XML tells beside its cells.
#[derive(Debug, Default)]
pub struct Told {
    /// Merged areas, in the order of the file.
    pub merges: Vec<Area>,
    /// Cells with a formula and no stored result.
    pub never_calculated: Vec<CellRef>,
    /// Cells that hold something that cannot be read.
    pub faulty: Vec<CellRef>,
    /// Whether the cells were read to their end.
    pub whole: bool,
    /// Whether it is a sheet of cells at all.
    pub is_sheet: bool,
    /// Bytes read.
    pub bytes: u64,
}

/// The cell the reader is in.
#[derive(Default)]
struct Open {
    tag: Vec<u8>,
    value: Vec<u8>,
    inline: String,
    formula: bool,
    has_value: bool,
    is_inline: bool,
    phonetic: bool,
}

/// A value, nothing, or a fault.
enum Taken {
    Value(CellValue),
    Nothing,
    Fault,
}

/// Reads to the end, or to where the XML breaks off; the cells go into `draft`.
pub fn read(mut xml: impl BufRead, book: &Book, draft: &mut Draft<'_>) -> Result<Told, Refusal> {
    let mut told = Told::default();
    let (mut token, mut open) = (Vec::new(), Open::default());
    let (mut row, mut col, mut searched) = (0_u32, 0_u32, 0_usize);
    loop {
        match xml.read_until(b'>', &mut token) {
            Ok(n) if n > 0 => told.bytes += n as u64,
            _ => return Ok(told),
        }
        // A `>` may stand in text; the tag is then still to come, and what was searched is not searched again.
        let fresh = token.get(searched..).unwrap_or_default();
        let Some(start) = fresh.iter().position(|b| *b == b'<').map(|at| at + searched) else {
            searched = token.len();
            continue;
        };
        searched = 0;
        let (text, tag) = token.split_at(start);
        match local_name(tag) {
            b"c" => {
                open.begin(tag);
                if let Some(at) = value(tag, b"r").and_then(place) {
                    (row, col) = at;
                }
                if tag.ends_with(b"/>") {
                    blank(tag, row, col, book, draft);
                    col = col.saturating_add(1);
                }
            }
            b"/v" => open.take_value(text),
            b"f" => open.formula = true,
            b"is" => open.is_inline = true,
            b"rPh" => open.phonetic = true,
            b"/rPh" => open.phonetic = false,
            b"/t" if open.is_inline && !open.phonetic => open.inline.push_str(&unescaped(text)),
            b"/c" => {
                open.end(row, col, book, draft, &mut told)?;
                col += 1;
            }
            b"row" => {
                row =
                    number(tag, b"r").map_or(row, |r| u32::try_from(r.saturating_sub(1)).unwrap_or(u32::MAX));
                (row, col) = (if tag.ends_with(b"/>") { row.saturating_add(1) } else { row }, 0);
            }
            b"/row" => (row, col) = (row.saturating_add(1), 0),
            b"sheetData" => (told.is_sheet, told.whole) = (true, tag.ends_with(b"/>")),
            b"/sheetData" => told.whole = true,
            b"mergeCell" => told.merges.extend(value(tag, b"ref").and_then(parse_area)),
            _ => {}
        }
        token.clear();
    }
}

/// `C7` as row and column from 0, inside the largest sheet or not; `None` when it is no place.
fn place(text: &str) -> Option<(u32, u32)> {
    let split = text.bytes().position(|b| b.is_ascii_digit())?;
    let (letters, digits) = text.split_at(split);
    let letter = |col: u32, b: u8| {
        let digit = u32::from(b.to_ascii_uppercase().checked_sub(b'A').filter(|d| *d < 26)?) + 1;
        Some(col.saturating_mul(26).saturating_add(digit))
    };
    let col = letters.bytes().try_fold(0, letter)?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, col.checked_sub(1)?))
}

/// A cell that holds nothing may still have a colour.
fn blank(tag: &[u8], row: u32, col: u32, book: &Book, draft: &mut Draft<'_>) {
    let style = book.styles.of(style_of(tag));
    if style.filled {
        draft.tint(row, col, style.number);
    }
}

/// The number of a cell's style in the file.
fn style_of(tag: &[u8]) -> usize {
    number(tag, b"s").unwrap_or(0) as usize
}

impl Open {
    fn begin(&mut self, tag: &[u8]) {
        self.tag.clear();
        self.tag.extend_from_slice(tag);
        self.value.clear();
        self.inline.clear();
        (self.formula, self.has_value, self.is_inline, self.phonetic) = (false, false, false, false);
    }

    fn take_value(&mut self, text: &[u8]) {
        self.value.extend_from_slice(text);
        self.has_value |= !text.is_empty();
    }

    fn end(
        &mut self,
        row: u32,
        col: u32,
        book: &Book,
        draft: &mut Draft<'_>,
        told: &mut Told,
    ) -> Result<(), Refusal> {
        let style = style_of(&self.tag);
        let at = || Some(CellRef::new(row, u16::try_from(col).ok()?));
        let taken = match self.take(style, book, draft) {
            Taken::Value(value) => value,
            Taken::Nothing => {
                blank(&self.tag, row, col, book, draft);
                return Ok(());
            }
            Taken::Fault => {
                told.faulty.extend(at());
                return Ok(());
            }
        };
        if taken == CellValue::Uncalculated {
            told.never_calculated.extend(at());
        }
        let known = book.styles.of(style);
        let value = known.symbols.map_or(taken, |font| draft.in_symbols(font, taken));
        draft.put(row, col, known.number, value)
    }

    fn take(&self, style: usize, book: &Book, draft: &mut Draft<'_>) -> Taken {
        let some = |value: Option<CellValue>| value.map_or(Taken::Nothing, Taken::Value);
        let kind = value(&self.tag, b"t");
        if self.is_inline || matches!(kind, Some("inlineStr" | "is")) {
            return some(draft.text(&decoded(&self.inline)));
        }
        if !self.has_value {
            let unknown = self.formula && kind != Some("str");
            return if unknown { Taken::Value(CellValue::Uncalculated) } else { Taken::Nothing };
        }
        let raw = self.value.trim_ascii();
        let plain = std::str::from_utf8(raw).unwrap_or_default();
        match kind {
            None | Some("n") => match plain.parse::<f64>() {
                Ok(n) if n.is_finite() => Taken::Value(shown(n, book.styles.of(style).shown, book.is_1904)),
                _ if kind.is_none() => some(draft.text(&unescaped(raw))),
                _ => Taken::Fault,
            },
            Some("s") => match plain.parse().ok().and_then(|i: usize| book.texts.get(i)) {
                Some(text) => some(*text),
                None => Taken::Fault,
            },
            Some("str") => some(draft.text(&decoded(&unescaped(&self.value)))),
            Some("b") => match plain {
                "1" | "true" | "TRUE" => Taken::Value(CellValue::Bool(true)),
                "0" | "false" | "FALSE" => Taken::Value(CellValue::Bool(false)),
                _ => Taken::Fault,
            },
            Some("e") => error(plain).map_or(Taken::Fault, |e| Taken::Value(CellValue::Error(e))),
            Some("d") => some(serial::from_iso(plain).map(CellValue::Date).or_else(|| draft.text(plain))),
            Some(_) => Taken::Fault,
        }
    }
}

fn shown(n: f64, shown: Shown, is_1904: bool) -> CellValue {
    match shown {
        Shown::Number => CellValue::Number(n),
        Shown::Duration => CellValue::Duration(n),
        Shown::Date => serial::to_date(n, is_1904).map_or(CellValue::Number(n), CellValue::Date),
    }
}

/// The errors of Excel, those of its newer functions among them.
fn error(text: &str) -> Option<&'static str> {
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
