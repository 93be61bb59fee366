//! Which records belong to a part of the portfolio.

use super::hidden::Masks;
use crate::measure::meets;
use crate::model::dataset::{Dataset, Project};
use crate::model::measure::{Condition, Test};
use crate::model::part::{AboutProject, Part, PartCondition};
use crate::model::record::{Batch, Column, Value};
use crate::model::register::{Register, RegisterId};
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};

/// The projects and records of a part.
pub struct Inside {
    /// Codes of projects that meet all that is asked of projects.
    pub projects: BTreeSet<String>,
    /// Whether something is asked that no project can meet, but only a record. Then a project is of the part as far as a
    /// record of it is.
    pub of_records: bool,
    /// The records.
    pub masks: Masks,
}

impl Inside {
    /// What of a dataset is in the part.
    pub fn new(dataset: &Dataset, part: &Part, settings: &Settings) -> Self {
        let asked: Vec<Asked<'_>> =
            part.conditions.iter().map(|c| Asked::new(c, dataset, settings)).collect();
        let all = dataset.projects.iter().map(|p| p.code.clone());
        let projects = all.filter(|code| {
            let mut of_projects = asked.iter().filter_map(|a| a.projects.as_ref());
            of_projects.all(|those| those.contains(code))
        });
        let inside = |(id, register): (RegisterId, &Register)| {
            let batches = if register.made { &[] } else { dataset.batches(id) };
            let of = |batch: &Batch| {
                let mut inside = vec![true; batch.len()];
                asked.iter().for_each(|a| a.keep(&mut inside, batch, register, (dataset, settings)));
                inside
            };
            batches.iter().map(of).collect()
        };
        Self {
            projects: projects.collect(),
            of_records: asked.iter().any(|a| a.projects.is_none()),
            masks: Masks::of_each(settings.knowledge.every_register().map(inside).collect()),
        }
    }
}

/// A condition, and which projects meet it.
struct Asked<'a> {
    /// For each register with the field.
    own: Option<&'a BTreeMap<RegisterId, Condition>>,
    /// Codes of the projects that meet it; `None` where it cannot be asked of a project.
    projects: Option<BTreeSet<String>>,
    /// Whether a record meets it of which the value is not known.
    without: bool,
}

impl<'a> Asked<'a> {
    fn new(condition: &'a PartCondition, dataset: &Dataset, settings: &Settings) -> Self {
        match condition {
            PartCondition::Project(about, test) => {
                let those = dataset.projects.iter().filter(|p| says(test, value(p, *about)));
                let projects = those.map(|p| p.code.clone()).collect();
                Self { own: None, projects: Some(projects), without: says(test, None) }
            }
            PartCondition::Field(own) => {
                let register = settings.knowledge.find_register("projects");
                let in_projects = register.and_then(|id| Some((id, own.get(&id)?)));
                let projects = in_projects.map(|(id, condition)| listed(dataset, id, condition, settings));
                // Of a record that has neither the field nor a project that has it nothing is known.
                Self { own: Some(own), projects, without: false }
            }
        }
    }

    /// Keeps the records of a batch that meet it.
    fn keep(
        &self,
        inside: &mut [bool],
        batch: &Batch,
        register: &Register,
        (dataset, settings): (&Dataset, &Settings),
    ) {
        let own = self.own.and_then(|own| own.get(&batch.register));
        let met = match own {
            Some(condition) => meets(batch, condition, dataset, settings),
            None => {
                let codes = codes(batch, register, dataset);
                let of = |code: Option<&str>| match (code, &self.projects) {
                    (Some(code), Some(those)) => those.contains(code),
                    (None, Some(_)) => self.without,
                    (_, None) => false,
                };
                codes.into_iter().map(of).collect()
            }
        };
        inside.iter_mut().zip(met).for_each(|(inside, met)| *inside &= met);
    }
}

fn value(project: &Project, about: AboutProject) -> Option<&str> {
    match about {
        AboutProject::Code => Some(&project.code),
        AboutProject::Programme => project.programme.as_deref(),
        AboutProject::Tier => project.tier.as_deref(),
    }
}

