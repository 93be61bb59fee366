//! `templates/load/*.toml` -> [`Load`] by the name of the file.

use super::files::{TemplateFile, TemplateFiles};
use super::parse::Text;
use super::{SettingsError, print};
use crate::model::load::{Load, LoadColumn, LoadContent, LoadList, LoadPart};
use crate::model::register::{FieldId, FieldKind, Register, RegisterId};
use crate::model::vocabulary::Vocabulary;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// Names that formats of exports have, so that no tool can have them.
const TAKEN: [&str; 4] = ["jsonl", "json", "csv", "parquet"];

/// What may stand among fields and is none.
const OTHERS: [(&str, LoadPart); 2] =
    [("_source", LoadPart::Source), ("_project_name", LoadPart::ProjectName)];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LoadFile {
    dates: Spanned<String>,
    #[serde(default)]
    words: BTreeMap<String, BTreeMap<String, Spanned<String>>>,
    list: BTreeMap<String, Spanned<BTreeMap<String, Spanned<ColumnTable>>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnTable {
    text: Option<String>,
    #[serde(default)]
    from: Vec<Spanned<String>>,
    #[serde(default)]
    lines: Vec<Spanned<String>>,
    words: Option<Spanned<String>>,
    #[serde(default)]
    otherwise: String,
    #[serde(default)]
    required: bool,
}

/// What load files may name.
pub struct Known<'a> {
    /// Registers.
    pub registers: &'a [Register],
    /// Vocabularies.
    pub vocabularies: &'a BTreeMap<String, Vocabulary>,
}

/// Reads every load file.
pub fn load(files: &TemplateFiles, known: &Known<'_>) -> Result<BTreeMap<String, Load>, SettingsError> {
    files.each("load", "toml").map(|(name, file)| Ok((name.to_owned(), read(name, file, known)?))).collect()
}

fn read(name: &str, file: &TemplateFile, known: &Known<'_>) -> Result<Load, SettingsError> {
    if TAKEN.contains(&name) {
        return Err(SettingsError::file(
            &file.name,
            format!("`{name}` is a format of its own; rename the file"),
        ));
    }
    let text = Text::of(file)?;
    let written: LoadFile = text.read()?;
    let mut lists = Vec::new();
    for (key, columns) in written.list {
        let Some(at) = known.registers.iter().position(|r| r.key == key && !r.made) else {
            return Err(text.wrong(columns.span(), format!("there is no register `{key}`")));
        };
        let reader = Reader { text, known, words: &written.words, register: &known.registers[at] };
        let columns = reader.columns(columns.into_inner())?;
        lists.push(LoadList { register: RegisterId(at as u16), columns });
    }
    lists.sort_by_key(|list| list.register);
    Ok(Load { days: print::days(text, &written.dates)?, lists })
}

/// Reads the columns of a register.
struct Reader<'a> {
    text: Text<'a>,
    known: &'a Known<'a>,
    words: &'a BTreeMap<String, BTreeMap<String, Spanned<String>>>,
    register: &'a Register,
}

impl Reader<'_> {
    /// The columns, in the order written.
    fn columns(
        &self,
        written: BTreeMap<String, Spanned<ColumnTable>>,
    ) -> Result<Vec<LoadColumn>, SettingsError> {
        let mut written: Vec<_> = written.into_iter().collect();
        written.sort_by_key(|(_, column)| column.span().start);
        written.into_iter().map(|(name, column)| self.column(name, column)).collect()
    }

    fn column(&self, name: String, column: Spanned<ColumnTable>) -> Result<LoadColumn, SettingsError> {
        let span = column.span();
        let ColumnTable { text, from, lines, words, otherwise, required } = column.into_inner();
        let content = match (text, from.as_slice(), lines.as_slice()) {
            (Some(text), [], []) if words.is_none() => LoadContent::Text(text),
            (None, [_, ..], []) => LoadContent::First(self.parts(&from, words.as_ref())?),
            (None, [], [_, ..]) if words.is_none() => LoadContent::Lines(self.parts(&lines, None)?),
            _ => {
                let message = "a column has one of `text`, `from` and `lines`; `words` go with `from`";
                return Err(self.text.wrong(span, message));
            }
        };
        let filled = !otherwise.is_empty() || matches!(&content, LoadContent::Text(text) if !text.is_empty());
        if required && !filled {
            let message = "a required column says with `otherwise` what stands there where nothing is known";
            return Err(self.text.wrong(span, message));
        }
        Ok(LoadColumn { name, content, otherwise })
    }

    fn parts(
        &self,
        names: &[Spanned<String>],
        words: Option<&Spanned<String>>,
    ) -> Result<Vec<LoadPart>, SettingsError> {
        names.iter().map(|name| self.part(name, words)).collect()
    }

    fn part(
        &self,
        name: &Spanned<String>,
        words: Option<&Spanned<String>>,
    ) -> Result<LoadPart, SettingsError> {
        if let Some((_, other)) = OTHERS.into_iter().find(|(other, _)| name.get_ref() == other) {
            return Ok(other);
        }
        let Some(field) = self.register.field(name.get_ref()) else {
            let message = format!("the register `{}` has no field `{}`", self.register.key, name.get_ref());
            return Err(self.text.wrong(name.span(), message));
        };
        Ok(LoadPart::Field(field, words.map(|words| self.said(field, words)).transpose()?))
    }

    /// The tool's words for the values of a field, in the order of its vocabulary.
    fn said(&self, field: FieldId, words: &Spanned<String>) -> Result<Vec<String>, SettingsError> {
        let wrong = |span: Range<usize>, message: String| Err(self.text.wrong(span, message));
        let field = self.register.decl(field);
        let vocabulary = match &field.kind {
            FieldKind::Choice(name) => self.known.vocabularies.get(name),
            _ => None,
        };
        let Some(vocabulary) = vocabulary else {
            return wrong(words.span(), format!("`{}` has no values of a list to put words to", field.key));
        };
        let Some(table) = self.words.get(words.get_ref()) else {
            return wrong(words.span(), format!("there is no table [words.{}]", words.get_ref()));
        };
        if let Some((key, word)) = table.iter().find(|(key, _)| vocabulary.find(key).is_none()) {
            return wrong(word.span(), format!("`{}` has no value `{key}`", vocabulary.key));
        }
        let said = |key: &String| table.get(key).map(|word| word.get_ref().clone());
        if let Some(missing) = vocabulary.values.iter().find(|value| said(&value.key).is_none()) {
            let table = words.get_ref();
            return wrong(words.span(), format!("[words.{table}] has no word for `{}`", missing.key));
        }
        Ok(vocabulary.values.iter().filter_map(|value| said(&value.key)).collect())
    }
}

#[cfg(test)]
mod tests;
