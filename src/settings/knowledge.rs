//! All templates -> [`Knowledge`].

use super::SettingsError;
use super::files::TemplateFiles;
use super::{colours, measures, packs, recognition, registers, roles, scales, theme, vocabularies, writing};
use crate::model::knowledge::Knowledge;

/// Reads and checks every template.
pub fn load(files: &TemplateFiles) -> Result<Knowledge, SettingsError> {
    let vocabularies = vocabularies::load(files)?;
    let writing = writing::load(files)?;
    let scales = scales::load(files, &writing)?;
    let names = registers::Names {
        vocabularies: vocabularies.keys().map(String::as_str).collect(),
        scales: scales.labels.iter().map(|(name, _)| name.as_str()).collect(),
    };
    let registers = registers::load(files, &names)?;
    let measures = measures::load(files, &registers, &vocabularies)?;
    let fonts =
        files.each("fonts", "ttf").map(|(stem, f)| (format!("{stem}.ttf"), f.bytes.to_vec())).collect();
    let roles = roles::load(files)?;
    let packs =
        packs::load(files, &packs::Known { registers: &registers, measures: &measures, roles: &roles })?;
    Ok(Knowledge {
        registers,
        scales,
        recognition: recognition::load(files)?,
        colours: colours::load(files)?,
        writing,
        roles,
        measures,
        packs,
        theme: theme::load(files)?,
        fonts,
        vocabularies,
    })
}
