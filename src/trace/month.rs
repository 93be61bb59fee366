//! What a build wrote for a month, opened.

use super::error::TraceError;
use super::figure::{self, Asked, StoredFigure};
use super::records::Records;
use super::{Trace, left, rows, tree};
use crate::model::declared::{Declared, DeclaredMeasure, DeclaredRegister};
use crate::store::{Month, StoreError};
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::rc::Rc;

const MEASURES: &str = "dataset/measures.json";
const FIGURES: &str = "figures.json";

/// Whose figure, by which further values.
type ScopeKey = (Option<String>, BTreeMap<String, Option<String>>);

/// The figures, declarations and records of a month.
pub struct Stored {
    month: Month,
    /// What the month declares.
    pub declared: Declared,
    /// Its figures, as `figures.json` has them.
    pub figures: Vec<StoredFigure>,
    by_scope: HashMap<String, HashMap<ScopeKey, usize>>,
    records: RefCell<BTreeMap<String, Option<Rc<Records>>>>,
}

impl Stored {
    /// The month in a folder.
    ///
    /// # Errors
    /// When a file is not there, is damaged or of another program, or the month was built before records were stored.
    pub fn open(folder: &Path) -> Result<Self, TraceError> {
        let month = Month::open(folder)?;
        let declared: Declared = parsed(&month, MEASURES)?;
        let figures: Vec<StoredFigure> = parsed(&month, FIGURES)?;
        let mut by_scope: HashMap<String, HashMap<ScopeKey, usize>> = HashMap::new();
        for (at, f) in figures.iter().enumerate() {
            by_scope.entry(f.id.clone()).or_default().insert((f.project.clone(), f.by.clone()), at);
        }
        Ok(Self { month, declared, figures, by_scope, records: RefCell::default() })
    }

    /// The figure that is asked for, with all that it was made of.
    ///
    /// # Errors
    /// When there is no such figure, or the records cannot be read.
    pub fn trace(&self, asked: &Asked) -> Result<Trace, TraceError> {
        let projects: Vec<String> = self.declared.projects.iter().map(|p| p.code.clone()).collect();
        self.trace_figure(figure::find(&self.figures, &projects, asked)?)
    }

    /// The same for one of [`Stored::figures`].
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn trace_figure(&self, figure: &StoredFigure) -> Result<Trace, TraceError> {
        let tree = tree::tree(self, figure)?;
        let parts = tree::parts(self, &tree);
        let mut trace = Trace { figure: figure.clone(), tree, records: Vec::new(), left_out: Vec::new() };
        for part in parts {
            let Some(records) = self.records(&part.of.register)? else { continue };
            let scope = records.scope(figure, &self.declared.projects)?;
            trace.records.extend(rows::behind(self, &records, &part, figure, &scope)?);
            trace.left_out.extend(left::left_out(self, &records, &part, &scope)?);
        }
        Ok(trace)
    }

    /// The figure of a measure for the same scope as another's.
    pub(super) fn same_scope(&self, id: &str, other: &StoredFigure) -> Option<&StoredFigure> {
        let key = (other.project.clone(), other.by.clone());
        self.by_scope.get(id)?.get(&key).and_then(|at| self.figures.get(*at))
    }

    /// The figures of a measure.
    pub(super) fn of(&self, id: &str) -> impl Iterator<Item = &StoredFigure> {
        let all = self.by_scope.get(id).into_iter().flat_map(HashMap::values).copied();
        // In the order of the file.
        let all: std::collections::BTreeSet<usize> = all.collect();
        all.into_iter().filter_map(|at| self.figures.get(at))
    }

    pub(super) fn measure(&self, id: &str) -> Option<&DeclaredMeasure> {
        self.declared.measures.iter().find(|m| m.id == id)
    }

    pub(super) fn register(&self, key: &str) -> Option<&DeclaredRegister> {
        self.declared.registers.iter().find(|r| r.key == key)
    }

    /// The records of a register; `None` where the month had none.
    pub(super) fn records(&self, register: &str) -> Result<Option<Rc<Records>>, TraceError> {
        if let Some(known) = self.records.borrow().get(register) {
            return Ok(known.clone());
        }
        let opened = self.month.records(register)?.map(|table| Rc::new(Records::new(register, table)));
        self.records.borrow_mut().insert(register.to_owned(), opened.clone());
        Ok(opened)
    }
}

fn parsed<T: DeserializeOwned>(month: &Month, name: &'static str) -> Result<T, TraceError> {
    let bytes = month.file(name)?.ok_or(TraceError::Without(name))?;
    serde_json::from_slice(&bytes).map_err(|_| StoreError::Damaged(name.to_owned()).into())
}
