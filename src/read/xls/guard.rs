//! Looks through the records of an .xls before the library does: it holds each sheet as a full rectangle,
//! so two cells in opposite corners, or a size that is only claimed, would take all memory.

use super::super::refusal::Refusal;
use super::ole::{u16_at, u32_at};

const END: u16 = 0x000A;
const BEGIN: u16 = 0x0809;
const SHEET: u16 = 0x0085;
const LOCK: u16 = 0x002F;
const SIZE: u16 = 0x0200;
/// Formula, number, label, true/false or error, text, small number, shared text, rich text.
const CELLS: [u16; 8] = [0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6, 0x00BD];
/// A rectangle may have this many places for each cell that holds something before it counts as a trap.
const MOST_EMPTY: u64 = 20;

/// Records: kind, where the body begins, body.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = (u16, usize, &[u8])> {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
        let body = at + 4;
        at = body + length;
        Some((kind, body, stream.get(body..at)?))
    })
}

/// Checks every sheet. Gives the offsets of the bodies of size records whose claim is too large to believe,
/// with their lengths: they are to be blanked, since they only reserve room.
pub fn check(stream: &[u8], largest: u64) -> Result<Vec<(usize, usize)>, Refusal> {
    let mut claims = Vec::new();
    let head = || records(stream, 0).take_while(|(kind, ..)| *kind != END);
    if head().any(|(kind, ..)| kind == LOCK) {
        return Err(Refusal::password(false));
    }
    let starts = head()
        .filter(|(kind, ..)| *kind == SHEET)
        .filter_map(|(_, _, body)| u32_at(body, 0).map(|at| at as usize));
    for start in starts.collect::<Vec<_>>() {
        check_sheet(stream, start, largest, &mut claims)?;
    }
    Ok(claims)
}

fn check_sheet(
    stream: &[u8],
    start: usize,
    largest: u64,
    claims: &mut Vec<(usize, usize)>,
) -> Result<(), Refusal> {
    let (mut depth, mut count) = (0_u32, 0_u64);
    let (mut rows, mut cols) = ((u16::MAX, 0_u16), (u16::MAX, 0_u16));
    for (kind, at, body) in records(stream, start) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            SIZE if claimed(body) > largest => claims.push((at, body.len())),
            kind if CELLS.contains(&kind) => {
                let (row, col) = (u16_at(body, 0).unwrap_or(0), u16_at(body, 2).unwrap_or(0));
                rows = (rows.0.min(row), rows.1.max(row));
                let last = if kind == 0x00BD {
                    u16_at(body, body.len().saturating_sub(2)).unwrap_or(col)
                } else {
                    col
                };
                cols = (cols.0.min(col), cols.1.max(last).max(col));
                count += 1;
            }
            _ => {}
        }
    }
    let side = |(low, high): (u16, u16)| u64::from(high.saturating_sub(low)) + 1;
    let area = side(rows) * side(cols);
    if count > 0 && area > largest && area > count * MOST_EMPTY {
        return Err(Refusal::too_large(
            "a few cells of a sheet lie so far apart that it would take all memory",
        ));
    }
    Ok(())
}

/// How many places a size record claims.
fn claimed(body: &[u8]) -> u64 {
    let wide = body.len() >= 14;
    let row = |i: usize| if wide { u32_at(body, i * 4) } else { u16_at(body, i * 2).map(u32::from) };
    let col = |i: usize| u16_at(body, if wide { 8 } else { 4 } + i * 2);
    let (rows, cols) = (row(1).unwrap_or(0), col(1).unwrap_or(0));
    u64::from(rows.saturating_sub(row(0).unwrap_or(0)).max(1)) * u64::from(cols.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, body: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(body.len() as u16).to_le_bytes(), body].concat()
    }

    fn number(row: u16, col: u16) -> Vec<u8> {
        record(0x0203, &[&row.to_le_bytes()[..], &col.to_le_bytes(), &[0; 10]].concat())
    }

    fn stream(sheet: &[Vec<u8>]) -> Vec<u8> {
        let globals =
            |at: u32| [record(BEGIN, &[0; 16]), record(SHEET, &at.to_le_bytes()), record(END, &[])].concat();
        let start = globals(0).len() as u32;
        [globals(start), record(BEGIN, &[0; 16]), sheet.concat(), record(END, &[])].concat()
    }

    #[test]
    fn opposite_corners_are_refused_and_a_plain_sheet_is_not() {
        assert!(check(&stream(&[number(0, 0), number(65_535, 255)]), 4_000_000).is_err());
        assert_eq!(check(&stream(&[number(0, 0), number(99, 255)]), 4_000_000), Ok(vec![]));
    }

    #[test]
    fn a_locked_workbook_is_told_whatever_the_kind_of_lock() {
        let stream = [record(BEGIN, &[0; 16]), record(LOCK, &[0; 6]), record(END, &[])].concat();
        assert_eq!(check(&stream, 1), Err(Refusal::password(false)));
    }

    #[test]
    fn an_unbelievable_size_is_found() {
        let size = [&0_u32.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[0, 0, 255, 255, 0, 0]].concat();
        let stream = stream(&[record(SIZE, &size), number(0, 0)]);
        let found = check(&stream, 4_000_000).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(&stream[found[0].0..found[0].0 + found[0].1], size);
    }
}
