//! Which letters the bytes of a text file stand for.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How the encoding was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// By a mark at the start, or since it is valid UTF-8.
    Known,
    /// UTF-8 with a few bytes that are not.
    Utf8Damaged,
    /// By the zero bytes between its letters.
    Utf16Guessed,
    /// Because nothing else fits.
    Windows,
}

/// The text and how its encoding was found. Never fails: Windows-1252 has a letter for every byte.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return (text, Encoding::Known);
    }
    if let Some(encoding) = sparse(bytes) {
        return (encoding.decode_without_bom_handling(bytes).0, Encoding::Utf16Guessed);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Encoding::Known);
    }
    if mostly_utf8(bytes) {
        return (UTF_8.decode_without_bom_handling(bytes).0, Encoding::Utf8Damaged);
    }
    (WINDOWS_1252.decode_without_bom_handling(bytes).0, Encoding::Windows)
}

/// UTF-16 without a mark: most of every second byte is zero.
fn sparse(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let pairs = bytes.get(..4096).unwrap_or(bytes).as_chunks::<2>().0;
    let zeros = |side: usize| pairs.iter().filter(|p| p.get(side) == Some(&0)).count();
    let (first, second) = (zeros(0), zeros(1));
    match pairs.len() {
        0 | 1 => None,
        n if second * 10 >= n * 7 && first * 10 < n => Some(UTF_16LE),
        n if first * 10 >= n * 7 && second * 10 < n => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether letters of several bytes outnumber the faults ten to one. A sample cut inside a letter has one fault.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    letters >= faults * 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let utf16 = |bytes: fn(u16) -> [u8; 2]| "Nö;b\n".encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let (le, be) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
        for (bytes, how) in [
            (b"\xEF\xBB\xBFN\xC3\xB6;b\n".to_vec(), Encoding::Known),
            (b"N\xC3\xB6;b\n".to_vec(), Encoding::Known),
            (b"N\xF6;b\n".to_vec(), Encoding::Windows),
            (le.clone(), Encoding::Utf16Guessed),
            (be.clone(), Encoding::Utf16Guessed),
            ([b"\xFF\xFE".to_vec(), le].concat(), Encoding::Known),
            ([b"\xFE\xFF".to_vec(), be].concat(), Encoding::Known),
        ] {
            let (text, found) = decode(&bytes);
            assert_eq!((text.as_ref(), found), ("Nö;b\n", how), "{bytes:?}");
        }
    }

    #[test]
    fn one_bad_byte_does_not_spoil_a_utf8_file() {
        let bytes = [b"\xC3\xB6".repeat(20), b"\xFF".to_vec()].concat();
        assert_eq!(decode(&bytes).1, Encoding::Utf8Damaged);
    }
}
