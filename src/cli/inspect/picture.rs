//! What workbooks hold, for people.

use super::report::{first_and_last, months, place};
use crate::finding::text::number;
use crate::model::address::column_letters;
use crate::model::dataset::Source;
use crate::model::knowledge::Knowledge;
use crate::model::register::Register;
use crate::model::table::{Layout, RegisterTable, RowKind, TableColumn};
use crate::model::workbook::Visibility;

/// Adds the picture of one file.
pub fn draw(out: &mut String, source: &Source, knowledge: &Knowledge) {
    out.push_str(&source.file);
    out.push('\n');
    if let Some(error) = &source.error {
        out.push_str(&format!("  could not be read: {error}\n\n"));
        return;
    }
    if let Some(period) = source.period {
        out.push_str(&format!("  states the month {}\n", period.long()));
    }
    for (sheet, (name, visibility)) in source.sheets.iter().enumerate() {
        draw_sheet(out, source, knowledge, sheet, name, *visibility);
    }
    out.push('\n');
}

fn draw_sheet(
    out: &mut String,
    source: &Source,
    knowledge: &Knowledge,
    sheet: usize,
    name: &str,
    visibility: Visibility,
) {
    let hidden = if visibility == Visibility::Visible { "" } else { ", hidden" };
    if !name.is_empty() {
        out.push_str(&format!("  sheet \"{name}\"{hidden}\n"));
    }
    for table in source.tables.iter().filter(|t| t.sheet == sheet) {
        draw_table(out, table, knowledge.register(table.register));
    }
    for part in source.ignored.iter().filter(|i| i.sheet == sheet) {
        let rows = part.rows.map_or("nothing in it".to_owned(), |(first, last)| rows(first + 1, last + 1));
        out.push_str(&format!("    left out, {rows}: {}\n", part.reason));
    }
}

fn draw_table(out: &mut String, table: &RegisterTable, register: &Register) {
    let lies =
        first_and_last(table).map_or(String::new(), |(first, last)| format!(", {}", rows(first, last)));
    out.push_str(&format!("    {}{lies}  {:.2}  {}\n", register.label, table.confidence, table.reason));
    if !table.title.is_empty() {
        out.push_str(&format!("      under the title \"{}\"\n", table.title));
    }
    out.push_str(&format!("      {}\n", labels_and_records(table)));
    let widest = table.columns.iter().map(|c| shown(&c.label).chars().count()).max().unwrap_or(0);
    for column in &table.columns {
        draw_column(out, column, table.layout, register, widest);
    }
    if let Some([first, last]) = months(table) {
        out.push_str(&format!("      {first} to {last}: {}\n", periods(table, register)));
    }
    let others = others(table);
    if !others.is_empty() {
        out.push_str(&format!("      no records: {others}\n"));
    }
}

fn labels_and_records(table: &RegisterTable) -> String {
    let records = number(table.records.len() as u64, "record", "records");
    let labels: Vec<String> = match table.layout {
        Layout::Transposed => table.header.iter().map(|c| column_letters(*c as u16)).collect(),
        _ => table.header.iter().map(|r| (r + 1).to_string()).collect(),
    };
    match (labels.is_empty(), table.layout) {
        (true, _) => format!("no labels; {records}"),
        (false, Layout::Transposed) => {
            format!("labels in column {}; {records}, one a column", labels.join(", "))
        }
        (false, _) => format!("labels in row {}; {records}", labels.join(", ")),
    }
}

fn draw_column(out: &mut String, column: &TableColumn, layout: Layout, register: &Register, widest: usize) {
    let label = shown(&column.label);
    let gap = " ".repeat(widest.saturating_sub(label.chars().count()));
    let field = column.field.map_or("kept under its label", |f| register.decl(f).key.as_str());
    let (place, sure, reason) = (place(column, layout), column.confidence, &column.reason);
    out.push_str(&format!("      {place:>3}  {label}{gap}  → {field:<20}  {sure:.2}  {reason}\n"));
}

/// The months across and what their cells hold.
fn periods(table: &RegisterTable, register: &Register) -> String {
    let months = || table.periods.iter().map(|p| p.period);
    let mut fields: Vec<&str> = Vec::new();
    for period in &table.periods {
        let key = register.decl(period.field).key.as_str();
        if !fields.contains(&key) {
            fields.push(key);
        }
    }
    match months().min().zip(months().max()) {
        Some((first, last)) => format!("months {first} to {last} → {}", fields.join(", ")),
        None => String::new(),
    }
}

/// Rows inside the table that are no records, by kind.
fn others(table: &RegisterTable) -> String {
    const KINDS: [(RowKind, &str); 6] = [
        (RowKind::Total, "totals"),
        (RowKind::Heading, "headings"),
        (RowKind::RepeatedHeader, "labels once more"),
        (RowKind::Guide, "guides"),
        (RowKind::Note, "notes"),
        (RowKind::Empty, "numbered and never filled"),
    ];
    let mut parts = Vec::new();
    for (kind, name) in KINDS {
        let rows: Vec<u32> = table.others.iter().filter(|(_, k)| *k == kind).map(|(r, _)| r + 1).collect();
        if let Some(first) = rows.first() {
            let more = if rows.len() > 1 { format!(" and {} more", rows.len() - 1) } else { String::new() };
            parts.push(format!("{name} (row {first}{more})"));
        }
    }
    parts.join(", ")
}

fn rows(first: u32, last: u32) -> String {
    if first == last { format!("row {first}") } else { format!("rows {first}–{last}") }
}

/// A label on one line, cut where it is long.
fn shown(label: &str) -> String {
    let line = label.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 40 { line } else { line.chars().take(39).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::super::report::tests::source;
    use super::*;
    use crate::model::period::Period;
    use crate::settings::Settings;

    #[test]
    fn a_sheet_as_its_author_sees_it() {
        let settings = Settings::built_in().unwrap();
        let mut source = source(&settings.knowledge, Layout::Rows);
        source.period = Period::new(2026, 10);
        source.tables[0].others = vec![(6, RowKind::Heading), (8, RowKind::Total), (9, RowKind::Total)];
        let mut out = String::new();
        draw(&mut out, &source, &settings.knowledge);
        let expected = "P101/risks.xlsx\n  \
                        states the month October 2026\n  \
                        sheet \"Risks\"\n    \
                        Risks, rows 5–8  0.97  its name\n      \
                        labels in row 4; 3 records\n        \
                        B  Risk    → title                 0.90  a known label\n       \
                        AB  Colour  → kept under its label  0.90  a known label\n      \
                        no records: totals (row 9 and 1 more), headings (row 7)\n  \
                        sheet \"Lists\", hidden\n    \
                        left out, rows 1–10: a list of choices\n\n";
        assert_eq!(out, expected);
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        let settings = Settings::built_in().unwrap();
        let mut source = source(&settings.knowledge, Layout::Rows);
        source.error = Some("it is locked by a password".to_owned());
        let mut out = String::new();
        draw(&mut out, &source, &settings.knowledge);
        assert_eq!(out, "P101/risks.xlsx\n  could not be read: it is locked by a password\n\n");
    }
}
