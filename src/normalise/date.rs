//! Days: real dates, serial numbers, and text in the orders and languages of the registers' users.

use super::codes;
use super::column::{Cells, Context, Job, Read, Reader, no_value, texts};
use super::notes::Notes;
use crate::model::months;
use crate::model::period::Period;
use crate::model::record::Value;
use crate::model::text::Interner;
use crate::model::workbook::CellValue;
use crate::model::writing::Writing;
use crate::settings::DateOrder;
use jiff::civil::Date;

/// A day or a month in text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Day(Date),
    /// A month without a day.
    Month(Period),
}

/// How the dates of a column are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Order {
    order: DateOrder,
    /// Nothing in the column, the workbook or the settings says so.
    guessed: bool,
    /// Cells of the column speak for either order.
    mixed: bool,
}

/// Reads a column of days.
pub fn reader<'a>(
    context: &'a Context<'_>,
    job: &'a Job<'_>,
    cells: &Cells,
    text: &Interner,
    _notes: &mut Notes,
) -> Reader<'a> {
    let writing = &context.settings.knowledge.writing;
    let order = settle(context, &texts(context, cells, text), writing);
    let first = writing.first_day_fields.contains(&job.field.key);
    Box::new(move |cell, _, text| match cell.value {
        CellValue::Date(date) => Read::plain(Value::Date(date)),
        CellValue::Number(n) => serial(n),
        CellValue::Text(sym) => from_text(context, text.get(sym), order, first),
        _ => unreadable(),
    })
}

/// Reads a column of months.
pub fn period_reader<'a>(context: &'a Context<'_>) -> Reader<'a> {
    let settings = context.settings;
    Box::new(move |cell, _, text| {
        let (period, changed) = match cell.value {
            CellValue::Date(date) => (Period::of(date), false),
            CellValue::Text(sym) => {
                let written = text.get(sym);
                let period = months::in_text(written, &settings.knowledge.writing);
                (period, period.is_some_and(|p| p.to_string() != written))
            }
            CellValue::Number(n) => (months::in_text(&format!("{n}"), &settings.knowledge.writing), true),
            _ => (None, false),
        };
        match period {
            Some(period) => Read { value: Value::Period(period), changed, problem: None },
            None => Read::missing(
                codes::MONTH_UNREADABLE,
                "this is no month",
                "write the month with its year, such as Oct 2026",
            ),
        }
    })
}

fn unreadable() -> Read {
    Read::missing(codes::DATE_UNREADABLE, "this is no date", "write the day, month and year")
}

/// A number under a label for a date is Excel's count of days.
fn serial(n: f64) -> Read {
    let base = jiff::civil::date(1899, 12, 30);
    let day = (20_000.0..80_000.0).contains(&n).then(|| jiff::Span::new().try_days(n.trunc() as i64).ok());
    match day.flatten().and_then(|span| base.checked_add(span).ok()) {
        Some(date) => Read::changed(Value::Date(date)).and(
            codes::DATE_FROM_SERIAL,
            "a number stands under a label for a date; it was read as Excel counts days",
            "show the cells as dates",
        ),
        None => unreadable(),
    }
}

fn from_text(context: &Context<'_>, text: &str, order: Order, first: bool) -> Read {
    if let Some(read) = no_value(context, text) {
        return read;
    }
    let writing = &context.settings.knowledge.writing;
    let Some((written, ambiguous)) = parse(text, order.order, writing) else { return unreadable() };
    match written {
        Written::Month(period) => {
            let date = if first { period.first_day() } else { period.last_day() };
            let day = if first { "first" } else { "last" };
            let seen = format!("a month without a day; its {day} day was taken");
            Read::changed(Value::Date(date)).and(codes::DATE_IMPRECISE, seen, "write the day if it matters")
        }
        Written::Day(date) => {
            let read = Read { value: Value::Date(date), changed: date.to_string() != text, problem: None };
            if !ambiguous || !(order.guessed || order.mixed) {
                return read;
            }
            let name = match order.order {
                DateOrder::Mdy => "month before day",
                _ => "day before month",
            };
            let why =
                if order.mixed { "other cells of the column speak for either" } else { "no cell settles it" };
            read.and(
                codes::DATE_ORDER_UNCLEAR,
                format!("day and month cannot be told apart, {why}; {name} was taken"),
                "say `date_order` under [portfolio] in packwright.toml, or write the months as words",
            )
        }
    }
}

/// The order of a column: from its own cells, then the workbook's other columns, then the settings.
fn settle(context: &Context<'_>, texts: &[&str], writing: &Writing) -> Order {
    let votes = votes(texts, writing);
    let fallback = context.settings.portfolio.date_order.or(context.date_order);
    match votes {
        (0, 0) => {
            Order { order: fallback.unwrap_or(DateOrder::Dmy), guessed: fallback.is_none(), mixed: false }
        }
        (dmy, mdy) => {
            let order = if mdy > dmy { DateOrder::Mdy } else { DateOrder::Dmy };
            Order { order, guessed: false, mixed: dmy > 0 && mdy > 0 }
        }
    }
}

/// The order that some columns of a workbook settle among them; `None` where they do not, or speak for either.
pub fn workbook_order<'t>(texts: impl Iterator<Item = &'t str>, writing: &Writing) -> Option<DateOrder> {
    match votes(&texts.collect::<Vec<_>>(), writing) {
        (dmy, 0) if dmy > 0 => Some(DateOrder::Dmy),
        (0, mdy) if mdy > 0 => Some(DateOrder::Mdy),
        _ => None,
    }
}

