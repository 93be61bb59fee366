use super::meaning::Frame;
use super::parse::{Unread, parse};
use super::several::{Several, several};
use crate::model::period::Period;
use crate::normalise::fixture::settings;
use crate::settings::DateOrder;
use jiff::civil::Date;
use jiff::civil::date;
use proptest::prelude::*;

/// A column of due dates in a return for October 2026, financial years from April.
fn frame(order: DateOrder) -> Frame {
    Frame {
        order,
        shown: false,
        both: false,
        month_days: false,
        first: false,
        past: false,
        year_starts: 4,
        reported: Period::new(2026, 10),
        is_1904: false,
    }
}

fn day(text: &str, order: DateOrder) -> Option<Date> {
    let settings = settings();
    let written = parse(text, &settings.knowledge.writing).ok()?;
    written.meant(&frame(order)).ok().map(|m| m.value)
}

/// The day and its precision, as exports write them; why not, where there is none.
fn meant(text: &str, frame: &Frame) -> String {
    let settings = settings();
    let written = match parse(text, &settings.knowledge.writing) {
        Ok(written) => written,
        Err(why) => return format!("{why:?}"),
    };
    match written.meant(frame) {
        Ok(m) => format!("{} {}", m.value, m.precision.word().unwrap_or("day")),
        Err(remark) => remark.code.id.to_owned(),
    }
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
        "10:30",
        "2026-10-12-3",
        "12 Brumaire 2026",
        "£12",
        "",
        "€",
        "T10:30",
        "mid 3 Apr 2026",
        "w/c April 2026",
        "Q5 2026",
        "S1 2026",
        "14. KW 26",
        "P03 2026",
        "April 26/27, 3",
        "3-5 April 2026",
        "Mon Tue 3 April 2026",
        "12/10/2026 10:30 rescheduled",
        "st 3",
        "3O/04/2026",
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
        let written = parse(text, &settings.knowledge.writing).unwrap();
        let april = Period::new(2026, 4).unwrap();
        assert_eq!(written.month_meant(&frame(DateOrder::Dmy)).unwrap().value, april, "{text}");
    }
}

