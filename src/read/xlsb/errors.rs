//! Errors that formulas came to: the library's cell reader leaves these cells out, and no others.

use crate::read::convert;
use crate::read::package::{Package, parts};
use std::collections::BTreeMap;
use std::io::Read;

const WORKBOOK: &str = "xl/workbook.bin";

/// Kinds of records, as [MS-XLSB] 2.5 numbers them.
const ROW: u32 = 0;
const FORMULA_ERROR: u32 = 11;
const END_OF_CELLS: u32 = 146;
const SHEET: u32 = 156;

/// Where the part of each sheet lies, by the sheet's name; without those that point nowhere.
pub fn sheets(package: &mut Package<'_>) -> BTreeMap<String, String> {
    let targets = parts::targets(package, WORKBOOK);
    let workbook = package.small(WORKBOOK).unwrap_or_default();
    let names = named(workbook.as_slice());
    names.into_iter().filter_map(|(name, id)| Some((name, targets.get(&id)?.clone()))).collect()
}

/// The name of each sheet and the id of its part.
fn named(workbook: impl Read) -> Vec<(String, String)> {
    let (mut records, mut found) = (Records::new(workbook), Vec::new());
    while let Some(kind) = records.next() {
        if kind == SHEET
            && let Some((id, rest)) = records.body.get(8..).and_then(text)
            && let Some((name, _)) = text(rest)
        {
            found.push((name, id));
        }
    }
    found
}

/// A text behind its length, and what stands behind it.
fn text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let (letters, rest) = bytes.get(4..)?.split_at_checked(u32_at(bytes, 0)?.checked_mul(2)? as usize)?;
    let letters: Vec<u16> = letters.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
    Some((String::from_utf16_lossy(&letters), rest))
}

/// Row, column and error of each cell of a sheet whose formula came to one, up to where the part ends or breaks off.
pub fn of(part: impl Read) -> Vec<(u32, u32, &'static str)> {
    let (mut records, mut row, mut found) = (Records::new(part), 0, Vec::new());
    while let Some(kind) = records.next() {
        match kind {
            END_OF_CELLS => break,
            ROW => row = u32_at(&records.body, 0).unwrap_or(row),
            FORMULA_ERROR => {
                let error = records.body.get(8).and_then(|code| convert::error_of(*code));
                found.extend(u32_at(&records.body, 0).zip(error).map(|(col, error)| (row, col, error)));
            }
            _ => {}
        }
    }
    found
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|b| u32::from_le_bytes(*b))
}

/// The records of a part, one after another.
struct Records<R> {
    part: R,
    /// What the last record holds.
    body: Vec<u8>,
}

impl<R: Read> Records<R> {
    fn new(part: R) -> Self {
        Self { part, body: Vec::new() }
    }

    /// The kind of the next record; none where the part ends or breaks off.
    fn next(&mut self) -> Option<u32> {
        let (kind, length) = (self.number(2)?, self.number(4)?);
        self.body.clear();
        let read = self.part.by_ref().take(length.into()).read_to_end(&mut self.body).ok()?;
        (read as u64 == u64::from(length)).then_some(kind)
    }

    /// A number in at most so many groups of seven bits, the lowest first.
    fn number(&mut self, most: u32) -> Option<u32> {
        let mut number = 0;
        for group in 0..most {
            let mut byte = [0];
            self.part.read_exact(&mut byte).ok()?;
            number |= u32::from(byte[0] & 0x7F) << (7 * group);
            if byte[0] & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u8> {
        let letters: Vec<u16> = text.encode_utf16().collect();
        let count = letters.len() as u32;
        count.to_le_bytes().into_iter().chain(letters.iter().flat_map(|l| l.to_le_bytes())).collect()
    }

    #[test]
    fn sheets_are_known_by_their_names() {
        // Kind 156 and length in groups of seven bits; shown, number 1.
        let body = [vec![0, 0, 0, 0, 1, 0, 0, 0], wide("rId1"), wide("Übersicht")].concat();
        let part = [vec![0x83, 0x01, 0], vec![0x9C, 0x01, body.len() as u8], body].concat();
        assert_eq!(named(part.as_slice()), [("Übersicht".to_owned(), "rId1".to_owned())]);
    }

    #[test]
    fn formulas_that_came_to_errors_are_found() {
        let row = |n: u8| vec![0, 4, n, 0, 0, 0];
        let cell = |kind: u8, col: u8, code: u8| vec![kind, 9, col, 0, 0, 0, 0, 0, 0, 0, code];
        // An error that was typed (kind 3) is read by the library; what stands behind the cells is none.
        let part = [
            row(4),
            cell(11, 2, 0x2A),
            cell(3, 3, 0x07),
            row(6),
            cell(11, 0, 0x1D),
            vec![0x92, 0x01, 0],
            cell(11, 9, 0x07),
        ];
        assert_eq!(of(part.concat().as_slice()), [(4, 2, "#N/A"), (6, 0, "#NAME?")]);
        assert_eq!(of([row(4), cell(11, 2, 0x2A)[..7].to_vec()].concat().as_slice()), []);
    }
}