/// How many texts can only be day before month, and only month before day.
fn votes(texts: &[&str], writing: &Writing) -> (usize, usize) {
    let mut votes = (0, 0);
    for text in texts {
        if let [a, b, c, ..] = words(text, writing).as_slice()
            && a.len() <= 2
            && let (Ok(a), Ok(b), Ok(_)) = (a.parse::<u8>(), b.parse::<u8>(), c.parse::<u16>())
        {
            votes.0 += usize::from(a > 12 && b <= 12);
            votes.1 += usize::from(b > 12 && a <= 12);
        }
    }
    votes
}

/// The words of a date, without those that say nothing and without the time of day.
fn words(text: &str, writing: &Writing) -> Vec<String> {
    let text = match text.find(':') {
        Some(at) => {
            text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['T', ' ', ','])
        }
        None => text,
    };
    let tokens = months::tokens(text);
    tokens
        .into_iter()
        .filter(|t| !writing.date_fillers.has_word(t) && !writing.date_endings.has_word(t))
        .collect()
}

/// A date in text, and whether day and month could change places in it.
fn parse(text: &str, order: DateOrder, writing: &Writing) -> Option<(Written, bool)> {
    if text.len() > 40 {
        return None;
    }
    let words = words(text, writing);
    let month = |w: &String| writing.months.get(w.as_str()).copied();
    match words.as_slice() {
        [a, b, c] => {
            if let Some(m) = month(b) {
                let (day, year) = if a.len() == 4 { (c, a) } else { (a, c) };
                return Some((Written::Day(day_of(day, m, year)?), false));
            }
            if let Some(m) = month(a) {
                return Some((Written::Day(day_of(b, m, c)?), false));
            }
            let number = |w: &String| w.parse::<i8>().ok();
            if a.len() == 4 {
                return Some((Written::Day(day_of(c, number(b)?, a)?), false));
            }
            let (day, month) = if order == DateOrder::Mdy { (b, a) } else { (a, b) };
            // Where only the other order gives a day, that is what was meant.
            let read = day_of(day, number(month)?, c);
            let other = day_of(month, number(day)?, c);
            let both = read.is_some() && other.is_some() && a != b;
            read.or(other).map(|date| (Written::Day(date), both))
        }
        [_, _] => months::with_year(&words, writing)
            .filter(|named| named.rest.is_empty())
            .map(|named| (Written::Month(named.period), false)),
        [one] if one.len() == 8 => {
            let month = one.get(4..6)?.parse().ok()?;
            Some((Written::Day(day_of(one.get(6..8)?, month, one.get(..4)?)?), false))
        }
        _ => None,
    }
}

/// A day of a year with two or four digits; two are of this century.
fn day_of(day: &str, month: i8, year: &str) -> Option<Date> {
    let number: i16 = year.parse().ok()?;
    let year = match year.len() {
        2 => 2000 + number,
        4 => number,
        _ => return None,
    };
    let day = if day.len() <= 2 { day.parse().ok()? } else { return None };
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static SETTINGS: LazyLock<Settings> = LazyLock::new(|| Settings::built_in().unwrap());

    fn day(text: &str, order: DateOrder) -> Option<String> {
        parse(text, order, &SETTINGS.knowledge.writing).map(|(written, _)| match written {
            Written::Day(date) => date.to_string(),
            Written::Month(period) => period.to_string(),
        })
    }

    #[test]
    fn days_as_people_write_them() {
        for (text, date) in [
            ("12/10/2026", Some("2026-10-12")),
            ("12.10.26", Some("2026-10-12")),
            ("2026-10-12", Some("2026-10-12")),
            ("2026-10-12 00:00:00", Some("2026-10-12")),
            ("2026-10-12T09:30", Some("2026-10-12")),
            ("12 Oct 2026", Some("2026-10-12")),
            ("12-Oct-26", Some("2026-10-12")),
            ("October 12, 2026", Some("2026-10-12")),
            ("Mon 12th October 2026", Some("2026-10-12")),
            ("12. Oktober 2026", Some("2026-10-12")),
            ("12 de octubre de 2026", Some("2026-10-12")),
            ("1er août 2026", Some("2026-08-01")),
            ("10/25/2026", Some("2026-10-25")),
            ("20261012", Some("2026-10-12")),
            ("Apr-26", Some("2026-04")),
            ("31/02/2026", None),
            ("2026-13-01", None),
            ("12/10", None),
            ("soon", None),
            ("R-12", None),
        ] {
            assert_eq!(day(text, DateOrder::Dmy).as_deref(), date, "{text}");
        }
        assert_eq!(day("03/04/2026", DateOrder::Mdy).as_deref(), Some("2026-03-04"));
    }

    #[test]
    fn cells_settle_the_order_of_their_column() {
        let writing = &SETTINGS.knowledge.writing;
        assert_eq!(votes(&["03/04/2026", "25/04/2026", "12 Oct 2026"], writing), (1, 0));
        assert_eq!(votes(&["03/04/2026", "04/25/2026"], writing), (0, 1));
        assert_eq!(workbook_order(["25/04/2026", "04/25/2026"].into_iter(), writing), None);
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC{0,24}") {
            let _ = day(&text, DateOrder::Dmy);
        }

        #[test]
        fn what_is_written_is_read_back(y in 2000i16..2090, m in 1i8..=12, d in 1i8..=28) {
            let date = jiff::civil::date(y, m, d);
            for text in [date.strftime("%d/%m/%Y").to_string(), date.strftime("%d %b %Y").to_string(), date.to_string()] {
                prop_assert_eq!(day(&text, DateOrder::Dmy), Some(date.to_string()));
            }
        }
    }
}
