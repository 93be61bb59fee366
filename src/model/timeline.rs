//! Milestones along the months: where each was to be, where it is expected, and where it was reached.

use super::period::Period;
use jiff::civil::Date;

/// Milestones, one a line.
pub struct Timeline {
    /// Its title.
    pub title: String,
    /// The first month along the top.
    pub from: Period,
    /// How many months there are.
    pub months: i32,
    /// The day that the report is made for: the last of its month.
    pub reported: Date,
    /// The lines, earliest first.
    pub lines: Vec<TimelineLine>,
}

/// A milestone.
pub struct TimelineLine {
    /// The code of its project; may be empty.
    pub project: String,
    /// What is to be reached.
    pub title: String,
    /// The day of the baseline.
    pub baseline: Option<Date>,
    /// The day that is expected.
    pub forecast: Option<Date>,
    /// The day on which it was reached.
    pub done: Option<Date>,
    /// Whether it is open and its day is past, or expected later than the baseline.
    pub late: bool,
}

impl Timeline {
    /// One past the last day.
    pub fn end(&self) -> Date {
        self.from.plus(self.months).first_day()
    }

    /// How far along the months a day stands: 0 to 1, at an end where it is outside.
    pub fn share(&self, day: Date) -> f32 {
        let first = self.from.first_day();
        let days = |from: Date, to: Date| to.duration_since(from).as_secs() as f64 / 86_400.0;
        (days(first, day) / days(first, self.end()).max(1.0)).clamp(0.0, 1.0) as f32
    }

    /// Whether a day is outside the months.
    pub fn is_outside(&self, day: Date) -> bool {
        day < self.from.first_day() || day >= self.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_stand_between_the_first_and_the_last_month() {
        let one = Timeline {
            title: String::new(),
            from: "2026-04".parse().unwrap(),
            months: 2,
            reported: date(2026, 4, 30),
            lines: Vec::new(),
        };
        // April and May 2026 have 61 days; 1 May is the 31st of them.
        assert!((one.share(date(2026, 5, 1)) - 30.0 / 61.0).abs() < 1e-6);
        assert_eq!((one.share(date(2026, 3, 1)), one.share(date(2027, 1, 1))), (0.0, 1.0));
        assert!(one.is_outside(date(2026, 6, 1)) && !one.is_outside(date(2026, 5, 31)));
    }
}
