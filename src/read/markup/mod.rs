//! Web pages and XML of Excel 2003, which many programs export under the name of a workbook and Excel opens.

pub mod excel2003;
mod tokens;
pub mod web;

use super::text::decode;
use encoding_rs::Encoding;
use std::borrow::Cow;

/// How much of the beginning is searched for the name of an encoding, in bytes.
const HEAD: usize = 2048;

/// The text of markup, by the encoding that it names where its bytes do not tell.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    let marked = Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok();
    match named(bytes).filter(|_| !marked) {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
        None => decode(bytes).0,
    }
}

fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let at = ["charset=", "encoding="].iter().find_map(|key| head.find(key).map(|at| at + key.len()))?;
    let rest = head.get(at..)?.trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c))?;
    Encoding::for_label(rest.get(..end)?.as_bytes())
}

#[cfg(test)]
mod tests;
