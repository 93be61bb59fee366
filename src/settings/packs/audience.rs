//! How much of the month an audience may know.

use super::super::SettingsError;
use super::{Name, Reader, ShownTable};
use crate::model::measure::{Calculation, Dimension, MeasureId};
use crate::model::pack::{MARKING, Shown};
use crate::model::register::{FieldId, FieldKind, Register, RegisterId};
use crate::model::vocabulary::{ChoiceId, Vocabulary};

/// Whether the values of a field tell more than a closed list does, and of people more than a group of them.
fn tells(register: &Register, field: FieldId) -> bool {
    match register.decl(field).kind {
        FieldKind::Person => true,
        FieldKind::Text | FieldKind::Id | FieldKind::Ref => !register.personal,
        _ => false,
    }
}

/// The clearance of a pack that declares none.
const USUAL: &str = "internal";
/// The smallest group of a pack that declares none.
const GROUP: usize = 5;

impl Reader<'_> {
    /// The highest marking that a pack may hold. What the pack is marked as on its pages must not be lower.
    pub(super) fn clearance(
        &self,
        declared: Option<&Name>,
        marking: Option<&Name>,
    ) -> Result<ChoiceId, SettingsError> {
        let missing = || SettingsError::file(self.text.name, format!("there is no vocabulary `{MARKING}`"));
        let vocabulary = self.known.vocabularies.get(MARKING).ok_or_else(missing)?;
        let usual = vocabulary.find(USUAL).unwrap_or(ChoiceId(0));
        let Some(name) = declared else { return Ok(usual) };
        let clearance = vocabulary.find(name.get_ref()).ok_or_else(|| self.unknown(name, vocabulary))?;
        let says = |marking: &&Name| vocabulary.read(marking.get_ref()).is_some_and(|says| says < clearance);
        match marking.filter(says) {
            None => Ok(clearance),
            Some(marking) => Err(self.text.wrong(
                marking.span(),
                format!(
                    "its pages say `{}`, and its `clearance` lets in records marked {}",
                    marking.get_ref(),
                    vocabulary.choice(clearance).label
                ),
            )),
        }
    }

    /// Figures by a field print its values, so the pack must show the field. Closed lists and months need no leave; nor
    /// do groups of people, of which those of few are withheld, as long as they are not told by name.
    pub(super) fn may_name(
        &self,
        start: usize,
        figures: &[MeasureId],
        by: &Dimension,
        shown: &[Shown],
    ) -> Result<(), SettingsError> {
        let Dimension::Field(key) = by else { return Ok(()) };
        let prints = |register: &&Register| register.field(key).is_some_and(|f| tells(register, f));
        let registers = figures.iter().flat_map(|id| self.registers(*id));
        let mut printing = registers.map(|id| self.register(id)).filter(prints);
        let has = |s: &Shown| self.register(s.register).field(key).is_some_and(|f| s.fields.contains(&f));
        match printing.next().filter(|_| !shown.iter().any(has)) {
            None => Ok(()),
            Some(register) => {
                let message = format!(
                    "figures by `{key}` print what `{}` has there; add it to the fields that the pack shows",
                    register.key
                );
                Err(self.wrong_in_block(start, key, message))
            }
        }
    }

    /// The registers that a measure is made of.
    fn registers(&self, id: MeasureId) -> Vec<RegisterId> {
        let measure = &self.known.measures[usize::from(id.0)];
        match &measure.calculation {
            Calculation::Aggregate { register, .. } => vec![*register],
            _ => measure.parts().into_iter().flat_map(|part| self.registers(part)).collect(),
        }
    }

    fn unknown(&self, name: &Name, vocabulary: &Vocabulary) -> SettingsError {
        let keys: Vec<&str> = vocabulary.values.iter().map(|v| v.key.as_str()).collect();
        let message = format!("`{}` is no marking; they are {}", name.get_ref(), keys.join(", "));
        self.text.wrong(name.span(), message)
    }

    /// How many people must be behind a figure. A pack that declares it must not list records of one person each, from
    /// which what was withheld could be worked out.
    pub(super) fn smallest_group(
        &self,
        declared: Option<usize>,
        shown: &[ShownTable],
    ) -> Result<usize, SettingsError> {
        let personal = |table: &&ShownTable| {
            self.known.registers.iter().any(|r| r.personal && r.key == *table.key.get_ref())
        };
        match (declared, shown.iter().find(personal)) {
            (Some(people), Some(table)) if people > 1 => Err(self.text.wrong(
                table.key.span(),
                format!(
                    "the pack has a `smallest_group` and lists `{}`, whose records are about one person each; take \
                     either away",
                    table.key.get_ref()
                ),
            )),
            _ => Ok(declared.unwrap_or(GROUP)),
        }
    }
}