/// Whether a text, or none, meets a test of texts.
fn says(test: &Test, value: Option<&str>) -> bool {
    let one_of = |texts: &Vec<String>| value.is_some_and(|value| texts.contains(&value.to_lowercase()));
    match test {
        Test::OneOf(texts) => one_of(texts),
        Test::NoneOf(texts) => !one_of(texts),
        Test::Missing => value.is_none(),
        Test::Present => value.is_some(),
        // Declarations are checked: codes, programmes and tiers are texts.
        _ => false,
    }
}

/// Codes of the projects whose record in the register of projects meets a condition.
fn listed(dataset: &Dataset, id: RegisterId, condition: &Condition, settings: &Settings) -> BTreeSet<String> {
    let register = settings.knowledge.register(id);
    let mut listed = BTreeSet::new();
    for batch in dataset.batches(id) {
        let met = meets(batch, condition, dataset, settings);
        let those = codes(batch, register, dataset).into_iter().zip(met).filter(|(_, met)| *met);
        listed.extend(those.filter_map(|(code, _)| code.map(str::to_owned)));
    }
    listed
}

/// The code of the project of each record.
fn codes<'d>(batch: &Batch, register: &Register, dataset: &'d Dataset) -> Vec<Option<&'d str>> {
    let field = register.field(if register.key == "projects" { "code" } else { "project" });
    let column = field.and_then(|field| batch.column(field));
    let code = |i| match column.map(|c: &Column| c.values.get(i)) {
        Some(Value::Text(sym)) => sym.some().map(|sym| dataset.text(sym)),
        _ => None,
    };
    (0..batch.len()).map(code).collect()
}

/// Takes from the dataset the projects that are not of the part, and files without a record of it. Gives names by which
/// those projects could be known.
pub fn forget(dataset: &mut Dataset, inside: &Inside, settings: &Settings) -> Vec<String> {
    let spoken = if inside.of_records { Some(spoken(dataset, settings)) } else { None };
    let is_inside = |p: &Project| {
        inside.projects.contains(&p.code) && spoken.as_ref().is_none_or(|those| those.contains(&p.code))
    };
    let (kept, gone): (Vec<Project>, Vec<Project>) = dataset.projects.drain(..).partition(is_inside);
    let programmes: BTreeSet<&String> = kept.iter().filter_map(|p| p.programme.as_ref()).collect();
    let mut names = Vec::new();
    for project in &gone {
        names.extend([project.code.clone(), project.name.clone()]);
        names.extend(project.programme.iter().filter(|p| !programmes.contains(p)).cloned());
        let declared = settings.projects.iter().filter(|p| p.code == project.code);
        names.extend(declared.flat_map(|p| p.aliases.clone()));
    }
    dataset.projects = kept;
    names.extend(forget_files(dataset));
    names
}

/// Codes of the projects of which there is a record.
fn spoken(dataset: &Dataset, settings: &Settings) -> BTreeSet<String> {
    let mut spoken = BTreeSet::new();
    for (id, register) in settings.knowledge.each_register() {
        for batch in dataset.batches(id) {
            spoken.extend(codes(batch, register, dataset).into_iter().flatten().map(str::to_owned));
        }
    }
    spoken
}

/// Takes away the files of which no record is left, and gives their names. Of those that stay, only the records that are left
/// count; rows and cells are those of the whole file.
fn forget_files(dataset: &mut Dataset) -> Vec<String> {
    let mut left: BTreeMap<u32, u64> = BTreeMap::new();
    for batch in dataset.registers.iter().flatten().filter(|b| !b.is_empty()) {
        *left.entry(batch.source).or_default() += batch.len() as u64;
    }
    // One without a record in a file that stays says that somebody keeps the register.
    dataset.registers.iter_mut().for_each(|batches| batches.retain(|b| left.contains_key(&b.source)));
    let mut places = BTreeMap::new();
    let mut gone = Vec::new();
    for (at, mut source) in (0..).zip(std::mem::take(&mut dataset.sources)) {
        match left.get(&at) {
            Some(records) => {
                source.account.records = *records;
                places.insert(at, dataset.sources.len() as u32);
                dataset.sources.push(source);
            }
            None => gone.push(source.file),
        }
    }
    let batches = dataset.registers.iter_mut().flatten();
    batches.for_each(|b| b.source = places.get(&b.source).copied().unwrap_or(b.source));
    gone
}
