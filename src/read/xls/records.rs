//! The records of an .xls stream: a kind, a length, a body.

use super::ole::u16_at;

pub const END: u16 = 0x000A;
pub const BEGIN: u16 = 0x0809;
pub const CONTINUE: u16 = 0x003C;

/// One record. A body that the end of the stream cuts off is not given.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// What it is about.
    pub kind: u16,
    /// What it says.
    pub body: &'a [u8],
}

/// Walks over the records of a stream.
pub struct Records<'a> {
    stream: &'a [u8],
    /// Where the next record begins.
    pub at: usize,
}

impl<'a> Records<'a> {
    /// From this place on; a place outside has none.
    pub fn new(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// The kind of the record that would be next.
    pub fn peek(&self) -> Option<u16> {
        u16_at(self.stream, self.at)
    }

    /// The records from here on that continue the one before, by their bodies.
    pub fn continued(&mut self) -> Vec<&'a [u8]> {
        let mut bodies = Vec::new();
        while self.peek() == Some(CONTINUE) {
            let Some(record) = self.next() else { break };
            bodies.push(record.body);
        }
        bodies
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at.checked_add(2)?)?);
        let start = self.at.checked_add(4)?;
        let body = self.stream.get(start..start.checked_add(length)?)?;
        self.at = start + length;
        Some(Record { kind, body })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_that_is_cut_off_is_not_given() {
        let stream = [0x0A, 0, 0, 0, 0x3C, 0, 2, 0, 7, 8, 0x3C, 0, 9, 0, 1];
        let mut records = Records::new(&stream, 0);
        assert_eq!(records.next().map(|r| r.kind), Some(END));
        assert_eq!(records.continued(), [&[7_u8, 8][..]]);
        assert!(records.next().is_none());
        assert!(Records::new(&stream, usize::MAX).next().is_none());
    }
}
