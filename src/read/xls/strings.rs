//! Texts of an .xls: two bytes or one for each letter, and letters of a code page before Excel 97.

use super::ole::{u16_at, u32_at};
use encoding_rs::Encoding;

/// How the texts of a workbook are stored.
#[derive(Debug, Clone, Copy)]
pub enum Letters {
    /// Excel 97 to 2003.
    Unicode,
    /// Excel 5 and 95.
    CodePage(&'static Encoding),
}

/// The letters of a Windows code page; Western European for one that is not known.
pub fn code_page(number: u16) -> &'static Encoding {
    use encoding_rs::*;
    match number {
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10_000 | 32_768 => MACINTOSH,
        10_007 => X_MAC_CYRILLIC,
        _ => WINDOWS_1252,
    }
}

/// The text of a body that begins with a length of one byte (`short`) or two. What is cut off is left out.
pub fn text(body: &[u8], short: bool, letters: Letters) -> Option<String> {
    let (count, rest) = if short {
        (usize::from(*body.first()?), body.get(1..)?)
    } else {
        (usize::from(u16_at(body, 0)?), body.get(2..)?)
    };
    match letters {
        Letters::CodePage(encoding) => {
            let bytes = rest.get(..count).unwrap_or(rest);
            Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
        }
        Letters::Unicode => {
            let (flags, rest) = rest.split_first()?;
            let rich = if flags & 8 == 0 { 0 } else { 2 };
            let asian = if flags & 4 == 0 { 0 } else { 4 };
            let rest = rest.get(rich + asian..)?;
            let mut text = String::new();
            push(&mut text, rest, count, flags & 1 == 1);
            Some(text)
        }
    }
}

/// Adds up to `count` letters; gives how many letters and bytes that were.
fn push(text: &mut String, bytes: &[u8], count: usize, wide: bool) -> (usize, usize) {
    if wide {
        let units: Vec<u16> =
            bytes.as_chunks::<2>().0.iter().take(count).map(|c| u16::from_le_bytes(*c)).collect();
        text.push_str(&String::from_utf16_lossy(&units));
        (units.len(), units.len() * 2)
    } else {
        let taken = count.min(bytes.len());
        text.extend(bytes.iter().take(taken).map(|b| char::from(*b)));
        (taken, taken)
    }
}

/// The shared texts, which run on over several bodies.
pub struct Shared<'a> {
    bodies: Vec<&'a [u8]>,
    body: usize,
    at: usize,
}

impl<'a> Shared<'a> {
    /// Behind the two counts at the start of the first body, which are not trusted.
    pub fn new(first: &'a [u8], more: Vec<&'a [u8]>) -> Self {
        let mut bodies = vec![first];
        bodies.extend(more);
        Self { bodies, body: 0, at: 8 }
    }

    fn rest(&self) -> &'a [u8] {
        self.bodies.get(self.body).and_then(|b| b.get(self.at..)).unwrap_or_default()
    }

    /// Whether bytes are left, in this body or the next.
    fn advance(&mut self) -> bool {
        while self.rest().is_empty() {
            if self.body + 1 >= self.bodies.len() {
                return false;
            }
            (self.body, self.at) = (self.body + 1, 0);
        }
        true
    }

    fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 && self.advance() {
            let step = bytes.min(self.rest().len());
            self.at += step;
            bytes -= step;
        }
    }

    /// The letters of one text; where a body ends inside, the next says anew how wide they are.
    fn letters(&mut self, mut count: usize, mut wide: bool) -> String {
        let mut text = String::new();
        while count > 0 {
            let (letters, bytes) = push(&mut text, self.rest(), count, wide);
            self.at += bytes;
            count -= letters;
            if count > 0 {
                self.at += self.rest().len();
                if !self.advance() {
                    break;
                }
                wide = self.rest().first().is_some_and(|flags| flags & 1 == 1);
                self.at += 1;
            }
        }
        text
    }
}

impl Iterator for Shared<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if !self.advance() {
            return None;
        }
        let head = self.rest();
        let (count, flags) = (usize::from(u16_at(head, 0)?), *head.get(2)?);
        let mut length = 3;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(u16_at(head, length)?) };
        length += if flags & 8 == 0 { 0 } else { 2 };
        let asian = if flags & 4 == 0 { 0 } else { u32_at(head, length)? as usize };
        length += if flags & 4 == 0 { 0 } else { 4 };
        self.at += length;
        let text = self.letters(count, flags & 1 == 1);
        self.skip(runs * 4);
        self.skip(asian);
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_both_kinds() {
        assert_eq!(text(b"\x02\x00\x01a\x00\x3A\x26", false, Letters::Unicode).as_deref(), Some("a☺"));
        assert_eq!(text(b"\x02\x00a\xE9", true, Letters::Unicode).as_deref(), Some("aé"));
        assert_eq!(text(b"\x02a\x80", true, Letters::CodePage(code_page(1252))).as_deref(), Some("a€"));
        assert_eq!(text(b"\xFF\xFFab", false, Letters::CodePage(code_page(0))).as_deref(), Some("ab"));
        assert_eq!(text(b"", false, Letters::Unicode), None);
    }

    #[test]
    fn a_shared_text_may_run_on_and_change_its_width() {
        let first = b"\0\0\0\0\0\0\0\0\x04\x00\x00ab";
        let next = b"\x01\x3A\x26c\x00\x01\x00\x08\x01\x00z\0\0\0\0\x01\x00\x00y";
        let texts: Vec<String> = Shared::new(first, vec![next]).collect();
        assert_eq!(texts, ["ab☺c", "z", "y"]);
    }

    #[test]
    fn a_length_that_cannot_be_true_ends_the_list() {
        let texts: Vec<String> =
            Shared::new(b"\0\0\0\0\0\0\0\0\xFF\xFF\x0C\xFF\xFF\xFF\xFF\xFF\xFFab", vec![]).collect();
        assert_eq!(texts, ["ab"]);
    }
}
