//! Single values as bytes and back. Nothing but this run reads them.

use crate::model::address::CellRef;
use crate::model::money::{Currency, Money};
use crate::model::period::Period;
use crate::model::precision::Precision;
use crate::model::submission::Place;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A value that is laid down as bytes.
pub trait Laid: Sized {
    /// Adds its bytes.
    fn lay(&self, out: &mut Vec<u8>);
    /// Takes it from the front of the bytes; `None` where they are of nothing like it.
    fn lift(from: &mut &[u8]) -> Option<Self>;
}

/// Adds how many values there are, and each.
pub fn lay_all<T: Laid>(values: &[T], out: &mut Vec<u8>) {
    (values.len() as u32).lay(out);
    values.iter().for_each(|value| value.lay(out));
}

/// Takes as many values as there are.
pub fn take_all<T: Laid>(from: &mut &[u8]) -> Option<Vec<T>> {
    let count = u32::lift(from)?;
    (0..count).map(|_| T::lift(from)).collect()
}

/// Takes so many bytes.
pub fn bytes<'b>(count: usize, from: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (own, rest) = from.split_at_checked(count)?;
    *from = rest;
    Some(own)
}

fn array<const N: usize>(from: &mut &[u8]) -> Option<[u8; N]> {
    let (own, rest) = from.split_first_chunk::<N>()?;
    *from = rest;
    Some(*own)
}

impl Laid for u8 {
    fn lay(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        array::<1>(from).map(|[byte]| byte)
    }
}

impl Laid for bool {
    fn lay(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        u8::lift(from).map(|byte| byte == 1)
    }
}

impl Laid for u16 {
    fn lay(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        array(from).map(Self::from_le_bytes)
    }
}

impl Laid for u32 {
    fn lay(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        array(from).map(Self::from_le_bytes)
    }
}

impl<T: Laid> Laid for Option<T> {
    fn lay(&self, out: &mut Vec<u8>) {
        self.is_some().lay(out);
        if let Some(value) = self {
            value.lay(out);
        }
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        match bool::lift(from)? {
            true => T::lift(from).map(Some),
            false => Some(None),
        }
    }
}

impl Laid for Date {
    fn lay(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.year().to_le_bytes());
        out.extend_from_slice(&[self.month().cast_unsigned(), self.day().cast_unsigned()]);
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        let [a, b, month, day] = array(from)?;
        Self::new(i16::from_le_bytes([a, b]), month.cast_signed(), day.cast_signed()).ok()
    }
}

impl Laid for Period {
    fn lay(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.year().to_le_bytes());
        out.push(self.month().cast_unsigned());
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        let [a, b, month] = array(from)?;
        Self::new(i16::from_le_bytes([a, b]), month.cast_signed())
    }
}

impl Laid for Decimal {
    fn lay(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.serialize());
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        array(from).map(Self::deserialize)
    }
}

impl Laid for Money {
    fn lay(&self, out: &mut Vec<u8>) {
        self.amount.lay(out);
        out.extend_from_slice(self.currency.code().as_bytes());
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        let amount = Decimal::lift(from)?;
        let code = array::<3>(from)?;
        Some(Self { amount, currency: Currency::parse(std::str::from_utf8(&code).ok()?)? })
    }
}

impl Laid for Precision {
    fn lay(&self, out: &mut Vec<u8>) {
        let place = Self::ALL.iter().position(|one| one == self);
        out.push(place.unwrap_or_default() as u8);
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        Self::ALL.get(usize::from(u8::lift(from)?)).copied()
    }
}

impl Laid for CellRef {
    fn lay(&self, out: &mut Vec<u8>) {
        self.row.lay(out);
        self.col.lay(out);
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        Some(Self::new(u32::lift(from)?, u16::lift(from)?))
    }
}

impl Laid for Place {
    fn lay(&self, out: &mut Vec<u8>) {
        let (kind, sheet, cell) = match self {
            Self::Settings => (0, 0, None),
            Self::Cell(sheet, cell) => (1, *sheet, Some(*cell)),
            Self::Title(sheet, cell) => (2, *sheet, Some(*cell)),
            Self::SheetName(sheet) => (3, *sheet, None),
            Self::FileName => (4, 0, None),
            Self::Folder => (5, 0, None),
        };
        out.push(kind);
        (sheet as u32).lay(out);
        cell.lay(out);
    }

    fn lift(from: &mut &[u8]) -> Option<Self> {
        let kind = u8::lift(from)?;
        let sheet = u32::lift(from)? as usize;
        let cell = Option::<CellRef>::lift(from)?;
        Some(match (kind, cell) {
            (0, _) => Self::Settings,
            (1, Some(cell)) => Self::Cell(sheet, cell),
            (2, Some(cell)) => Self::Title(sheet, cell),
            (3, _) => Self::SheetName(sheet),
            (4, _) => Self::FileName,
            (5, _) => Self::Folder,
            _ => return None,
        })
    }
}
