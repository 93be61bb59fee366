//! What a workbook holds, for people: the answer in one line, then each sheet, then the questions.

mod columns;
mod rows;

use super::print::{clean, cut, table as aligned};
use super::questions::Questions;
use crate::finding::text::number;
use crate::model::knowledge::Knowledge;
use crate::model::table::RegisterTable;
use crate::model::workbook::Visibility;
use crate::pipeline::{ColumnEvidence, Inspected};
use crate::settings::MIXED;

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The answer in one line.
    Answer,
    /// A picture that fits on a page.
    Picture,
    /// Every row and value that there is to show.
    Full,
}

/// From here on a meaning is sure; below it is told as a guess.
pub const SURE: f32 = 0.8;
/// From here on it is likely.
const LIKELY: f32 = 0.55;

/// What a table is called.
fn label<'k>(table: &RegisterTable, knowledge: &'k Knowledge) -> &'k str {
    if table.mixed.is_some() { "List of mixed types" } else { &knowledge.register(table.register).label }
}

/// The key by which the settings know what a table is.
pub fn key<'k>(table: &RegisterTable, knowledge: &'k Knowledge) -> &'k str {
    if table.mixed.is_some() { MIXED } else { &knowledge.register(table.register).key }
}

/// How sure, in a word and as a number.
pub fn sure(confidence: f32) -> String {
    let word = match confidence {
        c if c >= SURE => "sure",
        c if c >= LIKELY => "likely",
        _ => "a guess",
    };
    format!("{word} {confidence:.2}")
}

/// Adds the picture of one file.
pub fn draw(
    out: &mut String,
    file: &Inspected,
    questions: &Questions<'_>,
    knowledge: &Knowledge,
    detail: Detail,
) {
    let source = &file.source;
    let month = source.period.map_or(String::new(), |period| format!(", {}", period.long()));
    let between = if detail == Detail::Answer { ": " } else { "\n  " };
    out.push_str(&format!("{}{month}{between}{}\n", clean(&source.file), answer(file, questions, knowledge)));
    if detail == Detail::Answer {
        return;
    }
    if source.error.is_some() {
        questions.write_remedies(out);
    } else {
        (0..source.sheets.len()).for_each(|sheet| draw_sheet(out, file, sheet, knowledge, detail));
        questions.write(out);
    }
    out.push('\n');
}

/// What was found, how much, how sure, and whether there is something to ask.
fn answer(file: &Inspected, questions: &Questions<'_>, knowledge: &Knowledge) -> String {
    let source = &file.source;
    if let Some(error) = &source.error {
        return format!("could not be read: {}", clean(error));
    }
    let asks = match questions.count() {
        0 => "nothing to ask".to_owned(),
        n => number(n as u64, "question", "questions"),
    };
    if source.tables.is_empty() {
        return format!("no table of a register was found; {asks}");
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for table in &source.tables {
        let label = knowledge.register(table.register).label.as_str();
        match counts.iter_mut().find(|(l, _)| *l == label) {
            Some((_, n)) => *n += table.records.len(),
            None => counts.push((label, table.records.len())),
        }
    }
    let counts: Vec<String> = counts.into_iter().map(|(l, n)| format!("{l} {}", digits(n))).collect();
    let records = source.tables.iter().map(|t| t.records.len() as u64).sum();
    let records = number(records, "record", "records");
    format!("{records}: {}; {}; {asks}", counts.join(", "), how_sure(&file.tables))
}

fn digits(n: usize) -> String {
    number(n as u64, "", "").trim_end().to_owned()
}

/// How many of the columns that were taken for a field are a guess.
fn how_sure(tables: &[RegisterTable]) -> String {
    let mapped = || tables.iter().flat_map(|t| &t.columns).filter(|c| c.field.is_some());
    let guessed = mapped().filter(|c| c.confidence < SURE).count();
    let guesses = tables.iter().filter(|t| t.confidence < LIKELY).count();
    let columns = match guessed {
        0 => "sure of every column".to_owned(),
        1 => format!("1 of {} columns is a guess", digits(mapped().count())),
        n => format!("{n} of {} columns are a guess", digits(mapped().count())),
    };
    match guesses {
        0 => columns,
        n => format!("{} a guess; {columns}", number(n as u64, "table is", "tables are")),
    }
}

fn draw_sheet(out: &mut String, file: &Inspected, sheet: usize, knowledge: &Knowledge, detail: Detail) {
    let source = &file.source;
    let Some((name, visibility)) = source.sheets.get(sheet) else { return };
    let hidden = if *visibility == Visibility::Visible { "" } else { ", hidden" };
    let name =
        if name.is_empty() { "The file".to_owned() } else { format!("Sheet \"{}\"{hidden}", cut(name, 60)) };
    let rows = rows::of(file, sheet, knowledge, detail);
    let tables: Vec<(&RegisterTable, &[ColumnEvidence])> = file
        .tables
        .iter()
        .enumerate()
        .filter(|(_, t)| t.sheet == sheet)
        .map(|(at, t)| (t, file.evidence.get(at).map_or(&[][..], Vec::as_slice)))
        .collect();
    if tables.is_empty() {
        return without_tables(out, &name, rows);
    }
    out.push_str(&format!("\n  {name}\n{}", aligned(&rows_named(rows), "    ")));
    for (table, evidence) in tables {
        draw_table(out, table, evidence, knowledge, detail);
    }
}

/// The first line says that they are rows.
fn rows_named(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let named = |(at, mut row): (usize, Vec<String>)| {
        row.insert(0, if at == 0 { "rows".to_owned() } else { String::new() });
        row
    };
    rows.into_iter().enumerate().map(named).collect()
}

/// A sheet that has nothing to read: in one line, where one reason says it all.
fn without_tables(out: &mut String, name: &str, rows: Vec<Vec<String>>) {
    match rows.as_slice() {
        [] => out.push_str(&format!("\n  {name}: empty\n")),
        [only] => {
            let row = if only[0].contains('–') { "rows" } else { "row" };
            out.push_str(&format!("\n  {name} ({row} {}): {}\n", only[0], only[1]));
        }
        _ => out.push_str(&format!("\n  {name}\n{}", aligned(&rows_named(rows), "    "))),
    }
}

fn draw_table(
    out: &mut String,
    table: &RegisterTable,
    evidence: &[ColumnEvidence],
    knowledge: &Knowledge,
    detail: Detail,
) {
    let register = knowledge.register(table.register);
    let records = number(table.records.len() as u64, "record", "records");
    let (sure, reason) = (sure(table.confidence), clean(&table.reason));
    let (label, key) = (label(table, knowledge), key(table, knowledge));
    out.push_str(&format!("\n    {label} ({key}), {records}: {sure}, {reason}\n"));
    if !table.title.is_empty() {
        out.push_str(&format!("    under the title \"{}\"\n", cut(&table.title, 100)));
    }
    out.push_str(&aligned(&columns::of(table, evidence, register, detail), "      "));
}

#[cfg(test)]
mod tests;
