//! The stored records of a register, their columns read when they are asked for.

use super::error::TraceError;
use super::figure::StoredFigure;
use super::value;
use crate::model::declared::DeclaredProject;
use crate::model::measure::Dimension;
use crate::store::{Table, Values};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The stored records of a register.
pub struct Records {
    /// Its key.
    pub register: String,
    table: Table,
    columns: RefCell<HashMap<String, Option<Rc<Values>>>>,
}

impl Records {
    /// Those of a table.
    pub fn new(register: &str, table: Table) -> Self {
        Self { register: register.to_owned(), table, columns: RefCell::default() }
    }

    /// The values of a column; `None` where there is no such column.
    pub fn column(&self, name: &str) -> Result<Option<Rc<Values>>, TraceError> {
        if let Some(known) = self.columns.borrow().get(name) {
            return Ok(known.clone());
        }
        let values = self.table.column(name)?.map(Rc::new);
        self.columns.borrow_mut().insert(name.to_owned(), values.clone());
        Ok(values)
    }

    /// For each record whether a column says yes.
    pub fn flags(&self, name: &str) -> Result<Vec<bool>, TraceError> {
        Ok(match self.column(name)?.as_deref() {
            Some(Values::Flag(flags)) => flags.iter().map(|f| f.unwrap_or(false)).collect(),
            _ => vec![false; self.table.rows()],
        })
    }

    /// For each record whether it is of what a figure was worked out for.
    pub fn scope(
        &self,
        figure: &StoredFigure,
        projects: &[DeclaredProject],
    ) -> Result<Vec<bool>, TraceError> {
        let mut inside = vec![true; self.table.rows()];
        if let Some(code) = &figure.project {
            self.keep(&mut inside, "project", |own| own == Some(code))?;
        }
        for (key, wanted) in &figure.by {
            let dimension = Dimension::of(key);
            match dimension.field() {
                Some(field) => {
                    let wanted = wanted.as_ref().map(|w| w.to_lowercase());
                    self.keep(&mut inside, field, |own| own.map(str::to_lowercase) == wanted)?;
                }
                None => {
                    let of = projects.iter().filter(|p| p.programme == *wanted);
                    let codes: HashSet<&str> = of.map(|p| p.code.as_str()).collect();
                    self.keep(&mut inside, "project", |own| own.is_some_and(|own| codes.contains(own)))?;
                }
            }
        }
        Ok(inside)
    }

    /// Keeps the records whose value in a column is as `test` says; none where there is no such column.
    fn keep(
        &self,
        inside: &mut [bool],
        field: &str,
        test: impl Fn(Option<&str>) -> bool,
    ) -> Result<(), TraceError> {
        let column = self.column(field)?;
        for (i, inside) in inside.iter_mut().enumerate() {
            let own = column.as_deref().and_then(|values| value::text(values, i));
            *inside = *inside && column.is_some() && test(own.as_deref());
        }
        Ok(())
    }
}
