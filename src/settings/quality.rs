//! `templates/data-quality.toml` -> [`DataQuality`].

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::finding::Code;
use crate::model::quality::{Checked, DataQuality, Respect};
use crate::model::vocabulary::Vocabulary;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

const FILE: &str = "data-quality.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QualityFile {
    respect: Vec<RespectTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RespectTable {
    key: Spanned<String>,
    counts: CheckedWord,
    codes: Vec<Spanned<String>>,
    #[serde(default)]
    whole_file: Vec<Spanned<String>>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum CheckedWord {
    Required,
    Values,
    Rows,
    Totals,
}

/// Reads the respects. One that the vocabulary lacks, and a kind of finding that is named twice, is refused.
pub fn load(
    files: &TemplateFiles,
    vocabularies: &BTreeMap<String, Vocabulary>,
) -> Result<DataQuality, SettingsError> {
    let text = Text::of(files.get(FILE)?)?;
    let mut quality = DataQuality::default();
    for written in text.read::<QualityFile>()?.respect {
        let key = written.key.get_ref();
        if vocabularies.get("data-quality").and_then(|v| v.find(key)).is_none() {
            let message = format!("the vocabulary `data-quality` has no value `{key}`");
            return Err(text.wrong(written.key.span(), message));
        }
        for code in written.codes.iter().chain(&written.whole_file) {
            if quality.of(code.get_ref()).is_some() {
                let message = format!("the finding `{}` is named twice", code.get_ref());
                return Err(text.wrong(code.span(), message));
            }
        }
        quality.respects.push(respect(written));
    }
    Ok(quality)
}

fn respect(written: RespectTable) -> Respect {
    let plain = |all: Vec<Spanned<String>>| all.into_iter().map(Spanned::into_inner).collect();
    Respect {
        key: written.key.into_inner(),
        counts: match written.counts {
            CheckedWord::Required => Checked::Required,
            CheckedWord::Values => Checked::Values,
            CheckedWord::Rows => Checked::Rows,
            CheckedWord::Totals => Checked::Totals,
        },
        codes: plain(written.codes),
        whole_file: plain(written.whole_file),
    }
}

/// Refuses a kind of finding that is none of the program's nor of the templates'; nothing is refused where the program's
/// are not told.
pub fn check(quality: &DataQuality, own: &[Code], declared: &[Code]) -> Result<(), SettingsError> {
    let known = |code: &String| own.iter().chain(declared).any(|c| c.id == code);
    let mut named = quality.respects.iter().flat_map(|r| r.codes.iter().chain(&r.whole_file));
    match named.find(|code| !own.is_empty() && !known(code)) {
        Some(code) => {
            Err(SettingsError::file(format!("templates/{FILE}"), format!("there is no finding `{code}`")))
        }
        None => Ok(()),
    }
}
