//! Stretches of months that measures look at.

use crate::model::period::Period;
use crate::model::words::Words;

/// A stretch of months, as it lies about the reported one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The reported month.
    Month,
    /// The reported financial year.
    Year,
    /// The reported financial year up to and with the reported month.
    ToDate,
    /// The months of the reported financial year after the reported one.
    RestOfYear,
    /// The last three months of the reported financial year.
    LastQuarter,
    /// The last month of the reported financial year.
    LastMonth,
    /// Every month up to and with the reported one.
    SoFar,
    /// Every month after the reported one.
    Ahead,
    /// So many months up to and with the reported one.
    Last(u8),
    /// So many months after the reported one.
    Next(u8),
}

/// Words of declarations.
const WORDS: [(&str, Span); 8] = [
    ("month", Span::Month),
    ("year", Span::Year),
    ("to-date", Span::ToDate),
    ("rest-of-year", Span::RestOfYear),
    ("last-quarter", Span::LastQuarter),
    ("last-month", Span::LastMonth),
    ("so-far", Span::SoFar),
    ("ahead", Span::Ahead),
];

impl Span {
    /// The stretch of a word such as `to-date`, `last-3-months` or `next-6-months`.
    pub fn of(word: &str) -> Option<Self> {
        if let Some((_, span)) = WORDS.iter().find(|(w, _)| *w == word) {
            return Some(*span);
        }
        let count = |start| word.strip_prefix(start)?.strip_suffix("-months")?.parse().ok();
        count("last-").map(Self::Last).or_else(|| count("next-").map(Self::Next))
    }

    /// Its first and last month, open where it has none; `None` where it holds no month, as the rest of a year that
    /// has ended.
    pub fn months(self, reported: Period, year_starts: i8) -> Option<(Option<Period>, Option<Period>)> {
        let (start, end) = (reported.year_start(year_starts), reported.year_end(year_starts));
        let (first, last) = match self {
            Self::Month => (reported, reported),
            Self::Year => (start, end),
            Self::ToDate => (start, reported),
            Self::RestOfYear => (reported.plus(1), end),
            Self::LastQuarter => (end.plus(-2), end),
            Self::LastMonth => (end, end),
            Self::SoFar => return Some((None, Some(reported))),
            Self::Ahead => return Some((Some(reported.plus(1)), None)),
            Self::Last(n) => (reported.plus(1 - i32::from(n)), reported),
            Self::Next(n) => (reported.plus(1), reported.plus(i32::from(n))),
        };
        (first <= last).then_some((Some(first), Some(last)))
    }

    /// The stretch in words that fit behind `is`.
    pub fn words(self, words: &Words) -> String {
        let line = match self {
            Self::Month => "in the reported month",
            Self::Year => "in the reported financial year",
            Self::ToDate => "in the reported financial year, up to and with the reported month",
            Self::RestOfYear => "in the reported financial year, after the reported month",
            Self::LastQuarter => "in the last three months of the reported financial year",
            Self::LastMonth => "in the last month of the reported financial year",
            Self::SoFar => "in the reported month or before it",
            Self::Ahead => "after the reported month",
            Self::Last(1) => "in the reported month",
            Self::Last(n) => {
                return words.with("in the {n} months up to and with the reported one", [("n", &n)]);
            }
            Self::Next(1) => "in the month after the reported one",
            Self::Next(n) => return words.with("in the {n} months after the reported one", [("n", &n)]),
        };
        words.of(line).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(word: &str, reported: &str) -> String {
        let span = Span::of(word).unwrap();
        let end = |p: Option<Period>| p.map_or("…".to_owned(), |p| p.to_string());
        match span.months(reported.parse().unwrap(), 4) {
            Some((first, last)) => format!("{}..{}", end(first), end(last)),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn stretches_about_a_month() {
        for (word, october, march) in [
            ("month", "2026-10..2026-10", "2027-03..2027-03"),
            ("year", "2026-04..2027-03", "2026-04..2027-03"),
            ("to-date", "2026-04..2026-10", "2026-04..2027-03"),
            ("rest-of-year", "2026-11..2027-03", "none"),
            ("last-quarter", "2027-01..2027-03", "2027-01..2027-03"),
            ("last-month", "2027-03..2027-03", "2027-03..2027-03"),
            ("so-far", "…..2026-10", "…..2027-03"),
            ("ahead", "2026-11..…", "2027-04..…"),
            ("last-3-months", "2026-08..2026-10", "2027-01..2027-03"),
            ("next-6-months", "2026-11..2027-04", "2027-04..2027-09"),
        ] {
            assert_eq!((shown(word, "2026-10").as_str(), shown(word, "2027-03").as_str()), (october, march));
        }
        assert_eq!(Span::of("last-0x-months"), None);
        assert_eq!(Span::of("yesterday"), None);
    }
}
