//! `--save`: what was decided, as entries of the settings, and what the columns hold, as memory.

use super::super::failure::Failure;
use super::super::session::Session;
use super::super::terminal::Terminal;
use super::paths::{self, lasting, lasts, sheet};
use super::picture;
use crate::finding::text::number;
use crate::finding::{Finding, Noted};
use crate::model::knowledge::Knowledge;
use crate::model::memory::{ColumnMemory, FileMemory, Memory, TableMemory, names};
use crate::model::table::{RegisterTable, TableColumn};
use crate::model::text::fold_or_sign;
use crate::pipeline::{self, ColumnEvidence, Inspected};
use crate::publish;
use crate::settings::saved::{AskedTable, Is, SavedColumn, SavedTable, add};
use crate::settings::{self, Settings, SubmissionDecl, memory};
use std::collections::BTreeMap;
use std::path::Path;

/// Writes the settings and the memory, where there is something new for them.
pub fn save(
    session: &Session<'_>,
    inspected: &Noted<Vec<Inspected>>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let settings = &session.settings;
    let config = session.config_to_write();
    let paths = paths::of(&inspected.value, &settings.knowledge);
    let (tables, files) = tables(&inspected.value, &paths, settings);
    let asked = asked(&inspected.findings, &paths);
    let text = match std::fs::read_to_string(&config) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => String::new(),
        read => {
            read.map_err(|e| Failure::new(format!("`{}` cannot be read: {e}", publish::shown(&config))))?
        }
    };
    let new_text = add(&text, &settings.submissions, &tables, &asked);
    settings::check_text(&config, &new_text, settings, &pipeline::codes())?;
    let remembered = match merged(&settings.memory, files) {
        nothing if nothing.files.is_empty() => String::new(),
        memory => memory::write(&memory),
    };
    // The memory first: without its entries it harms nothing.
    let wrote = [replace(&memory::path(&config), &remembered)?, replace(&config, &new_text)?];
    terminal.say(&told(&config, wrote, tables.len()));
    Ok(())
}

fn told(config: &Path, wrote: [bool; 2], tables: usize) -> String {
    let tables = number(tables as u64, "table", "tables");
    match wrote {
        [_, true] => format!("saved in {}: {tables}; correct there what is wrong", publish::shown(config)),
        [true, false] => {
            format!("what {tables} hold was remembered; {} is as it was", publish::shown(config))
        }
        [false, false] => format!("{} has it all already", publish::shown(config)),
    }
}

/// Writes a file unless it holds just this; says whether it did.
fn replace(path: &Path, text: &str) -> Result<bool, Failure> {
    let old = std::fs::read_to_string(path);
    if old.map_or(text.is_empty(), |old| old == text) {
        return Ok(false);
    }
    publish::replace_file(path, text.as_bytes())?;
    Ok(true)
}

/// What is to be written of all tables. Files that have one path hold the same tables, so that the last counts.
fn tables(
    inspected: &[Inspected],
    paths: &BTreeMap<&str, String>,
    settings: &Settings,
) -> (Vec<SavedTable>, Vec<FileMemory>) {
    let mut by_path: BTreeMap<&str, (Vec<SavedTable>, FileMemory)> = BTreeMap::new();
    for file in inspected.iter().filter(|f| f.source.error.is_none() && !f.tables.is_empty()) {
        let Some(path) = paths.get(file.source.file.as_str()) else { continue };
        let entries: Vec<&SubmissionDecl> =
            settings.submissions.iter().filter(|e| e.is_about(&file.source.file)).collect();
        let saved = saved(file, path, &entries, &settings.knowledge);
        by_path.insert(path, (saved, remembered(file, path, &entries, &settings.knowledge)));
    }
    let (saved, files): (Vec<_>, Vec<_>) = by_path.into_values().unzip();
    (saved.into_iter().flatten().collect(), files)
}

/// The tables of a file; those of one sheet that are alike are one.
fn saved(
    file: &Inspected,
    path: &str,
    entries: &[&SubmissionDecl],
    knowledge: &Knowledge,
) -> Vec<SavedTable> {
    let mut all: Vec<SavedTable> = Vec::new();
    for (table, evidence) in file.tables.iter().zip(&file.evidence) {
        let one = one_table(file, table, evidence, path, entries, knowledge);
        let alike = |other: &SavedTable| {
            let shared =
                one.columns.iter().filter(|c| other.columns.iter().any(|o| o.name == c.name)).count();
            other.sheet == one.sheet && other.register == one.register && shared * 3 >= one.columns.len()
        };
        match all.iter().position(alike) {
            Some(at) => {
                let known = |c: &SavedColumn| all[at].columns.iter().any(|o| same(&o.name, &c.name));
                let new: Vec<SavedColumn> = one.columns.into_iter().filter(|c| !known(c)).collect();
                all[at].columns.extend(new);
            }
            None => all.push(one),
        }
    }
    all
}

