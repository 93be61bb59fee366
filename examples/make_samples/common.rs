//! What several house styles share.

use crate::portfolio::Person;
use jiff::civil::{Date, date};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::error::Error;

/// Anything that can go wrong while a sample is written.
pub type Done = Result<(), Box<dyn Error>>;

/// The months of the financial year as people write them.
pub const MONTHS: [&str; 12] = [
    "Apr-26", "May-26", "Jun-26", "Jul-26", "Aug-26", "Sep-26", "Oct-26", "Nov-26", "Dec-26", "Jan-27",
    "Feb-27", "Mar-27",
];

/// The first day of month `m` of the financial year.
pub fn first_day(m: usize) -> Date {
    let month = (m as i8 + 3) % 12 + 1;
    date(if m < 9 { 2026 } else { 2027 }, month, 1)
}

/// A workbook whose bytes are the same on every day.
pub fn workbook(title: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 11, 3)?.and_hms(9, 30, 0)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    Ok(book)
}

/// The number that a spreadsheet stores for a day.
pub fn serial(day: Date) -> f64 {
    f64::from((day - date(1899, 12, 30)).get_days())
}

/// `05/10/2026`
pub fn dmy(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// `Jane Smith`
pub fn first_last(person: Person) -> String {
    format!("{} {}", person[0], person[1])
}

/// `Smith, Jane`
pub fn last_first(person: Person) -> String {
    format!("{}, {}", person[1], person[0])
}

/// Pounds.
pub fn pounds(pence: i64) -> f64 {
    pence as f64 / 100.0
}
