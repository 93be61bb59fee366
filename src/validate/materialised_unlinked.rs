//! # materialised-unlinked
//!
//! A risk has happened, and no issue names it.
//!
//! ## What it finds
//! Materialised risks that no issue of their project names as the risk it grew out of and that name no issue themselves,
//! where the project's issues have a column for it.
//!
//! ## Why it matters
//! A risk that has happened is closed as a risk and goes on as an issue. Without one, nobody deals with it any more.
//!
//! ## Example
//! R-006 has the status `Materialised`; no issue of P104 names it.
//!
//! ## What to do
//! Raise the issue, or enter the risk's id in the issue that is there.

use super::references::{Ids, key};
use super::view::{View, choices, text, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::register::FieldKind;
use crate::model::text::Sym;
use std::collections::HashSet;

pub(super) const CODE: Code =
    Code::new("materialised-unlinked", Severity::Note, include_str!("materialised_unlinked.rs"));

/// What the issues say of the risks they grew out of.
#[derive(Default)]
struct Links {
    /// Projects whose issues have a column for it.
    asked: HashSet<Sym>,
    named: HashSet<(Sym, String)>,
}

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let (links, ids) = (links(view), Ids::new(view));
    let issues = view.knowledge().find_register("issues");
    let mut findings = Vec::new();
    for (batch, [project, id, status, related]) in view.of("risks", ["project", "id", "status", "related"]) {
        let FieldKind::Choice(name) = &view.knowledge().register(batch.register).decl(status).kind else {
            continue;
        };
        let happened = view.knowledge().vocabulary(name).and_then(|v| v.find("materialised"));
        let (projects, written, others) = (texts(batch, project), texts(batch, id), texts(batch, related));
        let is_lost = |row: &usize| {
            let project = text(projects, *row);
            let code = view.dataset.text(project);
            let names_issue = view
                .dataset
                .text(text(others, *row))
                .split("; ")
                .any(|other| issues.is_some_and(|issues| ids.finds(issues, project, &key(other, code))));
            let id = key(view.dataset.text(text(written, *row)), code);
            links.asked.contains(&project) && !links.named.contains(&(project, id)) && !names_issue
        };
        let states = choices(batch, status).iter().enumerate();
        let happened = states.filter(|(_, s)| happened.is_some_and(|h| **s == h.0 + 1)).map(|(row, _)| row);
        let rows: Vec<usize> = happened.filter(is_lost).collect();
        let evidence = rows.iter().map(|row| view.dataset.text(text(written, *row)));
        let seen = "risks have happened, and no issue names them";
        let remedy = "raise the issue, or enter the risk's id in the one that is there";
        let found = view.finding(CODE, batch, status, &rows, seen, remedy);
        findings.extend(found.map(|f| f.evidence(evidence)));
    }
    findings
}

fn links(view: View<'_>) -> Links {
    let mut links = Links::default();
    for (batch, [project, risk]) in view.of("issues", ["project", "risk"]) {
        if !view.is_asked(batch, risk) {
            continue;
        }
        let (projects, risks) = (texts(batch, project), texts(batch, risk));
        for row in 0..batch.len() {
            let project = text(projects, row);
            let code = view.dataset.text(project);
            links.asked.insert(project);
            let named = view.dataset.text(text(risks, row)).split("; ").map(|id| (project, key(id, code)));
            links.named.extend(named);
        }
    }
    links
}
