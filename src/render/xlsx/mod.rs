//! A document as a workbook: a sheet a section, figures as live formulas, records as Excel tables, native charts.
//! The only user of rust_xlsxwriter.

pub mod annotated;
mod canonical;
mod charts;
mod contents;
mod extras;
mod formats;
mod grid;
mod matrix;
mod names;
mod records;
mod section;
mod table;
mod timeline;
mod tones;
mod value;
mod waterfall;

pub use canonical::canonical;

use crate::model::document::{Document, Kind};
use crate::model::theme::Theme;
use crate::model::words::Words;
use charts::ChartData;
use formats::Formats;
use names::{CellNames, SheetNames};
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};
use section::Writer;

/// Why a workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct WorkbookError(#[from] XlsxError);

/// The document as the bytes of an .xlsx file; the same document gives the same bytes.
///
/// # Errors
/// When the document does not fit into a workbook, such as a table of more rows than a sheet has.
pub fn render(document: &Document<'_>, theme: &Theme) -> Result<Vec<u8>, WorkbookError> {
    let words = &theme.print.words;
    let mut book = Workbook::new();
    book.set_properties(&properties(document, words)?);
    let mut formats = Formats::new(theme);
    let mut data = ChartData::default();
    let mut names = SheetNames::default();
    let mut cells = CellNames::default();
    let first = names.unique(words.of("Contents"));
    let titles: Vec<String> = document.sections.iter().map(|s| names.unique(&s.title)).collect();
    // Charts point at the sheet of their data, so its name is settled before any is drawn.
    data.sheet = names.unique(words.of("Chart data"));
    let sheet = book.add_worksheet().set_name(&first)?;
    let (look, shown, named) = (&mut formats, &mut data, &mut cells);
    Writer { sheet, document, theme, formats: look, data: shown, names: named }.contents(&titles)?;
    for (section, title) in document.sections.iter().zip(&titles) {
        // Lists are written row by row and may be long; they are not held in memory.
        let sheet = match section::list(section) {
            Some(_) => book.add_worksheet_with_constant_memory()?,
            None => book.add_worksheet(),
        };
        let sheet = sheet.set_name(title)?;
        let (formats, data, names) = (&mut formats, &mut data, &mut cells);
        Writer { sheet, document, theme, formats, data, names }.write(section)?;
    }
    if !data.is_empty() {
        data.write(book.add_worksheet(), &mut formats)?;
    }
    cells.define(&mut book)?;
    Ok(book.save_to_buffer()?)
}

/// What the file says about itself. The property `Packwright` keeps packs from being read as input.
fn properties(document: &Document<'_>, words: &Words) -> Result<DocProperties, XlsxError> {
    let kind = match document.kind {
        Kind::Pack => "pack",
        Kind::Findings => "findings",
        Kind::Index => "index",
        Kind::Dossier => "dossier",
    };
    let period = document.period.to_string();
    // No clock: the day the period ends stands for the day of making.
    let created = value::day(document.period.last_day())?;
    Ok(DocProperties::new()
        .set_title(format!("{}: {}, {}", document.portfolio, document.title, words.month(document.period)))
        .set_subject(&document.question)
        .set_company(&document.portfolio)
        .set_category(&document.marking)
        .set_creation_datetime(&created)
        .set_custom_property("Language", words.tag.as_str())
        .set_custom_property("Packwright", kind)
        .set_custom_property("Run", document.run.as_str())
        .set_custom_property("Period", period.as_str()))
}
