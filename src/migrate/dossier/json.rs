//! The dossier for programs.

use super::{Change, Changes, Dossier, Question, Written};
use crate::finding::Finding;
use crate::migrate::Answered;
use crate::model::address::column_letters;
use crate::model::dataset::Source;
use crate::model::knowledge::Knowledge;
use crate::model::period::Period;
use crate::model::table::RegisterTable;
use crate::settings::Settings;
use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::to_raw_value;
use serde_json::{Value, json};
use std::io::{self, Write};

/// What stands in `dossier.json`. The lists that grow with the sources are made as they are written.
#[derive(Serialize)]
struct File<'a, S, C> {
    program: &'static str,
    version: &'static str,
    period: Period,
    account: Value,
    sources: S,
    written: Vec<Value>,
    questions: &'a [Question],
    answers: &'a [Answered],
    findings: &'a [Finding],
    changes: C,
}

/// A list that is made as it is written.
struct Lazy<F>(F);

impl<F: Fn() -> I, I: Iterator<Item = Value>> Serialize for Lazy<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// The changes, each on a line of its own.
struct Lines<'c>(&'c Changes<'c>);

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut lines = serializer.serialize_seq(None)?;
        let raw = |changes: Vec<Change<'_>>| changes.iter().map(to_raw_value).collect::<Result<Vec<_>, _>>();
        self.0.each(raw, |made| {
            made.map_err(S::Error::custom)?.iter().try_for_each(|line| lines.serialize_element(line))
        })?;
        lines.end()
    }
}

impl Dossier<'_> {
    /// Writes everything: each part that is no data one by one, and each change on a line of its own.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_json(
        &self,
        settings: &Settings,
        changes: &Changes<'_>,
        mut out: &mut dyn Write,
    ) -> io::Result<()> {
        let file = File {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            period: self.dataset.period,
            account: self.account_json(&settings.knowledge),
            sources: Lazy(|| self.dataset.sources.iter().map(|s| self.source(s, &settings.knowledge))),
            written: self.written.iter().map(|w| written(w, &settings.knowledge)).collect(),
            questions: &self.questions,
            answers: &self.answered,
            findings: self.findings,
            changes: Lines(changes),
        };
        serde_json::to_writer_pretty(&mut out, &file)?;
        out.write_all(b"\n")
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
