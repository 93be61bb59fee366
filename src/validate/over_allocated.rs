//! # over-allocated
//!
//! A person is planned for more time in a month than they have.
//!
//! ## What it finds
//! For each person and month, the allocations of all projects together, where they are above the person's capacity;
//! where no plan states a capacity, above one full-time equivalent. Vacancies are passed over.
//!
//! ## Why it matters
//! The plans of two projects cannot both come true. No single project can see it.
//!
//! ## Example
//! Jane Smith, 2026-11: 0.8 FTE on P101 and 0.5 FTE on P104.
//!
//! ## What to do
//! Agree between the projects who gets how much of the person's time, and mend the plans.

use super::across::Across;
use super::view::{View, numbers, text, texts, value};
use crate::finding::{Code, Finding, Severity};
use crate::model::period::Period;
use crate::model::record::{Batch, Values};
use crate::model::register::FieldId;
use crate::model::text::Sym;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

pub(super) const CODE: Code =
    Code::new("over-allocated", Severity::Warning, include_str!("over_allocated.rs"));

/// So many projects of a person are named.
const TOLD: usize = 8;

const KEYS: [&str; 5] = ["project", "person", "period", "allocation", "capacity"];

/// What all plans say of a person in a month.
#[derive(Default, Clone)]
struct Load {
    allocated: Decimal,
    /// By project, in the order of the plans.
    parts: Vec<(Sym, Decimal)>,
    capacity: Option<Decimal>,
}

impl Load {
    fn available(&self) -> Decimal {
        self.capacity.unwrap_or(Decimal::ONE)
    }

    fn is_over(&self) -> bool {
        // Shares that were worked out from days are rounded; thirds and sixths of a month add up to it.
        self.allocated.round_dp(4) > self.available()
    }

    /// Adds what later plans say.
    fn extend(&mut self, later: Load) {
        later.parts.iter().for_each(|(project, allocation)| self.add(*project, *allocation));
        self.capacity = self.capacity.max(later.capacity);
    }

    fn add(&mut self, project: Sym, allocation: Decimal) {
        self.allocated = self.allocated.saturating_add(allocation);
        match self.parts.last_mut().filter(|(last, _)| *last == project) {
            Some((_, part)) => *part = part.saturating_add(allocation),
            None => self.parts.push((project, allocation)),
        }
    }

    /// Each project that plans something, once: one whose plans do not follow each other stands among the parts again.
    fn projects(&self) -> Vec<(Sym, Decimal)> {
        let mut places: HashMap<Sym, usize> = HashMap::new();
        let mut all: Vec<(Sym, Decimal)> = Vec::new();
        for (project, part) in self.parts.iter().filter(|(_, part)| !part.is_zero()) {
            let at = *places.entry(*project).or_insert(all.len());
            match all.get_mut(at) {
                Some((_, sum)) => *sum = sum.saturating_add(*part),
                None => all.push((*project, *part)),
            }
        }
        all
    }
}

pub(super) fn check(view: View<'_>, across: &Across) -> Vec<Finding> {
    let loads = &across.loads.0;
    let mut findings = Vec::new();
    for (batch, [_, person, period, allocation, _]) in view.with(KEYS) {
        let mut over: BTreeMap<&str, Vec<(usize, Period, &Load)>> = BTreeMap::new();
        for (i, who, month) in each(batch, person, period) {
            let here = value(numbers(batch, allocation), i).is_some_and(|n| n > Decimal::ZERO);
            if let Some(load) = loads.get(&(who, month)).filter(|l| here && l.is_over()) {
                over.entry(view.dataset.text(who)).or_default().push((i, month, load));
            }
        }
        for (who, lines) in over {
            let rows: Vec<usize> = lines.iter().map(|(i, _, _)| *i).collect();
            let evidence = lines.iter().map(|(_, month, load)| said(view, *month, load));
            let seen = format!("{who} is planned for more time than they have, over all projects");
            let remedy = "agree between the projects who gets how much of their time";
            let found = view.finding(CODE, batch, allocation, &rows, seen, remedy);
            findings.extend(found.map(|f| f.evidence(evidence)));
        }
    }
    findings
}

fn said(view: View<'_>, month: Period, load: &Load) -> String {
    let (allocated, available) = (load.allocated.normalize(), load.available().normalize());
    let one =
        |(project, part): &(Sym, Decimal)| format!("{} {}", view.dataset.text(*project), part.normalize());
    let mut parts: Vec<String> = load.parts.iter().take(TOLD).map(one).collect();
    if load.parts.len() > TOLD {
        parts.push(format!("and {} more projects", load.parts.len() - TOLD));
    }
    format!("{month}: {allocated} FTE planned ({}), {available} FTE available", parts.join(", "))
}

/// The plans of all projects together. Of several capacities stated for one person and month, the highest counts.
#[derive(Default)]
pub(super) struct Loads(HashMap<(Sym, Period), Load>);

impl Loads {
    /// Those of some records, in their order.
    pub(super) fn of(view: View<'_>) -> Self {
        let mut loads: HashMap<(Sym, Period), Load> = HashMap::new();
        let mut vacant: HashMap<Sym, bool> = HashMap::new();
        for (batch, [project, person, period, allocation, capacity]) in view.with(KEYS) {
            let projects = texts(batch, project);
            let (allocations, capacities) = (numbers(batch, allocation), numbers(batch, capacity));
            for (i, who, month) in each(batch, person, period) {
                if *vacant.entry(who).or_insert_with(|| view.is_vacancy(who)) {
                    continue;
                }
                let load = loads.entry((who, month)).or_default();
                load.add(text(projects, i), value(allocations, i).unwrap_or_default());
                load.capacity = load.capacity.max(value(capacities, i));
            }
        }
        Self(loads)
    }

    /// Adds those of later records.
    pub(super) fn extend(&mut self, later: Self) {
        later.0.into_iter().for_each(|(key, load)| self.0.entry(key).or_default().extend(load));
    }

    /// Brings the parts of each project together, when all records are there.
    pub(super) fn finish(&mut self) {
        self.0.values_mut().for_each(|load| load.parts = load.projects());
    }
}

/// The records that have a person and a month.
fn each(batch: &Batch, person: FieldId, period: FieldId) -> impl Iterator<Item = (usize, Sym, Period)> + '_ {
    let months = match batch.column(period).map(|c| &c.values) {
        Some(Values::Period(v)) => v.as_slice(),
        _ => &[],
    };
    let persons = texts(batch, person);
    (0..batch.len()).filter_map(move |i| Some((i, text(persons, i).some()?, value(months, i)?)))
}
