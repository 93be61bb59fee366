//! Every place in which a person is written. What one column has of one person in the records of one project is the same
//! for all of them, and is held and judged once.

use crate::model::dataset::Dataset;
use crate::model::people::LISTS;
use crate::model::record::{Batch, Value, Values};
use crate::model::register::{FieldId, FieldKind, Register, RegisterId};
use crate::model::text::{Sym, fold};
use crate::settings::Settings;
use std::collections::HashMap;

/// A person in records of one batch and project.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Its column.
    pub place: Place,
    /// The records, as their places in the batch, upwards.
    pub rows: Vec<u32>,
    /// What the person is called.
    pub text: Sym,
    /// What is written, where that is something else.
    pub native: Option<Sym>,
    /// The project of the records.
    pub project: Option<Sym>,
    /// Whether this is a list of people.
    pub listed: bool,
    /// Whether a post is an answer, too: nobody is asked for who holds it.
    pub groups: bool,
}

/// A column of a batch: register, place of the batch, field.
pub type Place = (RegisterId, u32, FieldId);

/// Who stands in place of a mention, by its place among all; nothing where no person is to be taken.
pub type Change = (usize, Option<Sym>);

/// Every person of every record.
pub fn all(dataset: &Dataset, settings: &Settings) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (id, register) in settings.knowledge.each_register() {
        for (at, batch) in dataset.batches(id).iter().enumerate() {
            add(&mut mentions, (id, register), (at as u32, batch));
        }
    }
    mentions
}

fn add(mentions: &mut Vec<Mention>, (id, register): (RegisterId, &Register), (at, batch): (u32, &Batch)) {
    let project = register.field("project").and_then(|field| batch.column(field));
    for column in &batch.columns {
        let decl = register.decl(column.field);
        let (FieldKind::Person, Values::Text(texts)) = (&decl.kind, &column.values) else { continue };
        let (place, listed) = ((id, at, column.field), is_list(&register.key, &decl.key));
        let mut known: HashMap<(Sym, Option<Sym>, Option<Sym>), usize> = HashMap::new();
        for (row, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_none()) {
            let project = match project.map(|column| column.values.get(row)) {
                Some(Value::Text(code)) => Some(code),
                _ => None,
            };
            let (text, native, groups) = (*text, column.native(row), decl.groups);
            let of = *known.entry((text, native, project)).or_insert_with(|| {
                mentions.push(Mention { place, rows: Vec::new(), text, native, project, listed, groups });
                mentions.len() - 1
            });
            mentions[of].rows.push(row as u32);
        }
    }
}

/// Puts people in place of what was written, and keeps that beside them.
pub fn apply(dataset: &mut Dataset, mentions: &mut Vec<Mention>, changes: Vec<Change>) {
    for (at, person) in changes {
        let mention = &mut mentions[at];
        put(dataset, mention, person);
        mention.native = mention.native.or(Some(mention.text));
        mention.text = person.unwrap_or(Sym::NONE);
    }
    mentions.retain(|mention| !mention.text.is_none());
}

fn put(dataset: &mut Dataset, mention: &Mention, person: Option<Sym>) {
    let (register, batch, field) = mention.place;
    let batches = dataset.registers.get_mut(usize::from(register.0));
    let Some(batch) = batches.and_then(|b| b.get_mut(batch as usize)) else { return };
    let len = batch.len();
    let Some(column) = batch.column_mut(field) else { return };
    for row in mention.rows.iter().map(|row| *row as usize) {
        column.values.set(row, person.map_or(Value::Missing, Value::Text));
        if mention.native.is_none() {
            column.set_native(row, len, mention.text);
        }
    }
}

/// Whether a text is an initial and a name that are written in the other order: `S. Jane` for `Jane S.`.
pub fn is_turned(text: &str, native: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(fold).collect::<Vec<_>>();
    let (text, written) = (words(text), words(native));
    matches!((text.as_slice(), written.as_slice()), ([initial, name], [first, last])
        if initial.chars().count() == 1 && initial == last && name == first && !native.contains(','))
}

/// Whether a field of a register lists the people of the portfolio.
pub fn is_list(register: &str, field: &str) -> bool {
    LISTS.iter().any(|(key, fields)| *key == register && fields.contains(&field))
}