fn same(a: &str, b: &str) -> bool {
    fold_or_sign(a) == fold_or_sign(b)
}

fn one_table(
    file: &Inspected,
    table: &RegisterTable,
    evidence: &[ColumnEvidence],
    path: &str,
    entries: &[&SubmissionDecl],
    knowledge: &Knowledge,
) -> SavedTable {
    let sheet = sheet(file, table);
    let register = knowledge.register(table.register);
    let names = names(table.columns.iter().map(|c| c.label.as_str()));
    let labels: Vec<String> = names.iter().map(|n| fold_or_sign(n)).collect();
    let about: Vec<&&SubmissionDecl> =
        entries.iter().filter(|e| e.is_about_sheet(sheet) && e.is_about_table(&labels)).collect();
    let columns = table.columns.iter().zip(evidence).zip(&names);
    let key = |field| register.decl(field).key.clone();
    let names_kind = |column: &TableColumn| table.mixed.as_ref().is_some_and(|m| m.kind_at == column.at);
    let columns = columns.filter(|((column, _), _)| lasts(column, knowledge) && !names_kind(column));
    let columns = columns.map(|((column, evidence), name)| SavedColumn {
        name: name.clone(),
        told: about.iter().any(|e| e.field(name).is_some()),
        is: match column.field {
            Some(field) => Is::Field(key(field)),
            None if evidence.may_be.is_empty() => Is::Extra,
            None => Is::Perhaps(evidence.may_be.iter().copied().map(key).collect()),
        },
    });
    SavedTable {
        path: path.to_owned(),
        sheet: (!sheet.is_empty()).then(|| lasting(file, sheet, knowledge)),
        register: picture::key(table, knowledge).to_owned(),
        register_told: about.iter().any(|e| e.register.is_some()),
        columns: columns.collect(),
    }
}

/// What is remembered of a file: what its columns hold, and labels of the settings that it does not have.
fn remembered(
    file: &Inspected,
    path: &str,
    entries: &[&SubmissionDecl],
    knowledge: &Knowledge,
) -> FileMemory {
    let mut tables = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for (table, evidence) in file.tables.iter().zip(&file.evidence) {
        let names = names(table.columns.iter().map(|c| c.label.as_str()));
        known.extend(names.iter().map(|n| fold_or_sign(n)));
        let columns = names.into_iter().zip(&table.columns).zip(evidence);
        let columns = columns.filter(|((_, column), _)| lasts(column, knowledge));
        let columns =
            columns.map(|((label, _), e)| ColumnMemory { label, values: e.values.clone() }).collect();
        tables.push(TableMemory { sheet: lasting(file, sheet(file, table), knowledge), columns });
    }
    let labels = entries.iter().filter(|e| !e.skip && !e.describes()).flat_map(|e| e.columns.keys());
    let mut gone: Vec<String> = labels.filter(|l| !known.contains(&fold_or_sign(l))).cloned().collect();
    gone.sort();
    gone.dedup();
    FileMemory { path: path.to_owned(), gone, tables }
}

/// The memory with what is new of some files in place of what it had.
fn merged(old: &Memory, new: Vec<FileMemory>) -> Memory {
    let stays = |f: &&FileMemory| !new.iter().any(|n| n.path == f.path);
    let mut files: Vec<FileMemory> = old.files.iter().filter(stays).cloned().collect();
    files.extend(new);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Memory { files }
}

/// The parts of sheets that may be tables.
fn asked(findings: &[Finding], paths: &BTreeMap<&str, String>) -> Vec<AskedTable> {
    let unclear = findings.iter().filter(|f| f.code.id == "table-unclear");
    unclear
        .filter_map(|f| {
            Some(AskedTable {
                path: paths.get(f.place.file.as_str())?.clone(),
                sheet: (!f.place.sheet.is_empty()).then(|| f.place.sheet.clone()),
                register: f.place.register.clone(),
                seen: f.seen.clone(),
            })
        })
        .collect()
}
