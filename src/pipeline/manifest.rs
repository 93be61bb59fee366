//! `manifest.json`: what went into a run, what became of it, what came out. No path outside SRC, no thread
//! count and no clock stand in it, so the same input gives the same bytes.

use super::money;
use crate::model::artifact::{Listed, hex, sha256};
use crate::model::control::Control;
use crate::model::dataset::{Account, Dataset, Source};
use crate::model::knowledge::Knowledge;
use crate::model::measure::Threshold;
use crate::model::note::{About, Note};
use crate::model::pack::Pack;
use crate::model::print::{PageNumbers, Paper, Print};
use crate::model::segregation::Waiver;
use crate::review::Verdict;
use crate::settings::{LevelPolicy, Settings, memory, rules};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Twelve letters and digits that name a run: made from the version, the period, the settings and the sources.
pub fn run_id(dataset: &Dataset, settings: &Settings) -> String {
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    hash.update(dataset.period.to_string());
    hash.update(describe(settings).to_string());
    for source in &dataset.sources {
        hash.update(&source.file);
        hash.update(&source.sha256);
    }
    for note in &dataset.notes {
        hash.update(&note.file);
        hash.update(&note.sha256);
    }
    hex(&hash.finalize())[..12].to_owned()
}

/// The manifest of a run, with what there is to say of its money.
pub fn manifest(dataset: &Dataset, settings: &Settings, outputs: &[Listed], verdict: &Verdict) -> Value {
    let output = |o: &Listed| json!({ "path": o.path, "bytes": o.bytes, "sha256": o.sha256 });
    let outputs: Vec<Value> = outputs.iter().map(output).collect();
    json!({
        "program": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "run": run_id(dataset, settings),
        "period": dataset.period,
        "settings": describe(settings),
        "sources": dataset.sources.iter().map(|s| source(s, &settings.knowledge)).collect::<Vec<_>>(),
        "notes": dataset.notes.iter().map(note).collect::<Vec<_>>(),
        "account": account(&dataset.account(), &dataset.money(), &settings.knowledge),
        "review": review(verdict),
        "outputs": outputs,
    })
}

fn note(note: &Note) -> Value {
    let about = note.about.as_ref().map(|about| match about {
        About::Pack(name) => json!({ "pack": name }),
        About::Project(code) => json!({ "project": code }),
    });
    json!({
        "file": note.file, "sha256": note.sha256, "bytes": note.bytes, "about": about,
        "on": note.on.map(|on| on.to_string()), "by": note.by
    })
}

/// Whether the money of all registers ties out.
fn review(verdict: &Verdict) -> Value {
    json!({ "ties_out": verdict.ties_out, "totals": verdict.totals, "says": verdict.sentence() })
}

fn source(source: &Source, knowledge: &Knowledge) -> Value {
    json!({
        "file": source.file,
        "sha256": source.sha256,
        "bytes": source.bytes,
        "error": source.error,
        "period": source.period,
        "stale": source.stale,
        "sheets": source.sheets.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "account": account(&source.account, &source.control, knowledge),
        "totals": money::totals(source, knowledge),
    })
}

/// Rows, cells and money, as they stand in the manifest.
fn account(a: &Account, control: &Control, knowledge: &Knowledge) -> Value {
    json!({
        "rows": { "read": a.rows_read, "kept": a.rows_kept, "rejected": a.rows_rejected, "not_data": a.rows_not_data },
        "records": a.records,
        "cells": {
            "read": a.cells_read, "values": a.cells_values, "extras": a.cells_extras,
            "labels": a.cells_labels, "not_data": a.cells_not_data
        },
        "money": money::lines(control, knowledge),
        "adds_up": a.adds_up() && control.adds_up(),
    })
}

