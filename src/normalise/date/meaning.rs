//! What a written date means in its column: the day, and how exact it is.

use super::super::remark::{self, Remark};
use super::written::{Part, WeekOf, What, Written, Year, ymd};
use crate::model::period::Period;
use crate::model::precision::Precision;
use crate::settings::DateOrder;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// What is known of a column of dates.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Day or month first.
    pub order: DateOrder,
    /// The column's own dates show the order.
    pub shown: bool,
    /// They show both orders, and nothing says which holds for the others.
    pub both: bool,
    /// A month and a number are a month and its day, as in `Dec 9`.
    pub month_days: bool,
    /// A span of time means its first day.
    pub first: bool,
    /// The dates lie in the past.
    pub past: bool,
    /// The month in which financial years start.
    pub year_starts: i8,
    /// The month reported.
    pub reported: Option<Period>,
    /// The file counts days from 1904.
    pub is_1904: bool,
}

/// A day, and what there is to say.
#[derive(Debug, Clone, Copy)]
pub struct Meant<T> {
    /// The day or month.
    pub value: T,
    /// How exact it is.
    pub precision: Precision,
    /// What there is to say.
    pub remark: Option<&'static Remark>,
}

/// Years around the reported one in which a number of two digits is likely to be meant.
const NEAR: i16 = 7;
/// Days between the nearest day without a year and the reported month, at most.
const HALF_A_YEAR: i64 = 184;

