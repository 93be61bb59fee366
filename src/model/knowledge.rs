//! All that the templates declare, checked: names resolve, nothing is declared twice.

use super::colour::Colours;
use super::load::Load;
use super::measure::{Measure, MeasureId};
use super::pack::Pack;
use super::people::PeopleWords;
use super::print::Print;
use super::quality::DataQuality;
use super::recognition::Recognition;
use super::record::{Batch, Value};
use super::register::{FieldId, FieldKind, Register, RegisterId};
use super::role::RoleModel;
use super::scale::Scales;
use super::segregation::Segregation;
use super::text::Interner;
use super::theme::{FontFiles, Theme};
use super::vocabulary::Vocabulary;
use super::words::Words;
use super::workbook::CellValue;
use super::writing::Writing;
use std::collections::BTreeMap;

/// What the program knows.
#[derive(Debug, Clone)]
pub struct Knowledge {
    /// Registers, in the order of their file names.
    pub registers: Vec<Register>,
    /// Closed lists, by name.
    pub vocabularies: BTreeMap<String, Vocabulary>,
    /// Levels and schemes.
    pub scales: Scales,
    /// The role model.
    pub roles: RoleModel,
    /// Rules that keep duties apart.
    pub segregation: Segregation,
    /// How good data is.
    pub quality: DataQuality,
    /// Words by which tables are recognised.
    pub recognition: Recognition,
    /// What people mean by colours.
    pub colours: Colours,
    /// How people write values.
    pub writing: Writing,
    /// How people are written.
    pub people: PeopleWords,
    /// Measures, in the order of their files.
    pub measures: Vec<Measure>,
    /// Packs, in the order of the role model.
    pub packs: Vec<Pack>,
    /// The look.
    pub theme: Theme,
    /// Languages of the fixed words, by name.
    pub languages: BTreeMap<String, Words>,
    /// Tools that records are loaded into, by name.
    pub loads: BTreeMap<String, Load>,
    /// Fonts, by file name.
    pub fonts: FontFiles,
}

impl Knowledge {
    /// The register with this key that people keep.
    pub fn find_kept(&self, key: &str) -> Option<RegisterId> {
        self.each_register().find(|(_, register)| register.key == key).map(|(id, _)| id)
    }

    /// The declaration of the register with this key that people keep.
    pub fn kept(&self, key: &str) -> Option<&Register> {
        self.find_kept(key).map(|id| self.register(id))
    }

    /// The register with this key, kept by people or made by the program.
    pub fn find_register(&self, key: &str) -> Option<RegisterId> {
        self.registers.iter().position(|r| r.key == key).map(|i| RegisterId(i as u16))
    }

    /// The declaration of a register.
    pub fn register(&self, id: RegisterId) -> &Register {
        &self.registers[usize::from(id.0)]
    }

    /// For each record of a batch, whether it counts as open: one that names the day on which it ended does not, one without
    /// a state does, and all do in a register without a life cycle.
    pub fn open(&self, batch: &Batch) -> Vec<bool> {
        let register = self.register(batch.register);
        let states = register.field("status").and_then(|field| match &register.decl(field).kind {
            FieldKind::Choice(name) => Some((field, self.vocabulary(name)?)),
            _ => None,
        });
        let Some((field, states)) = states else { return vec![true; batch.len()] };
        let end = register.ended_by.as_ref().and_then(|key| batch.column(register.field(key)?));
        let is_open = |row| match batch.value(field, row) {
            _ if end.is_some_and(|end| end.values.get(row) != Value::Missing) => false,
            Value::Choice(choice) => {
                states.values.get(usize::from(choice.0)).is_none_or(|state| state.open != Some(false))
            }
            _ => true,
        };
        (0..batch.len()).map(is_open).collect()
    }

    /// Whether the amounts of a field may be added up: those of money, but not the price of a day.
    pub fn adds(&self, register: RegisterId, field: FieldId) -> bool {
        let field = self.register(register).decl(field);
        field.kind == FieldKind::Money && !self.writing.units.a_day.contains(&field.key)
    }

    /// How values and words are printed.
    pub fn print(&self) -> &Print {
        &self.theme.print
    }

    /// The fixed words in the language that is printed.
    pub fn words(&self) -> &Words {
        &self.theme.print.words
    }

    /// Every register that people keep, with its id.
    pub fn each_register(&self) -> impl Iterator<Item = (RegisterId, &Register)> {
        self.every_register().filter(|(_, register)| !register.made)
    }

    /// Every register with its id, those that the program makes itself among them.
    pub fn every_register(&self) -> impl Iterator<Item = (RegisterId, &Register)> {
        self.registers.iter().enumerate().map(|(i, r)| (RegisterId(i as u16), r))
    }

    /// The measure with this id.
    pub fn find_measure(&self, id: &str) -> Option<MeasureId> {
        self.measures.iter().position(|m| m.id == id).map(|i| MeasureId(i as u16))
    }

    /// The declaration of a measure.
    pub fn measure(&self, id: MeasureId) -> &Measure {
        &self.measures[usize::from(id.0)]
    }

    /// Every measure with its id.
    pub fn each_measure(&self) -> impl Iterator<Item = (MeasureId, &Measure)> {
        self.measures.iter().enumerate().map(|(i, m)| (MeasureId(i as u16), m))
    }

    /// Whether a cell is marked, as with an X, a tick or a dot, or says that it is not; `None` where it says something else.
    pub fn mark(&self, value: CellValue, text: &Interner) -> Option<bool> {
        match value {
            CellValue::Bool(flag) => Some(flag),
            CellValue::Number(n) if n == 0.0 || n == 1.0 => Some(n == 1.0),
            CellValue::Text(sym) => {
                let text = text.get(sym);
                let yes = self.writing.yes.has(text) || self.colours.is_dot(text);
                let no = self.writing.no.has(text) || self.writing.no_value.has(text);
                (yes || no).then_some(yes)
            }
            _ => None,
        }
    }

    /// The name in packs of a value of a closed list or of the role model, by its key; `None` for any other kind of field
    /// and for a key that its list does not have.
    pub fn label_of<'a>(&'a self, kind: &FieldKind, key: &'a str) -> Option<&'a str> {
        match kind {
            FieldKind::Choice(name) => {
                let vocabulary = self.vocabulary(name)?;
                Some(&vocabulary.choice(vocabulary.find(key)?).label)
            }
            FieldKind::Role => Some(self.roles.label(key)),
            _ => None,
        }
    }

    /// The vocabulary with this name. Declarations are checked when they are loaded, so every name a field has is there.
    pub fn vocabulary(&self, name: &str) -> Option<&Vocabulary> {
        self.vocabularies.get(name)
    }
}
