//! Scores: likelihood times impact, worked out anew on the portfolio's scale; the source's own is kept beside it.

use super::codes;
use super::column::Problem;
use super::notes::Notes;
use crate::model::record::{Batch, Cells, Column, Value, Values};
use crate::model::register::{FieldId, Register};
use crate::model::text::Interner;
use rust_decimal::Decimal;

/// Works out the scores of a register that has levels to make them of.
pub fn work_out(register: &Register, batch: &mut Batch, notes: &mut Notes, text: &Interner) {
    let field = |key: &str| register.field(key);
    if let (Some(score), Some(l), Some(i)) = (field("score"), field("likelihood"), field("impact")) {
        disagreements(register, batch, (score, l, i), notes, text);
        keep_native(register, batch, score, field("native_score"));
        multiply(register, batch, (score, l, i), true);
    }
    let residual = (field("residual_score"), field("residual_likelihood"), field("residual_impact"));
    if let (Some(score), Some(l), Some(i)) = residual {
        multiply(register, batch, (score, l, i), false);
    }
}

/// The source's own scores as a field of their own; nothing of them stays in the score.
fn keep_native(register: &Register, batch: &mut Batch, score: FieldId, native: Option<FieldId>) {
    let Some(at) = batch.columns.iter().position(|c| c.field == score) else { return };
    let own = batch.columns.remove(at);
    let Some(native) = native else { return };
    batch.columns.push(Column { field: native, ..own });
    batch.columns.sort_by_key(|c| c.field);
    debug_assert!(register.decl(native).derived);
}

/// Fills the score from both levels; where one is missing, it is emptied, or kept as the source has it.
fn multiply(
    register: &Register,
    batch: &mut Batch,
    (score, l, i): (FieldId, FieldId, FieldId),
    or_nothing: bool,
) {
    let (Some(likelihood), Some(impact)) = (batch.column(l), batch.column(i)) else { return };
    let products: Vec<Option<Decimal>> = (0..batch.len())
        .map(|n| match (likelihood.values.get(n), impact.values.get(n)) {
            (Value::Level(l), Value::Level(i)) => {
                Some(Decimal::from(u32::from(l.get()) * u32::from(i.get())))
            }
            _ => None,
        })
        .collect();
    if products.iter().all(Option::is_none) {
        return;
    }
    let column = batch.column_or_new(score, register.decl(score));
    for (n, product) in products.into_iter().enumerate() {
        if product.is_some() || or_nothing {
            column.values.set(n, product.map_or(Value::Missing, Value::Number));
        }
    }
    if matches!(column.cells, Cells::Nowhere) {
        column.natives = Vec::new();
    }
}

/// Scores of the source that are not the product of the source's own numbers for likelihood and impact.
fn disagreements(
    register: &Register,
    batch: &Batch,
    (score, l, i): (FieldId, FieldId, FieldId),
    notes: &mut Notes,
    text: &Interner,
) {
    let Some(own) = batch.column(score) else { return };
    let Values::Number(scores) = &own.values else { return };
    for (n, stated) in scores.iter().enumerate() {
        let (Some(stated), Some(l), Some(i)) = (stated, number(batch, l, n, text), number(batch, i, n, text))
        else {
            continue;
        };
        let Some((_, at)) = batch.cell(own, n).filter(|_| *stated != l * i) else { continue };
        let problem = Problem {
            code: codes::SCORE_DISAGREES,
            seen: "the score is not likelihood times impact; it was worked out anew".to_owned(),
            remedy: "correct the score, or the likelihood or impact it was made of",
        };
        let label = &register.decl(score).label;
        notes.add(&problem, label, at, || format!("{stated}, not {l} × {i}"));
    }
}

/// The number that the source has for a level; `None` where it has words.
fn number(batch: &Batch, field: FieldId, n: usize, text: &Interner) -> Option<Decimal> {
    let column = batch.column(field)?;
    match (column.native(n), column.values.get(n)) {
        (Some(native), _) => {
            let written = text.get(native);
            written.split(|c: char| !c.is_ascii_digit()).find(|t| !t.is_empty())?.parse().ok()
        }
        (None, Value::Level(level)) => Some(level.get().into()),
        _ => None,
    }
}
