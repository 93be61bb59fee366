//! Scopes as small keys, and which group each record falls into.

use crate::model::dataset::Dataset;
use crate::model::figure::Scope;
use crate::model::measure::Dimension;
use crate::model::period::Period;
use crate::model::record::{Batch, Values};
use crate::model::register::RegisterId;
use crate::model::text::Sym;
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a figure is worked out for: a [`Scope`] without its text. All empty is the portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct Key {
    /// Index into [`Dataset::projects`].
    pub project: Option<u32>,
    /// Index into [`Index::programmes`].
    pub programme: Option<u32>,
    /// The month of the record.
    pub month: Option<Period>,
    /// Index into [`Index::categories`].
    pub category: Option<u32>,
}

/// Projects, programmes and categories by number.
pub(super) struct Index<'a> {
    dataset: &'a Dataset,
    /// Programmes by name.
    pub programmes: Vec<String>,
    /// Categories as first written; those that differ in case only are one, as they are in a workbook's formulas.
    pub categories: Vec<String>,
    programme_of: Vec<Option<u32>>,
    project_of: HashMap<Sym, u32>,
    category_of: HashMap<Sym, u32>,
}

impl<'a> Index<'a> {
    pub(super) fn new(dataset: &'a Dataset, settings: &Settings) -> Self {
        let projects = dataset.projects.iter();
        let named: BTreeSet<&String> = projects.clone().filter_map(|p| p.programme.as_ref()).collect();
        let programmes: Vec<String> = named.into_iter().cloned().collect();
        let programme_of = projects
            .clone()
            .map(|p| p.programme.as_ref().and_then(|name| programmes.binary_search(name).ok()))
            .map(|at| at.map(|at| at as u32))
            .collect();
        let project_of = projects
            .enumerate()
            .filter_map(|(i, p)| dataset.text.find(&p.code).map(|sym| (sym, i as u32)))
            .collect();
        let mut index = Self {
            dataset,
            programmes,
            programme_of,
            project_of,
            categories: Vec::new(),
            category_of: HashMap::new(),
        };
        index.number_categories(settings);
        index
    }

    fn number_categories(&mut self, settings: &Settings) {
        let mut by_folded: HashMap<String, u32> = HashMap::new();
        for (id, register) in settings.knowledge.each_register() {
            let Some(field) = register.field("category") else { continue };
            for batch in self.dataset.batches(id) {
                let Some(Values::Text(syms)) = batch.column(field).map(|c| &c.values) else { continue };
                for sym in syms.iter().filter_map(|s| s.some()) {
                    if self.category_of.contains_key(&sym) {
                        continue;
                    }
                    let text = self.dataset.text(sym);
                    let next = self.categories.len() as u32;
                    let at = *by_folded.entry(text.to_lowercase()).or_insert_with(|| {
                        self.categories.push(text.to_owned());
                        next
                    });
                    self.category_of.insert(sym, at);
                }
            }
        }
    }

    /// The scope that a key stands for.
    pub(super) fn scope(&self, key: Key) -> Scope {
        let text = |list: &[String], at: u32| list.get(at as usize).cloned().unwrap_or_default();
        let mut by = BTreeMap::new();
        if let Some(at) = key.programme {
            by.insert(Dimension::Programme, text(&self.programmes, at));
        }
        if let Some(month) = key.month {
            by.insert(Dimension::Month, month.to_string());
        }
        if let Some(at) = key.category {
            by.insert(Dimension::Category, text(&self.categories, at));
        }
        let project = key.project.and_then(|p| self.dataset.projects.get(p as usize));
        Scope { project: project.map(|p| p.code.clone()), by }
    }

