//! What the settings say about one file, and what is remembered of it.

use super::codes;
use super::header::{Header, Label};
use super::renamed::{self, Renamed};
use crate::finding::Finding;
use crate::model::address::parse_column;
use crate::model::memory::{FileMemory, TableMemory, names};
use crate::model::register::{Register, RegisterId};
use crate::model::table::{RegisterTable, TableColumn};
use crate::model::text::fold_or_sign;
use crate::model::workbook::{Sheet, Workbook};
use crate::settings::{Settings, SubmissionDecl, is_sheet, matches};
use std::cmp::Reverse;

/// The reason of all that the settings decide.
pub const SAID: &str = "the settings say so";

/// The `[[submission]]` entries that are about one file.
pub struct Overrides<'a> {
    entries: Vec<&'a SubmissionDecl>,
    /// What is remembered of the file.
    pub memory: Vec<&'a FileMemory>,
    /// Sheets that the entries know by another name.
    pub renamed: Vec<Renamed>,
    settings: &'a Settings,
}

/// What the settings say about one table.
pub struct Told<'a> {
    entries: Vec<&'a SubmissionDecl>,
    /// Its register.
    pub register: Option<RegisterId>,
    /// What is remembered of it.
    pub memory: Option<&'a TableMemory>,
}

impl<'a> Overrides<'a> {
    /// Those whose path is that of `file`.
    pub fn of(settings: &'a Settings, file: &str, workbook: &Workbook) -> Self {
        let mut entries: Vec<_> = settings.submissions.iter().filter(|s| s.is_about(file)).collect();
        // An entry about just this file goes before those about files of its kind; else the first in the text.
        entries.sort_by_key(|e| e.path != file);
        let mut memory: Vec<&FileMemory> =
            settings.memory.files.iter().filter(|m| matches(&m.path, file)).collect();
        // What is remembered of just this file is nearer than what is of its kind.
        if memory.iter().any(|m| m.path == file) {
            memory.retain(|m| m.path == file);
        }
        let renamed = renamed::sheets(&entries, workbook);
        Self { entries, memory, renamed, settings }
    }

    /// The name by which the settings know a sheet.
    fn known_as<'s>(&'s self, sheet: &'s str) -> &'s str {
        self.renamed.iter().find(|r| r.to == sheet).map_or(sheet, |r| &r.from)
    }

    fn about(&self, sheet: &str) -> impl Iterator<Item = &'a SubmissionDecl> {
        let known_as = self.known_as(sheet).to_owned();
        self.entries.iter().copied().filter(move |e| e.is_about_sheet(&known_as))
    }

    /// The project of all records of a sheet.
    pub fn project(&self, sheet: &str) -> Option<&'a str> {
        self.about(sheet).find_map(|e| e.project.as_deref())
    }

    /// Whether there are no records on a sheet.
    pub fn skips(&self, sheet: &str) -> bool {
        self.about(sheet).any(|e| e.skip)
    }

    /// The rows of labels of a sheet, from 0, for each of its tables; none where they are to be found.
    pub fn headers(&self, sheet: &str) -> Vec<&'a [u32]> {
        self.about(sheet).filter(|e| !e.header.is_empty()).map(|e| e.header.as_slice()).collect()
    }

    /// Gives a column without a label the name under which the settings speak of it, such as `Column C`, where it stands
    /// in the header or beside it.
    pub fn name_columns(&self, sheet: &str, header: &mut Header) {
        let (first, last) = header.ends();
        let beside = first.saturating_sub(1)..=last.saturating_add(1);
        for name in self.about(sheet).flat_map(|e| e.columns.keys()) {
            let col = name.strip_prefix("Column ").and_then(parse_column).filter(|col| beside.contains(col));
            let Some(col) = col.filter(|col| !header.columns.iter().any(|c| c.col == *col)) else { continue };
            header.columns.push(Label {
                col,
                text: name.clone(),
                last: name.clone(),
                month: None,
                month_at: None,
                steps: Vec::new(),
            });
            header.columns.sort_by_key(|c| c.col);
        }
    }

    /// What is said of the table of a sheet that has these columns. Of several entries that each describe a table, the
    /// one that is most like it.
    pub fn table(&self, sheet: &str, columns: &[&Label]) -> Told<'a> {
        let labels: Vec<String> = columns.iter().map(|c| fold_or_sign(&c.text)).collect();
        let about: Vec<&SubmissionDecl> = self.about(sheet).filter(|e| e.is_about_table(&labels)).collect();
        let shared = |e: &&SubmissionDecl| if e.describes() { e.shared(&labels) } else { 0 };
        let most = about.iter().map(shared).max().unwrap_or(0);
        let entries: Vec<_> = about.into_iter().filter(|e| !e.describes() || shared(e) == most).collect();
        let register = entries.iter().find_map(|e| self.settings.knowledge.find_kept(e.register.as_deref()?));
        Told { entries, register, memory: self.remembered(sheet, &labels) }
    }

    fn remembered(&self, sheet: &str, labels: &[String]) -> Option<&'a TableMemory> {
        let known_as = self.known_as(sheet);
        let tables = self.memory.iter().flat_map(|m| &m.tables);
        // Under the new name, once it was saved, or under the old one.
        let named = |t: &&TableMemory| is_sheet(&t.sheet, known_as) || is_sheet(&t.sheet, sheet);
        let like = tables.filter(named).filter(|t| t.shared(labels) * 3 >= t.columns.len());
        like.rev().max_by_key(|t| (t.shared(labels), Reverse(t.columns.len())))
    }

    /// Labels that are named and met nothing, with their keys: no table has the label, and it was not gone before. An
    /// entry that describes a table is asked only where nothing is remembered, by which its changes are told.
    pub fn unmet(&self, tables: &[RegisterTable]) -> Vec<(&'a str, &'a str)> {
        let columns = tables.iter().flat_map(|t| names(t.columns.iter().map(|c| c.label.as_str())));
        let gone = self.memory.iter().flat_map(|m| m.gone.iter().cloned());
        let known: Vec<String> = columns.chain(gone).map(|name| fold_or_sign(&name)).collect();
        let asked = |e: &&&SubmissionDecl| !e.skip && (self.memory.is_empty() || !e.describes());
        let all = self.entries.iter().filter(asked).flat_map(|e| &e.columns);
        let all = all.map(|(label, key)| (label.as_str(), key.as_str()));
        all.filter(|(label, _)| !known.contains(&fold_or_sign(label))).collect()
    }

    /// Sheets whose labels are said to stand in a row that holds nothing, with that row, from 1.
    pub fn headers_missing<'s>(&self, workbook: &'s Workbook) -> Vec<(&'s str, u32)> {
        let empty = |sheet: &'s Sheet| {
            let rows = self.headers(&sheet.name).into_iter().flatten();
            rows.filter(|row| sheet.row(**row).is_none())
                .map(|row| (sheet.name.as_str(), row + 1))
                .collect::<Vec<_>>()
        };
        workbook.sheets.iter().flat_map(empty).collect()
    }
}

