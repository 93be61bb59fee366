//! # duplicate-id
//!
//! Two records of one project and register have the same id.
//!
//! ## What it finds
//! Ids that stand more than once in a project's risks, issues or another numbered register, whatever their case.
//! Two versions of one return are not meant: of those, only the newest counts. Neither are the months of one benefit or the
//! versions of one document.
//!
//! ## Why it matters
//! Both records count. If they are one item, figures count it twice; if they are two, nobody can tell which one is
//! meant by its id.
//!
//! ## Example
//! `R-014` in A15 and again in A32.
//!
//! ## What to do
//! Give one of them an id of its own, or take the repeat out.

use super::view::{View, text, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldId, RegisterId};
use crate::model::text::Sym;
use std::collections::HashMap;

pub(super) const CODE: Code = Code::new("duplicate-id", Severity::Warning, include_str!("duplicate_id.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let ids = Ids::count(view);
    let mut findings = Vec::new();
    for (batch, [project, id]) in numbered(view) {
        let (projects, written) = (texts(batch, project), texts(batch, id));
        let fields = further(view, batch);
        let repeated = |i: &usize| {
            let rest = rest(view, batch, &fields, *i);
            ids.how_often(batch.register, text(projects, *i), written[*i], rest) > 1
        };
        let rows: Vec<usize> = (0..written.len()).filter(repeated).collect();
        let evidence = rows.iter().map(|i| view.dataset.text(written[*i]));
        let seen = "one id stands for several records of a project";
        let remedy = "give each record an id of its own, or take the repeat out";
        let found = view.finding(CODE, batch, id, &rows, seen, remedy);
        findings.extend(found.map(|f| f.evidence(evidence)));
    }
    findings
}

/// The batches of registers whose items people number, with the fields of project and id.
fn numbered(view: View<'_>) -> impl Iterator<Item = (&Batch, [FieldId; 2])> {
    view.with(["project", "id"]).filter(move |(batch, _)| view.knowledge().register(batch.register).numbered)
}

/// What else than project and id tells records of the register apart: the month of a benefit, the version of a document.
fn further(view: View<'_>, batch: &Batch) -> Vec<FieldId> {
    let register = view.knowledge().register(batch.register);
    let keys = register.identity.iter().filter(|key| !["project", "id"].contains(&key.as_str()));
    keys.filter_map(|key| register.field(key)).collect()
}

fn rest(view: View<'_>, batch: &Batch, fields: &[FieldId], i: usize) -> Vec<String> {
    let values = fields.iter().map(|field| batch.value(*field, i));
    values
        .map(|value| match value {
            Value::Text(sym) => view.dataset.text(sym).to_lowercase(),
            Value::Period(period) => period.to_string(),
            _ => String::new(),
        })
        .collect()
}

/// How often each id stands in a register of a project. Ids that differ in case only have one number.
#[derive(Default)]
struct Ids {
    number: HashMap<Sym, usize>,
    seen: HashMap<(RegisterId, Sym, usize, Vec<String>), u32>,
}

impl Ids {
    fn count(view: View<'_>) -> Self {
        let mut ids = Self::default();
        let mut folded: HashMap<String, usize> = HashMap::new();
        for (batch, [project, id]) in numbered(view) {
            let (projects, fields) = (texts(batch, project), further(view, batch));
            for (i, id) in texts(batch, id).iter().enumerate().filter(|(_, id)| !id.is_none()) {
                let number = *ids.number.entry(*id).or_insert_with(|| {
                    let next = folded.len();
                    *folded.entry(view.dataset.text(*id).to_lowercase()).or_insert(next)
                });
                let rest = rest(view, batch, &fields, i);
                *ids.seen.entry((batch.register, text(projects, i), number, rest)).or_insert(0) += 1;
            }
        }
        ids
    }

    fn how_often(&self, register: RegisterId, project: Sym, id: Sym, rest: Vec<String>) -> u32 {
        let number = self.number.get(&id);
        number.and_then(|n| self.seen.get(&(register, project, *n, rest))).copied().unwrap_or(0)
    }
}
