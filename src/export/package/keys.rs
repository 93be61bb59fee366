//! Keys, as far as the records hold to them: ids that people gave may stand twice, and projects may be listed nowhere.

use super::columns::SOURCE;
use crate::model::artifact::Artifact;
use crate::model::register::{FieldKind, Register};
use ::csv::{ByteRecord, Reader};
use serde::Serialize;
use std::collections::HashSet;

/// The register that projects are listed in, and the field of their codes.
const PROJECTS: (&str, &str) = ("projects", "code");

/// A field whose values stand in another register.
#[derive(Serialize)]
pub struct Foreign<'a> {
    fields: Vec<&'a str>,
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: Vec<&'static str>,
}

/// What tells the records of a file apart: what the register declares where every record has it and no two are alike, else
/// the source with its cells; nothing where that stands twice, too.
pub fn primary<'a>(register: &'a Register, file: &[u8]) -> Vec<&'a str> {
    let identity: Vec<&str> = register.identity.iter().map(String::as_str).collect();
    [identity, vec![SOURCE]].into_iter().find(|key| tells_apart(file, key)).unwrap_or_default()
}

/// Keys to other registers.
pub struct Keys {
    /// Codes of the projects listed; `None` where they are no key.
    codes: Option<HashSet<Vec<u8>>>,
}

impl Keys {
    /// For these files.
    pub fn new(files: &[(&Register, &Artifact)]) -> Self {
        let (register, code) = PROJECTS;
        let list = files.iter().find(|(r, _)| r.key == register).map(|(_, file)| file.bytes.as_slice());
        let codes = list.filter(|file| tells_apart(file, &[code])).and_then(|file| column(file, code));
        Self { codes: codes.map(|codes| codes.into_iter().collect()) }
    }

    /// The fields of a file whose values, where there are any, are all codes of projects listed.
    pub fn foreign<'a>(&self, register: &'a Register, file: &[u8]) -> Vec<Foreign<'a>> {
        let Some(codes) = self.codes.as_ref().filter(|_| register.key != PROJECTS.0) else {
            return Vec::new();
        };
        let fields = register.fields.iter().filter(|field| field.kind == FieldKind::Project);
        let held = fields.filter(|field| {
            let values = column(file, &field.key).unwrap_or_default();
            values.iter().all(|value| value.is_empty() || codes.contains(value))
        });
        held.map(|field| Foreign {
            fields: vec![&field.key],
            reference: Reference { resource: PROJECTS.0, fields: vec![PROJECTS.1] },
        })
        .collect()
    }
}

/// Whether every record has a value in each of the columns, and no two have the same.
fn tells_apart(file: &[u8], columns: &[&str]) -> bool {
    let Some(places) = places(file, columns).filter(|places| !places.is_empty()) else { return false };
    let mut seen = HashSet::new();
    records(file).all(|record| {
        let key: Vec<Vec<u8>> = places.iter().map(|at| cell(&record, *at)).collect();
        key.iter().all(|value| !value.is_empty()) && seen.insert(key)
    })
}

/// The cells of a column; `None` where the file has no such column.
fn column(file: &[u8], name: &str) -> Option<Vec<Vec<u8>>> {
    let at = *places(file, &[name])?.first()?;
    Some(records(file).map(|record| cell(&record, at)).collect())
}

fn places(file: &[u8], columns: &[&str]) -> Option<Vec<usize>> {
    let mut reader = Reader::from_reader(file);
    let header = reader.byte_headers().ok()?;
    columns.iter().map(|name| header.iter().position(|h| h == name.as_bytes())).collect()
}

fn records(file: &[u8]) -> impl Iterator<Item = ByteRecord> + '_ {
    // The files are our own, so that every record can be read.
    Reader::from_reader(file).into_byte_records().filter_map(Result::ok)
}

fn cell(record: &ByteRecord, at: usize) -> Vec<u8> {
    record.get(at).unwrap_or_default().to_vec()
}
