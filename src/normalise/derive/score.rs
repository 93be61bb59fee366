//! Scores: likelihood times impact, worked out anew on the portfolio's scale.

use super::super::desk::{Desk, Read};
use super::super::table::{Filled, Work};
use super::rule;
use crate::model::record::{Cells, Value};
use crate::model::text::fold;
use crate::model::workbook::CellValue;
use rust_decimal::Decimal;

/// Scores with the levels that they are made of.
pub const SCORES: [(&str, &str, &str); 2] =
    [("score", "likelihood", "impact"), ("residual_score", "residual_likelihood", "residual_impact")];

/// Whether a field is worked out here; a source's own values go to the field `native_…`.
pub fn is_worked_out(key: &str) -> bool {
    key == "score"
}

/// Whether a field holds scores, be it the source's own beside one that is worked out.
pub fn is_score(key: &str) -> bool {
    SCORES.iter().any(|(score, ..)| key.strip_prefix("native_").unwrap_or(key) == *score)
}

/// The number that a score cell holds, alone or beside a word: `12`, `12 (High)`.
pub fn number(desk: &Desk<'_>, value: CellValue) -> Option<f64> {
    match value {
        CellValue::Number(n) => Some(n),
        CellValue::Text(sym) => {
            let text = desk.text.get(sym).trim();
            let folded = fold(text);
            let mut numbers = folded.split(' ').filter_map(|t| t.parse::<u32>().ok());
            let one = numbers.next().filter(|_| numbers.next().is_none());
            text.parse().ok().or(one.map(f64::from))
        }
        _ => None,
    }
}

/// Works out the scores of a table.
pub fn work_out(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    for (score, likelihood, impact) in SCORES {
        rule::check(desk, work, (score, likelihood, impact));
        if let Some(values) = product(work, likelihood, impact) {
            put(desk, work, score, values);
        }
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
