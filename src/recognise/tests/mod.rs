//! Small sheets, written as lines of text, and what is recognised in them.

mod canonical;
mod facts;
mod layouts;
mod legends;
mod properties;
mod registers;
mod scales;
mod tables;
mod told;

use super::Recogniser;
use crate::finding::Noted;
use crate::model::address::{Area, CellRef};
use crate::model::submission::{Format, Submission};
use crate::model::table::Recognised;
use crate::model::text::Interner;
use crate::model::workbook::{CellValue, Sheet, Style, Workbook};
use crate::settings::Settings;
use std::sync::LazyLock;

static SETTINGS: LazyLock<Settings> = LazyLock::new(|| {
    let mut settings = Settings::built_in().unwrap();
    settings.portfolio.period = Some("2026-10".parse().unwrap());
    settings
});

/// A cell as people type it: a number, an ISO day, or text.
fn value(text: &mut Interner, written: &str) -> Option<CellValue> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    if let Ok(n) = written.parse::<f64>() {
        return Some(CellValue::Number(n));
    }
    let day = written.parse().map(CellValue::Date);
    Some(day.unwrap_or_else(|_| CellValue::Text(text.intern(written))))
}

/// A workbook of sheets, each its name and its lines, `|` between cells.
fn book(sheets: &[(&str, &[&str])]) -> Workbook {
    let mut book = Workbook { styles: vec![Style::default()], ..Workbook::default() };
    for (name, lines) in sheets {
        let mut sheet = Sheet { name: (*name).to_owned(), ..Sheet::default() };
        for (row, line) in lines.iter().enumerate() {
            for (col, written) in line.split('|').enumerate() {
                if let Some(value) = value(&mut book.text, written) {
                    sheet.push(CellRef::new(row as u32, col as u16), 0, value);
                }
            }
        }
        book.sheets.push(sheet);
    }
    book
}

/// Merges an area such as `C1:E1` of the first sheet.
fn merge(book: &mut Workbook, area: &str) {
    let (first, last) = area.split_once(':').unwrap();
    let area = Area { first: CellRef::parse(first).unwrap(), last: CellRef::parse(last).unwrap() };
    book.sheets[0].merges.push(area);
}

fn recognise_as(file: &str, book: Workbook, settings: &Settings) -> Noted<Recognised> {
    let submission = Submission { file: file.to_owned(), path: file.into(), format: Format::Xlsx };
    Recogniser::new(settings).recognise(&submission, book)
}

fn recognise(file: &str, book: Workbook) -> Recognised {
    recognise_as(file, book, &SETTINGS).value
}

/// A table in one line: register, labels' rows, records' rows, `column=field` for each column that is one.
fn said(found: &Recognised) -> Vec<String> {
    let rows = |rows: &[u32]| rows.iter().map(|r| (r + 1).to_string()).collect::<Vec<_>>().join(",");
    found
        .tables
        .iter()
        .map(|table| {
            let register = SETTINGS.knowledge.register(table.register);
            let fields: Vec<String> = table
                .columns
                .iter()
                .filter_map(|c| {
                    let letter = crate::model::address::column_letters(c.at as u16);
                    Some(format!("{letter}={}", register.decl(c.field?).key))
                })
                .collect();
            format!(
                "{} [{}] {}: {}",
                register.key,
                rows(&table.header),
                rows(&table.records),
                fields.join(" ")
            )
        })
        .collect()
}
