//! A quick look through the XML of a sheet for what its cell reader does not tell: merged areas, and
//! formulas without a stored result. It also counts what the sheet really unpacks to.

use super::super::package::parts::parse_area;
use crate::model::address::{Area, CellRef, MAX_ROWS};
use std::io::BufRead;

/// What a sheet's XML tells beside its cells.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Merged areas, in the order of the file.
    pub merges: Vec<Area>,
    /// Cells with a formula and no stored result, each with the number of its style.
    pub never_calculated: Vec<(CellRef, usize)>,
    /// Bytes read.
    pub bytes: u64,
}

/// The cell the scan is in.
#[derive(Default)]
struct Open {
    tag: Vec<u8>,
    formula: bool,
    value: bool,
}

/// Reads to the end, or to the first fault; what was found up to there is given.
pub fn scan(mut xml: impl BufRead) -> Scan {
    let mut found = Scan::default();
    let (mut token, mut open) = (Vec::new(), Open::default());
    let (mut row, mut col) = (0_u32, 0_u32);
    loop {
        token.clear();
        match xml.read_until(b'>', &mut token) {
            Ok(n) if n > 0 => found.bytes += n as u64,
            _ => return found,
        }
        let Some(start) = token.iter().position(|b| *b == b'<') else { continue };
        let (text, tag) = token.split_at(start);
        match local_name(tag) {
            b"/v" => open.value |= !text.is_empty(),
            b"c" => {
                col += 1;
                open.tag.clear();
                if !tag.ends_with(b"/>") {
                    open.tag.extend_from_slice(tag);
                }
                (open.formula, open.value) = (false, false);
            }
            b"/c" if open.formula && !open.value => {
                found.never_calculated.extend(open.place(row, col.saturating_sub(1)));
            }
            b"f" => open.formula = true,
            b"is" => open.value = true,
            b"row" => {
                row = number(tag, b"r").map_or(row + 1, |r| r.min(u64::from(MAX_ROWS)) as u32);
                col = 0;
            }
            b"mergeCell" => found.merges.extend(value(tag, b"ref").and_then(parse_area)),
            _ => {}
        }
    }
}

impl Open {
    /// Where the cell is and its style, unless its result is text, of which an empty one is a result.
    fn place(&self, row: u32, col: u32) -> Option<(CellRef, usize)> {
        if value(&self.tag, b"t") == Some("str") {
            return None;
        }
        let counted = || Some(CellRef::new(row.checked_sub(1)?, u16::try_from(col).ok()?));
        let at = value(&self.tag, b"r").map_or_else(counted, CellRef::parse)?;
        Some((at, number(&self.tag, b"s").unwrap_or(0) as usize))
    }
}

/// `<x:c r="A1">` is `c`, `</v>` is `/v`.
fn local_name(tag: &[u8]) -> &[u8] {
    let body = &tag[1.min(tag.len())..];
    let end = body.iter().skip(1).position(|b| matches!(b, b' ' | b'>' | b'/' | b'\n' | b'\t' | b'\r'));
    let name = &body[..end.map_or(body.len(), |e| e + 1)];
    match name.iter().position(|b| *b == b':') {
        Some(colon) if name.first() == Some(&b'/') => match &name[colon + 1..] {
            b"v" => b"/v",
            b"c" => b"/c",
            _ => b"/",
        },
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}

/// The value of an attribute, unescaped not, since none that is asked for needs it.
fn value<'t>(tag: &'t [u8], name: &[u8]) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        let equals = rest.iter().position(|b| *b == b'=')?;
        let key = rest[..equals].trim_ascii_end();
        let quoted = rest[equals + 1..].trim_ascii_start();
        let quote = *quoted.first()?;
        let inner = &quoted[1..];
        let end = inner.iter().position(|b| *b == quote)?;
        if key.ends_with(name)
            && key.len() > name.len()
            && key[key.len() - name.len() - 1].is_ascii_whitespace()
        {
            return std::str::from_utf8(&inner[..end]).ok();
        }
        rest = &inner[end + 1..];
    }
}

fn number(tag: &[u8], name: &[u8]) -> Option<u64> {
    value(tag, name)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(xml: &str) -> Vec<String> {
        scan(xml.as_bytes()).never_calculated.iter().map(|(at, style)| format!("{at}/{style}")).collect()
    }

    #[test]
    fn formulas_without_a_result_are_found() {
        let xml = r#"<sheetData><row r="4"><c r="A4"><f>1+1</f><v>2</v></c><c r="B4" s="3"><f>C4*2</f><v></v></c>
            <c r="C4" s="1"/><c r="D4"><v>1</v></c><c r="E4"><f>A4</f></c><c r="F4" t="str"><f>""</f><v></v></c>
            <c r="G4"><f t="shared" si="0"/><v/></c></row></sheetData>"#;
        assert_eq!(places(xml), ["B4/3", "E4/0", "G4/0"]);
    }

    #[test]
    fn places_are_counted_where_they_are_not_written_and_prefixes_do_not_matter() {
        let xml = "<x:row><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c/><x:c><x:f>A1</x:f></x:c></x:row>";
        assert_eq!(places(xml), ["B2/0"]);
    }

    #[test]
    fn merges_are_found() {
        let found =
            scan(r#"<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="bad"/></mergeCells>"#.as_bytes());
        assert_eq!(found.merges.iter().map(ToString::to_string).collect::<Vec<_>>(), ["A1:C1"]);
    }
}
