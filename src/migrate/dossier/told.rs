//! The changes of each table, told to programs as they are worked out: all of them are never held.

use super::change::{Applied, Counted};
use super::changes::changes;
use super::{Change, csv};
use crate::lineage::Said;
use crate::model::dataset::Dataset;
use crate::settings::Settings;

/// What was changed in a part of the records.
pub struct Told<'s> {
    csv: Vec<u8>,
    json: Vec<u8>,
    counted: Counted<'s>,
}

impl<'s> Told<'s> {
    /// Of these records.
    pub fn of<'r>(
        dataset: &'r Dataset,
        settings: &'s Settings,
        said: &Said<'r>,
        applied: &Applied,
    ) -> serde_json::Result<Self> {
        let changes = changes(dataset, settings, said);
        let mut counted = Counted::default();
        changes.iter().for_each(|change| counted.add(change, applied));
        Ok(Self { csv: csv::lines(&changes), json: json(&changes)?, counted })
    }
}

/// Each on a line of its own, with a comma before it.
fn json(changes: &[Change<'_, '_>]) -> serde_json::Result<Vec<u8>> {
    let mut lines = Vec::new();
    for change in changes {
        lines.extend_from_slice(b",\n    ");
        serde_json::to_writer(&mut lines, change)?;
    }
    Ok(lines)
}

/// What comes next in `changes.csv`, and in the list at the end of `dossier.json`.
pub struct Next {
    /// Lines of CSV.
    pub csv: Vec<u8>,
    /// A piece of JSON.
    pub json: Vec<u8>,
}

/// The changes that were told so far, counted.
#[derive(Default)]
pub struct Ledger<'s>(Counted<'s>);

impl<'s> Ledger<'s> {
    /// What comes first: the labels, and the beginning of the list.
    pub fn begin(&self) -> Next {
        Next { csv: csv::labels(), json: b"[".to_vec() }
    }

    /// The changes of further records.
    pub fn add(&mut self, mut told: Told<'s>) -> Next {
        if self.0.lines == 0 && !told.json.is_empty() {
            told.json.remove(0);
        }
        self.0.extend(told.counted);
        Next { csv: told.csv, json: told.json }
    }

    /// The end of the list and of the file, and how many changes there are of each kind.
    pub fn end(self) -> (Next, Counted<'s>) {
        let list = if self.0.lines == 0 { "]" } else { "\n  ]" };
        (Next { csv: Vec::new(), json: format!("{list}\n}}\n").into_bytes() }, self.0)
    }
}