    /// The keys for which a measure with these dimensions always has a figure, records or not.
    pub(super) fn standing(&self, by: &BTreeSet<Dimension>) -> Vec<Key> {
        let mut keys = vec![Key::default()];
        if by.contains(&Dimension::Project) {
            let all = 0..self.dataset.projects.len() as u32;
            keys.extend(all.map(|p| Key { project: Some(p), ..Key::default() }));
        }
        if by.contains(&Dimension::Programme) {
            let all = 0..self.programmes.len() as u32;
            keys.extend(all.map(|p| Key { programme: Some(p), ..Key::default() }));
        }
        keys
    }

    /// The keys that records of a group count for.
    pub(super) fn targets(&self, group: Key, grain: Grain, by: &BTreeSet<Dimension>) -> Vec<Key> {
        let project = group.project.filter(|_| by.contains(&Dimension::Project));
        match grain {
            Grain::Plain => {
                let mut keys = vec![Key::default()];
                keys.extend(project.map(|p| Key { project: Some(p), ..Key::default() }));
                if by.contains(&Dimension::Programme) {
                    let programme = group.project.and_then(|p| self.programme_of.get(p as usize).copied());
                    keys.extend(programme.flatten().map(|p| Key { programme: Some(p), ..Key::default() }));
                }
                keys
            }
            Grain::Month if group.month.is_none() => Vec::new(),
            Grain::Category if group.category.is_none() => Vec::new(),
            Grain::Month | Grain::Category => {
                let mut keys = vec![Key { project: None, ..group }];
                keys.extend(project.map(|p| Key { project: Some(p), ..group }));
                keys
            }
        }
    }
}

/// How finely records are told apart beside their project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Plain,
    Month,
    Category,
}

impl Grain {
    /// The grains that these dimensions need.
    pub(super) fn needed(by: &BTreeSet<Dimension>) -> impl Iterator<Item = Grain> {
        let month = by.contains(&Dimension::Month).then_some(Grain::Month);
        let category = by.contains(&Dimension::Category).then_some(Grain::Category);
        std::iter::once(Grain::Plain).chain(month).chain(category)
    }
}

/// The groups of a register's records at one grain.
pub(super) struct Groups {
    /// For each group its key: project, and month or category.
    pub keys: Vec<Key>,
    /// For each batch, the group of each of its records.
    pub of: Vec<Vec<u32>>,
}

impl Groups {
    pub(super) fn new(index: &Index<'_>, settings: &Settings, register: RegisterId, grain: Grain) -> Self {
        let mut groups = Groups { keys: Vec::new(), of: Vec::new() };
        let mut numbers: HashMap<Key, u32> = HashMap::new();
        for batch in index.dataset.batches(register) {
            let keys = keys_of(batch, index, settings, grain);
            let mut last: Option<(Key, u32)> = None;
            let numbered = keys.map(|key| {
                if let Some((same, number)) = last
                    && same == key
                {
                    return number;
                }
                let number = *numbers.entry(key).or_insert_with(|| {
                    groups.keys.push(key);
                    groups.keys.len() as u32 - 1
                });
                last = Some((key, number));
                number
            });
            groups.of.push(numbered.collect());
        }
        groups
    }
}

/// The key of each record of a batch at a grain.
fn keys_of<'a>(
    batch: &'a Batch,
    index: &'a Index<'_>,
    settings: &Settings,
    grain: Grain,
) -> impl Iterator<Item = Key> + 'a {
    let register = settings.knowledge.register(batch.register);
    let texts = |field: &str| match register.field(field).and_then(|f| batch.column(f)).map(|c| &c.values) {
        Some(Values::Text(v)) => Some(v),
        _ => None,
    };
    let projects = texts("project");
    let categories = texts("category").filter(|_| grain == Grain::Category);
    let months = super::money::Months::of(batch, &settings.knowledge);
    (0..batch.len()).map(move |i| Key {
        project: projects.and_then(|v| v.get(i)).and_then(|s| index.project_of.get(s).copied()),
        programme: None,
        month: if grain == Grain::Month { months.get(i) } else { None },
        category: categories.and_then(|v| v.get(i)).and_then(|s| index.category_of.get(s).copied()),
    })
}
