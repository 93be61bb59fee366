//! # copied-records
//!
//! Records of one project were copied from another.
//!
//! ## What it finds
//! Registers of a project of which at least half, and five records at least, say the same as records of one other project:
//! title, texts, levels and amounts are the same, whoever owns them, whenever they are due and in whatever state they are (`copied-records` and
//! `copied-share` under `[rules]`).
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

use super::across::Across;
use super::likeness::{hash, values};
use super::view::{View, text, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::knowledge::Knowledge;
use crate::model::record::Batch;
use crate::model::register::{FieldId, FieldKind, Register, RegisterId};
use crate::model::text::Sym;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

pub(super) const CODE: Code = Code::new("copied-records", Severity::Note, include_str!("copied_records.rs"));

/// So many projects that have the same record are counted.
const PROJECTS: usize = 8;

pub(super) fn check(view: View<'_>, across: &Across) -> Vec<Finding> {
    let limits = (view.threshold("copied-records"), view.threshold("copied-share"));
    let (Some(least), Some(share)) = limits else { return Vec::new() };
    titled(view)
        .flat_map(|(id, register)| {
            let said = across.sayings.0.get(&id);
            said.map_or(Vec::new(), |all| of_register(view, register, (id, all), (least, share)))
        })
        .collect()
}

/// The registers whose items people number and name.
fn titled<'a>(view: View<'a>) -> impl Iterator<Item = (RegisterId, &'a Register)> {
    view.knowledge().each_register().filter(|(_, register)| {
        register.numbered && register.field("title").is_some_and(|f| register.decl(f).required)
    })
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

/// What the records of all projects say, by register.
#[derive(Default)]
pub(super) struct Sayings(BTreeMap<RegisterId, Said>);

/// What the records of a register say, each as a number.
#[derive(Default)]
struct Said {
    /// The first project that says it.
    first: HashMap<u64, Sym>,
    /// The other projects that say it.
    others: HashMap<u64, Vec<Sym>>,
    /// How many records each project has.
    all: HashMap<Sym, usize>,
}

impl Sayings {
    /// Those of some records, in their order.
    pub(super) fn of(view: View<'_>) -> Self {
        let mut sayings = Self::default();
        for (id, register) in titled(view) {
            let Some(looked) = Looked::new(view, register) else { continue };
            for batch in view.dataset.batches(id) {
                let said = sayings.0.entry(id).or_default();
                for (row, project) in texts(batch, looked.project).iter().enumerate() {
                    *said.all.entry(*project).or_insert(0) += 1;
                    looked.said(batch, row).into_iter().for_each(|number| said.add(number, *project));
                }
            }
        }
        sayings
    }

    /// Adds those of later records.
    pub(super) fn extend(&mut self, later: Self) {
        for (id, more) in later.0 {
            let said = self.0.entry(id).or_default();
            more.all.iter().for_each(|(project, count)| *said.all.entry(*project).or_insert(0) += count);
            for (number, project) in &more.first {
                said.add(*number, *project);
                let others = more.others.get(number);
                others.into_iter().flatten().for_each(|other| said.add(*number, *other));
            }
        }
    }
}

impl Said {
    fn add(&mut self, number: u64, project: Sym) {
        if *self.first.entry(number).or_insert(project) == project {
            return;
        }
        let others = self.others.entry(number).or_default();
        if others.len() + 1 < PROJECTS && !others.contains(&project) {
            others.push(project);
        }
    }

    /// The projects that say something.
    fn who(&self, number: u64) -> impl Iterator<Item = &Sym> {
        let others = self.others.get(&number).into_iter().flatten();
        self.first.get(&number).into_iter().chain(others)
    }
}

/// The fields of a register by which its records are compared.
struct Looked<'a> {
    view: View<'a>,
    project: FieldId,
    title: FieldId,
    fields: Vec<FieldId>,
}

impl<'a> Looked<'a> {
    fn new(view: View<'a>, register: &Register) -> Option<Self> {
        let (project, title) = (register.field("project")?, register.field("title")?);
        Some(Self { view, project, title, fields: compared(register, view.knowledge()) })
    }

    /// What a record says; nothing without a title.
    fn said(&self, batch: &Batch, row: usize) -> Option<u64> {
        text(texts(batch, self.title), row).some()?;
        let values = values(batch, row, |field| self.fields.contains(&field));
        Some(hash(values, |sym| self.view.dataset.text(sym)))
    }

    /// The records of a batch that another project has as well, by the two projects.
    fn shared(&self, batch: &Batch, said: &Said) -> HashMap<[Sym; 2], Vec<usize>> {
        let mut shared: HashMap<[Sym; 2], Vec<usize>> = HashMap::new();
        for (row, project) in texts(batch, self.project).iter().enumerate() {
            let others = self.said(batch, row).into_iter().flat_map(|number| said.who(number));
            for other in others.filter(|other| *other != project) {
                shared.entry([*project, *other]).or_default().push(row);
            }
        }
        shared
    }
}

fn of_register(
    view: View<'_>,
    register: &Register,
    (id, said): (RegisterId, &Said),
    (least, share): (Decimal, Decimal),
) -> Vec<Finding> {
    let Some(looked) = Looked::new(view, register) else { return Vec::new() };
    let items = register.label.to_lowercase();
    let mut findings = Vec::new();
    for batch in view.dataset.batches(id) {
        let mut shared: BTreeMap<[&str; 2], (usize, Vec<usize>)> = BTreeMap::new();
        for (pair, rows) in looked.shared(batch, said) {
            let whole = said.all.get(&pair[0]).copied().unwrap_or(0);
            shared.insert(pair.map(|sym| view.dataset.text(sym)), (whole, rows));
        }
        for ([of, other], (whole, rows)) in shared {
            let count = Decimal::from(rows.len());
            if count < least || count < Decimal::from(whole).saturating_mul(share) {
                continue;
            }
            let seen = format!("{count} of {whole} {items} of {of} say the same as {items} of {other}");
            let remedy = "ask the project which of them are its own, and take the others out";
            findings.extend(view.finding(CODE, batch, looked.title, &rows, seen, remedy));
        }
    }
    findings
}
