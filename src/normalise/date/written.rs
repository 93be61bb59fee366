//! What a date says by itself, before anything is known of its column and its year.

use crate::model::period::Period;
use crate::settings::DateOrder;
use jiff::civil::Date;

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The day or the span of time.
    pub what: What,
    /// The year, where it is written and not part of the day.
    pub year: Option<Year>,
    /// Which part of a span is meant.
    pub part: Part,
    /// The week of the day is meant.
    pub week: Option<WeekOf>,
    /// The weekday beside it, 1 for Monday.
    pub weekday: Option<i8>,
    /// The date may still move.
    pub about: bool,
}

/// A day or a span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A day that can be read in one way.
    Full(Date),
    /// Two numbers up to 31, then a year: day and month, or month and day.
    Numbers(u8, u8, i16),
    /// Three numbers of two digits: only the settings can say that the year comes first.
    Short(u8, u8, u8),
    /// The number under which a spreadsheet keeps a day.
    Serial(u32),
    /// Two numbers of two digits: day and month, or month and year.
    Pair(u8, u8),
    /// A month and a day of it.
    Day(i8, i8),
    /// A month, and a number that is a day of it or a year: `Oct 12`.
    DayOrYear(i8, i8),
    /// A week by its ISO 8601 number.
    Week(i8),
    /// A month.
    Month(i8),
    /// A month of a financial year, by its number.
    Period(i8),
    /// A quarter.
    Quarter(i8),
    /// A half of a year.
    Half(i8),
    /// A whole year.
    Year,
}

/// A year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// A calendar year.
    Calendar(i16),
    /// A financial year by the calendar year in which it ends: `FY27`.
    Ending(i16),
    /// A financial year by the calendar years that it touches, the first of them: `26/27`.
    Spanning(i16),
}

/// Which part of a span of time is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Nothing is said.
    Whole,
    /// Its first day.
    Early,
    /// Its middle.
    Middle,
    /// Its last day.
    Late,
}

/// Which day of a week is written for the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekOf {
    /// Its first.
    First,
    /// Its last.
    Last,
}

impl Written {
    /// Something without anything beside it.
    pub fn plain(what: What, year: Option<Year>) -> Self {
        Self { what, year, part: Part::Whole, week: None, weekday: None, about: false }
    }

    /// Whether its year is written.
    pub fn has_year(self) -> bool {
        let day = matches!(self.what, What::Full(_) | What::Numbers(..) | What::Short(..));
        day || self.year.is_some()
    }

    /// Whether another is as exact, and written as exactly.
    pub fn is_alike(self, other: Written) -> bool {
        self.precision() == other.precision() && self.has_year() == other.has_year()
    }

    /// Whether day and month show their order: `true` for the day first. `None` where they do not, or there is none.
    pub fn day_first(self) -> Option<bool> {
        let (What::Numbers(a, b, _) | What::Short(a, b, _)) = self.what else {
            return matches!(self.what, What::Pair(13.., 1..=12)).then_some(true);
        };
        match (a > 12, b > 12) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            (false, false) => self.by_weekday(),
            _ => None,
        }
    }

    /// The day that it names whatever stands around it: with its year, and day and month told apart by a word, by a number
    /// that is no month, by `order`, or by being the same.
    pub fn certain(self, order: Option<DateOrder>) -> Option<Date> {
        if self.about || self.part != Part::Whole || self.week.is_some() {
            return None;
        }
        let day = match (self.what, self.year) {
            (What::Full(day), _) => day,
            (what @ What::Numbers(a, b, _), _) => {
                let shown = self.day_first().map(|first| if first { DateOrder::Dmy } else { DateOrder::Mdy });
                what.day(shown.or(order).or((a == b).then_some(DateOrder::Dmy))?)?
            }
            (What::Day(month, day), Some(Year::Calendar(year))) => {
                ymd(year.into(), month.into(), day.into())?
            }
            _ => return None,
        };
        let agrees = self.weekday.is_none_or(|weekday| day.weekday().to_monday_one_offset() == weekday);
        agrees.then_some(day)
    }

    /// The order that the weekday beside the numbers shows.
    fn by_weekday(self) -> Option<bool> {
        let weekday = self.weekday?;
        let fits =
            |order| self.what.day(order).is_some_and(|d| d.weekday().to_monday_one_offset() == weekday);
        match (fits(DateOrder::Dmy), fits(DateOrder::Mdy)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// Whether another order would give another day.
    pub fn is_open(self) -> bool {
        let (What::Numbers(a, b, _) | What::Short(a, b, _)) = self.what else { return false };
        a <= 12 && b <= 12 && a != b && self.day_first().is_none()
    }
}

impl What {
    /// The day of numbers, read in an order; those that only the other order can have are read in that. `None` for a
    /// day that no calendar has, and for anything else than a day with its year.
    pub fn day(self, order: DateOrder) -> Option<Date> {
        match self {
            Self::Full(date) => Some(date),
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
            _ => None,
        }
    }
}

impl Year {
    /// Its first month, where financial years start in `year_starts`. `None` for a year that touches two calendar
    /// years where it is one.
    pub fn begins(self, year_starts: i8) -> Option<Period> {
        match self {
            Self::Calendar(year) => Period::new(year, 1),
            Self::Ending(year) if year_starts == 1 => Period::new(year, 1),
            Self::Ending(year) => Period::new(year - 1, year_starts),
            Self::Spanning(_) if year_starts == 1 => None,
            Self::Spanning(year) => Period::new(year, year_starts),
        }
    }
}

/// The day, within 1950–2199: before and after, a date of a project is a slip of the hand.
pub fn ymd(year: i64, month: i64, day: i64) -> Option<Date> {
    if !(1950..2200).contains(&year) {
        return None;
    }
    Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
