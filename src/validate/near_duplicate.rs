//! # near-duplicate
//!
//! Two open items of one project and register say nearly the same.
//!
//! ## What it finds
//! Open items with different ids whose titles have the same words in whatever order, differ in one word by one letter,
//! or are the same but for one word more, where they have four words at least. A number in a title tells two apart, and
//! titles of one word are not looked at.
//!
//! ## Why it matters
//! One thing may be counted twice, and two people may be at work on it. Nothing is merged: that is for people to decide.
//!
//! ## Example
//! R-004 `Delay of the data migration` and R-019 `Data migration delay of the`.
//!
//! ## What to do
//! Close one of the two with a note that names the other, or say in the titles what tells them apart.

use super::titles::{Title, Titles};
use super::view::{View, text, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::record::Batch;
use crate::model::register::RegisterId;

pub(super) const CODE: Code = Code::new("near-duplicate", Severity::Note, include_str!("near_duplicate.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let titled = view.knowledge().each_register().filter(|(_, register)| {
        register.numbered && register.field("title").is_some_and(|f| register.decl(f).required)
    });
    titled.flat_map(|(id, _)| of_register(view, id)).collect()
}

fn of_register(view: View<'_>, id: RegisterId) -> Vec<Finding> {
    let mut titles = Titles::default();
    let batches = view.dataset.batches(id);
    for (at, batch) in batches.iter().enumerate() {
        collect(view, at, batch, &mut titles);
    }
    let partners = titles.partners();
    let mut findings = Vec::new();
    for (at, batch) in batches.iter().enumerate() {
        let Some(field) = view.knowledge().register(id).field("title") else { continue };
        let alike: Vec<(&Title, &Title)> =
            partners.iter().filter(|(one, _)| one.batch == at).copied().collect();
        let rows: Vec<usize> = alike.iter().map(|(one, _)| one.row).collect();
        let said = |(one, other): &(&Title, &Title)| {
            let (a, b) = (view.dataset.text(one.id), view.dataset.text(other.id));
            format!("{a} and {b}: {}", view.dataset.text(one.title))
        };
        let evidence = alike.iter().map(said);
        let seen = "open items of a project say nearly the same";
        let remedy = "close one of the two, or say in the titles what tells them apart";
        let found = view.finding(CODE, batch, field, &rows, seen, remedy);
        findings.extend(found.map(|f| f.evidence(evidence)));
    }
    findings
}

fn collect(view: View<'_>, at: usize, batch: &Batch, titles: &mut Titles) {
    let register = view.knowledge().register(batch.register);
    let field = |key| register.field(key).map_or(&[][..], |f| texts(batch, f));
    let (projects, ids, written) = (field("project"), field("id"), field("title"));
    let open = view.open(batch);
    for (row, title) in written.iter().enumerate().filter(|(row, t)| open[*row] && !t.is_none()) {
        let words = view.dataset.text(*title);
        let item = Title { batch: at, row, project: text(projects, row), id: text(ids, row), title: *title };
        titles.add(item, words);
    }
}