impl<'a> Told<'a> {
    /// The field of a column by its name, as a key, empty to keep it as it is; `None` where nothing is said.
    pub fn field(&self, name: &str) -> Option<&'a str> {
        self.entries.iter().find_map(|e| e.field(name))
    }

    /// Says of what was decided by the settings that it was.
    pub fn mark(&self, table: &mut RegisterTable) {
        if self.register.is_some() {
            table.reason = SAID.to_owned();
        }
        let names = names(table.columns.iter().map(|c| c.label.as_str()));
        for (column, name) in table.columns.iter_mut().zip(names) {
            // A column that was to be a field and could not be one says why itself.
            if self.field(&name).is_some_and(|key| key.is_empty() == column.field.is_none()) {
                column.reason = SAID.to_owned();
                column.confidence = 1.0;
            }
        }
    }

    /// Columns of the table of which entries of one kind say two things.
    pub fn contradictions(&self, table: &RegisterTable) -> Vec<Finding> {
        let names = names(table.columns.iter().map(|c| c.label.as_str()));
        let kind = |e: &SubmissionDecl| e.path.contains(['*', '?']);
        let one = |name: &String| {
            let first = self.entries.iter().find(|e| e.field(name).is_some())?;
            let (first_key, mut others) =
                (first.field(name)?, self.entries.iter().filter(|e| kind(e) == kind(first)));
            let other = others.find_map(|e| e.field(name).filter(|key| *key != first_key))?;
            let seen =
                format!("the settings map this to \"{first_key}\" and to \"{other}\"; the first counts");
            Some(Finding::new(codes::SETTING_UNMET, seen, "take one of the two lines out").label(name))
        };
        names.iter().filter_map(one).collect()
    }

    /// What was said of columns of the table and could not be done.
    pub fn unheeded(&self, table: &RegisterTable, register: &Register) -> Vec<Finding> {
        let names = names(table.columns.iter().map(|c| c.label.as_str()));
        let one = |(column, name): (&TableColumn, &String)| {
            let key = self.field(name).filter(|key| !key.is_empty())?;
            let field = register.field(key);
            if column.field.is_some() && column.field == field {
                return None;
            }
            let why = match field {
                None => format!("{} have no such field", register.label.to_lowercase()),
                Some(f) if table.columns.iter().any(|c| c.field == Some(f)) => {
                    "another column is that".to_owned()
                }
                Some(_) => column.reason.clone(),
            };
            let seen = format!("the settings map this to `{key}`, but {why}");
            let remedy = "correct the field, or the `register`, in the [[submission]]";
            Some(Finding::new(codes::SETTING_UNMET, seen, remedy).label(&column.label))
        };
        table.columns.iter().zip(&names).filter_map(one).collect()
    }
}