/// The settings of a run as far as they change a figure or a finding.
fn describe(settings: &Settings) -> Value {
    let p = &settings.portfolio;
    let projects: Vec<Value> = settings
        .projects
        .iter()
        .map(|p| {
            json!({
                "code": p.code, "name": p.name, "aliases": p.aliases, "programme": p.programme, "tier": p.tier,
                "thresholds": thresholds(&p.thresholds)
            })
        })
        .collect();
    let people: Vec<Value> =
        settings.people.each.iter().map(|p| json!({ "name": p.name, "aliases": p.aliases })).collect();
    let submissions: Vec<Value> = settings
        .submissions
        .iter()
        .map(|s| {
            json!({
                "path": s.path, "sheet": s.sheet, "skip": s.skip, "project": s.project, "register": s.register,
                "header": s.header.iter().map(|row| row + 1).collect::<Vec<_>>(), "columns": s.columns
            })
        })
        .collect();
    let memory = &settings.memory;
    let remembered = (!memory.files.is_empty()).then(|| sha256(memory::write(memory).as_bytes()));
    let fx: Vec<Value> = settings
        .fx
        .iter()
        .map(|r| json!({ "currency": r.currency.code(), "rate": r.rate.to_string(), "from": r.from.to_string() }))
        .collect();
    let schemes: Vec<Value> = settings
        .schemes
        .iter()
        .map(|s| json!({ "key": s.key, "scales": s.scales, "levels": s.words, "numbers": format!("{:?}", s.bands) }))
        .collect();
    let calendar = &settings.calendar;
    let working_days: Map<String, Value> =
        calendar.working_days.iter().map(|(p, d)| (p.to_string(), Value::from(d.to_string()))).collect();
    let holidays: Vec<String> = calendar.holidays.iter().map(|d| d.to_string()).collect();
    json!({
        "portfolio": {
            "name": p.name, "currency": p.currency.code(), "year_starts": p.year_starts, "period": p.period,
            "date_order": p.date_order.map(|o| format!("{o:?}").to_lowercase())
        },
        "projects": projects,
        "people": people,
        "submissions": submissions,
        "memory": remembered,
        "levels": levels(&settings.levels),
        "schemes": schemes,
        "fx": fx,
        "calendar": { "holidays": holidays, "working_days": working_days },
        "thresholds": thresholds(&settings.thresholds),
        "tiers": settings.tiers.iter().map(|t| (t.name.clone(), thresholds(&t.thresholds).into())).collect::<Map<_, _>>(),
        "print": print(&settings.print),
        "rules": rules(&settings.rules.thresholds),
        "packs": settings.knowledge.packs.iter().filter_map(pack_of_part).collect::<Vec<_>>(),
        "waivers": settings.waivers.iter().map(waiver).collect::<Vec<_>>(),
    })
}

/// A pack that is of a part of the portfolio.
fn pack_of_part(pack: &Pack) -> Option<Value> {
    let part = &pack.part.as_ref()?.words;
    Some(json!({ "name": pack.name, "role": pack.role, "title": pack.title, "part": part }))
}

fn print(p: &Print) -> Value {
    json!({
        "paper": match p.paper { Paper::A4 => "a4", Paper::Letter => "letter" },
        "language": p.language,
        "numbers": p.marks().example(),
        "dates": p.days().example(),
        "negative": if p.brackets { "brackets" } else { "minus" },
        "pages": match p.pages { PageNumbers::Words => "words", PageNumbers::Numbers => "numbers" },
    })
}

fn waiver(w: &Waiver) -> Value {
    json!({
        "rule": w.rule, "person": w.person, "project": w.project, "by": w.by, "until": w.until.to_string(),
        "reason": w.reason
    })
}

fn levels(levels: &BTreeMap<String, LevelPolicy>) -> Map<String, Value> {
    let word = |policy: &LevelPolicy| match policy {
        LevelPolicy::Off => "off".to_owned(),
        LevelPolicy::At(level) => level.to_string(),
    };
    levels.iter().map(|(code, policy)| (code.clone(), Value::from(word(policy)))).collect()
}

fn thresholds(thresholds: &BTreeMap<String, Threshold>) -> Map<String, Value> {
    let pair = |t: &Threshold| json!({ "amber": t.amber.to_string(), "red": t.red.to_string() });
    thresholds.iter().map(|(id, t)| (id.clone(), pair(t))).collect()
}

fn rules(numbers: &rules::Thresholds) -> Map<String, Value> {
    numbers.each().map(|(key, number)| (key.to_owned(), Value::from(number.to_string()))).collect()
}
