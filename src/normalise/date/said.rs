//! The date that a text says, and what there is to say where it holds more than a date.

use super::super::remark::{self, Remark};
use super::parse::{Unread, parse};
use super::several::{Several, several};
use super::written::Written;
use super::{beside, slip, span};
use crate::model::writing::Writing;

/// A date, and what there is to say of how it is written.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// The date.
    pub written: Written,
    /// What there is to say.
    pub remark: Option<&'static Remark>,
}

/// The date that a text says; of a span of time the `first`, else the last.
///
/// # Errors
/// What there is to say of a text that says none; `unclear` where nothing more is known.
pub fn said(
    text: &str,
    first: bool,
    writing: &Writing,
    unclear: &'static Remark,
) -> Result<Said, &'static Remark> {
    let text = without_apostrophe(text.trim());
    match parse(text, writing) {
        Ok(written) => return Ok(Said { written, remark: None }),
        Err(Unread::Impossible) => return Err(&remark::DATE_IMPOSSIBLE),
        Err(Unread::Unclear) if writing.no_value.has(text) => return Err(&remark::NO_VALUE),
        Err(Unread::Unclear) if writing.dates.no_day.has(text) => return Err(&remark::NO_DAY),
        Err(Unread::Unclear) => {}
    }
    match (among(text, first, writing), slip::spelt(text, writing)) {
        (Some(found), _) => found,
        (None, Some(spelt)) => match parse(&spelt, writing) {
            Ok(written) => Ok(Said { written, remark: Some(&remark::MONTH_SLIP) }),
            Err(_) => among(&spelt, first, writing).unwrap_or(Err(unclear)),
        },
        (None, None) => Err(unclear),
    }
}

/// The date of a text that holds several, a span of time, or other words. `None` where it holds no date.
fn among(text: &str, first: bool, writing: &Writing) -> Option<Result<Said, &'static Remark>> {
    let told = |written, remark| Some(Ok(Said { written, remark: Some(remark) }));
    let several = several(text, writing);
    if let Some(Several::Current(written)) = several {
        return told(written, &remark::DATE_REVISED);
    }
    if let Some((from, to)) = span::of(text, writing) {
        return match first {
            true => told(from, &remark::DAYS_FIRST),
            false => told(to, &remark::DAYS_LAST),
        };
    }
    match (beside::date(text, writing), several) {
        (Some(written), _) => told(written, &remark::DATE_BESIDE),
        (None, Some(_)) => Some(Err(&remark::DATES_SEVERAL)),
        (None, None) => None,
    }
}

/// The text without the apostrophe before it that makes a text of a cell; `'26` keeps that of its year.
fn without_apostrophe(text: &str) -> &str {
    match text.strip_prefix(['\'', '’', '‘', '`']) {
        Some(rest) if !rest.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::date::meaning::Frame;
    use crate::normalise::fixture::settings;
    use crate::settings::DateOrder;

    /// The day that a text says where something is due, or where it starts, in a British sheet of October 2026.
    fn day(text: &str, first: bool) -> String {
        let frame = Frame {
            order: DateOrder::Dmy,
            shown: false,
            both: false,
            month_days: false,
            first,
            past: false,
            year_starts: 4,
            reported: crate::model::period::Period::new(2026, 10),
            is_1904: false,
        };
        let said = said(text, first, &settings().knowledge.writing, &remark::DATE_UNCLEAR);
        let meant = said.and_then(|said| said.written.meant(&frame).map(|m| (m.value, said.remark)));
        match meant {
            Ok((date, remark)) => {
                assert!(remark.is_some(), "{text} is told");
                date.to_string()
            }
            Err(_) => "none".to_owned(),
        }
    }

    #[test]
    fn one_date_among_words_is_taken() {
        for (text, want) in [
            ("15/01/2027 - dependent on supplier", "2027-01-15"),
            ("22/12/2026\n(agreed by board)", "2026-12-22"),
            ("Closed 30/09/2026", "2026-09-30"),
            ("12/10/2026 JS", "2026-10-12"),
            ("30 June 2027 (+1+1)", "2027-06-30"),
            ("not before 1 Feb 2027", "2027-02-01"),
            ("ab Februar 2027", "2027-02-01"),
            ("15/01/2027 may slip", "2027-01-15"),
            ("freigegeben am 3.12.2026", "2026-12-03"),
        ] {
            assert_eq!(day(text, false), want, "{text}");
        }
    }

    #[test]
    fn what_may_be_meant_otherwise_is_not_taken() {
        for text in [
            "2 weeks after 15/01/2027",
            "week after 15/01/2027",
            "15/01/2027 + 2 weeks",
            "was 15/01/2027",
            "not 15/01/2027",
            "postponed from 15/01/2027",
            "June or July 2027",
            "30 June or 31 July 2027",
            "Release 2027",
            "Sprint 3/4",
            "12/05/26 01/04/26",
            "The supplier said on 15/01/2027 that parts would come in the spring or later",
            "may slip",
        ] {
            assert_eq!(day(text, false), "none", "{text}");
        }
    }

    #[test]
    fn spans_of_days_end_where_something_is_due_and_begin_where_it_starts() {
        for (text, from, to) in [
            ("3–7 December 2026", "2026-12-03", "2026-12-07"),
            ("01/12/2026 - 11/12/2026", "2026-12-01", "2026-12-11"),
            ("28 Nov to 3 Dec 2026", "2026-11-28", "2026-12-03"),
            ("01/12 - 11/12/2026", "2026-12-01", "2026-12-11"),
            ("1.–11.12.2026", "2026-12-01", "2026-12-11"),
            ("vom 1. bis 11. Dezember 2026", "2026-12-01", "2026-12-11"),
            ("Oct-Dec 2026", "2026-10-01", "2026-12-31"),
        ] {
            assert_eq!((day(text, true), day(text, false)), (from.to_owned(), to.to_owned()), "{text}");
        }
        assert_eq!(day("11/12/2026 - 01/12/2026", false), "none");
    }

    #[test]
    fn slips_of_month_names() {
        for text in ["30th Novmber 2026", "30 Novemebr 2026", "30 Novembr 2026"] {
            assert_eq!(day(text, false), "2026-11-30", "{text}");
        }
        assert_eq!(day("3 Match 2026", false), "none");
    }
}
