//! # duplicate-id
//!
//! Two records of one project and register have the same id.
//!
//! ## What it finds
//! Ids that stand more than once in a project's risks, issues or another numbered register, whatever their case.
//! Two versions of one return are not meant: of those, only the newest counts.
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
use crate::model::register::RegisterId;
use crate::model::text::Sym;
use std::collections::HashMap;

pub(super) const CODE: Code = Code::new("duplicate-id", Severity::Warning, include_str!("duplicate_id.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let seen = count(view);
    let mut findings = Vec::new();
    for (batch, [project, id]) in view.with(["project", "id"]) {
        if !view.knowledge().register(batch.register).numbered {
            continue;
        }
        let (projects, ids) = (texts(batch, project), texts(batch, id));
        let repeated = |i: &usize| {
            let key = (batch.register, text(projects, *i), folded(view, text(ids, *i)));
            seen.get(&key).is_some_and(|n| *n > 1)
        };
        let rows: Vec<usize> = (0..ids.len()).filter(repeated).collect();
        let evidence: Vec<&str> = rows.iter().map(|i| view.dataset.text(text(ids, *i))).collect();
        let seen = "one id stands for several records of a project";
        let remedy = "give each record an id of its own, or take the repeat out";
        let found = view.finding(CODE, batch, id, &rows, seen, remedy);
        findings.extend(found.map(|f| f.evidence(evidence)));
    }
    findings
}

/// How often each id stands in a register of a project.
fn count(view: View<'_>) -> HashMap<(RegisterId, Sym, String), u32> {
    let mut seen = HashMap::new();
    for (batch, [project, id]) in view.with(["project", "id"]) {
        let projects = texts(batch, project);
        for (i, id) in texts(batch, id).iter().enumerate().filter(|(_, id)| !id.is_none()) {
            *seen.entry((batch.register, text(projects, i), folded(view, *id))).or_insert(0) += 1;
        }
    }
    seen
}

fn folded(view: View<'_>, id: Sym) -> String {
    view.dataset.text(id).to_lowercase()
}