impl Written {
    /// The day that is meant.
    ///
    /// # Errors
    /// What there is to say where none can be told.
    pub fn meant(&self, frame: &Frame) -> Result<Meant<Date>, &'static Remark> {
        let told = match self.what {
            What::Pair(..) | What::DayOrYear(..) => {
                return match self.decided(frame) {
                    Some(decided) => decided.meant(frame),
                    None => Err(&remark::DATE_UNCLEAR),
                };
            }
            _ if frame.both && self.is_open() => return Err(&remark::DATE_ORDERS),
            What::Short(..) if self.is_long_ago(frame) => return Err(&remark::DATE_UNCLEAR),
            What::Serial(n) => Some(serial(f64::from(n), frame.is_1904).ok_or(&remark::DATE_UNCLEAR)?),
            what @ (What::Full(_) | What::Numbers(..) | What::Short(..)) => {
                Some(what.day(frame.order).ok_or(&remark::DATE_IMPOSSIBLE)?)
            }
            _ => None,
        };
        let (value, guessed) = match (told, self.year) {
            (Some(date), _) => (date, None),
            (None, Some(year)) => (self.in_year(year, frame).ok_or(self.not_in_year())?, None),
            (None, None) => (self.without_year(frame)?, Some(&remark::YEAR_GUESSED)),
        };
        let remark = guessed.or_else(|| self.said(value, frame));
        Ok(Meant { value, precision: self.precision(), remark })
    }

    /// What two numbers mean in their column: `Oct 12`, `Apr 26` and `31/12`. `None` where they may mean two things.
    fn decided(&self, frame: &Frame) -> Option<Written> {
        let day = |month: i8, day: i8| {
            ymd(2024, month.into(), day.into()).map(|_| Self { what: What::Day(month, day), ..*self })
        };
        match self.what {
            What::Pair(a @ 13.., b) => day(b as i8, a as i8),
            What::Pair(a @ 1..=12, b @ 1..=12) if frame.shown => match frame.order {
                DateOrder::Mdy => day(a as i8, b as i8),
                _ => day(b as i8, a as i8),
            },
            What::Pair(a, b @ 13..) if frame.month_days => day(a as i8, b as i8),
            What::DayOrYear(month, n) => {
                let far = frame.reported.is_some_and(|r| (r.year() - 2000 - i16::from(n)).abs() > NEAR);
                match n {
                    _ if frame.month_days || n < 10 || n < 20 && far => day(month, n),
                    20.. => {
                        let year = Some(Year::Calendar(2000 + i16::from(n)));
                        Some(Self { what: What::Month(month), year, ..*self })
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether three numbers of two digits give a year that no return is about: `26-04-03` may begin with its year.
    fn is_long_ago(&self, frame: &Frame) -> bool {
        let year = self.what.day(frame.order).map(Date::year);
        year.zip(frame.reported).is_some_and(|(y, r)| (y - r.year()).abs() > 2 * NEAR)
    }

    /// The month that is meant: a longer time by its last month. A month without a year is one of the financial year
    /// that is reported, as in labels.
    ///
    /// # Errors
    /// What there is to say where none can be told.
    pub fn month_meant(&self, frame: &Frame) -> Result<Meant<Period>, &'static Remark> {
        let exact = |value, remark| Ok(Meant { value, precision: Precision::Day, remark });
        match (self.what, self.year) {
            (What::Pair(month, year), _) => match month_and_year(month, year, frame.reported) {
                Some(period) => exact(period, None),
                None => Err(&remark::PERIOD_UNCLEAR),
            },
            (What::DayOrYear(..), _) => match self.decided(frame) {
                Some(decided) => decided.month_meant(frame),
                None => Err(&remark::PERIOD_UNCLEAR),
            },
            (What::Month(month), None) => exact(in_reported_year(month, frame)?, Some(&remark::YEAR_GUESSED)),
            (What::Period(n), None) => {
                let start = reported(frame)?.year_start(frame.year_starts);
                exact(start.plus(i32::from(n) - 1), Some(&remark::YEAR_GUESSED))
            }
            (What::Month(_) | What::Period(_), Some(_)) => {
                exact(period(self.meant(&Frame { first: true, ..*frame })?.value)?, None)
            }
            _ => {
                let meant = self.meant(&Frame { first: false, ..*frame })?;
                let coarse = meant.precision > Precision::Month;
                let precision = if coarse { meant.precision } else { Precision::Day };
                let remark = if coarse { Some(&remark::PERIOD_LAST) } else { meant.remark };
                Ok(Meant { value: period(meant.value)?, precision, remark })
            }
        }
    }

    /// How exact it is.
    pub fn precision(&self) -> Precision {
        match self.what {
            What::Week(_) => Precision::Week,
            What::Month(_) | What::Period(_) => Precision::Month,
            What::Quarter(_) => Precision::Quarter,
            What::Half(_) => Precision::Half,
            What::Year => Precision::Year,
            _ if self.week.is_some() => Precision::Week,
            _ => Precision::Day,
        }
    }

    /// What there is to say of a date whose year is known.
    fn said(&self, date: Date, frame: &Frame) -> Option<&'static Remark> {
        let calendar = matches!(self.year, Some(Year::Calendar(_))) && frame.year_starts != 1;
        match self.what {
            What::Quarter(_) | What::Half(_) if calendar => Some(&remark::CALENDAR_QUARTER),
            _ if self.part != Part::Whole => Some(&remark::PART_OF_SPAN),
            _ if self.precision() > Precision::Day && self.week.is_none() => {
                Some(if frame.first { &remark::SPAN_FIRST } else { &remark::SPAN_LAST })
            }
            _ if self.weekday.is_some_and(|w| w != date.weekday().to_monday_one_offset()) => {
                Some(&remark::WEEKDAY_DISAGREES)
            }
            _ if self.week.is_some() => Some(&remark::WEEK_BY_DAY),
            What::Serial(_) => Some(&remark::DATE_SERIAL),
            _ if self.is_turned(frame) => Some(&remark::DATE_TURNED),
            _ => self.about.then_some(&remark::DATE_ABOUT),
        }
    }

    /// Whether its day and month stand in the other order than those of its column.
    fn is_turned(&self, frame: &Frame) -> bool {
        let day_first = frame.order != DateOrder::Mdy;
        !frame.both && self.day_first().is_some_and(|first| first != day_first)
    }

    /// The day in a year.
    fn in_year(&self, year: Year, frame: &Frame) -> Option<Date> {
        let (first, last) = self.span(year, frame.year_starts)?;
        Some(match self.part {
            Part::Early => first,
            Part::Late => last,
            Part::Middle => middle(first, last),
            Part::Whole if frame.first => first,
            Part::Whole => last,
        })
    }

    /// Why it lies in no day of a year.
    fn not_in_year(&self) -> &'static Remark {
        match self.what {
            What::Day(..) | What::Week(_) => &remark::DATE_IMPOSSIBLE,
            _ => &remark::DATE_UNCLEAR,
        }
    }

    /// Its first and last day in a year.
    fn span(&self, year: Year, year_starts: i8) -> Option<(Date, Date)> {
        if let (What::Week(n), Year::Calendar(y)) = (self.what, year) {
            let day = |weekday| ISOWeekDate::new(y, n, weekday).ok().map(ISOWeekDate::date);
            return Some((day(Weekday::Monday)?, day(Weekday::Sunday)?));
        }
        let start = year.begins(year_starts)?;
        let months = |first: i8, count: i8| {
            let first = start.plus(i32::from(first));
            Some((first.first_day(), first.plus(i32::from(count) - 1).last_day()))
        };
        match self.what {
            What::Year => months(0, 12),
            What::Half(n) => months(6 * (n - 1), 6),
            What::Quarter(n) => months(3 * (n - 1), 3),
            What::Period(n) => months(n - 1, 1),
            What::Month(m) => months((m - start.month()).rem_euclid(12), 1),
            What::Day(m, d) => {
                let month = start.plus(i32::from((m - start.month()).rem_euclid(12)));
                let day = ymd(month.year().into(), m.into(), d.into())?;
                Some((day, day))
            }
            _ => None,
        }
    }

    /// The day in the year that is meant where none is written: for the past the latest that is not after the reported
    /// month, else the nearest to its end; a weekday beside it, or a week that begins on a Monday, decides first.
    fn without_year(&self, frame: &Frame) -> Result<Date, &'static Remark> {
        let end = reported(frame)?.last_day();
        let near = (end.year() - 1)..=(end.year() + 1);
        let year = |y| match self.what {
            What::Period(_) => Year::Ending(y),
            _ => Year::Calendar(y),
        };
        let mut days: Vec<Date> = near.filter_map(|y| self.in_year(year(y), frame)).collect();
        let on = |days: &[Date], weekday: i8| -> Vec<Date> {
            days.iter().copied().filter(|d| d.weekday().to_monday_one_offset() == weekday).collect()
        };
        let monday = self.week == Some(WeekOf::First) && self.weekday.is_none();
        let decided = on(&days, if monday { 1 } else { self.weekday.unwrap_or(0) });
        let by_weekday = self.weekday.is_some() || !decided.is_empty();
        if by_weekday {
            days = decided;
        }
        let near = |d: &Date| by_weekday || apart(*d, end) <= HALF_A_YEAR;
        let chosen = match frame.past {
            true => days.into_iter().filter(|d| *d <= end).max(),
            false => days.into_iter().filter(near).min_by_key(|d| apart(*d, end)),
        };
        chosen.ok_or(&remark::YEAR_UNKNOWN)
    }
}