#[test]
fn spans_of_time_end_or_begin() {
    let last = frame(DateOrder::Dmy);
    let first = Frame { first: true, ..last };
    for (text, end, begin) in [
        ("Apr-26", "2026-04-30 month", "2026-04-01 month"),
        ("Apr '26", "2026-04-30 month", "2026-04-01 month"),
        ("Apr-19", "2019-04-30 month", "2019-04-01 month"),
        ("Feb 2028", "2028-02-29 month", "2028-02-01 month"),
        ("Q2 2026", "2026-06-30 quarter", "2026-04-01 quarter"),
        ("2026 Q2", "2026-06-30 quarter", "2026-04-01 quarter"),
        ("1Q26", "2026-03-31 quarter", "2026-01-01 quarter"),
        ("T1 2026", "2026-03-31 quarter", "2026-01-01 quarter"),
        ("1. Quartal 2026", "2026-03-31 quarter", "2026-01-01 quarter"),
        ("2e trimestre 2026", "2026-06-30 quarter", "2026-04-01 quarter"),
        ("4e kwartaal 2026", "2026-12-31 quarter", "2026-10-01 quarter"),
        ("Q1 26/27", "2026-06-30 quarter", "2026-04-01 quarter"),
        ("Q1 2026/27", "2026-06-30 quarter", "2026-04-01 quarter"),
        ("Q4 FY27", "2027-03-31 quarter", "2027-01-01 quarter"),
        ("FY27 Q1", "2026-06-30 quarter", "2026-04-01 quarter"),
        ("H1 2026", "2026-06-30 half", "2026-01-01 half"),
        ("H2 FY27", "2027-03-31 half", "2026-10-01 half"),
        ("2. Halbjahr 2026", "2026-12-31 half", "2026-07-01 half"),
        ("FY27", "2027-03-31 year", "2026-04-01 year"),
        ("FY 2026/27", "2027-03-31 year", "2026-04-01 year"),
        ("2026/27", "2027-03-31 year", "2026-04-01 year"),
        ("2026", "2026-12-31 year", "2026-01-01 year"),
        ("FY27 P03", "2026-06-30 month", "2026-06-01 month"),
        ("P12 26/27", "2027-03-31 month", "2027-03-01 month"),
        ("FY26 M01", "2025-04-30 month", "2025-04-01 month"),
        ("Week 14 2026", "2026-04-05 week", "2026-03-30 week"),
        ("KW 14/2026", "2026-04-05 week", "2026-03-30 week"),
        ("KW14 26", "2026-04-05 week", "2026-03-30 week"),
        ("2026-W14", "2026-04-05 week", "2026-03-30 week"),
        ("S14 2026", "2026-04-05 week", "2026-03-30 week"),
        ("semaine 14 2026", "2026-04-05 week", "2026-03-30 week"),
        ("w/c 6 Apr 2026", "2026-04-06 week", "2026-04-06 week"),
        ("week commencing Monday 6th April 2026", "2026-04-06 week", "2026-04-06 week"),
        ("w/e 10/04/2026", "2026-04-10 week", "2026-04-10 week"),
        ("Woche vom 6.4.2026", "2026-04-06 week", "2026-04-06 week"),
        ("end of May 2026", "2026-05-31 month", "2026-05-31 month"),
        ("beginning of May 2026", "2026-05-01 month", "2026-05-01 month"),
        ("early May 2026", "2026-05-01 month", "2026-05-01 month"),
        ("mid-May 2026", "2026-05-15 month", "2026-05-15 month"),
        ("late May 2026", "2026-05-31 month", "2026-05-31 month"),
        ("Anfang Mai 2026", "2026-05-01 month", "2026-05-01 month"),
        ("Mitte Mai 2026", "2026-05-15 month", "2026-05-15 month"),
        ("Ende Mai 2026", "2026-05-31 month", "2026-05-31 month"),
        ("fin mai 2026", "2026-05-31 month", "2026-05-31 month"),
        ("mi-mai 2026", "2026-05-15 month", "2026-05-15 month"),
        ("début mai 2026", "2026-05-01 month", "2026-05-01 month"),
        ("finales de mayo de 2026", "2026-05-31 month", "2026-05-31 month"),
        ("mediados de mayo de 2026", "2026-05-15 month", "2026-05-15 month"),
        ("fim de maio de 2026", "2026-05-31 month", "2026-05-31 month"),
        ("inizio maggio 2026", "2026-05-01 month", "2026-05-01 month"),
        ("metà maggio 2026", "2026-05-15 month", "2026-05-15 month"),
        ("half mei 2026", "2026-05-15 month", "2026-05-15 month"),
        ("eind mei 2026", "2026-05-31 month", "2026-05-31 month"),
        ("end Q2 2026", "2026-06-30 quarter", "2026-06-30 quarter"),
        // From 1 April to 30 June there are 90 days; 45 after the first is 16 May.
        ("mid Q1 26/27", "2026-05-16 quarter", "2026-05-16 quarter"),
        ("end FY27", "2027-03-31 year", "2027-03-31 year"),
        ("year end 2026", "2026-12-31 year", "2026-12-31 year"),
    ] {
        assert_eq!(meant(text, &last), end, "{text}");
        assert_eq!(meant(text, &first), begin, "{text}");
    }
    // 2003 is no year of a return for October 2026.
    assert_eq!(meant("26-04-03", &last), "date-unclear");
    assert_eq!(meant("26-04-03", &Frame { order: DateOrder::Ymd, ..last }), "2026-04-03 day");
    let january = Frame { year_starts: 1, ..last };
    assert_eq!(meant("FY27", &january), "2027-12-31 year");
    assert_eq!(meant("FY27 Q1", &january), "2027-03-31 quarter");
    assert_eq!(meant("Q1 26/27", &january), "date-unclear");
}

