//! A cell's content into a sheet, with the formula that gives it.

use super::formats::{Formats, Place};
use crate::model::document::{About, Cell, Content, Format as Kind, NOT_LIVE};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Note, Url, Worksheet, XlsxError};
use std::borrow::Cow;

/// The most characters that a cell of a workbook holds.
const LONGEST: usize = 32_767;
/// Stands at the end of a text that was cut.
const CUT: &str = " [cut: the cell holds no more; the whole text is in the export]";

/// Writes a cell of a table or tile.
pub fn write(
    sheet: &mut Worksheet,
    (row, col): (u32, u16),
    cell: &Cell<'_>,
    kind: Kind,
    place: Place,
    formats: &mut Formats<'_>,
) -> Result<(), XlsxError> {
    let words = formats.words();
    let format = formats.cell(cell.format.unwrap_or(kind), cell.tone, place);
    if let Some(formula) = &cell.formula {
        let written = Formula::new(format!("={}", formula.text)).set_result(result(&cell.content));
        match formula.array {
            true => sheet.write_array_formula_with_format(row, col, row, col, written, format)?,
            false => sheet.write_formula_with_format(row, col, written, format)?,
        };
        return Ok(());
    }
    if cell.figure.is_some() && cell.as_number().is_some() {
        sheet.insert_note(row, col, &Note::new(words.of(NOT_LIVE)).set_author("Packwright"))?;
    }
    match &cell.content {
        Content::Blank => blank(sheet, (row, col), format, cell.format.unwrap_or(kind), place)?,
        Content::Text(text) => drop(sheet.write_string_with_format(row, col, fitting(text), format)?),
        Content::Number(number) => drop(sheet.write_number_with_format(row, col, float(*number), format)?),
        Content::Date(date) => write_day(sheet, (row, col), *date, format)?,
        Content::Link(text, target) if target.starts_with('#') => {
            sheet.write_string_with_format(row, col, fitting(text), format)?;
        }
        Content::Link(text, target) => {
            sheet.write_url_with_format(row, col, Url::new(target).set_text(fitting(text)), format)?;
        }
    }
    Ok(())
}

/// Writes words that name a figure, with a link to where it is explained.
pub fn words(
    sheet: &mut Worksheet,
    (row, col): (u32, u16),
    words: &str,
    about: Option<&About>,
    format: &Format,
) -> Result<(), XlsxError> {
    match about {
        Some(about) => {
            // A formula keeps the look of its cell, which a link of the cell loses in some programs.
            let link = format!("=HYPERLINK(\"#{}\",\"{}\")", about.id, words.replace('"', "\"\""));
            sheet.write_formula_with_format(row, col, Formula::new(link).set_result(words), format)?;
        }
        None => drop(sheet.write_string_with_format(row, col, words, format)?),
    }
    Ok(())
}

/// Writes what is in a cell of a list in its column's own format, which costs less than naming a format for each cell.
pub fn write_plain(
    sheet: &mut Worksheet,
    (row, col): (u32, u16),
    content: &Content<'_>,
) -> Result<(), XlsxError> {
    match content {
        Content::Blank => {}
        Content::Text(text) | Content::Link(text, _) => drop(sheet.write_string(row, col, fitting(text))?),
        Content::Number(number) => drop(sheet.write_number(row, col, float(*number))?),
        Content::Date(date) => match serial(*date) {
            Some(day) => drop(sheet.write_number(row, col, day)?),
            None => drop(sheet.write_string(row, col, date.to_string())?),
        },
    }
    Ok(())
}

/// Writes a day; as text where Excel knows none, before 1900.
pub fn write_day(
    sheet: &mut Worksheet,
    (row, col): (u32, u16),
    date: Date,
    format: &Format,
) -> Result<(), XlsxError> {
    match day(date) {
        Ok(day) => drop(sheet.write_datetime_with_format(row, col, &day, format)?),
        Err(_) => drop(sheet.write_string_with_format(row, col, date.to_string(), format)?),
    }
    Ok(())
}

/// A day as the library takes it.
///
/// # Errors
/// Before 1900.
pub fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8)
}

/// A day as Excel counts it; `None` before March 1900, where its count is wrong.
pub fn serial(date: Date) -> Option<f64> {
    let days = date.duration_since(jiff::civil::date(1899, 12, 30)).as_secs() / 86_400;
    (days > 60).then_some(days as f64)
}

/// An empty cell has a format only where it is seen, in a tile and in a line of a small table; a number that is
/// unknown is a dash there.
fn blank(
    sheet: &mut Worksheet,
    (row, col): (u32, u16),
    format: &Format,
    kind: Kind,
    place: Place,
) -> Result<(), XlsxError> {
    match place {
        Place::Record => {}
        Place::Small if kind.is_number() => drop(sheet.write_string_with_format(row, col, "–", format)?),
        Place::Small => drop(sheet.write_blank(row, col, format)?),
        Place::Tile => drop(sheet.write_string_with_format(row, col, "–", format)?),
    }
    Ok(())
}

/// The stored result of a formula.
fn result(content: &Content<'_>) -> String {
    match content {
        Content::Number(number) => number.normalize().to_string(),
        Content::Text(text) | Content::Link(text, _) => text.to_string(),
        Content::Date(date) => date.to_string(),
        Content::Blank => String::new(),
    }
}

/// The number as Excel keeps it: the float nearest to it.
pub fn float(number: Decimal) -> f64 {
    number.to_f64().unwrap_or(f64::NAN)
}

/// The text, cut where no cell could hold it.
pub fn fitting(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let room = LONGEST - CUT.len();
    let kept: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= room
        })
        .collect();
    Cow::Owned(kept + CUT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_and_says_so() {
        let long = "😀".repeat(40_000);
        let cut = fitting(&long);
        assert!(cut.ends_with(CUT));
        assert!(cut.encode_utf16().count() <= LONGEST);
        assert_eq!(fitting("short"), "short");
    }
}
