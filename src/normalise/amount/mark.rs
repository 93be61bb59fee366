//! Point or comma: which of them is a column's decimal mark.

use rust_decimal::Decimal;

/// A decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `1,234.50`
    Point,
    /// `1.234,50`
    Comma,
}

/// What the digits of one amount show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// There is no point or comma.
    Nothing,
    /// Only with this mark can it be read.
    Only(Mark),
    /// One point or comma with three digits after it: thousands or decimals. The mark is what it would be as decimals.
    Either(Mark),
}

/// What the digits show.
pub fn shows(digits: &str) -> Shows {
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let (mark, other, at) = match (points, commas) {
        (0, 0) => return Shows::Nothing,
        (1, 0) => (Mark::Point, Mark::Comma, digits.find('.')),
        (0, 1) => (Mark::Comma, Mark::Point, digits.find(',')),
        (_, 0) => return Shows::Only(Mark::Comma),
        (0, _) => return Shows::Only(Mark::Point),
        _ if digits.rfind('.') > digits.rfind(',') => return Shows::Only(Mark::Point),
        _ => return Shows::Only(Mark::Comma),
    };
    let (before, after) = digits.split_at(at.unwrap_or(0));
    let plain = before.bytes().all(|b| b.is_ascii_digit());
    let thousand = plain && (1..=3).contains(&before.len()) && !before.starts_with('0') && after.len() == 4;
    debug_assert!(mark != other);
    if thousand { Shows::Either(mark) } else { Shows::Only(mark) }
}

/// Why digits give no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// Groups are no thousands, or there are two decimal marks.
    Unclear,
    /// More digits than can be kept exactly.
    TooLarge,
}

/// The number that the digits are with this decimal mark. Groups have three digits (in Indian amounts two, but the last).
///
/// # Errors
/// Where the digits cannot be read so.
pub fn value(digits: &str, mark: Mark) -> Result<Decimal, Unread> {
    let mark = match mark {
        Mark::Point => '.',
        Mark::Comma => ',',
    };
    let (whole, fraction) = digits.split_once(mark).unwrap_or((digits, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Unread::Unclear);
    }
    let groups: Vec<&str> = whole.split(|c: char| !c.is_ascii_digit()).collect();
    if let [first, between @ .., last] = &groups[..]
        && (last.len() != 3
            || first.is_empty()
            || first.len() > 3
            || !between.iter().all(|g| g.len() == 3) && !between.iter().all(|g| g.len() == 2))
    {
        return Err(Unread::Unclear);
    }
    let mut number = groups.concat();
    if number.is_empty() {
        number.push('0');
    }
    if !fraction.is_empty() {
        number.push('.');
        number.push_str(fraction);
    }
    number.parse().map_err(|_| Unread::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        use Mark::{Comma, Point};
        for (digits, want) in [
            ("1234", Shows::Nothing),
            ("1,234.50", Shows::Only(Point)),
            ("1.234,50", Shows::Only(Comma)),
            ("1,234", Shows::Either(Comma)),
            ("1.234", Shows::Either(Point)),
            ("0.500", Shows::Only(Point)),
            ("1,5", Shows::Only(Comma)),
            ("12,50", Shows::Only(Comma)),
            ("1,234,567", Shows::Only(Point)),
            ("1.234.567", Shows::Only(Comma)),
            ("1234,567", Shows::Only(Comma)),
            ("1 234,567", Shows::Only(Comma)),
            (".500", Shows::Only(Point)),
        ] {
            assert_eq!(shows(digits), want, "{digits}");
        }
    }

    #[test]
    fn values() {
        use Mark::{Comma, Point};
        for (digits, mark, want) in [
            ("1,234.50", Point, "1234.50"),
            ("1.234,50", Comma, "1234.50"),
            ("1 234,56", Comma, "1234.56"),
            ("1'234.50", Point, "1234.50"),
            ("12,34,567", Point, "1234567"),
            ("007", Point, "7"),
            (".5", Point, "0.5"),
            ("1\u{202f}234", Comma, "1234"),
        ] {
            assert_eq!(value(digits, mark), Ok(want.parse().unwrap()), "{digits}");
        }
        for (digits, mark) in [
            ("1,23", Point),
            ("1,2345.6", Point),
            ("1.2.3", Point),
            ("12 34", Point),
            ("1,234,56", Point),
            ("1..2", Point),
        ] {
            assert_eq!(value(digits, mark), Err(Unread::Unclear), "{digits}");
        }
        assert_eq!(value("123456789012345678901234567890123", Point), Err(Unread::TooLarge));
    }
}
