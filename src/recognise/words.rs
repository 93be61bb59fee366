//! What the program knows, in the form in which tables are recognised by it.

use super::index::LabelIndex;
use super::names::NameIndex;
use crate::model::knowledge::Knowledge;
use crate::model::period::Period;
use crate::model::recognition::Recognition;
use crate::model::register::RegisterId;
use crate::settings::Settings;

/// Made for each file; labels and names are indexed once.
pub struct Words<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// What the templates declare.
    pub knowledge: &'a Knowledge,
    /// Every label of every register.
    pub labels: &'a LabelIndex<'a>,
    /// The name of every list.
    pub names: &'a NameIndex<'a>,
    /// The month reported: that of the settings, else the one that the file itself states.
    pub reported: Option<Period>,
}

impl<'a> Words<'a> {
    /// From the settings, the indexed labels and names, and the month reported.
    pub fn new(
        settings: &'a Settings,
        labels: &'a LabelIndex<'a>,
        names: &'a NameIndex<'a>,
        reported: Option<Period>,
    ) -> Self {
        Self { settings, knowledge: &settings.knowledge, labels, names, reported }
    }

    /// Words about the surroundings of tables.
    pub fn recognition(&self) -> &'a Recognition {
        &self.knowledge.recognition
    }

    /// Whether the words of a vocabulary are colours, as those of RAG ratings are.
    pub fn colours_are_values_of(&self, vocabulary: &str) -> bool {
        self.knowledge.vocabulary(vocabulary).is_some_and(|v| self.knowledge.colours.are_values_of(v))
    }

    /// The register by whose fields a mixed list is shown. Declarations are checked when they are loaded, so it is there.
    pub fn mixed_like(&self) -> RegisterId {
        self.knowledge.find_kept(&self.recognition().mixed.like).unwrap_or(RegisterId(0))
    }
}
