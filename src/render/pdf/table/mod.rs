//! Tables: labels on each page, rows whole, columns as wide as what is in them.

mod columns;
mod course;
mod legend;
mod row;

pub use row::written;

use super::flow::{Flow, Piece};
use super::fonts::one_line;
use super::look::Look;
use super::prose;
use super::structure::Role;
use crate::model::document::{Format, Table, Tone};
use crate::model::words::Words;
use crate::model::written::number;
use columns::{Plan, Planned, plan};

/// So many rows are not spread over two pages, if they take no more than [`SHORT`].
const FEW: usize = 14;
/// The share of a page that a table takes at the most to be kept whole: moving more would leave too much of a page empty.
const SHORT: f32 = 0.34;

/// Lays a table. One with more columns than a page is wide comes in parts, each with the columns that say what a row is.
pub fn lay(table: &Table<'_>, wide: f32, look: &Look<'_>, flow: &mut Flow) {
    prose::caption(&table.title, &table.name, wide, look, flow);
    let printed: Vec<usize> = (0..table.columns.len()).filter(|c| table.columns[*c].print).collect();
    if table.is_empty() {
        prose::note(look.words().of("No records."), wide, look, flow);
        return;
    }
    let cut = cut(table, printed.is_empty(), look);
    if table.printed() == 0 || printed.is_empty() {
        prose::note(&cut.unwrap_or_default(), wide, look, flow);
        return;
    }
    if let Some(marks) = &table.grid {
        legend::lay(marks, wide, look, flow);
    }
    let plans = plan(table, &printed, wide, look);
    let title = if table.title.is_empty() { flow.section() } else { &table.title };
    let title = one_line(title);
    for (at, part) in plans.iter().enumerate() {
        let part_of = (plans.len() > 1).then(|| columns_of(table, &printed, part, at == 0, look.words()));
        let title: Vec<&str> = [title.as_str()].into_iter().chain(part_of.as_deref()).collect();
        if let Some(columns) = &part_of {
            prose::lead(columns, wide, look, flow);
        }
        let note = cut.as_deref().filter(|_| at + 1 == plans.len()).unwrap_or_default();
        lay_part((table, &title.join(", ")), part, note, (wide, look), flow);
    }
}

/// Which of the printed columns a part has, besides those that come again in each.
fn columns_of(table: &Table<'_>, printed: &[usize], part: &Plan, first: bool, words: &Words) -> String {
    let keys = if first { 0 } else { printed.iter().take_while(|c| **c < table.keys).count() };
    let number = |column: Option<&Planned>| column.and_then(|c| printed.binary_search(&c.index).ok());
    let place = |column| number(column).map_or(0, |at| at + 1);
    let (from, to) = (place(part.columns.get(keys)), place(part.columns.last()));
    match from == to {
        true => words.with("Column {a} of {all}", [("a", &from), ("all", &printed.len())]),
        false => {
            words.with("Columns {a} to {b} of {all}", [("a", &from), ("b", &to), ("all", &printed.len())])
        }
    }
}

fn lay_part(
    (table, title): (&Table<'_>, &str),
    plan: &Plan,
    note: &str,
    (wide, look): (f32, &Look<'_>),
    flow: &mut Flow,
) {
    let node = flow.node(Role::Table);
    let labels = row::labels((table, title), plan, look, &mut flow.tree, node);
    let over = labels.again.as_ref().map_or(0.0, |again| again.height);
    flow.push(labels);
    let rows = table.printed();
    let room = flow.tallest() - over;
    let pieces = |at: usize, flow: &mut Flow| {
        row::Row::of(table, at, plan, look, &mut flow.tree, node).pieces(room, plan, look)
    };
    let few: Vec<Vec<Piece>> = (0..rows).filter(|_| rows <= FEW).map(|at| pieces(at, flow)).collect();
    let whole = rows <= FEW && few.iter().flatten().map(|p| p.height).sum::<f32>() <= room * SHORT;
    let mut few = few.into_iter();
    for at in 0..rows {
        let left = rows - 1 - at;
        for mut piece in few.next().unwrap_or_else(|| pieces(at, flow)) {
            // Neither the first row nor the last is alone, unless the one it would stand with is very tall.
            piece.keep = match left {
                0 => !note.is_empty(),
                1 => piece.height < room / 4.0,
                _ => whole || at == 0 && piece.height < room / 4.0,
            };
            flow.push(piece);
        }
    }
    if !note.is_empty() {
        prose::note(note, wide, look, flow);
    }
    flow.end_table();
}

/// What of the table is not printed; `None` where all of it is.
fn cut(table: &Table<'_>, no_columns: bool, look: &Look<'_>) -> Option<String> {
    let words = look.words();
    let count = |n: usize| number(n.into(), Format::Count, look.print());
    let shown = if no_columns { 0 } else { table.printed() };
    let all = table.len();
    match shown {
        0 if all == 1 => Some(words.of("1 row; it is in the workbook.").to_owned()),
        0 => Some(words.with("{all} rows; all are in the workbook.", [("all", &count(all))])),
        _ if shown == all => None,
        _ => {
            let order = if table.order.is_empty() { String::new() } else { format!(", {}", table.order) };
            Some(words.with(
                "{n} of {all} rows{order}; all are in the workbook.",
                [("n", &count(shown)), ("all", &count(all)), ("order", &order)],
            ))
        }
    }
}

/// Whether a row is one of totals.
fn is_total(table: &Table<'_>, row: usize) -> bool {
    table.cell(row, 0).tone == Tone::Strong
}
