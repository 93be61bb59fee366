//! A sender's return as a workbook of its own: what there is to do, then the sheets as they were, the cells in question
//! coloured and noted.

mod looks;
mod note;
mod sheet;
mod tasks;
mod widths;

use super::WorkbookError;
use super::names::SheetNames;
use super::value;
use crate::model::annotated::Annotated;
use crate::model::theme::Theme;
use crate::model::words::Words;
use crate::model::workbook::Sheet;
use looks::Looks;
use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

/// Sheets of more cells than this are written row by row and not held in memory.
const LARGE: usize = 20_000;

/// The copy as the bytes of an .xlsx file; the same return and findings give the same bytes.
///
/// # Errors
/// When the library that writes it refuses, which no content of a return makes it do.
pub fn render(copy: &Annotated<'_>, theme: &Theme) -> Result<Vec<u8>, WorkbookError> {
    let words = &theme.print.words;
    let mut book = Workbook::new();
    book.set_properties(&properties(copy, words)?);
    let mut names = SheetNames::default();
    // The sender's sheets keep their names; a sheet called as the list is takes the name before it.
    let titles: Vec<String> = copy.sheets.iter().map(|sheet| names.unique(&sheet.name)).collect();
    let first = names.unique(words.of("To do"));
    tasks::write(book.add_worksheet().set_name(first)?, copy, &titles, theme)?;
    let mut looks = Looks::new(&copy.workbook.styles, theme);
    for ((sheet, marked), title) in copy.workbook.sheets.iter().zip(&copy.sheets).zip(&titles) {
        let into = added(&mut book, sheet)?.set_name(title)?;
        sheet::Writer { into, sheet, marked, copy, looks: &mut looks, words }.write()?;
    }
    Ok(book.save_to_buffer()?)
}

fn added<'b>(book: &'b mut Workbook, sheet: &Sheet) -> Result<&'b mut Worksheet, XlsxError> {
    match sheet.cells.len() > LARGE {
        true => book.add_worksheet_with_constant_memory(),
        false => Ok(book.add_worksheet()),
    }
}

/// What the file says about itself. The property `Packwright` keeps it from being read as input.
fn properties(copy: &Annotated<'_>, words: &Words) -> Result<DocProperties, XlsxError> {
    // No clock: the day the period ends stands for the day of making.
    let created = value::day(copy.period.last_day())?;
    let title = format!("{}: {}, {}", words.of("To do"), copy.file, words.month(copy.period));
    let period = copy.period.to_string();
    Ok(DocProperties::new()
        .set_title(title)
        .set_company(copy.portfolio)
        .set_creation_datetime(&created)
        .set_custom_property("Language", words.tag.as_str())
        .set_custom_property("Packwright", "findings")
        .set_custom_property("Run", copy.run)
        .set_custom_property("Period", period.as_str()))
}

#[cfg(test)]
mod tests;
