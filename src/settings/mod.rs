//! `packwright.toml` and the templates: as written, then checked. A mistake is told with file, line and key.

mod answers;
mod calendar;
pub mod colours;
mod endings;
pub mod error;
mod files;
mod fixed;
#[cfg(test)]
pub mod fixture;
mod knowledge;
mod languages;
mod levels;
mod limits;
mod loads;
mod logo;
mod measures;
pub mod memory;
mod packs;
mod parse;
mod parts;
mod people;
mod person;
mod portfolio;
mod print;
mod projects;
mod quality;
mod recognition;
mod registers;
mod roles;
pub mod rules;
pub mod saved;
mod scales;
mod segregation;
mod submission;
mod theme;
mod tiers;
mod titles;
mod vocabularies;
mod waivers;
mod writing;

pub use answers::Answers;
pub use error::SettingsError;
pub use fixed::each as fixed_texts;
pub use levels::LevelPolicy;
pub use limits::Limits;
pub use parse::quoted;
pub use person::{People, PersonDecl};
pub use portfolio::{DateOrder, FxRate, Portfolio};
pub use projects::ProjectDecl;
pub use submission::{MIXED, SubmissionDecl, is_sheet, matches};
pub use tiers::TierDecl;

use crate::finding::Code;
use crate::model::calendar::Calendar;
use crate::model::knowledge::Knowledge;
use crate::model::measure::Threshold;
use crate::model::memory::Memory;
use crate::model::print::Print;
use crate::model::scale::Scheme;
use crate::model::segregation::Waiver;
use files::TemplateFiles;
use rules::Rules;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

/// All that a run is told: the user's settings and what the templates declare, checked.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The portfolio.
    pub portfolio: Portfolio,
    /// Projects, in the order written.
    pub projects: Vec<ProjectDecl>,
    /// People, with what files call them.
    pub people: People,
    /// What to do with workbooks that need telling, in the order written.
    pub submissions: Vec<SubmissionDecl>,
    /// The user's level for kinds of findings.
    pub levels: BTreeMap<String, LevelPolicy>,
    /// Exchange rates, in the order written.
    pub fx: Vec<FxRate>,
    /// Thresholds by measure id; they replace the measure's own.
    pub thresholds: BTreeMap<String, Threshold>,
    /// Tiers with thresholds of their own, in the order of their names.
    pub tiers: Vec<TierDecl>,
    /// Exceptions from the rules that keep duties apart, in the order written.
    pub waivers: Vec<Waiver>,
    /// Working days.
    pub calendar: Calendar,
    /// How large a file may be.
    pub limits: Limits,
    /// The user's own schemes of levels; they stand before the others in [`Knowledge::scales`].
    pub schemes: Vec<Scheme>,
    /// What the columns held when their mapping was saved.
    pub memory: Memory,
    /// How packs are printed. All that is no pack is in English and neutral, as [`Knowledge::theme`] has it before
    /// [`Settings::printed`].
    pub print: Print,
    /// What the templates declare.
    pub knowledge: Knowledge,
    /// The rules that they declare.
    pub rules: Rules,
    /// What a person answered in a dossier.
    pub answers: Answers,
}

/// Where settings and templates come from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sources<'a> {
    /// The settings file; `None` when there is none.
    pub config: Option<&'a Path>,
    /// A folder whose files replace built-in templates; wins over the one the settings name.
    pub templates: Option<&'a Path>,
    /// All kinds of findings, for checking `[levels]`.
    pub codes: &'a [Code],
}

/// Reads and checks settings and templates.
///
/// # Errors
/// A file that cannot be read, or the first mistake in one, with file, line and key.
pub fn load(sources: Sources<'_>) -> Result<Settings, SettingsError> {
    let written = portfolio::read(sources.config)?;
    let told = written.templates_dir(sources.config);
    let files = TemplateFiles::load(sources.templates.or(told.as_deref()))?;
    let (knowledge, own) = knowledge::load(&files)?;
    let thresholds = written.changed(rules::thresholds(&files)?)?;
    let rules = rules::load(&files, &own, &knowledge, thresholds, sources.codes)?;
    quality::check(&knowledge.quality, sources.codes, &rules.codes)?;
    let settings = written.check(knowledge, rules, sources.codes)?;
    Ok(Settings { memory: memory::read(sources.config)?, ..settings })
}

/// Checks a text that is to become the settings file `config`, beside the templates of `settings`.
///
/// # Errors
/// The first mistake in it, with line and key.
pub fn check_text(
    config: &Path,
    text: &str,
    settings: &Settings,
    codes: &[Code],
) -> Result<(), SettingsError> {
    let (knowledge, rules) = (settings.knowledge.clone(), settings.rules.clone());
    portfolio::of_text(config, text.to_owned())?.check(knowledge, rules, codes).map(|_| ())
}

impl Settings {
    /// The settings as packs are printed by them: names and texts of the templates in the language that is set.
    pub fn printed(&self) -> Self {
        let mut printed = self.clone();
        fixed::translate(&mut printed.knowledge, &self.print.words);
        printed.knowledge.theme.print = self.print.clone();
        printed
    }

    /// The settings of a run that was told nothing.
    ///
    /// # Errors
    /// Only when the built-in templates are wrong, which a test rules out.
    pub fn built_in() -> Result<Settings, SettingsError> {
        // Reading all templates takes a while, and they are the same each time.
        static READ: LazyLock<Result<Settings, SettingsError>> = LazyLock::new(|| load(Sources::default()));
        READ.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_templates_are_right() {
        let settings = Settings::built_in().unwrap();
        assert!(settings.knowledge.find_register("risks").is_some());
        assert!(settings.knowledge.find_measure("risks.open").is_some());
    }
}
