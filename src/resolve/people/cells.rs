//! Every cell in which a person is written.

use crate::model::dataset::Dataset;
use crate::model::people::LISTS;
use crate::model::record::{Batch, Value, Values};
use crate::model::register::{FieldId, FieldKind, Register, RegisterId};
use crate::model::text::{Sym, fold};
use crate::settings::Settings;

/// A person in a record.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// The register.
    pub register: RegisterId,
    /// The batch, as its place in the register.
    pub batch: u32,
    /// The field.
    pub field: FieldId,
    /// The record, as its place in the batch.
    pub row: usize,
    /// What the person is called.
    pub text: Sym,
    /// What is written, where that is something else.
    pub native: Option<Sym>,
    /// The project of the record.
    pub project: Option<Sym>,
    /// Whether this is a list of people.
    pub listed: bool,
    /// Whether a post is an answer, too: nobody is asked for who holds it.
    pub groups: bool,
}

impl Cell {
    /// Its column.
    pub fn place(&self) -> Place {
        (self.register, self.batch, self.field)
    }
}

/// Whether a text is an initial and a name that are written in the other order: `S. Jane` for `Jane S.`.
pub fn is_turned(text: &str, native: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(fold).collect::<Vec<_>>();
    let (text, written) = (words(text), words(native));
    matches!((text.as_slice(), written.as_slice()), ([initial, name], [first, last])
        if initial.chars().count() == 1 && initial == last && name == first && !native.contains(','))
}

/// A column of a batch: register, place of the batch, field.
pub type Place = (RegisterId, u32, FieldId);

/// Calls `each` for every person of every record.
pub fn each_cell(dataset: &Dataset, settings: &Settings, mut each: impl FnMut(Cell)) {
    for (id, register) in settings.knowledge.each_register() {
        for (at, batch) in dataset.batches(id).iter().enumerate() {
            each_of_batch(id, register, at as u32, batch, &mut each);
        }
    }
}

fn each_of_batch(id: RegisterId, register: &Register, at: u32, batch: &Batch, each: &mut impl FnMut(Cell)) {
    let project = register.field("project").and_then(|field| batch.column(field));
    for column in &batch.columns {
        let decl = register.decl(column.field);
        let (FieldKind::Person, Values::Text(texts)) = (&decl.kind, &column.values) else { continue };
        let listed = is_list(&register.key, &decl.key);
        for (row, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_none()) {
            let project = match project.map(|column| column.values.get(row)) {
                Some(Value::Text(code)) => Some(code),
                _ => None,
            };
            let native = column.native(row);
            each(Cell {
                register: id,
                batch: at,
                field: column.field,
                row,
                text: *text,
                native,
                project,
                listed,
                groups: decl.groups,
            });
        }
    }
}

/// Whether a field of a register lists the people of the portfolio.
pub fn is_list(register: &str, field: &str) -> bool {
    LISTS.iter().any(|(key, fields)| *key == register && fields.contains(&field))
}
