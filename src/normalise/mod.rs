//! Stage 3: cells become values.
//!
//! A table's cells are gathered column by column (`strip`); each column is decided as a whole (order of day and
//! month, decimal mark, scale) and then read cell by cell as its field says, one file a kind of value; months across
//! are brought down (`crosstab`), and what the program works out is added (`derive`). What was written is kept
//! beside every value that was changed, and each guess is told once for its column (`desk`).

mod account;
pub mod amount;
mod answered;
mod batch;
mod canonical;
mod choice;
pub mod codes;
mod colour;
mod control;
mod crosstab;
mod currency;
pub mod date;
mod derive;
mod desk;
mod fill;
#[cfg(test)]
mod fixture;
mod flag;
mod initials;
mod left_out;
mod level;
mod levels;
mod person;
mod phrase;
mod refs;
mod remark;
mod role;
mod scale;
mod shorthand;
mod strip;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod totals;

use crate::finding::Noted;
use crate::model::control::Control;
use crate::model::dataset::{Return, Source};
use crate::model::register::{Field, FieldKind};
use crate::model::table::{Recognised, RegisterTable};
use crate::model::text::Interner;
use crate::settings::Settings;
use date::order::Votes;
use desk::Desk;
use std::collections::HashMap;
use strip::Gathered;

/// Whether a text that a person typed can be the value of a field.
pub fn fits(settings: &Settings, field: &Field, text: &str) -> bool {
    canonical::typed(settings, &mut Interner::default(), field, text).is_some()
}

/// Brings the tables of one file into records.
pub fn normalise(recognised: Recognised, sha256: String, bytes: u64, settings: &Settings) -> Noted<Return> {
    let Recognised { submission, mut workbook, tables, ignored, facts, mut fates } = recognised;
    let sheets = std::mem::take(&mut workbook.sheets);
    let own = settings.portfolio.currency;
    let stated = facts.period.as_ref().map(|(period, _)| *period);
    let mut desk = Desk {
        settings,
        file: &submission.file,
        currencies: amount::money::of_formats(&workbook.styles, &settings.knowledge.writing.amounts, own),
        styles: &workbook.styles,
        text: workbook.text,
        findings: Vec::new(),
        reported: settings.portfolio.period.or(stated),
        is_1904: workbook.is_1904,
        dates: Votes::default(),
        marks: amount::decide::Votes::default(),
        colours: HashMap::new(),
        guides: Vec::new(),
        names: HashMap::new(),
    };
    if tables.iter().all(|t| t.canonical.is_none()) {
        desk.guides = level::guide::find(&desk, &sheets, &fates);
    }
    let tables: Vec<RegisterTable> = tables.into_iter().filter(|t| t.sheet < sheets.len()).collect();
    let mut control = Control::default();
    let gathered: Vec<Gathered> = tables
        .iter()
        .map(|table| {
            let sheet = &sheets[table.sheet];
            let register = settings.knowledge.register(table.register);
            let mut gathered = strip::gather(sheet, table, &desk.text);
            if table.canonical.is_some() {
                return gathered;
            }
            scale::fill(&mut desk, register, sheet, table, &mut gathered);
            fill::merged(sheet, table, &mut gathered);
            fill::dittos(&mut desk, register, &sheet.name, table, &mut gathered);
            fill::projects(&mut desk, register, &sheet.name, table, &mut gathered);
            colour::fill(&mut desk, register, sheet, table, &mut gathered);
            control.totals.extend(totals::check(&mut desk, register, table, sheet));
            gathered
        })
        .collect();
    (desk.dates, desk.marks) = votes(&desk, &tables, &gathered);
    let each = tables.iter().zip(&gathered);
    let made: Vec<table::Made> = each
        .map(|(t, g)| {
            let mut made = table::read(&mut desk, t, &sheets[t.sheet].name, g);
            canonical::as_written(&mut desk, t, &sheets[t.sheet], &mut made.batch);
            made
        })
        .collect();
    let account = account::account(&sheets, &tables, &made, &mut fates);
    let left_out = left_out::left_out(&sheets, &tables, &ignored, &fates);
    for one in &made {
        control.read.extend(&one.money.read);
        control.left_out.extend(&one.money.without_record);
    }
    let Desk { text, findings, .. } = desk;
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
        left_out,
        superseded: Vec::new(),
        account,
        control,
    };
    let batches = made.into_iter().map(|m| m.batch).filter(|b| !b.is_empty()).collect();
    Noted { value: Return { source, facts, text, batches }, findings }
}

/// What the columns of all tables show: dates of day and month, amounts of the decimal mark.
fn votes(desk: &Desk<'_>, tables: &[RegisterTable], gathered: &[Gathered]) -> (Votes, amount::decide::Votes) {
    let (mut dates, mut marks) = (Votes::default(), amount::decide::Votes::default());
    for (table, gathered) in tables.iter().zip(gathered) {
        let register = desk.settings.knowledge.register(table.register);
        for (column, strip) in table.columns.iter().zip(&gathered.columns) {
            match column.field.map(|f| &register.decl(f).kind) {
                Some(FieldKind::Date) => dates.add(date::order::votes(strip, &desk.text, desk.writing()).0),
                Some(FieldKind::Money | FieldKind::Number | FieldKind::Percent) => {
                    marks.add(amount::decide::votes(desk, strip));
                }
                _ => {}
            }
        }
        for strip in &gathered.months {
            marks.add(amount::decide::votes(desk, strip));
        }
    }
    (dates, marks)
}
