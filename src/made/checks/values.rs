//! Values as checks: those that a register requires, and those that cells were read for.

use super::super::lines::projects;
use super::{Asked, Tally};
use crate::model::record::{Batch, Cells, Column, Value};
use crate::model::register::{FieldId, Register};
use crate::model::text::Sym;
use std::collections::HashSet;

/// Each value that the register requires of a record.
pub(super) fn required(asked: Asked<'_>) -> Tally {
    let mut tally = Tally::default();
    for (id, register) in asked.knowledge.each_register() {
        let required = required_fields(register);
        for batch in asked.dataset.batches(id) {
            let projects = projects(batch, asked.knowledge);
            for (i, project) in projects.iter().enumerate() {
                for field in &required {
                    tally.check(batch.source, *project);
                    if batch.value(*field, i) == Value::Missing {
                        tally.fail(batch.source, *project);
                    }
                }
            }
        }
    }
    tally
}

/// A list of projects is known by its codes, which are its projects.
fn required_fields(register: &Register) -> Vec<FieldId> {
    let by_project = register.identity.iter().any(|key| key == "project");
    let fields = register.each_field().filter(|(_, f)| f.required && (by_project || f.key != "project"));
    fields.map(|(id, _)| id).collect()
}

/// Each cell that a record took a value from, or should have.
pub(super) fn read(asked: Asked<'_>) -> Tally {
    let mut tally = Tally::default();
    for (id, _) in asked.knowledge.each_register() {
        for batch in asked.dataset.batches(id) {
            let projects = projects(batch, asked.knowledge);
            batch.columns.iter().for_each(|column| cells(&mut tally, batch, column, &projects));
        }
    }
    let mut failed = HashSet::new();
    for finding in asked.told() {
        let Some(sheet) = asked.lines.sheet(finding) else { continue };
        for cell in &finding.place.cells {
            let line = asked.lines.line(sheet, *cell).and_then(|at| asked.lines.all.get(at));
            if let Some(line) = line.filter(|_| failed.insert((sheet, *cell))) {
                tally.fail(line.source, line.project);
            }
        }
    }
    tally
}

/// The cells of a column that hold something. In a crosstab the cells of a line's own columns come once a month, and are
/// counted once.
fn cells(tally: &mut Tally, batch: &Batch, column: &Column, projects: &[Sym]) {
    for (i, project) in projects.iter().enumerate() {
        let along = match column.cells.of(i) {
            Cells::Along(_) => true,
            Cells::Each(_) => false,
            _ => continue,
        };
        let again = along && i > 0 && batch.rows[i] == batch.rows[i - 1];
        let holds = column.values.get(i) != Value::Missing || column.native(i).is_some();
        if holds && !again && batch.cell(column, i).is_some() {
            tally.check(batch.source, *project);
        }
    }
}
