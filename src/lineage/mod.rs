//! For each value of a record that is not what stands in its own cell, the rule that made it.

mod said;
mod units;
mod words;

pub use said::Said;

use crate::model::address::CellRef;
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Cells, Column, Value};
use crate::model::register::{Field, Register, RegisterId};
use crate::model::submission::Place;
use crate::settings::Settings;
use said::Cells as Told;
use serde_json::Map;
use std::collections::{BTreeSet, HashMap};
use units::Units;
use words::{Changed, changed};

/// The rules of a register's records.
pub struct Rules<'a> {
    dataset: &'a Dataset,
    settings: &'a Settings,
    said: HashMap<(u32, u16), Told<'a>>,
    register: &'a Register,
    batches: &'a [Batch],
    units: Vec<Units>,
}

impl<'a> Rules<'a> {
    /// Those of a register.
    pub fn new(dataset: &'a Dataset, settings: &'a Settings, said: &Said<'a>, id: RegisterId) -> Self {
        let batches = dataset.batches(id);
        let units = batches.iter().map(|batch| Units::of(dataset, batch)).collect();
        let said = cells(dataset, batches, said);
        Self { dataset, settings, said, register: settings.knowledge.register(id), batches, units }
    }

    /// The rules of the values of a record by their fields, as JSON text; `{}` where all are as written.
    pub fn json(&self, batch: usize, i: usize) -> Option<String> {
        let mut rules = Map::new();
        let (batch, units) = (self.batches.get(batch)?, self.units.get(batch)?);
        for column in &batch.columns {
            if let Some(rule) = self.of(batch, units, column, i) {
                rules.insert(self.register.decl(column.field).key.clone(), rule.into());
            }
        }
        serde_json::to_string(&rules).ok()
    }

    /// The rule of the value of a column of record `i` of a batch; `None` for a value that stands as written in its own cell.
    pub fn rule(&self, batch: usize, column: &Column, i: usize) -> Option<String> {
        self.of(self.batches.get(batch)?, self.units.get(batch)?, column, i)
    }

    fn of(&self, batch: &Batch, units: &Units, column: &Column, i: usize) -> Option<String> {
        let (field, value) = (self.register.decl(column.field), column.values.get(i));
        let cell = batch.cell(column, i);
        let Some(native) = column.native(i) else {
            return (value != Value::Missing).then(|| self.place(batch, column, field, cell, i)).flatten();
        };
        let place = cell.map_or(0, |(_, c)| if batch.transposed { c.row } else { u32::from(c.col) });
        let scheme = batch.schemes.iter().find(|(f, _)| *f == column.field);
        let one = Changed {
            field,
            value,
            native: self.dataset.text(native),
            precision: column.precision(i),
            scheme: scheme.map(|(_, name)| self.dataset.text(*name)),
            units: units.at(place),
        };
        let rule = changed(self.dataset, &self.settings.knowledge, &one);
        let said = cell.map_or(&[][..], |cell| self.said(batch, cell));
        let place = elsewhere(column.cells.of(i));
        let all = place.into_iter().chain([rule.as_str()]).chain(said.iter().copied());
        Some(all.collect::<Vec<_>>().join("; "))
    }

    fn said(&self, batch: &Batch, (sheet, cell): (u16, CellRef)) -> &[&'a str] {
        let cells = self.said.get(&(batch.source, sheet));
        cells.and_then(|cells| cells.get(&cell)).map_or(&[], Vec::as_slice)
    }

    /// Where a value comes from that does not stand in a cell of its record.
    fn place(
        &self,
        batch: &Batch,
        column: &Column,
        field: &Field,
        cell: Option<(u16, CellRef)>,
        i: usize,
    ) -> Option<String> {
        if let Some(place) = elsewhere(column.cells.of(i)) {
            return Some(place.to_owned());
        }
        match (column.cells.of(i), cell) {
            (Cells::Each(_), Some((_, cell)))
                if !batch.transposed && batch.rows.get(i) != Some(&cell.row) =>
            {
                Some("as in the cell that it was filled from".to_owned())
            }
            (_, Some(_)) => None,
            (_, None) if !field.made_of.is_empty() => {
                let label =
                    |key: &String| self.register.field(key).map(|f| self.register.decl(f).label.as_str());
                let labels: Vec<&str> = field.made_of.iter().filter_map(label).collect();
                Some(format!("worked out from {}", labels.join(" and ")))
            }
            (_, None) => Some("from no cell of the list".to_owned()),
        }
    }
}

/// What was said of the cells of the sheets on which values of the batches stand, by file and sheet.
fn cells<'a>(dataset: &Dataset, batches: &[Batch], said: &Said<'a>) -> HashMap<(u32, u16), Told<'a>> {
    let of = |batch: &Batch| {
        let mut sheets = BTreeSet::from([batch.sheet]);
        batch.columns.iter().for_each(|column| sheets.extend(column.cells.other_sheets()));
        sheets.into_iter().map(|sheet| (batch.source, sheet)).collect::<Vec<_>>()
    };
    let places: BTreeSet<(u32, u16)> = batches.iter().flat_map(of).collect();
    let told = |(file, sheet): (u32, u16)| {
        let source = dataset.sources.get(file as usize)?;
        Some(((file, sheet), said.of(&source.file, source.sheet(sheet))))
    };
    places.into_iter().filter_map(told).collect()
}

/// Where a value stands that is none of its record's own cells.
fn elsewhere(cells: &Cells) -> Option<&'static str> {
    Some(match cells {
        Cells::One(..) => "stated for the whole list",
        Cells::Labels(_) => "the month of the column",
        Cells::Named(Place::SheetName(_)) => "stated by the sheet's name",
        Cells::Named(Place::FileName) => "stated by the file's name",
        Cells::Named(Place::Folder) => "stated by the folder's name",
        Cells::Named(_) => "stated in packwright.toml",
        Cells::Nowhere | Cells::Along(_) | Cells::Each(_) | Cells::Filled { .. } => return None,
    })
}
