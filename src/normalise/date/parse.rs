//! A date as it is written, taken apart; the order of day and month is not decided here.

use crate::model::period::Period;
use crate::model::text::fold;
use crate::model::writing::Writing;
use crate::settings::DateOrder;
use jiff::civil::Date;

/// What a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// A day that can be read in one way.
    Day(Date),
    /// Two numbers up to 31, then a year: day and month, or month and day.
    Numbers(u8, u8, i16),
    /// Three numbers of two digits: only the settings can say that the year comes first.
    Short(u8, u8, u8),
    /// A month without a day.
    Month(Period),
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It has the form of a date, and no calendar has the day.
    Impossible,
    /// It has not the form of a date.
    Unclear,
}

impl Written {
    /// The day, read in an order; numbers that only the other order can have are read in that. `None` for a day that
    /// no calendar has.
    pub fn day(self, order: DateOrder) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Numbers(a, b, year) => {
                let month_first = match order {
                    DateOrder::Mdy => a <= 12,
                    _ => b > 12,
                };
                let (day, month) = if month_first { (b, a) } else { (a, b) };
                ymd(year.into(), month.into(), day.into())
            }
            Self::Short(a, b, c) if order == DateOrder::Ymd => ymd(2000 + i64::from(a), b.into(), c.into()),
            Self::Short(a, b, c) => Self::Numbers(a, b, 2000 + i16::from(c)).day(order),
            Self::Month(period) => Some(period.last_day()),
        }
    }

    /// Whether day and month show their order: `true` for the day first. `None` where they do not, or there is none.
    pub fn day_first(self) -> Option<bool> {
        let (Self::Numbers(a, b, _) | Self::Short(a, b, _)) = self else { return None };
        match (a > 12, b > 12) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// Whether another order would give another day.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Numbers(a, b, _) | Self::Short(a, b, _) if a <= 12 && b <= 12 && a != b)
    }
}

/// The day, within 1950–2199: before and after, a date of a project is a slip of the hand.
pub fn ymd(year: i64, month: i64, day: i64) -> Option<Date> {
    if !(1950..2200).contains(&year) {
        return None;
    }
    Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A number and how many digits it has.
    Number(u32, usize),
    Month(i8),
}

/// Takes a text apart.
///
/// # Errors
/// When it is no date or month.
pub fn parse(text: &str, writing: &Writing) -> Result<Written, Unread> {
    let parts = parts(text, writing).ok_or(Unread::Unclear)?;
    match parts[..] {
        [Part::Number(n, 8)] => {
            let n = i64::from(n);
            day_of(n / 10_000, n / 100 % 100, n % 100)
        }
        [Part::Number(n, 6)] => month_of(n / 100, (n % 100) as i8),
        [Part::Number(n, 5)] => super::number(f64::from(n)).ok_or(Unread::Unclear),
        [Part::Number(y, 4), Part::Number(m, 1..=2)] | [Part::Number(m, 1..=2), Part::Number(y, 4)] => {
            month_of(y, i8::try_from(m).unwrap_or(0))
        }
        [Part::Month(m), Part::Number(y, 2 | 4)] | [Part::Number(y, 2 | 4), Part::Month(m)] => {
            month_of(year(y), m)
        }
        [Part::Number(y, 4), Part::Number(m, 1..=2), Part::Number(d, 1..=2)] => {
            day_of(y.into(), m.into(), d.into())
        }
        [Part::Number(a, 1..=2), Part::Number(b, 1..=2), Part::Number(y, 4)] => numbers(a, b, y),
        [Part::Number(a, 1..=2), Part::Number(b, 1..=2), Part::Number(c, 2)] => short(a, b, c),
        [Part::Number(d, 1..=2), Part::Month(m), Part::Number(y, 2 | 4)]
        | [Part::Month(m), Part::Number(d, 1..=2), Part::Number(y, 2 | 4)]
        | [Part::Number(y, 4), Part::Month(m), Part::Number(d, 1..=2)] => {
            day_of(year(y).into(), m.into(), d.into())
        }
        _ => Err(Unread::Unclear),
    }
}

/// A year of two digits is one of this century.
fn year(y: u32) -> u32 {
    if y < 100 { 2000 + y } else { y }
}

fn month_of(year: u32, month: i8) -> Result<Written, Unread> {
    let year = i16::try_from(year).ok().filter(|y| (1950..2200).contains(y));
    year.and_then(|y| Period::new(y, month)).map(Written::Month).ok_or(Unread::Impossible)
}

fn day_of(year: i64, month: i64, day: i64) -> Result<Written, Unread> {
    ymd(year, month, day).map(Written::Day).ok_or(Unread::Impossible)
}

fn numbers(a: u32, b: u32, year: u32) -> Result<Written, Unread> {
    let written = Written::Numbers(a as u8, b as u8, i16::try_from(year).map_err(|_| Unread::Impossible)?);
    possible(written)
}

fn short(a: u32, b: u32, c: u32) -> Result<Written, Unread> {
    possible(Written::Short(a as u8, b as u8, c as u8))
}

fn possible(written: Written) -> Result<Written, Unread> {
    let orders = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd];
    if orders.into_iter().any(|o| written.day(o).is_some()) { Ok(written) } else { Err(Unread::Impossible) }
}

/// Numbers and month names of a text, without the time of day and words that say nothing. `None` where there is
/// anything else, or more than a date has.
fn parts(text: &str, writing: &Writing) -> Option<Vec<Part>> {
    let mut parts = Vec::with_capacity(3);
    let mut rest = text.trim();
    if let Some(at) = time_of_day(rest) {
        rest = rest[..at].trim_end();
    }
    while let Some(c) = rest.chars().next() {
        let run = |is: fn(char) -> bool| rest.find(|c: char| !is(c)).unwrap_or(rest.len());
        let length = if c.is_ascii_digit() {
            let end = run(|c| c.is_ascii_digit());
            parts.push(Part::Number(rest[..end].parse().ok()?, end));
            end
        } else if c.is_alphabetic() || c == 'º' || c == 'ª' {
            let end = run(|c| c.is_alphabetic());
            let word = fold(&rest[..end]);
            if let Some(month) = writing.months.get(&word) {
                parts.push(Part::Month(*month));
            } else {
                let ending =
                    writing.date_endings.has_word(&word) && matches!(parts.last(), Some(Part::Number(..)));
                if !ending && !writing.date_fillers.has_word(&word) {
                    return None;
                }
            }
            end
        } else if c.is_whitespace() || "/.-,'’–\u{2010}\u{2011}".contains(c) {
            c.len_utf8()
        } else {
            return None;
        };
        if parts.len() > 3 {
            return None;
        }
        rest = &rest[length..];
    }
    (!parts.is_empty()).then_some(parts)
}

/// Where a time of day begins: `T10:30`, ` 10:30`.
fn time_of_day(text: &str) -> Option<usize> {
    let colon = text.find(':')?;
    let before = &text[..colon];
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let at = colon - digits;
    let begin = text[..at].trim_end_matches('T');
    ((1..=2).contains(&digits) && at > 0 && !begin.is_empty()).then_some(begin.len())
}
