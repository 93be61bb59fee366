//! All templates -> [`Knowledge`].

use super::SettingsError;
use super::files::TemplateFiles;
use super::rules::Own;
use super::{
    colours, languages, loads, measures, packs, people, quality, recognition, registers, roles, scales,
    segregation, theme, vocabularies, writing,
};
use crate::model::knowledge::Knowledge;

/// Reads and checks every template but those of rules; what registers declare of rules is handed on.
pub fn load(files: &TemplateFiles) -> Result<(Knowledge, Vec<Own<'_>>), SettingsError> {
    let vocabularies = vocabularies::load(files)?;
    let writing = writing::load(files)?;
    let scales = scales::load(files, &writing)?;
    let names = registers::Names {
        vocabularies: vocabularies.keys().map(String::as_str).collect(),
        scales: scales.labels.iter().map(|(name, _)| name.as_str()).collect(),
    };
    let (registers, rules) = registers::load(files, &names)?;
    let measures = measures::load(files, &registers, &vocabularies)?;
    let fonts =
        files.each("fonts", "ttf").map(|(stem, f)| (format!("{stem}.ttf"), f.bytes.clone())).collect();
    let roles = roles::load(files, &roles::Known { registers: &registers, vocabularies: &vocabularies })?;
    let known = packs::Known {
        registers: &registers,
        measures: &measures,
        roles: &roles,
        vocabularies: &vocabularies,
    };
    let packs = packs::load(files, &known)?;
    let languages = languages::load(files)?;
    let known = loads::Known { registers: &registers, vocabularies: &vocabularies };
    let loads = loads::load(files, &known)?;
    let knowledge = Knowledge {
        segregation: segregation::load(files, &registers, &roles)?,
        registers,
        scales,
        quality: quality::load(files, &vocabularies)?,
        recognition: recognition::load(files)?,
        colours: colours::load(files)?,
        writing,
        people: people::load(files, &roles)?,
        roles,
        measures,
        packs,
        theme: theme::load(files, &languages)?,
        languages,
        loads,
        fonts,
        vocabularies,
    };
    Ok((knowledge, rules))
}
