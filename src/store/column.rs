//! Columns of values of one kind, each of which may be unknown.

use jiff::civil::Date;
use rust_decimal::Decimal;

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, used once in a table.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Lists of text.
    List,
    /// Civil days.
    Date,
    /// Whole numbers.
    Whole,
    /// Yes or no.
    Flag,
    /// Exact decimals of 38 digits, so many of them after the point.
    Decimal(u32),
}

/// Values of one column, `None` where unknown.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Values {
    Text(Texts),
    List(Vec<Option<Vec<String>>>),
    Date(Vec<Option<Date>>),
    Whole(Vec<Option<i32>>),
    Flag(Vec<Option<bool>>),
    Decimal(Vec<Option<Decimal>>),
}

impl Values {
    /// No values of a kind.
    pub fn none(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(Texts::default()),
            Kind::List => Self::List(Vec::new()),
            Kind::Date => Self::Date(Vec::new()),
            Kind::Whole => Self::Whole(Vec::new()),
            Kind::Flag => Self::Flag(Vec::new()),
            Kind::Decimal(_) => Self::Decimal(Vec::new()),
        }
    }

    /// How many there are, unknown ones too.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(v) => v.len(),
            Self::List(v) => v.len(),
            Self::Date(v) => v.len(),
            Self::Whole(v) => v.len(),
            Self::Flag(v) => v.len(),
            Self::Decimal(v) => v.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Texts, one behind the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    bytes: Vec<u8>,
    /// Where each ends in `bytes`; it begins where the one before ends.
    ends: Vec<usize>,
    known: Vec<bool>,
}

impl Texts {
    /// Adds a text, or one that is unknown.
    pub fn push(&mut self, text: Option<&str>) {
        self.bytes.extend_from_slice(text.unwrap_or_default().as_bytes());
        self.end(text.is_some());
    }

    /// Adds what `fill` writes, which is UTF-8.
    pub fn push_with(&mut self, fill: impl FnOnce(&mut Vec<u8>)) {
        fill(&mut self.bytes);
        self.end(true);
    }

    fn end(&mut self, known: bool) {
        self.ends.push(self.bytes.len());
        self.known.push(known);
    }

    /// Text `i`; `None` where it is unknown or there is none.
    pub fn get(&self, i: usize) -> Option<&str> {
        let known = self.known.get(i).copied().unwrap_or(false);
        let (start, end) = self.span(i)?;
        std::str::from_utf8(self.bytes.get(start..end)?).ok().filter(|_| known)
    }

    /// How many there are, unknown ones too.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All texts as one run of bytes, and for each its start and end there, `None` where it is unknown.
    pub(super) fn into_parts(self) -> (Vec<u8>, Vec<Option<(usize, usize)>>) {
        let spans = (0..self.len()).map(|i| self.span(i).filter(|_| self.known[i])).collect();
        (self.bytes, spans)
    }

    fn span(&self, i: usize) -> Option<(usize, usize)> {
        let end = *self.ends.get(i)?;
        Some((i.checked_sub(1).map_or(0, |before| self.ends[before]), end))
    }
}