#[test]
fn a_year_that_is_left_out() {
    let due = frame(DateOrder::Dmy);
    let raised = Frame { first: true, past: true, ..due };
    for (text, to_come, past) in [
        // From 31 October 2026, 3 April 2026 is 211 days back and 3 April 2027 154 days ahead.
        ("3 Apr", "2027-04-03 day", "2026-04-03 day"),
        ("26 Apr", "2027-04-26 day", "2026-04-26 day"),
        ("Apr 3", "2027-04-03 day", "2026-04-03 day"),
        ("April 30th", "2027-04-30 day", "2026-04-30 day"),
        ("Oct 12", "2026-10-12 day", "2026-10-12 day"),
        ("Oct 19", "date-unclear", "date-unclear"),
        ("31/12", "2026-12-31 day", "2025-12-31 day"),
        ("3/4", "date-unclear", "date-unclear"),
        ("11/30", "date-unclear", "date-unclear"),
        ("03.04.", "2027-04-03 day", "2026-04-03 day"),
        ("W/C 06.04.", "2026-04-06 week", "2026-04-06 week"),
        ("15 Nov", "2026-11-15 day", "2025-11-15 day"),
        ("12 Oct", "2026-10-12 day", "2026-10-12 day"),
        // 6 April is a Monday in 2026, not in 2025 and 2027.
        ("w/c 6 Apr", "2026-04-06 week", "2026-04-06 week"),
        // A Friday in 2026; in 2027 a Saturday.
        ("Fri 3 Apr", "2026-04-03 day", "2026-04-03 day"),
        ("end Q2", "2026-06-30 quarter", "2026-06-30 quarter"),
        ("Q4", "2026-12-31 quarter", "2026-10-01 quarter"),
        // Week 14 of 2027 ends on 11 April, 162 days ahead; that of 2026 ended 209 days before.
        ("Week 14", "2027-04-11 week", "2026-03-30 week"),
        ("mid-May", "2026-05-15 month", "2026-05-15 month"),
        ("P03", "2026-06-30 month", "2026-06-01 month"),
        ("29 Feb", "date-unclear", "date-unclear"),
        ("Sun 3 Apr", "date-unclear", "date-unclear"),
    ] {
        assert_eq!(meant(text, &due), to_come, "{text}");
        assert_eq!(meant(text, &raised), past, "{text}");
    }
    // A column with days behind their months.
    let american = Frame { month_days: true, ..due };
    for (text, want) in
        [("Nov 26", "2026-11-26 day"), ("Oct 19", "2026-10-19 day"), ("11/30", "2026-11-30 day")]
    {
        assert_eq!(meant(text, &american), want, "{text}");
    }
    let unknown = Frame { reported: None, ..due };
    for text in ["3 Apr", "end Q2", "Week 14", "w/c 6 Apr", "P03"] {
        assert_eq!(meant(text, &unknown), "date-unclear", "{text}");
    }
}

#[test]
fn days_with_words_around_them() {
    for text in [
        "3rd April 2026",
        "the 3rd of April 2026",
        "Friday, 3 April 2026",
        "Fri 03/04/2026",
        "03042026",
        "spätestens 3.4.2026",
        "\u{200e}03/04/2026",
        "03/04/2026?",
        "2026-04-03T00:00:00Z",
        "3 April 2026 14:30",
        "3 Apr 2026 5pm",
        "03.04.2026 14 Uhr",
        "3. April 2026",
        "Fr, 3. April 2026",
        "le 3 avril 2026",
        "vendredi 3 avril 2026 17h30",
        "3 de abril de 2026",
        "vie 3 abr 2026",
        "venerdì 3 aprile 2026",
        "vr 3 april 2026",
        "3 Apr '26",
        "by 3 April 2026",
        "3 April 2026 (TBC)",
        "c. 3 April 2026",
        "3 April 2026 est.",
    ] {
        assert_eq!(day(text, DateOrder::Dmy), Some(date(2026, 4, 3)), "{text}");
    }
    assert_eq!(day("1er avril 2026", DateOrder::Dmy), Some(date(2026, 4, 1)));
    assert_eq!(day("mar 14 abr 2026", DateOrder::Dmy), Some(date(2026, 4, 14)));
    assert_eq!(day("Mar 14 2026", DateOrder::Dmy), Some(date(2026, 3, 14)));
    assert_eq!(day("Mi 15. April 2026", DateOrder::Dmy), Some(date(2026, 4, 15)));
    // 3 April 2026 is a Friday and 4 March 2026 a Wednesday.
    let order = |text: &str| parse(text, &settings().knowledge.writing).unwrap().day_first();
    assert_eq!(order("Fri 03/04/2026"), Some(true));
    assert_eq!(order("Wed 03/04/2026"), Some(false));
    assert_eq!(order("Thu 03/04/2026"), None);
}

