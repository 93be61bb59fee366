//! Values that nobody could read: one question for each written form of a field.

use super::question::{Asks, Question, choices, files, id_of, name};
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Column, Value};
use crate::model::register::{FieldId, RegisterId};
use crate::settings::Settings;
use std::collections::BTreeMap;

/// Values as written that could not be read, by register, field and what was written.
#[derive(Default)]
pub struct Unread(BTreeMap<(RegisterId, FieldId, String), Open>);

/// How many records have one, and the first cell of it in each source.
#[derive(Default)]
struct Open {
    count: u64,
    places: BTreeMap<u32, String>,
}

impl Unread {
    /// Those of some records.
    pub fn of(dataset: &Dataset, settings: &Settings) -> Self {
        let mut unread = Self::default();
        for (id, _) in settings.knowledge.each_register() {
            for batch in dataset.batches(id) {
                let columns = batch.columns.iter().filter(|c| !c.natives.is_empty());
                columns.for_each(|column| unread.column(dataset, batch, column));
            }
        }
        unread
    }

    fn column(&mut self, dataset: &Dataset, batch: &Batch, column: &Column) {
        for row in 0..batch.len() {
            let Some(native) = column.native(row) else { continue };
            if column.values.get(row) != Value::Missing {
                continue;
            }
            let key = (batch.register, column.field, dataset.text(native).to_owned());
            let one = self.0.entry(key).or_default();
            one.count += 1;
            let cell = || batch.cell(column, row).map_or(String::new(), |(_, cell)| format!(", {cell}"));
            one.places.entry(batch.source).or_insert_with(cell);
        }
    }

    /// Adds those of later records, all of which are of this source.
    pub fn extend(&mut self, later: Self, source: u32) {
        for (key, open) in later.0 {
            let own = self.0.entry(key).or_default();
            own.count += open.count;
            if let Some(cell) = open.places.into_values().next() {
                own.places.entry(source).or_insert(cell);
            }
        }
    }

    /// One question for each written form of a field.
    pub(super) fn questions(&self, dataset: &Dataset, settings: &Settings) -> Vec<Question> {
        let question = |((id, field, written), open): (&(RegisterId, FieldId, String), &Open)| {
            let register = settings.knowledge.register(*id);
            let field = register.decl(*field);
            let files = files(dataset, open.places.keys().copied());
            let places = open.places.iter().map(|(s, cell)| format!("{}{cell}", name(dataset, *s))).collect();
            Question {
                id: id_of(&["value", &register.key, &field.key, written], &files),
                asks: Asks::Value,
                register: register.key.clone(),
                about: field.key.clone(),
                written: written.to_owned(),
                text: format!(
                    "What does `{written}` mean as {} of {}?",
                    field.label.to_lowercase(),
                    register.label.to_lowercase()
                ),
                choices: choices(settings, &field.kind),
                blocks: open.count,
                places,
                files,
                sheet: String::new(),
                offered: Vec::new(),
            }
        };
        self.0.iter().map(question).collect()
    }
}
