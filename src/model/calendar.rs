//! The working days of months.

use super::period::Period;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of working days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Days on which nobody works.
    pub holidays: BTreeSet<Date>,
    /// Working days of months, where they are said.
    pub working_days: BTreeMap<Period, Decimal>,
}

impl Calendar {
    /// How many working days a month has: what is said, else Mondays to Fridays without the holidays. `None` for a month
    /// of nothing but holidays.
    pub fn of(&self, period: Period) -> Option<Decimal> {
        if let Some(days) = self.working_days.get(&period) {
            return Some(*days);
        }
        let (first, last) = (period.first_day(), period.last_day());
        let works = |d: &Date| {
            !matches!(d.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.holidays.contains(d)
        };
        let days = first.series(1.day()).take_while(|d| *d <= last).filter(works).count();
        (days > 0).then(|| Decimal::from(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weekdays_without_holidays() {
        let october: Period = "2026-10".parse().unwrap();
        let december: Period = "2026-12".parse().unwrap();
        let mut calendar = Calendar::default();
        // October 2026 begins on a Thursday and has 31 days: 4 weeks, and Thursday, Friday, Saturday once more.
        assert_eq!(calendar.of(october), Some(Decimal::from(22)));
        // December 2026 begins on a Tuesday: 4 weeks, and Tuesday, Wednesday, Thursday once more.
        assert_eq!(calendar.of(december), Some(Decimal::from(23)));
        // 25 December 2026 is a Friday, 26 a Saturday.
        calendar.holidays = BTreeSet::from([date(2026, 12, 25), date(2026, 12, 26)]);
        assert_eq!(calendar.of(december), Some(Decimal::from(22)));
        calendar.working_days.insert(december, Decimal::from(18));
        assert_eq!(calendar.of(december), Some(Decimal::from(18)));
    }
}