#[test]
fn several_dates_in_a_cell() {
    let settings = settings();
    let now = |text: &str| match several(text, &settings.knowledge.writing) {
        Some(Several::Current(written)) => written.meant(&frame(DateOrder::Dmy)).unwrap().value.to_string(),
        Some(Several::Unclear) => "unclear".to_owned(),
        None => "none".to_owned(),
    };
    for (text, want) in [
        ("12/05/26 (was 01/04/26)", "2026-05-12"),
        ("12/05/26, previously 01/04/26", "2026-05-12"),
        ("01/04/26 → 12/05/26", "2026-05-12"),
        ("01/04/26 -> 12/05/26", "2026-05-12"),
        ("01/04/26 revised to 12/05/26", "2026-05-12"),
        ("was 01/04/26, now 12/05/26", "2026-05-12"),
        ("01.04.26, neu: 12.05.26", "2026-05-12"),
        ("12.05.26 (ursprünglich 01.04.26)", "2026-05-12"),
        ("12/05/26 (avant 01/04/26)", "2026-05-12"),
        ("Now 12 May 2026 (orig. Apr-26)", "2026-05-12"),
        ("01/04/26 12/05/26", "unclear"),
        ("01/04/26\n12/05/26", "unclear"),
        ("1 Apr 2026; 12 May 2026", "unclear"),
        ("waiting for 12 things", "none"),
        ("to be seen", "none"),
    ] {
        assert_eq!(now(text), want, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,24}") {
        let settings = settings();
        let _ = several(&text, &settings.knowledge.writing);
        if let Ok(written) = parse(&text, &settings.knowledge.writing) {
            let _ = written.month_meant(&frame(DateOrder::Mdy));
            if let Ok(meant) = written.meant(&frame(DateOrder::Dmy)) {
                // Its own ISO form is the same day.
                prop_assert_eq!(day(&meant.value.to_string(), DateOrder::Mdy), Some(meant.value));
            }
        }
    }

    #[test]
    fn no_words_of_dates_panic(words in proptest::collection::vec(
        "w/c |end |mid |Q[0-9]? |FY|H1 |KW |P|S|[0-9]{1,4}[ /.]|Apr |mar |mi |Mon |,|' |was |→|5pm|T10:3", 0..7,
    )) {
        let settings = settings();
        let text = words.concat();
        let _ = several(&text, &settings.knowledge.writing);
        if let Ok(written) = parse(&text, &settings.knowledge.writing) {
            let _ = written.month_meant(&frame(DateOrder::Dmy));
            let unknown = written.meant(&Frame { reported: None, ..frame(DateOrder::Dmy) });
            if let (Ok(a), Ok(b)) = (unknown, written.meant(&frame(DateOrder::Dmy))) {
                prop_assert_eq!(a.value, b.value);
            }
        }
    }

    #[test]
    fn what_is_written_is_read(year in 1950i16..2200, month in 1i8..=12, d in 1i8..=28) {
        let want = date(year, month, d);
        prop_assert_eq!(day(&want.to_string(), DateOrder::Dmy), Some(want));
        prop_assert_eq!(day(&format!("{d:02}/{month:02}/{year}"), DateOrder::Dmy), Some(want));
        prop_assert_eq!(day(&format!("{month}/{d}/{year}"), DateOrder::Mdy), Some(want));
        let written = crate::model::written::day(want, crate::model::document::Format::Date, &Default::default());
        prop_assert_eq!(day(&written, DateOrder::Mdy), Some(want));
    }
}
