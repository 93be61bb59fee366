//! What is open: values that nobody could read, columns that no field fits, and guesses that a person may accept.

use super::Unread;
use crate::finding::{Finding, Severity};
use crate::model::artifact::sha256;
use crate::model::dataset::Dataset;
use crate::model::register::{Field, FieldKind};
use crate::settings::Settings;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// What a written value means: a value of the field.
    Value,
    /// Which field a column is: its key or its name; empty to keep it as it is.
    Column,
    /// Whether what was done is right: `accept`.
    Accept,
}

impl Asks {
    /// What may be answered, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Value => "a value, or: accept (it stays unknown)",
            Self::Column => "a field, or: accept (it stays a column of its own)",
            Self::Accept => "accept",
        }
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Names it: the same as long as its sources are the same.
    pub id: String,
    /// What it asks.
    pub asks: Asks,
    /// Key of the register; empty where it is about none.
    pub register: String,
    /// Key of the field, or the label of the column.
    pub about: String,
    /// What was written.
    pub written: String,
    /// The question.
    pub text: String,
    /// What may be answered.
    pub choices: String,
    /// How many values or rows wait for the answer.
    pub blocks: u64,
    /// Where, a file each with one place of it.
    pub places: Vec<String>,
    /// The files that it is about, with their hashes: an answer counts for these alone.
    pub files: BTreeMap<String, String>,
    /// The sheet of a column.
    pub sheet: String,
    /// Keys of the fields that a column may be: those that no other column holds.
    #[serde(skip)]
    pub offered: Vec<String>,
}

/// All of them, those that block most first.
pub fn all(dataset: &Dataset, settings: &Settings, findings: &[Finding], unread: &Unread) -> Vec<Question> {
    let mut questions = unread.questions(dataset, settings);
    questions.extend(columns(dataset, settings));
    questions.extend(findings.iter().filter(|f| is_open(f)).map(|f| of_finding(dataset, f)));
    questions.sort_by(|a, b| {
        let key = |q: &Question| (q.asks, std::cmp::Reverse(q.blocks), q.register.clone(), q.id.clone());
        key(a).cmp(&key(b))
    });
    let mut seen = BTreeSet::new();
    questions.retain(|q| seen.insert(q.id.clone()));
    questions
}

/// Findings that say that something may be wrong and that no value answers.
fn is_open(finding: &Finding) -> bool {
    finding.level > Severity::Note
}

/// Columns that are no field of their register.
fn columns(dataset: &Dataset, settings: &Settings) -> Vec<Question> {
    let mut questions = Vec::new();
    for (s, source) in dataset.sources.iter().enumerate() {
        for table in source.tables.iter().filter(|t| t.canonical.is_none()) {
            let register = settings.knowledge.register(table.register);
            let sheet = source.sheet(table.sheet);
            for column in table.columns.iter().filter(|c| c.field.is_none() && !c.label.is_empty()) {
                let files = files(dataset, [s as u32].into_iter());
                let taken = |key: &str| {
                    let field = register.field(key);
                    table.columns.iter().any(|c| c.field == field)
                };
                let free: Vec<&Field> =
                    register.fields.iter().filter(|f| !f.derived && !taken(&f.key)).collect();
                questions.push(Question {
                    id: id_of(&["column", &source.file, sheet, &register.key, &column.label], &files),
                    asks: Asks::Column,
                    register: register.key.clone(),
                    about: column.label.clone(),
                    written: String::new(),
                    text: format!(
                        "Is `{}` a field of {}? {}",
                        column.label,
                        register.label.to_lowercase(),
                        column.reason
                    ),
                    choices: free.iter().map(|f| f.label.as_str()).collect::<Vec<_>>().join(" · "),
                    blocks: table.records.len() as u64,
                    places: vec![format!("{}, sheet {sheet}", source.file)],
                    files,
                    sheet: sheet.to_owned(),
                    offered: free.into_iter().map(|f| f.key.clone()).collect(),
                });
            }
        }
    }
    questions
}

fn of_finding(dataset: &Dataset, finding: &Finding) -> Question {
    let place = &finding.place;
    let source = dataset.sources.iter().position(|s| s.file == place.file);
    let files = files(dataset, source.into_iter().map(|s| s as u32));
    let cells = crate::finding::cells::shown(&place.cells, 4);
    let parts = [place.file.as_str(), place.sheet.as_str(), cells.as_str()];
    let at: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Question {
        id: id_of(
            &["finding", finding.code.id, &place.file, &place.sheet, &place.label, &finding.seen, &cells],
            &files,
        ),
        asks: Asks::Accept,
        register: place.register.clone(),
        about: place.label.clone(),
        written: finding.evidence.join("; "),
        text: format!("{} ({})", finding.seen, finding.code.id),
        choices: finding.remedy.clone(),
        blocks: finding.count,
        places: vec![at.join(", ")],
        files,
        sheet: place.sheet.clone(),
        offered: Vec::new(),
    }
}

pub(super) fn name(dataset: &Dataset, source: u32) -> &str {
    dataset.sources.get(source as usize).map_or("", |s| &s.file)
}

pub(super) fn files(dataset: &Dataset, sources: impl Iterator<Item = u32>) -> BTreeMap<String, String> {
    let file = |s: u32| dataset.sources.get(s as usize).map(|s| (s.file.clone(), s.sha256.clone()));
    sources.filter_map(file).collect()
}

/// Twelve letters and digits made of the parts and of what the files hold.
pub(super) fn id_of(parts: &[&str], files: &BTreeMap<String, String>) -> String {
    let mut bytes = Vec::new();
    for part in
        parts.iter().copied().chain(files.iter().flat_map(|(file, hash)| [file.as_str(), hash.as_str()]))
    {
        bytes.extend_from_slice(part.as_bytes());
        bytes.push(0);
    }
    sha256(&bytes).chars().take(12).collect()
}

/// What may stand in a field, in words.
pub(super) fn choices(settings: &Settings, kind: &FieldKind) -> String {
    match kind {
        FieldKind::Choice(name) => {
            let values = settings.knowledge.vocabulary(name).map(|v| &v.values);
            let labels: Vec<&str> = values.into_iter().flatten().map(|v| v.label.as_str()).collect();
            labels.join(", ")
        }
        FieldKind::Level(_) => "1 to 5".to_owned(),
        FieldKind::Flag => "Yes, No".to_owned(),
        FieldKind::Date => "a day, as 2026-09-30".to_owned(),
        FieldKind::Period => "a month, as 2026-09".to_owned(),
        FieldKind::Money => "an amount, as 12.50 or EUR 12.50".to_owned(),
        FieldKind::Number => "a number".to_owned(),
        FieldKind::Percent => "a share, as 0.25".to_owned(),
        FieldKind::Role => "a role of the role model".to_owned(),
        FieldKind::Person => "First Surname".to_owned(),
        _ => "text".to_owned(),
    }
}
