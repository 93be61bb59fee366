//! Parts of a dataset whose columns wait on a shelf: the records of some tables, whole, as a dataset of their own.

use crate::model::dataset::{Dataset, Project};
use crate::model::knowledge::Knowledge;
use crate::model::record::Batch;
use crate::model::register::RegisterId;
use crate::shelf::{Shelf, ShelfError};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// So many tables are looked at side by side, before what was seen in them is taken.
const TOGETHER: usize = 32;

/// A table: its register, and its place among the batches of it.
pub type Place = (RegisterId, usize);

/// A dataset, and the shelf on which its columns wait.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    pub dataset: &'a Dataset,
    pub knowledge: &'a Knowledge,
    pub shelf: &'a Shelf,
}

impl<'a> Parts<'a> {
    /// All tables, by register, in the order of the dataset.
    pub fn places(self) -> Vec<Place> {
        let of = |(id, _)| (0..self.dataset.batches(id).len()).map(move |at| (id, at));
        self.knowledge.each_register().flat_map(of).collect()
    }

    /// These tables, whole.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn of(self, places: &[Place]) -> Result<Dataset, ShelfError> {
        let mut part = Part::new(self);
        for place in places {
            part.add(*place)?;
        }
        Ok(part.finish())
    }

    /// Calls `take` with what `make` makes of each table, in order. Tables are looked at side by side, and taken while the
    /// next are looked at.
    ///
    /// # Errors
    /// Those of `make` and `take`, and when the disk refuses.
    pub fn each<T: Send, E: From<ShelfError> + Send>(
        self,
        make: impl Fn(&Dataset) -> Result<T, E> + Sync,
        mut take: impl FnMut(Place, T) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        let one = |place: &Place| Ok((*place, make(&self.of(&[*place])?)?));
        let make_all = |places: &[Place]| places.par_iter().map(one).collect::<Result<Vec<_>, E>>();
        let mut take_all = |made: Vec<(Place, T)>| made.into_iter().try_for_each(|(at, one)| take(at, one));
        let mut made = Vec::new();
        for places in self.places().chunks(TOGETHER) {
            let (taken, next) = rayon::join(|| take_all(made), || make_all(places));
            taken?;
            made = next?;
        }
        take_all(made)
    }
}

/// A part in the making.
pub struct Part<'a> {
    whole: Parts<'a>,
    dataset: Dataset,
    /// The places of its sources among its own.
    sources: HashMap<u32, u32>,
}

impl<'a> Part<'a> {
    /// An empty one.
    pub fn new(whole: Parts<'a>) -> Self {
        let dataset = Dataset {
            period: whole.dataset.period,
            currency: whole.dataset.currency,
            text: whole.dataset.text.beside(),
            sources: Vec::new(),
            projects: Vec::new(),
            notes: Vec::new(),
            registers: vec![Vec::new(); whole.knowledge.registers.len()],
        };
        Self { whole, dataset, sources: HashMap::new() }
    }

    /// Adds a table, and gives its place among those of its register.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn add(&mut self, (id, at): Place) -> Result<usize, ShelfError> {
        let Some(batch) = self.whole.dataset.batches(id).get(at) else { return Ok(0) };
        let batch = self.whole.shelf.whole(batch, &mut self.dataset.text)?;
        Ok(self.put(batch))
    }

    /// Adds these records of a table that is held whole, and gives the place of the table that they are.
    pub fn pick(&mut self, (id, at): Place, rows: &[usize]) -> usize {
        self.whole.dataset.batches(id).get(at).map_or(0, |batch| self.put(batch.pick(rows)))
    }

    fn put(&mut self, mut batch: Batch) -> usize {
        batch.source = self.source(&batch);
        let Some(batches) = self.dataset.registers.get_mut(usize::from(batch.register.0)) else { return 0 };
        batches.push(batch);
        batches.len() - 1
    }

    /// The place of a batch's source, which knows of the tables of its sheet and register.
    fn source(&mut self, batch: &Batch) -> u32 {
        let Some(whole) = self.whole.dataset.sources.get(batch.source as usize) else { return batch.source };
        let next = self.dataset.sources.len() as u32;
        let place = *self.sources.entry(batch.source).or_insert(next);
        if place == next {
            self.dataset.sources.push(whole.outline());
        }
        let own = &mut self.dataset.sources[place as usize].tables;
        let is = |sheet, register| sheet == usize::from(batch.sheet) && register == batch.register;
        if !own.iter().any(|t| is(t.sheet, t.register)) {
            own.extend(whole.tables.iter().filter(|t| is(t.sheet, t.register)).cloned());
        }
        place
    }

    /// The part, with the projects of its records.
    pub fn finish(mut self) -> Dataset {
        let mut codes: BTreeSet<&str> = BTreeSet::new();
        for (id, register) in self.whole.knowledge.each_register() {
            let Some(project) = register.field("project") else { continue };
            for batch in self.dataset.batches(id) {
                let runs = batch.texts(project).chunk_by(|a, b| a == b).filter_map(|run| run.first());
                codes.extend(runs.map(|code| self.dataset.text(*code)));
            }
        }
        let known = &self.whole.dataset.projects;
        let project = |code: &str| known.binary_search_by(|p| p.code.as_str().cmp(code)).ok();
        let projects: Vec<Project> =
            codes.into_iter().filter_map(|code| known.get(project(code)?).cloned()).collect();
        self.dataset.projects = projects;
        self.dataset
    }
}
