//! How many people are behind figures of registers whose records are about one person each.

use super::groups::Groups;
use super::leaf::{Leaf, Reading};
use super::scope::{Index, Key};
use crate::model::dataset::Dataset;
use crate::model::figure::Scope;
use crate::model::measure::{Dimension, Measure, MeasureId};
use crate::model::record::{Batch, Values};
use crate::model::register::{FieldKind, RegisterId};
use crate::model::text::Sym;
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Whether the records of a register are about one person each.
fn is_personal(settings: &Settings, register: RegisterId) -> bool {
    settings.knowledge.register(register).personal
}

/// The registers about one person a record that a measure counts.
pub fn personal_registers(settings: &Settings, id: MeasureId) -> BTreeSet<RegisterId> {
    let registers = Leaf::all(settings, id).into_iter().map(|leaf| leaf.register);
    registers.filter(|register| is_personal(settings, *register)).collect()
}

/// The number of people behind each figure of a measure that is by anything but project, programme and month; of one made
/// of several, the fewest behind any part that has records. A record that names nobody is of nobody that could be counted.
pub fn people_behind(dataset: &Dataset, settings: &Settings, id: MeasureId) -> BTreeMap<Scope, usize> {
    let measure = settings.knowledge.measure(id);
    let index = Index::new(dataset, &settings.knowledge, std::iter::once(&measure.by));
    let mut fewest: BTreeMap<Key, usize> = BTreeMap::new();
    for leaf in Leaf::all(settings, id).iter().filter(|leaf| is_personal(settings, leaf.register)) {
        let people = Counted { leaf, measure, index: &index, dataset, settings }.people();
        for (key, people) in people {
            let own = fewest.entry(key).or_insert(usize::MAX);
            *own = people.len().min(*own);
        }
    }
    fewest.into_iter().map(|(key, people)| (index.scope(key), people)).collect()
}

/// A part of a measure whose people are counted.
struct Counted<'c, 'a> {
    leaf: &'c Leaf<'a>,
    measure: &'c Measure,
    index: &'c Index<'a>,
    dataset: &'a Dataset,
    settings: &'a Settings,
}

impl Counted<'_, '_> {
    /// The people by what the figures are worked out for.
    fn people(&self) -> HashMap<Key, BTreeSet<Sym>> {
        let batches = self.dataset.batches(self.leaf.register);
        let reading = Reading::new(self.dataset, self.settings);
        let behind: Vec<(Vec<bool>, Vec<Sym>)> =
            batches.iter().map(|batch| (self.leaf.behind(batch, &reading), self.names(batch))).collect();
        let mut people: HashMap<Key, BTreeSet<Sym>> = HashMap::new();
        for groups in self.groups() {
            for (numbers, (mask, names)) in groups.of.iter().zip(&behind) {
                let rows = mask.iter().zip(names).zip(numbers).filter(|((behind, _), _)| **behind);
                for ((_, name), number) in rows {
                    for key in groups.targets(self.index, *number as usize, &self.measure.by) {
                        people.entry(key).or_default().extend(name.some());
                    }
                }
            }
        }
        people
    }

    fn groups(&self) -> Vec<Groups> {
        let tells = |group: &&Vec<Dimension>| group.iter().any(|d| *d != Dimension::Month);
        let told = self.measure.by.groups.iter().filter(tells).filter_map(|group| self.index.group(group));
        told.filter_map(|group| Groups::new(self.index, &self.settings.knowledge, self.leaf.register, group))
            .collect()
    }

    /// Whom each record is about.
    fn names(&self, batch: &Batch) -> Vec<Sym> {
        let register = self.settings.knowledge.register(batch.register);
        let person = register.fields.iter().find(|field| field.kind == FieldKind::Person);
        let column = person.and_then(|field| register.field(&field.key)).and_then(|id| batch.column(id));
        match column.map(|column| &column.values) {
            Some(Values::Text(names)) => names.clone(),
            _ => vec![Sym::NONE; batch.len()],
        }
    }
}