/// How many days two days are apart.
fn apart(a: Date, b: Date) -> i64 {
    (a.duration_since(b).as_secs() / 86_400).abs()
}

/// The middle of a span: of a month the 15th.
fn middle(first: Date, last: Date) -> Date {
    let half = if first.month() == last.month() { 14 } else { apart(first, last) / 2 };
    first.saturating_add(half.days())
}

fn reported(frame: &Frame) -> Result<Period, &'static Remark> {
    frame.reported.ok_or(&remark::YEAR_UNKNOWN)
}

fn period(date: Date) -> Result<Period, &'static Remark> {
    Period::of(date).ok_or(&remark::PERIOD_UNCLEAR)
}

/// A month of the financial year that holds the reported one.
fn in_reported_year(month: i8, frame: &Frame) -> Result<Period, &'static Remark> {
    let start = reported(frame)?.year_start(frame.year_starts);
    Ok(start.plus(i32::from((month - start.month()).rem_euclid(12))))
}

/// `04/26`: the year has to lie within ten years of the reported month.
fn month_and_year(month: u8, year: u8, reported: Option<Period>) -> Option<Period> {
    let period = Period::new(2000 + i16::from(year), i8::try_from(month).ok()?)?;
    let near = reported.is_some_and(|r| (r.year() - period.year()).abs() <= 10);
    near.then_some(period)
}

/// The day of the number under which a spreadsheet keeps it, from 1954 to 2119.
pub fn serial(n: f64, is_1904: bool) -> Option<Date> {
    const BETWEEN_SYSTEMS: f64 = 1_462.0;
    let n = if is_1904 { n + BETWEEN_SYSTEMS } else { n };
    if !(20_000.0..80_500.0).contains(&n) {
        return None;
    }
    jiff::civil::date(1899, 12, 30).checked_add((n.floor() as i64).days()).ok()
}
