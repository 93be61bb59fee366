//! The dossier for programs.

use super::{Dossier, Question, Written};
use crate::finding::Finding;
use crate::migrate::Answered;
use crate::model::address::column_letters;
use crate::model::dataset::Source;
use crate::model::knowledge::Knowledge;
use crate::model::period::Period;
use crate::model::table::RegisterTable;
use crate::settings::Settings;
use rayon::prelude::*;
use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};
use std::io::{self, Write};

/// What stands in `dossier.json` before the changes. The lists that grow with the sources are made as they are written.
#[derive(Serialize)]
struct File<'a, S, F> {
    program: &'static str,
    version: &'static str,
    period: Period,
    account: Value,
    sources: S,
    written: Vec<Value>,
    questions: &'a [Question],
    answers: &'a [Answered],
    findings: F,
}

/// So many lines are made side by side, before they are written.
const TOGETHER: usize = 1024;

/// A list of which each item is a line, made as it is written.
struct Lines<'a, T, F> {
    items: &'a [T],
    line: F,
}

impl<T: Sync, F: Fn(&T) -> serde_json::Result<Box<RawValue>> + Sync> Serialize for Lines<'_, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.items.len()))?;
        for some in self.items.chunks(TOGETHER) {
            let lines = some.par_iter().map(&self.line);
            let lines: Vec<_> = lines.collect::<Result<_, _>>().map_err(S::Error::custom)?;
            lines.iter().try_for_each(|line| list.serialize_element(line))?;
        }
        list.end()
    }
}

/// Leaves the last brace away with the line break before it, so that more can follow.
struct Open<'w> {
    out: &'w mut dyn Write,
    /// The last bytes, which may be these.
    held: Vec<u8>,
}

impl Write for Open<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        let sure = self.held.len().saturating_sub(2);
        self.out.write_all(&self.held[..sure])?;
        self.held.drain(..sure);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Dossier<'_> {
    /// Writes all but the changes, up to the place where their list begins, which [`Ledger`](super::Ledger) has. Each source and
    /// each finding is a line.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_json(&self, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
        let file = File {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            period: self.dataset.period,
            account: self.account_json(&settings.knowledge),
            sources: Lines {
                items: &self.dataset.sources,
                line: |source: &Source| to_raw_value(&self.source(source, &settings.knowledge)),
            },
            written: self.written.iter().map(|w| written(w, &settings.knowledge)).collect(),
            questions: &self.questions,
            answers: &self.answered,
            findings: Lines { items: self.findings, line: |finding: &Finding| to_raw_value(finding) },
        };
        serde_json::to_writer_pretty(Open { out, held: Vec::new() }, &file)?;
        out.write_all(b",\n  \"changes\": ")
    }

    fn account_json(&self, knowledge: &Knowledge) -> Value {
        let records: Vec<Value> = self.account.records.iter().map(|(id, before, after)| {
            json!({ "register": knowledge.register(*id).key, "sources": before, "written": after })
        }).collect();
        let money: Vec<Value> = self.account.money.iter().map(|m| {
            let register = knowledge.register(m.key.register);
            let text = |d: rust_decimal::Decimal| d.normalize().to_string();
            json!({ "register": register.key, "field": register.decl(m.key.field).key,
                    "currency": m.key.currency.code(), "read": text(m.read.sum), "left_out": text(m.left_out.sum),
                    "written": text(m.written.sum), "difference": text(m.difference()) })
        }).collect();
        json!({ "adds_up": self.account.breaks.is_empty(), "breaks": self.account.breaks,
                "records": records, "money": money })
    }

    fn source(&self, source: &Source, knowledge: &Knowledge) -> Value {
        let left_out: Vec<Value> = source
            .left_out
            .iter()
            .map(|part| {
                json!({ "sheet": source.sheet(part.sheet), "rows": [part.rows.0 + 1, part.rows.1 + 1],
                    "cells": part.cells, "reason": part.reason })
            })
            .collect();
        let superseded: Vec<Value> = source.superseded.iter().map(|one| {
            json!({ "register": knowledge.register(one.register).key, "sheet": source.sheet(one.sheet),
                    "row": one.row + 1, "counts_in": self.dataset.sources.get(one.by as usize).map(|s| &s.file) })
        }).collect();
        let a = &source.account;
        json!({
            "file": source.file, "sha256": source.sha256, "bytes": source.bytes, "error": source.error,
            "period": source.period, "stale": source.stale,
            "sheets": source.sheets.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            "tables": source.tables.iter().map(|t| table(t, source.sheet(t.sheet), knowledge)).collect::<Vec<_>>(),
            "left_out": left_out, "superseded": superseded,
            "rows": { "read": a.rows_read, "kept": a.rows_kept, "rejected": a.rows_rejected, "not_data": a.rows_not_data },
            "cells": { "read": a.cells_read, "values": a.cells_values, "extras": a.cells_extras,
                       "labels": a.cells_labels, "not_data": a.cells_not_data },
            "records": a.records,
        })
    }
}

/// A workbook that was written.
fn written(one: &Written, knowledge: &Knowledge) -> Value {
    let records = one.proof.records.iter().map(|(id, n)| (knowledge.register(*id).key.clone(), json!(n)));
    json!({ "path": format!("registers/{}", one.path), "sha256": one.sha256,
            "records": records.collect::<serde_json::Map<_, _>>(), "differences": one.proof.differences })
}

/// A table, and how each of its labels was read and why.
fn table(table: &RegisterTable, sheet: &str, knowledge: &Knowledge) -> Value {
    let register = knowledge.register(table.register);
    let columns: Vec<Value> = table.columns.iter().map(|c| {
        json!({ "column": column_letters(c.at as u16), "label": c.label, "field": c.field.map(|f| &register.decl(f).key),
                "confidence": (f64::from(c.confidence) * 100.0).round() / 100.0, "reason": c.reason })
    }).collect();
    json!({ "sheet": sheet, "register": register.key, "rows": table.records.len(), "reason": table.reason,
            "columns": columns, "months": table.periods.len() })
}
