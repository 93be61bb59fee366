//! The account: what came in and what became of it.

use super::Composer;
use crate::model::dataset::Account;
use crate::model::document::{Block, Callout, Cell, Column, Format, Table, Tone};

/// Rows and cells of all sources, and whether they add up.
pub fn blocks<'a>(composer: &Composer<'a>) -> Vec<Block<'a>> {
    let dataset = composer.material.dataset;
    let account = dataset.account();
    let unread = dataset.sources.iter().filter(|s| s.error.is_some()).count();
    let stale = dataset.sources.iter().filter(|s| s.stale).count();
    let mut text = match dataset.sources.len() {
        1 => "1 file was handed in".to_owned(),
        n => format!("{n} files were handed in"),
    };
    if unread > 0 {
        text.push_str(&format!("; {unread} could not be read"));
    }
    if stale > 0 {
        text.push_str(&format!("; {stale} state another month and count as the last known state"));
    }
    let callout = if account.adds_up() {
        Callout {
            tone: Tone::Green,
            title: "Every row and cell is accounted for".to_owned(),
            text: text + ".",
        }
    } else {
        let title = "Rows or cells are missing from the account".to_owned();
        Callout { tone: Tone::Red, title, text: text + ". Do not rely on this pack until this is explained." }
    };
    vec![Block::Callout(callout), Block::Table(table(&account))]
}

fn table<'a>(a: &Account) -> Table<'a> {
    let lines = [
        ("Rows that hold something", a.rows_read, Tone::Strong),
        ("Rows that became records", a.rows_kept, Tone::Plain),
        ("Rows that do not count, each told in the findings", a.rows_rejected, Tone::Plain),
        ("Rows that are titles, labels, notes, totals or lists", a.rows_not_data, Tone::Plain),
        ("Records made of the rows (a line with months makes several)", a.records, Tone::Plain),
        ("Cells that hold something", a.cells_read, Tone::Strong),
        ("Cells whose value a record or a fact has", a.cells_values, Tone::Plain),
        ("Cells kept under a label of their own", a.cells_extras, Tone::Plain),
        ("Labels", a.cells_labels, Tone::Plain),
        ("Cells that are titles, notes, totals or lists", a.cells_not_data, Tone::Plain),
    ];
    let row = |(label, count, tone): (&'static str, u64, Tone)| {
        vec![Cell::text(label).tone(tone), Cell::number(Some(count.into())).tone(tone)]
    };
    Table::small(
        "Account of the sources",
        vec![Column::new("What", Format::Text, 4.0), Column::new("How many", Format::Count, 1.0)],
        lines.into_iter().map(row).collect(),
    )
}
