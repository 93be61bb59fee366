use super::plan::{BatchPlan, FieldPlan, fields};
use super::{json, order};
use crate::model::dataset::Dataset;
use crate::model::record::Value;
use crate::model::register::RegisterId;
use crate::settings::Settings;

/// The records of a register, a JSON object a line: every field in declared order, `null` where it is unknown,
/// then where the record came from, values as written, the schemes of levels of other scales, and the source columns that are
/// no field.
pub fn jsonl(dataset: &Dataset, settings: &Settings, id: RegisterId) -> Vec<u8> {
    let register = settings.knowledge.register(id);
    let fields = fields(dataset, settings, register);
    let lines: Vec<Line<'_>> = dataset
        .batches(id)
        .iter()
        .map(|batch| Line::new(BatchPlan::new(dataset, register, batch), &fields))
        .collect();
    order::write_all(dataset, id, |out, record| {
        if let Some(line) = lines.get(record.batch as usize) {
            line.write(out, record.row as usize);
        }
    })
}

/// A line of a batch: what is the same in every record is made once.
struct Line<'a> {
    plan: BatchPlan<'a>,
    /// The fields that the batch has.
    parts: Vec<Part<'a>>,
    /// The text from the last of them to where the record came from.
    rest: Vec<u8>,
}

/// A field of a line.
struct Part<'a> {
    /// The text up to its value.
    before: Vec<u8>,
    /// The key of its currency, where it is money.
    currency: Vec<u8>,
    /// Its place in the register.
    at: usize,
    field: &'a FieldPlan<'a>,
}

impl<'a> Line<'a> {
    fn new(plan: BatchPlan<'a>, fields: &'a [FieldPlan<'a>]) -> Self {
        let mut parts = Vec::new();
        let mut text = vec![b'{'];
        for (at, field) in fields.iter().enumerate() {
            text.extend_from_slice(&json::key(field.key));
            if plan.has(at) {
                let before = std::mem::take(&mut text);
                parts.push(Part { before, currency: currency_key(field), at, field });
            } else {
                text.extend_from_slice(b"null");
                if field.money {
                    text.extend_from_slice(&currency_key(field));
                    text.extend_from_slice(b"null");
                }
            }
            text.push(b',');
        }
        text.extend_from_slice(b"\"_source\":");
        Self { plan, parts, rest: text }
    }

    fn write(&self, out: &mut Vec<u8>, i: usize) {
        for part in &self.parts {
            out.extend_from_slice(&part.before);
            let value = self.plan.value(part.at, i);
            part.field.kind.json(out, value);
            if part.field.money {
                out.extend_from_slice(&part.currency);
                match value {
                    Value::Money(money) => json::plain(out, money.currency),
                    _ => out.extend_from_slice(b"null"),
                }
            }
        }
        out.extend_from_slice(&self.rest);
        self.plan.source(out, i);
        out.extend_from_slice(b",\"_native\":");
        self.plan.native(out, i);
        out.extend_from_slice(b",\"_scheme\":");
        self.plan.schemes(out, i);
        out.extend_from_slice(b",\"_precision\":");
        self.plan.precision(out, i);
        out.extend_from_slice(b",\"extras\":");
        self.plan.extras(out, i);
        out.extend_from_slice(b"}\n");
    }
}

/// The comma before, and the key of, the currency of a money field.
fn currency_key(field: &FieldPlan<'_>) -> Vec<u8> {
    let mut out = vec![b','];
    out.extend_from_slice(&json::key(&format!("{}_currency", field.key)));
    out
}
