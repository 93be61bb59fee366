//! Tables: labels on each page, rows whole, columns as wide as what is in them.

mod columns;
mod row;

pub use row::written;

use super::flow::{Flow, Piece};
use super::look::Look;
use super::prose;
use crate::model::document::{Format, Table, Tone};
use crate::model::written::number;
use columns::{Plan, plan};

/// Lays a table. One with more columns than a page is wide comes in parts, each with the first column.
pub fn lay(table: &Table<'_>, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    prose::caption(&table.title, &table.name, wide, look, flow);
    let printed: Vec<usize> = (0..table.columns.len()).filter(|c| table.columns[*c].print).collect();
    if table.is_empty() {
        prose::note("No records.", wide, look, flow);
        return;
    }
    if table.printed() > 0 && !printed.is_empty() {
        let plans = plan(table, &printed, wide, look);
        for (at, part) in plans.iter().enumerate() {
            lay_part(table, part, look, flow);
            if plans.len() > 1 {
                let text = format!("Part {} of {} of the columns.", at + 1, plans.len());
                prose::note(&text, wide, look, flow);
            }
        }
    }
    if let Some(text) = cut(table, printed.is_empty()) {
        prose::note(&text, wide, look, flow);
    }
}

fn lay_part(table: &Table<'_>, plan: &Plan, look: &Look<'_>, flow: &mut Flow) {
    flow.push(row::labels(table, plan, look));
    let last = table.printed().saturating_sub(1);
    for at in 0..=last {
        let room = flow.tallest();
        for mut piece in row::Row::of(table, at, plan, look).pieces(room, plan, look) {
            // The last row is not left alone on a page, unless that would leave much of the one before empty.
            piece.keep = at + 1 == last && piece.height < room / 4.0;
            flow.push(piece);
        }
    }
    flow.end_table();
    let mut end = Piece::new(0.0, 6.0);
    end.drawing.line(vec![(0.0, 0.0), (plan.width(), 0.0)], 0.75, look.theme.accent);
    flow.push(end);
}

/// What of the table is not printed; `None` where all of it is.
fn cut(table: &Table<'_>, no_columns: bool) -> Option<String> {
    let count = |n: usize| number(n.into(), Format::Count);
    let shown = if no_columns { 0 } else { table.printed() };
    let all = table.len();
    match shown {
        0 => {
            let (rows, are) = if all == 1 { ("row", "it is") } else { ("rows", "all are") };
            Some(format!("{} {rows}; {are} in the workbook.", count(all)))
        }
        _ if shown == all => None,
        _ => {
            let order = if table.order.is_empty() { String::new() } else { format!(", {}", table.order) };
            Some(format!("{} of {} rows{order}; all are in the workbook.", count(shown), count(all)))
        }
    }
}

/// Whether a row is one of totals.
fn is_total(table: &Table<'_>, row: usize) -> bool {
    table.cell(row, 0).tone == Tone::Strong
}
