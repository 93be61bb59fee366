//! Serial day numbers, as spreadsheets store dates, to civil days.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Half a millisecond in days: a midnight that a program computed may lie a hair before it.
const HAIR: f64 = 0.0005 / 86_400.0;
/// 31 December 9999 in the 1900 system; 1,462 days less in the 1904 system.
const LAST: i64 = 2_958_465;
const BETWEEN_SYSTEMS: i64 = 1_462;

/// The civil day of a serial number; the time of day is dropped. `None` outside 1 January 1900 (1904) to
/// 31 December 9999, and for 29 February 1900, which the 1900 system counts though there was none.
pub fn to_date(serial: f64, is_1904: bool) -> Option<Date> {
    if !serial.is_finite() || serial.abs() > 1e8 {
        return None;
    }
    let days = (serial + HAIR).floor() as i64;
    let (epoch, days) = match (is_1904, days) {
        (true, 0..) if days <= LAST - BETWEEN_SYSTEMS => (date(1904, 1, 1), days),
        (false, 1..=59) => (date(1899, 12, 31), days),
        (false, 61..=LAST) => (date(1899, 12, 30), days),
        _ => return None,
    };
    epoch.checked_add(days.days()).ok()
}

/// The day at the start of an ISO 8601 date or date and time. `None` for anything else.
pub fn from_iso(text: &str) -> Option<Date> {
    let day = text.get(..10)?;
    (text.len() == 10 || matches!(text.as_bytes().get(10), Some(b'T' | b' ')))
        .then(|| day.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_1900_system() {
        for (serial, day) in [
            (1.0, date(1900, 1, 1)),
            (59.0, date(1900, 2, 28)),
            (61.0, date(1900, 3, 1)),
            (36_526.0, date(2000, 1, 1)),
            (46_115.75, date(2026, 4, 3)),
            (46_114.999_999_999_9, date(2026, 4, 3)),
            (2_958_465.0, date(9999, 12, 31)),
        ] {
            assert_eq!(to_date(serial, false), Some(day), "{serial}");
        }
        for serial in [0.0, 0.5, 60.0, -1.0, 2_958_466.0, f64::NAN, 1e300] {
            assert_eq!(to_date(serial, false), None, "{serial}");
        }
    }

    #[test]
    fn days_of_the_1904_system() {
        assert_eq!(to_date(0.0, true), Some(date(1904, 1, 1)));
        assert_eq!(to_date(44_653.0, true), Some(date(2026, 4, 3)));
        assert_eq!(to_date(2_957_003.0, true), Some(date(9999, 12, 31)));
        assert_eq!(to_date(2_957_004.0, true), None);
    }

    #[test]
    fn iso_days() {
        assert_eq!(from_iso("2026-04-03"), Some(date(2026, 4, 3)));
        assert_eq!(from_iso("2026-04-03T08:15:00"), Some(date(2026, 4, 3)));
        assert_eq!(from_iso("2026-04-03x"), None);
        assert_eq!(from_iso("10:10:10"), None);
        assert_eq!(from_iso("2026-02-30"), None);
    }
}
