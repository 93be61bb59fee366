//! The dossier for programs.

use super::Dossier;
use crate::model::address::column_letters;
use crate::model::dataset::Source;
use crate::model::knowledge::Knowledge;
use crate::model::table::RegisterTable;
use crate::settings::Settings;
use serde_json::{Value, json};

impl Dossier<'_> {
    /// Everything, each change and each part that is no data one by one.
    ///
    /// # Errors
    /// None that data can bring about; only a fault of the writer.
    pub fn json(&self, settings: &Settings) -> Result<Vec<u8>, serde_json::Error> {
        let knowledge = &settings.knowledge;
        let sources: Vec<Value> = self.dataset.sources.iter().map(|s| self.source(s, knowledge)).collect();
        let written: Vec<Value> = self.written.iter().map(|w| {
            let records = w.proof.records.iter().map(|(id, n)| (knowledge.register(*id).key.clone(), json!(n)));
            json!({ "path": format!("registers/{}", w.path), "sha256": w.sha256,
                    "records": records.collect::<serde_json::Map<_, _>>(), "differences": w.proof.differences })
        }).collect();
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
        let value = json!({
            "program": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION"), "period": self.dataset.period,
            "account": { "adds_up": self.account.breaks.is_empty(), "breaks": self.account.breaks,
                         "records": records, "money": money },
            "sources": sources, "written": written, "changes": self.changes, "questions": self.questions, "answers": self.answered,
            "findings": self.findings,
        });
        let mut bytes = serde_json::to_vec_pretty(&value)?;
        bytes.push(b'\n');
        Ok(bytes)
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
