//! A sheet's XML in pieces: the text before a tag, and the tag.

use std::io::Read;

/// So many bytes are read at once.
const PART: u64 = 64 * 1024;

/// Cuts what a reader gives; what breaks off inside a tag is left out.
pub struct Tokens<R> {
    from: R,
    buffer: Vec<u8>,
    /// How much of the buffer was given already.
    given: usize,
    /// Bytes read.
    pub bytes: u64,
}

impl<R: Read> Tokens<R> {
    /// From the beginning.
    pub fn new(from: R) -> Self {
        Self { from, buffer: Vec::new(), given: 0, bytes: 0 }
    }

    /// The text before the next tag, and the tag from `<` to `>`; `None` at the end.
    pub fn next(&mut self) -> Option<(&[u8], &[u8])> {
        let start = self.find(b'<', 0)?;
        let end = self.find(b'>', start)? + 1;
        let from = self.given;
        self.given += end;
        Some(self.buffer.get(from..self.given)?.split_at(start))
    }

    /// How far behind what was given a byte stands, from a distance on.
    fn find(&mut self, byte: u8, from: usize) -> Option<usize> {
        let mut searched = from;
        loop {
            let left = self.buffer.get(self.given..)?;
            if let Some(at) = left.get(searched..)?.iter().position(|b| *b == byte) {
                return Some(searched + at);
            }
            searched = left.len();
            if !self.read_on() {
                return None;
            }
        }
    }

    /// Whether there was more.
    fn read_on(&mut self) -> bool {
        self.buffer.drain(..self.given);
        self.given = 0;
        let before = self.buffer.len();
        // What came before a fault counts; the fault comes again.
        let _ = self.from.by_ref().take(PART).read_to_end(&mut self.buffer);
        let read = self.buffer.len() - before;
        self.bytes += read as u64;
        read > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reader that gives a byte at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let (Some((first, rest)), Some(to)) = (self.0.split_first(), buffer.first_mut()) else {
                return Ok(0);
            };
            *to = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    #[test]
    fn a_tag_comes_with_the_text_before_it() {
        let mut tokens = Tokens::new(Slow(b"<v>1 > 0</v>\n<c"));
        let mut all = Vec::new();
        while let Some((text, tag)) = tokens.next() {
            all.push((String::from_utf8_lossy(text).into_owned(), String::from_utf8_lossy(tag).into_owned()));
        }
        let expected = [("", "<v>"), ("1 > 0", "</v>")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!((all, tokens.bytes), (expected.to_vec(), 15));
    }
}
