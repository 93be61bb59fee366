use super::order;
use super::plan::{BatchPlan, FieldPlan, fields};
use crate::csv::Row;
use crate::model::dataset::Dataset;
use crate::model::record::Value;
use crate::model::register::RegisterId;
use crate::settings::Settings;

/// The records of a register as CSV: the columns of [`jsonl`](super::jsonl), nested values as JSON text, an empty
/// cell where a value is unknown. A cell that a spreadsheet would run as a formula begins with an apostrophe.
pub fn csv(dataset: &Dataset, settings: &Settings, id: RegisterId) -> Vec<u8> {
    let register = settings.knowledge.register(id);
    let fields = fields(dataset, settings, register);
    let plans: Vec<BatchPlan<'_>> =
        dataset.batches(id).iter().map(|b| BatchPlan::new(dataset, register, b)).collect();
    let mut out = Vec::new();
    header(&mut Row::new(&mut out), &fields);
    out.extend(order::write_all(dataset, id, |out, record| {
        if let Some(plan) = plans.get(record.batch as usize) {
            line(&mut Row::new(out), plan, &fields, record.row as usize);
        }
    }));
    out
}

/// Record `i` of a batch.
fn line(row: &mut Row<'_>, plan: &BatchPlan<'_>, fields: &[FieldPlan<'_>], i: usize) {
    for (n, field) in fields.iter().enumerate() {
        let value = plan.value(n, i);
        row.cell(|cell| field.kind.text(cell, value));
        if field.money {
            row.cell(|cell| {
                if let Value::Money(money) = value {
                    cell.extend_from_slice(money.currency.code().as_bytes());
                }
            });
        }
    }
    row.cell(|cell| plan.source(cell, i));
    row.cell(|cell| plan.native(cell, i));
    row.cell(|cell| plan.schemes(cell, i));
    row.cell(|cell| plan.precision(cell, i));
    row.cell(|cell| plan.extras(cell, i));
    row.end();
}

fn header(row: &mut Row<'_>, fields: &[FieldPlan<'_>]) {
    for field in fields {
        row.cell(|cell| cell.extend_from_slice(field.key.as_bytes()));
        if field.money {
            row.cell(|cell| cell.extend_from_slice(format!("{}_currency", field.key).as_bytes()));
        }
    }
    for name in ["_source", "_native", "_scheme", "_precision", "extras"] {
        row.cell(|cell| cell.extend_from_slice(name.as_bytes()));
    }
    row.end();
}
