//! Scores: likelihood times impact, worked out anew on the portfolio's scale.

use super::super::codes;
use super::super::desk::{Desk, Read};
use super::super::table::{Filled, Work};
use crate::model::record::{Cells, Value};
use rust_decimal::Decimal;

/// Whether a field is worked out here; a source's own values go to the field `native_…`.
pub fn is_worked_out(key: &str) -> bool {
    key == "score"
}

/// Works out the scores of a table.
pub fn work_out(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    own_disagrees(desk, work);
    if let Some(values) = product(work, "likelihood", "impact") {
        put(desk, work, "score", values);
    }
    if let Some(values) = product(work, "residual_likelihood", "residual_impact") {
        put(desk, work, "residual_score", values);
    }
}

/// The products of two level fields; `None` where the table has not both.
fn product(work: &Work<'_>, one: &str, other: &str) -> Option<Vec<Value>> {
    let (one, other) = (work.find(one)?, work.find(other)?);
    let pairs = one.read.values.iter().zip(&other.read.values);
    let times = pairs.map(|pair| match pair {
        (Value::Level(a), Value::Level(b)) => Value::Number(Decimal::from(a.get() * b.get())),
        _ => Value::Missing,
    });
    Some(times.collect())
}

/// Puts values in place of the source's own, which stay where there is none, and are else kept as written.
fn put(desk: &mut Desk<'_>, work: &mut Work<'_>, key: &str, values: Vec<Value>) {
    let Some(field) = work.register.field(key) else { return };
    let column = work.column_of(field);
    let Some(own) = work.filled.iter_mut().find(|f| f.field == field) else {
        let read = Read { values, ..Read::default() };
        work.filled.push(Filled { field, read, cells: Cells::Nowhere });
        return;
    };
    let len = values.len();
    for (line, value) in values.into_iter().enumerate() {
        if value == Value::Missing || value == own.read.values[line] {
            continue;
        }
        own.read.values[line] = value;
        if let Some(cell) = column.and_then(|at| work.gathered.columns[at].cell(line)) {
            let native = desk.native(cell);
            own.read.set_native(line, len, native);
        }
    }
}

/// Tells where the file's own score is not the product of its own likelihood and impact.
fn own_disagrees(desk: &mut Desk<'_>, work: &Work<'_>) {
    let register = work.register;
    let Some(score) = register.field("score").and_then(|f| work.column_of(f)) else { return };
    let ranks = |key: &str| {
        let field = register.field(key)?;
        work.ranks.iter().find(|(f, _)| *f == field).map(|(_, ranks)| ranks)
    };
    let (Some(likelihood), Some(impact)) = (ranks("likelihood"), ranks("impact")) else { return };
    let Some(field) = register.field("score") else { return };
    let asked = work.asked(score, field);
    let lines: Vec<usize> = (0..asked.strip.cells.len())
        .filter(|i| {
            let product = u16::from(likelihood[*i]) * u16::from(impact[*i]);
            let own = asked.strip.cell(*i).and_then(|c| match c.value {
                crate::model::workbook::CellValue::Number(n) => Some(n),
                crate::model::workbook::CellValue::Text(sym) => desk.text.get(sym).trim().parse().ok(),
                _ => None,
            });
            product > 0 && own.is_some_and(|n: f64| n != f64::from(product))
        })
        .collect();
    if !lines.is_empty() {
        let seen = "the score is not likelihood times impact; packs show the score worked out anew";
        let remedy = "correct the score, the likelihood or the impact";
        desk.say(asked, codes::SCORE_DISAGREES, seen, remedy, &lines);
    }
}
