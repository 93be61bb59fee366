//! Which record goes into which workbook.

use super::{By, Records};
use crate::model::artifact::{is_portable, with_portable};
use crate::model::dataset::{Dataset, RecordId};
use crate::model::period::Period;
use crate::model::record::{Batch, Value};
use crate::model::register::{Register, RegisterId};
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};

/// The records of one workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The project whose registers these are; `None` for records of several, or of none.
    pub project: Option<String>,
    /// The month that its sources state.
    pub period: Period,
    /// Its records by register, in the order of the dataset.
    pub registers: BTreeMap<RegisterId, Records>,
}

/// What tells two workbooks apart: the month (the reported one first), and the code or the register.
type Key = (bool, Period, String);

/// Where records of a return go that states another month than the reported one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Months {
    /// To a workbook that states it, too.
    Apart,
    /// To the one of the reported month: they are the last that is known.
    Together,
}

/// The workbooks of a dataset, in the order of their names.
pub fn of(dataset: &Dataset, settings: &Settings, by: By, months: Months) -> Vec<Group> {
    let mut groups: BTreeMap<Key, BTreeMap<RegisterId, Records>> = BTreeMap::new();
    for (id, register) in settings.knowledge.each_register() {
        for (b, batch) in dataset.batches(id).iter().enumerate() {
            let period = match months {
                Months::Apart => period(dataset, batch),
                Months::Together => dataset.period,
            };
            for row in 0..batch.len() {
                let name = match by {
                    By::Register => register.key.clone(),
                    By::Project => project(dataset, register, batch, row).to_owned(),
                };
                let records = groups.entry((period != dataset.period, period, name)).or_default();
                let record = RecordId { batch: b as u32, row: row as u32 };
                records.entry(id).or_default().push(record);
            }
        }
    }
    let mut taken = BTreeSet::new();
    groups
        .into_iter()
        .map(|(key, registers)| group(dataset, settings, by, (key, registers), &mut taken))
        .collect()
}

/// The month that the source of a batch states, where it is another than the reported one.
fn period(dataset: &Dataset, batch: &Batch) -> Period {
    let source = dataset.sources.get(batch.source as usize).filter(|s| s.stale);
    source.and_then(|s| s.period).unwrap_or(dataset.period)
}

/// The code of the project that a record belongs to; empty where it belongs to none.
fn project<'a>(dataset: &'a Dataset, register: &Register, batch: &Batch, row: usize) -> &'a str {
    match register.field("project").map(|field| batch.value(field, row)) {
        Some(Value::Text(sym)) => dataset.text(sym),
        _ => "",
    }
}

fn group(
    dataset: &Dataset,
    settings: &Settings,
    by: By,
    ((other, period, name), registers): (Key, BTreeMap<RegisterId, Records>),
    taken: &mut BTreeSet<String>,
) -> Group {
    let project = (by == By::Project && !name.is_empty()).then(|| name.clone());
    let title = match (by, &project) {
        (By::Register, _) => {
            settings.knowledge.kept(&name).map_or(name.clone(), |register| register.label.clone())
        }
        (By::Project, Some(code)) => dataset.project(code).map_or(code.clone(), |p| p.title()),
        (By::Project, None) => "Records without a project".to_owned(),
    };
    let stem = if name.is_empty() { "no project".to_owned() } else { portable(&name) };
    let month = if other { format!(" ({period})") } else { String::new() };
    let path = free(taken, &stem, &month);
    Group { path, title, project, period, registers }
}

/// The first of `P1.xlsx`, `P1 2.xlsx`, … that is not taken, where case does not count.
fn free(taken: &mut BTreeSet<String>, stem: &str, month: &str) -> String {
    let mut name = format!("{stem}{month}.xlsx");
    let mut n = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{stem} {n}{month}.xlsx");
        n += 1;
    }
    name
}

/// A code as the name of a file on every system: what some cannot have is a `-`.
fn portable(code: &str) -> String {
    let name: String = with_portable(code, '-').replace(['~', '.'], "-").chars().take(60).collect();
    let name = name.trim();
    if is_portable(name) { name.to_owned() } else { format!("project {name}") }
}
