//! Months, and the financial year they belong to.

use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A calendar month, printed `2026-10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i16,
    month: i8,
}

/// Why a text is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a month; write it as 2026-10")]
pub struct NotAPeriod(pub String);

impl Period {
    /// The month `month` (1–12) of `year` (1900–2199). `None` outside.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        ((1900..2200).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month that holds `date`; `None` where the year is outside 1900–2199.
    pub fn of(date: Date) -> Option<Self> {
        Self::new(date.year(), date.month())
    }

    /// Calendar year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Calendar month, 1–12.
    pub fn month(self) -> i8 {
        self.month
    }

    /// Months since January of year 0, for counting.
    fn ordinal(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// The month `n` months later (earlier when negative); stays within 1900–2199.
    pub fn plus(self, n: i32) -> Self {
        let ordinal = (self.ordinal() + n).clamp(1900 * 12, 2200 * 12 - 1);
        Self { year: (ordinal / 12) as i16, month: (ordinal % 12 + 1) as i8 }
    }

    /// How many months `self` is after `earlier`.
    pub fn months_since(self, earlier: Period) -> i32 {
        self.ordinal() - earlier.ordinal()
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        jiff::civil::date(self.year, self.month, 1)
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// The first month of the financial year that holds this month, when years start in `year_starts` (1–12).
    pub fn year_start(self, year_starts: i8) -> Self {
        let back = (i32::from(self.month) - i32::from(year_starts)).rem_euclid(12);
        self.plus(-back)
    }

    /// The last month of that financial year.
    pub fn year_end(self, year_starts: i8) -> Self {
        self.year_start(year_starts).plus(11)
    }

    /// `October 2026`, in the fixed words of the packs.
    pub fn long(self) -> String {
        format!("{} {}", MONTHS[(self.month - 1) as usize], self.year)
    }

    /// `Oct 26`, for axes.
    pub fn short(self) -> String {
        format!("{} {:02}", &MONTHS[(self.month - 1) as usize][..3], self.year % 100)
    }
}

/// English month names, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let error = || NotAPeriod(text.to_owned());
        let (year, month) = text.split_once('-').ok_or_else(error)?;
        if year.len() != 4 || month.len() != 2 {
            return Err(error());
        }
        if !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(error());
        }
        let year = year.parse().map_err(|_| error())?;
        let month = month.parse().map_err(|_| error())?;
        Self::new(year, month).ok_or_else(error)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn financial_years() {
        let october: Period = "2026-10".parse().unwrap();
        assert_eq!(october.year_start(4).to_string(), "2026-04");
        assert_eq!(october.year_end(4).to_string(), "2027-03");
        let march: Period = "2026-03".parse().unwrap();
        assert_eq!(march.year_start(4).to_string(), "2025-04");
        assert_eq!(march.year_start(1).to_string(), "2026-01");
    }

    #[test]
    fn only_the_iso_form() {
        for bad in ["2026", "2026-13", "2026-1", "26-10", "2026-00", "October", "+026-10"] {
            assert!(bad.parse::<Period>().is_err(), "{bad}");
        }
    }
}
