//! The cells of a sheet in one pass over its XML, with its merged areas and its formulas without a stored
//! result. It forgives what spreadsheet programs forgive, and a faulty cell costs only itself.

use super::super::convert::error_named;
use super::super::draft::Draft;
use super::super::kinds;
use super::super::package::parts::parse_area;
use super::super::refusal::Refusal;
use super::super::serial;
use super::escape::{decoded, unescaped};
use super::strings::Texts;
use super::styles::Styles;
use super::tag::{attributes, local_name, number, value};
use super::tokens::Tokens;
use crate::model::address::{Area, CellRef};
use crate::model::workbook::CellValue;
use std::io::Read;
use std::str::FromStr;

/// What the cells of a workbook have in common.
pub struct Book {
    /// Shared texts.
    pub texts: Texts,
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
    /// The number of its style in the file.
    style: usize,
    kind: Kind,
    value: Vec<u8>,
    inline: String,
    formula: bool,
    has_value: bool,
    is_inline: bool,
    phonetic: bool,
}

/// What its tag says that a cell holds.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Unsaid,
    Number,
    Shared,
    Inline,
    Text,
    Flag,
    Error,
    Day,
    Unknown,
}

/// A value, nothing, or a fault.
enum Taken {
    Value(CellValue),
    Nothing,
    Fault,
}

/// Reads to the end, or to where the XML breaks off; the cells go into `draft`.
pub fn read(xml: impl Read, book: &Book, draft: &mut Draft<'_>) -> Result<Told, Refusal> {
    let mut told = Told::default();
    let (mut xml, mut open) = (Tokens::new(xml), Open::default());
    let (mut row, mut col) = (0_u32, 0_u32);
    while let Some((text, tag)) = xml.next() {
        match local_name(tag) {
            [b'c'] => {
                (row, col) = open.begin(tag).unwrap_or((row, col));
                if tag.ends_with(b"/>") {
                    open.blank(row, col, book, draft);
                    col = col.saturating_add(1);
                }
            }
            [b'/', b'v'] => open.take_value(text),
            b"f" => open.formula = true,
            b"is" => open.is_inline = true,
            b"rPh" => open.phonetic = true,
            b"/rPh" => open.phonetic = false,
            b"/t" if open.is_inline && !open.phonetic => open.inline.push_str(&unescaped(text)),
            [b'/', b'c'] => {
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
    }
    told.bytes = xml.bytes;
    Ok(told)
}

/// `C7` as row and column from 0, inside the largest sheet or not; `None` when it is no place.
fn place(text: &[u8]) -> Option<(u32, u32)> {
    let split = text.iter().position(u8::is_ascii_digit)?;
    let (letters, digits) = text.split_at(split);
    let letter = |col: u32, b: &u8| {
        let digit = u32::from(b.to_ascii_uppercase().checked_sub(b'A').filter(|d| *d < 26)?) + 1;
        Some(col.saturating_mul(26).saturating_add(digit))
    };
    let col = letters.iter().try_fold(0, letter)?;
    Some((parsed::<u32>(digits)?.checked_sub(1)?, col.checked_sub(1)?))
}

fn parsed<T: FromStr>(bytes: &[u8]) -> Option<T> {
    std::str::from_utf8(bytes).ok()?.parse().ok()
}

impl Kind {
    fn named(name: &[u8]) -> Self {
        match name {
            b"n" => Self::Number,
            b"s" => Self::Shared,
            b"inlineStr" | b"is" => Self::Inline,
            b"str" => Self::Text,
            b"b" => Self::Flag,
            b"e" => Self::Error,
            b"d" => Self::Day,
            _ => Self::Unknown,
        }
    }
}

impl Open {
    /// Begins a cell; the place that its tag names.
    fn begin(&mut self, tag: &[u8]) -> Option<(u32, u32)> {
        self.value.clear();
        self.inline.clear();
        (self.formula, self.has_value, self.is_inline, self.phonetic) = (false, false, false, false);
        (self.style, self.kind) = (0, Kind::Unsaid);
        let mut at = None;
        for (name, value) in attributes(tag) {
            match name {
                [b'r'] => at = place(value),
                [b's'] => self.style = parsed(value).unwrap_or(0),
                [b't'] => self.kind = Kind::named(value),
                _ => {}
            }
        }
        at
    }

    /// A cell that holds nothing may still have a colour.
    fn blank(&self, row: u32, col: u32, book: &Book, draft: &mut Draft<'_>) {
        let style = book.styles.of(self.style);
        if style.filled {
            draft.tint(row, col, style.number);
        }
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
        let at = || Some(CellRef::new(row, u16::try_from(col).ok()?));
        let taken = match self.take(book, draft) {
            Taken::Value(value) => value,
            Taken::Nothing => {
                self.blank(row, col, book, draft);
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
        let known = book.styles.of(self.style);
        let value = known.symbols.map_or(taken, |font| draft.in_symbols(font, taken));
        draft.put(row, col, known.number, value)
    }

    fn take(&self, book: &Book, draft: &mut Draft<'_>) -> Taken {
        let some = |value: Option<CellValue>| value.map_or(Taken::Nothing, Taken::Value);
        if self.is_inline || self.kind == Kind::Inline {
            return some(draft.text(&decoded(&self.inline)));
        }
        if !self.has_value {
            let unknown = self.formula && self.kind != Kind::Text;
            return if unknown { Taken::Value(CellValue::Uncalculated) } else { Taken::Nothing };
        }
        let raw = self.value.trim_ascii();
        let plain = std::str::from_utf8(raw).unwrap_or_default();
        match self.kind {
            Kind::Unsaid | Kind::Number => match plain.parse::<f64>() {
                Ok(n) if n.is_finite() => {
                    Taken::Value(kinds::value(n, book.styles.of(self.style).shown, book.is_1904))
                }
                _ if self.kind == Kind::Unsaid => some(draft.text(&unescaped(raw))),
                _ => Taken::Fault,
            },
            Kind::Shared => match plain.parse().ok().and_then(|i| book.texts.value(i, draft)) {
                Some(text) => some(text),
                None => Taken::Fault,
            },
            Kind::Text => some(draft.text(&decoded(&unescaped(&self.value)))),
            Kind::Flag => match plain {
                "1" | "true" | "TRUE" => Taken::Value(CellValue::Bool(true)),
                "0" | "false" | "FALSE" => Taken::Value(CellValue::Bool(false)),
                _ => Taken::Fault,
            },
            Kind::Error => error_named(plain).map_or(Taken::Fault, |e| Taken::Value(CellValue::Error(e))),
            Kind::Day => some(serial::from_iso(plain).map(CellValue::Date).or_else(|| draft.text(plain))),
            Kind::Inline | Kind::Unknown => Taken::Fault,
        }
    }
}
