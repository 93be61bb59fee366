//! Totals among the rows of tables as checks.

use super::{Asked, Tally};
use crate::model::register::{FieldKind, Register};
use crate::model::table::{Layout, RegisterTable, RowKind};
use std::collections::HashSet;

/// Each row of totals of a table that has amounts or months. One fails however many of its columns disagree.
pub(super) fn count(asked: Asked<'_>) -> Tally {
    let mut tally = Tally::default();
    let failed = failed(asked);
    for (source, at) in asked.dataset.sources.iter().zip(0..) {
        let project = asked.lines.project_of(at);
        for table in source.tables.iter().filter(|t| is_summed(asked.knowledge.register(t.register), t)) {
            for (row, _) in table.others.iter().filter(|(_, kind)| *kind == RowKind::Total) {
                tally.check(at, project);
                if failed.contains(&(at, table.sheet as u16, *row)) {
                    tally.fail(at, project);
                }
            }
        }
    }
    tally
}

/// File, sheet and row of the cells that findings show.
fn failed(asked: Asked<'_>) -> HashSet<(u32, u16, u32)> {
    let mut failed = HashSet::new();
    for finding in asked.told() {
        if let Some((source, sheet)) = asked.lines.sheet(finding) {
            failed.extend(finding.place.cells.iter().map(|cell| (source, sheet, cell.row)));
        }
    }
    failed
}

/// Whether the table has columns that its totals can be held against.
fn is_summed(register: &Register, table: &RegisterTable) -> bool {
    let amount = |field| register.decl(field).kind == FieldKind::Money && register.decl(field).key != "rate";
    let any = table.columns.iter().any(|column| column.field.is_some_and(amount));
    table.layout != Layout::Transposed && (any || !table.periods.is_empty())
}
