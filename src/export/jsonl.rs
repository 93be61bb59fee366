use super::plan::{BatchPlan, fields};
use super::{json, order};
use crate::model::dataset::Dataset;
use crate::model::record::Value;
use crate::model::register::RegisterId;
use crate::settings::Settings;

/// The records of a register, a JSON object a line: every field in declared order, `null` where it is unknown,
/// then where the record came from, values as written, and the source columns that are no field.
pub fn jsonl(dataset: &Dataset, settings: &Settings, id: RegisterId) -> Vec<u8> {
    let register = settings.knowledge.register(id);
    let fields = fields(dataset, settings, register);
    let keys: Vec<(Vec<u8>, Vec<u8>)> =
        fields.iter().map(|f| (json::key(f.key), json::key(&format!("{}_currency", f.key)))).collect();
    let plans: Vec<BatchPlan<'_>> =
        dataset.batches(id).iter().map(|b| BatchPlan::new(dataset, register, b)).collect();
    let mut out = Vec::with_capacity(dataset.count(id) * 1024);
    for record in order::records(dataset, id) {
        let Some(plan) = plans.get(record.batch as usize) else { continue };
        let i = record.row as usize;
        out.push(b'{');
        for (n, (field, (key, currency))) in fields.iter().zip(&keys).enumerate() {
            let value = plan.value(n, i);
            out.extend_from_slice(key);
            field.kind.json(&mut out, value);
            out.push(b',');
            if field.money {
                out.extend_from_slice(currency);
                match value {
                    Value::Money(money) => json::plain(&mut out, money.currency),
                    _ => out.extend_from_slice(b"null"),
                }
                out.push(b',');
            }
        }
        out.extend_from_slice(b"\"_source\":");
        plan.source(&mut out, i);
        out.extend_from_slice(b",\"_native\":");
        plan.native(&mut out, i);
        out.extend_from_slice(b",\"extras\":");
        plan.extras(&mut out, i);
        out.extend_from_slice(b"}\n");
    }
    out
}
