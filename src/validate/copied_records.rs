//! # copied-records
//!
//! Records of one project were copied from another.
//!
//! ## What it finds
//! Registers of a project of which at least half, and five records at least, say the same as records of one other project:
//! title, texts, levels and amounts are the same, whoever owns them, whenever they are due and in whatever state they are (`copied-records` and
//! `copied-share` in `thresholds.toml`).
//!
//! ## Why it matters
//! A register that began as a copy and was never made one's own says what the other project worries about. Or the file
//! of one project was handed in under the name of another, and both count.
//!
//! ## Example
//! 9 of 12 risks of P104 say the same as risks of P101.
//!
//! ## What to do
//! Ask the project which of them are its own, and take the others out.

use super::likeness::{hash, values};
use super::view::{View, text, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::knowledge::Knowledge;
use crate::model::record::Batch;
use crate::model::register::{FieldId, FieldKind, Register};
use crate::model::text::Sym;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

pub(super) const CODE: Code = Code::new("copied-records", Severity::Note, include_str!("copied_records.rs"));

/// So many projects that have the same record are counted.
const PROJECTS: usize = 8;

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let limits = (view.threshold("copied-records"), view.threshold("copied-share"));
    let (Some(least), Some(share)) = limits else { return Vec::new() };
    let titled = view.knowledge().each_register().filter(|(_, register)| {
        register.numbered && register.field("title").is_some_and(|f| register.decl(f).required)
    });
    titled
        .flat_map(|(id, register)| of_register(view, register, view.dataset.batches(id), (least, share)))
        .collect()
}

/// The fields that say what a record is about: not whose it is, when, or in what state.
fn compared(register: &Register, knowledge: &Knowledge) -> Vec<FieldId> {
    let is_life = |name: &str| {
        knowledge.vocabulary(name).is_some_and(|v| v.values.iter().any(|value| value.open.is_some()))
    };
    let about = |kind: &FieldKind| match kind {
        FieldKind::Text | FieldKind::Level(_) | FieldKind::Money | FieldKind::Number | FieldKind::Percent => {
            true
        }
        FieldKind::Choice(name) => !is_life(name),
        _ => false,
    };
    let fields = register.each_field().filter(|(_, f)| about(&f.kind) && f.key != "comments");
    fields.map(|(id, _)| id).collect()
}

/// The records of a register by what they say.
struct Sayings {
    project: FieldId,
    title: FieldId,
    fields: Vec<FieldId>,
    /// The projects that say it.
    who: HashMap<u64, Vec<Sym>>,
    /// How many records each project has.
    all: HashMap<Sym, usize>,
}

impl Sayings {
    fn new(view: View<'_>, register: &Register, batches: &[Batch]) -> Option<Self> {
        let (project, title) = (register.field("project")?, register.field("title")?);
        let (who, all) = (HashMap::new(), HashMap::new());
        let mut sayings = Self { project, title, fields: compared(register, view.knowledge()), who, all };
        for batch in batches {
            for (row, project) in texts(batch, project).iter().enumerate() {
                *sayings.all.entry(*project).or_insert(0) += 1;
                let Some(said) = sayings.said(batch, row) else { continue };
                let projects = sayings.who.entry(said).or_default();
                if projects.len() < PROJECTS && !projects.contains(project) {
                    projects.push(*project);
                }
            }
        }
        Some(sayings)
    }

    /// What a record says; nothing without a title.
    fn said(&self, batch: &Batch, row: usize) -> Option<u64> {
        text(texts(batch, self.title), row).some()?;
        Some(hash(values(batch, row, |field| self.fields.contains(&field))))
    }

    /// The records of a batch that another project has as well, by the two projects.
    fn shared(&self, batch: &Batch) -> HashMap<[Sym; 2], Vec<usize>> {
        let mut shared: HashMap<[Sym; 2], Vec<usize>> = HashMap::new();
        for (row, project) in texts(batch, self.project).iter().enumerate() {
            let others = self.said(batch, row).and_then(|said| self.who.get(&said));
            for other in others.into_iter().flatten().filter(|other| *other != project) {
                shared.entry([*project, *other]).or_default().push(row);
            }
        }
        shared
    }
}

fn of_register(
    view: View<'_>,
    register: &Register,
    batches: &[Batch],
    (least, share): (Decimal, Decimal),
) -> Vec<Finding> {
    let Some(sayings) = Sayings::new(view, register, batches) else { return Vec::new() };
    let items = register.label.to_lowercase();
    let mut findings = Vec::new();
    for batch in batches {
        let mut shared: BTreeMap<[&str; 2], (usize, Vec<usize>)> = BTreeMap::new();
        for (pair, rows) in sayings.shared(batch) {
            let whole = sayings.all.get(&pair[0]).copied().unwrap_or(0);
            shared.insert(pair.map(|sym| view.dataset.text(sym)), (whole, rows));
        }
        for ([of, other], (whole, rows)) in shared {
            let count = Decimal::from(rows.len());
            if count < least || count < Decimal::from(whole).saturating_mul(share) {
                continue;
            }
            let seen = format!("{count} of {whole} {items} of {of} say the same as {items} of {other}");
            let remedy = "ask the project which of them are its own, and take the others out";
            findings.extend(view.finding(CODE, batch, sayings.title, &rows, seen, remedy));
        }
    }
    findings
}
