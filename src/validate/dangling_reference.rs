//! # dangling-reference
//!
//! A record names another one that is not there.
//!
//! ## What it finds
//! Issues that name a risk which no risk register of their project has, where one was handed in; and related ids that are
//! in no register of the project although others with the same letters are. Case, separators, leading zeros and the
//! project's code before an id do not count.
//!
//! ## Why it matters
//! Nobody can follow the link. The id was mistyped, or the record it names was taken out instead of being closed.
//!
//! ## Example
//! `R-41` in M9; the risk register of P104 ends at R-17.
//!
//! ## What to do
//! Mend the id, or put the record back with the status that it has now.

use super::references::{Ids, key};
use super::view::{View, text, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::record::Batch;
use crate::model::register::{FieldId, FieldKind, RegisterId};
use crate::model::text::Sym;

pub(super) const CODE: Code =
    Code::new("dangling-reference", Severity::Warning, include_str!("dangling_reference.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let ids = Ids::new(view);
    let mut findings = Vec::new();
    for (batch, register) in view.batches() {
        let Some(project) = register.field("project") else { continue };
        for (field, decl) in register.each_field().filter(|(_, f)| f.kind == FieldKind::Ref) {
            let target =
                view.knowledge().each_register().find(|(_, r)| r.singular == decl.key).map(|(id, _)| id);
            let lost = lost(view, &ids, batch, [project, field], target);
            let rows: Vec<usize> = lost.iter().map(|(row, _)| *row).collect();
            let evidence = lost.iter().map(|(_, id)| *id);
            let seen = "ids are named that no record of the project has";
            let remedy = "mend the id, or put the record back with the status that it has now";
            let found = view.finding(CODE, batch, field, &rows, seen, remedy);
            findings.extend(found.map(|f| f.evidence(evidence)));
        }
    }
    findings
}

/// The records that name an id which is not there, with the id. A field named after a register's item points into that
/// register; any other may point into all.
fn lost<'a>(
    view: View<'a>,
    ids: &Ids,
    batch: &Batch,
    [project, field]: [FieldId; 2],
    target: Option<RegisterId>,
) -> Vec<(usize, &'a str)> {
    let projects = texts(batch, project);
    let written = texts(batch, field).iter().enumerate().filter(|(_, sym)| !sym.is_none());
    let named = written.flat_map(|(row, sym)| view.dataset.text(*sym).split("; ").map(move |id| (row, id)));
    let is_lost = |(row, id): &(usize, &str)| {
        let project = text(projects, *row);
        let key = key(id, view.dataset.text(project));
        match target {
            Some(target) => ids.has(target, project) && !ids.finds(target, project, &key),
            None => ids.knows_letters(project, &key) && !is_anywhere(view, ids, project, &key),
        }
    };
    named.filter(is_lost).collect()
}

fn is_anywhere(view: View<'_>, ids: &Ids, project: Sym, key: &str) -> bool {
    view.knowledge().each_register().any(|(register, _)| ids.finds(register, project, key))
}
