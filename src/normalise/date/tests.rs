use super::parse::{Unread, Written, parse};
use crate::model::period::Period;
use crate::normalise::fixture::settings;
use crate::settings::DateOrder;
use jiff::civil::Date;
use jiff::civil::date;
use proptest::prelude::*;

fn day(text: &str, order: DateOrder) -> Option<Date> {
    let settings = settings();
    parse(text, &settings.knowledge.writing).ok()?.day(order)
}

#[test]
fn dates_that_mean_one_thing() {
    let october = date(2026, 10, 12);
    for text in [
        "2026-10-12",
        "2026/10/12",
        "2026.10.12",
        "20261012",
        "12 Oct 2026",
        "12-Oct-26",
        "12-Oct-2026",
        "12 October 2026",
        "October 12, 2026",
        "Oct 12 2026",
        "12th October 2026",
        "12th of October 2026",
        "Mon 12 Oct 2026",
        "Monday, 12 October 2026",
        "12. Oktober 2026",
        "12 Okt 26",
        "12 octobre 2026",
        "12 de octubre de 2026",
        "12 outubro 2026",
        "12 ottobre 2026",
        "12 oktober 2026",
        "2026-10-12T09:30:00",
        "2026-10-12 09:30",
        " 12 Oct 2026 ",
        "12OCT2026",
        "12 Oct. 2026",
        "46307",
        "2026 Oct 12",
    ] {
        assert_eq!(day(text, DateOrder::Dmy), Some(october), "{text}");
        assert_eq!(day(text, DateOrder::Mdy), Some(october), "{text}");
    }
    assert_eq!(day("3 März 2026", DateOrder::Dmy), Some(date(2026, 3, 3)));
    assert_eq!(day("1er août 2026", DateOrder::Dmy), Some(date(2026, 8, 1)));
    assert_eq!(day("4 février 2027", DateOrder::Dmy), Some(date(2027, 2, 4)));
}

#[test]
fn numbers_follow_the_order_of_the_column() {
    for text in ["12/10/2026", "12.10.26", "12-10-26", "12/10/26", "12 10 2026", "12/10/2026 14:05"] {
        assert_eq!(day(text, DateOrder::Dmy), Some(date(2026, 10, 12)), "{text}");
        assert_eq!(day(text, DateOrder::Mdy), Some(date(2026, 12, 10)), "{text}");
    }
    assert_eq!(day("25/10/2026", DateOrder::Mdy), Some(date(2026, 10, 25)));
    assert_eq!(day("26-10-12", DateOrder::Ymd), Some(date(2026, 10, 12)));
}

#[test]
fn days_that_cannot_be() {
    let settings = settings();
    for text in [
        "31/02/2026",
        "2026-13-01",
        "30 Feb 2026",
        "32/01/2026",
        "13/13/2026",
        "29/02/2027",
        "12/10/1026",
        "2026-00-10",
    ] {
        assert_eq!(parse(text, &settings.knowledge.writing), Err(Unread::Impossible), "{text}");
    }
    for text in [
        "soon",
        "12",
        "w/c 6 Apr",
        "end Q2",
        "1/2",
        "10:30",
        "2026-10-12-3",
        "12 Brumaire 2026",
        "£12",
        "",
        "€",
        "12/10",
        "T10:30",
    ] {
        assert_eq!(parse(text, &settings.knowledge.writing), Err(Unread::Unclear), "{text}");
    }
}

#[test]
fn months() {
    let settings = settings();
    for text in
        ["Apr-26", "April 2026", "04/2026", "2026-04", "Apr 26", "avril 2026", "202604", "Apr'26", "4.2026"]
    {
        let april = Written::Month(Period::new(2026, 4).unwrap());
        assert_eq!(parse(text, &settings.knowledge.writing), Ok(april), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,24}") {
        let settings = settings();
        let _ = parse(&text, &settings.knowledge.writing);
    }

    #[test]
    fn what_is_written_is_read(year in 1950i16..2200, month in 1i8..=12, d in 1i8..=28) {
        let want = date(year, month, d);
        prop_assert_eq!(day(&want.to_string(), DateOrder::Dmy), Some(want));
        prop_assert_eq!(day(&format!("{d:02}/{month:02}/{year}"), DateOrder::Dmy), Some(want));
        prop_assert_eq!(day(&format!("{month}/{d}/{year}"), DateOrder::Mdy), Some(want));
        let written = crate::model::written::day(want, crate::model::document::Format::Date);
        prop_assert_eq!(day(&written, DateOrder::Mdy), Some(want));
    }
}
