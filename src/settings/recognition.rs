//! `templates/recognition.toml` and `templates/words.toml` -> [`Recognition`].

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::{Text, fold_all};
use crate::model::recognition::{MixedWords, Qualifier, Recognition};
use crate::model::text::{fold, stem};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecognitionFile {
    numbered_months: Vec<String>,
    numbered_quarters: Vec<String>,
    totals: Vec<String>,
    sums_to_date: Vec<String>,
    fillers: Vec<String>,
    generic: Vec<String>,
    tool_labels: Vec<String>,
    naming: Vec<String>,
    telling: Vec<String>,
    guides: Vec<String>,
    endings: Vec<String>,
    list_sheets: Vec<String>,
    cover_sheets: Vec<String>,
    picture_sheets: Vec<String>,
    final_words: Vec<String>,
    cover: CoverTable,
    qualifier: Vec<QualifierTable>,
    list: Vec<ListTable>,
    mixed: MixedTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CoverTable {
    number: Vec<String>,
    project: Vec<String>,
    period: Vec<String>,
    stated: Vec<String>,
    other: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QualifierTable {
    prefix: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListTable {
    key: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MixedTable {
    like: String,
    needs: Vec<String>,
    labels: Vec<String>,
    kind: Vec<KindTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindTable {
    register: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    words: BTreeMap<String, Vec<Spanned<String>>>,
}

/// Reads the words.
pub fn load(files: &TemplateFiles) -> Result<Recognition, SettingsError> {
    let text = Text::of(files.get("recognition.toml")?)?;
    let w: RecognitionFile = text.read()?;
    Ok(Recognition {
        numbered_months: set(&w.numbered_months),
        numbered_quarters: set(&w.numbered_quarters),
        totals: set(&w.totals),
        sums_to_date: set(&w.sums_to_date),
        fillers: set(&w.fillers),
        generic: set(&w.generic),
        tool_labels: set(&w.tool_labels),
        naming: set(&w.naming),
        telling: set(&w.telling),
        guides: fold_all(&w.guides),
        endings: fold_all(&w.endings),
        list_sheets: set(&w.list_sheets),
        cover_sheets: set(&w.cover_sheets),
        picture_sheets: set(&w.picture_sheets),
        final_words: fold_all(&w.final_words),
        project_numbers: set(&w.cover.number),
        project_labels: set(&w.cover.project),
        period_labels: set(&w.cover.period),
        stated_labels: set(&w.cover.stated),
        other_days: fold_all(&w.cover.other),
        qualifiers: w.qualifier.into_iter().map(qualifier).collect(),
        lists: lists(w.list),
        mixed: mixed(w.mixed),
        meanings: meanings(Text::of(files.get("words.toml")?)?)?,
    })
}

fn set(words: &[String]) -> BTreeSet<String> {
    fold_all(words).into_iter().collect()
}

fn qualifier(written: QualifierTable) -> Qualifier {
    let tokens = |word: String| word.split(' ').map(str::to_owned).collect();
    Qualifier { prefix: written.prefix, words: fold_all(&written.words).into_iter().map(tokens).collect() }
}

fn mixed(written: MixedTable) -> MixedWords {
    let kinds = written
        .kind
        .into_iter()
        .flat_map(|kind| fold_all(&kind.words).into_iter().map(move |word| (word, kind.register.clone())));
    MixedWords {
        like: written.like,
        needs: written.needs,
        labels: set(&written.labels),
        kinds: kinds.collect(),
    }
}

/// Words to what they mean; a word that stands under two meanings is a mistake.
fn meanings(text: Text<'_>) -> Result<HashMap<String, String>, SettingsError> {
    let file: WordsFile = text.read()?;
    let mut meanings = HashMap::new();
    for meaning in file.words.keys() {
        meanings.insert(stem(&fold(meaning)), stem(&fold(meaning)));
    }
    for (meaning, words) in &file.words {
        for word in words {
            let stem = stem(&fold(word.get_ref()));
            if meanings.insert(stem, self::stem(&fold(meaning))).is_some() {
                return Err(text.wrong(word.span(), format!("`{}` stands here twice", word.get_ref())));
            }
        }
    }
    Ok(meanings)
}

fn lists(written: Vec<ListTable>) -> BTreeMap<String, String> {
    let pairs = |list: ListTable| fold_all(&list.words).into_iter().map(move |word| (word, list.key.clone()));
    written.into_iter().flat_map(pairs).collect()
}
