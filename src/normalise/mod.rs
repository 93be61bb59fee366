//! Stage 3: cells become values. Each column is decided as a whole ([`column`]): the order of day and month ([`date`]),
//! the decimal mark and the unit ([`amount`], [`number`]), the scale ([`level`]), the words ([`choice`], [`role`],
//! [`person`], [`text`]). Months across become records ([`months`]); scores are worked out anew ([`score`]), stated
//! totals are checked ([`totals`]). What was written is kept beside what was made of it, and every guess is told.

mod account;
mod amount;
mod cells;
mod choice;
pub mod codes;
mod column;
mod date;
mod ids;
mod level;
mod months;
mod notes;
mod number;
mod person;
mod role;
mod score;
mod table;
mod text;
mod totals;

#[cfg(test)]
mod tests;

use crate::finding::{Finding, Noted};
use crate::model::dataset::{Return, Source};
use crate::model::register::{FieldKind, Register};
use crate::model::table::{Recognised, RegisterTable};
use crate::model::text::Interner;
use crate::model::workbook::{CellValue, Sheet};
use crate::settings::{DateOrder, Settings};
use column::Context;
use notes::Notes;

/// The records of a file and its account. A value that cannot be read is missing, kept as it was written, and told.
pub fn normalise(recognised: Recognised, sha256: String, bytes: u64, settings: &Settings) -> Noted<Return> {
    let Recognised { submission, workbook, tables, ignored, facts, fates } = recognised;
    let (sheets, mut text, styles) = (workbook.sheets, workbook.text, workbook.styles);
    let date_order = date_order(&tables, &sheets, &text, settings);
    let context = Context { settings, styles: &styles, date_order };
    let mut findings: Vec<Finding> = Vec::new();
    let mut batches = Vec::new();
    for table in &tables {
        let (sheet, register) = (&sheets[table.sheet], settings.knowledge.register(table.register));
        let mut notes = Notes::default();
        let source = table::Source { context: &context, sheet, table, register };
        let batch = table::batch(&source, &mut text, &mut notes);
        totals::check(register, table, sheet, &mut notes);
        findings.extend(notes.into_findings(&submission.file, &sheet.name, &register.key));
        batches.push(batch);
    }
    let account = account::count(&sheets, &tables, &batches, &fates);
    batches.retain(|b| !b.is_empty());
    let source = Source {
        file: submission.file,
        sha256,
        bytes,
        sheets: sheets.into_iter().map(|s| (s.name, s.visibility)).collect(),
        error: None,
        period: None,
        stale: false,
        tables,
        ignored,
        account,
    };
    Noted { value: Return { source, facts, text, batches }, findings }
}

/// The order of day and month that the columns of a file settle among them.
fn date_order(
    tables: &[RegisterTable],
    sheets: &[Sheet],
    text: &Interner,
    settings: &Settings,
) -> Option<DateOrder> {
    let texts = tables.iter().flat_map(|table| {
        let register = settings.knowledge.register(table.register);
        let sheet = &sheets[table.sheet];
        let columns = date_columns(register, table);
        table.records.iter().filter_map(move |row| sheet.row(*row)).flat_map(move |row| {
            let columns = columns.clone();
            sheet.cells_of(row).iter().filter(move |c| columns.contains(&c.col))
        })
    });
    let texts = texts.filter_map(|cell| match cell.value {
        CellValue::Text(sym) => Some(text.get(sym)),
        _ => None,
    });
    date::workbook_order(texts, &settings.knowledge.writing)
}

fn date_columns(register: &Register, table: &RegisterTable) -> Vec<u16> {
    let is_date = |field| register.decl(field).kind == FieldKind::Date;
    table.columns.iter().filter(|c| c.field.is_some_and(is_date)).map(|c| c.at as u16).collect()
}
