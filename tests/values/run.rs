//! Columns, the whole way to the exported records. The stages are called one by one, since what the recogniser knows is
//! made once for all columns of the same settings.

use crate::book::{self, Place};
use crate::judge::{Got, Judged};
use crate::table::Column;
use packwright::export::jsonl;
use packwright::finding::Finding;
use packwright::model::address::CellRef;
use packwright::model::dataset::Dataset;
use packwright::model::period::Period;
use packwright::model::submission::{Format, Submission};
use packwright::normalise::normalise;
use packwright::pipeline::codes;
use packwright::read::{Content, ReadOptions, read};
use packwright::recognise::Recogniser;
use packwright::resolve::resolve;
use packwright::settings::{Settings, Sources, load};
use rayon::prelude::*;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The cells of each column, judged.
pub fn columns<'a>(columns: impl Iterator<Item = &'a Column>) -> Vec<Vec<Judged>> {
    let mut groups: BTreeMap<(&str, &str), Vec<(usize, &Column)>> = BTreeMap::new();
    for (at, column) in columns.enumerate() {
        groups.entry((&column.settings, &column.period)).or_default().push((at, column));
    }
    let judged = groups.into_par_iter().flat_map(|((settings, period), columns)| {
        let settings = settings_of(settings, period);
        let recogniser = Recogniser::new(&settings);
        let judge = |&(at, one): &(usize, &Column)| (at, column(one, &settings, &recogniser));
        columns.par_iter().map(judge).collect::<Vec<_>>()
    });
    let judged: BTreeMap<usize, Vec<Judged>> = judged.collect();
    judged.into_values().collect()
}

fn settings_of(text: &str, period: &str) -> Settings {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("packwright.toml");
    std::fs::write(&config, text).unwrap();
    let mut settings = load(Sources { config: Some(&config), templates: None, codes: &codes() })
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    settings.portfolio.period = (!period.is_empty()).then(|| period.parse::<Period>().unwrap());
    settings
}

/// Each cell of a column, judged.
fn column(column: &Column, settings: &Settings, recogniser: &Recogniser<'_>) -> Vec<Judged> {
    let id = settings.knowledge.find_register(&column.register).unwrap();
    let (bytes, place) = book::write(column, &settings.knowledge.register(id).label);
    let (dataset, findings) = dataset(&bytes, settings, recogniser);
    let records = records(&jsonl(&dataset, settings, id), &place);
    let each = column.cells.iter().zip(place.row..).map(|(case, row)| {
        let cell = CellRef { row, col: place.col };
        let mut got = records.get(&u64::from(row + 1)).map_or_else(Got::no_record, |r| got(r, column));
        got.told = told(&findings, &place.sheet, cell);
        Judged::new(column, case, cell, got)
    });
    each.collect()
}

/// What a workbook becomes, and what the stages say about what its cells mean; what the rules say follows from that.
fn dataset(bytes: &[u8], settings: &Settings, recogniser: &Recogniser<'_>) -> (Dataset, Vec<Finding>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("return.xlsx");
    std::fs::write(&path, bytes).unwrap();
    let submission = Submission { file: "return.xlsx".to_owned(), path, format: Format::Xlsx };
    let mut outcome = read(&submission, &ReadOptions::default());
    let Content::Workbook(workbook) = outcome.content else { panic!("{:?}", outcome.content) };
    let findings = &mut outcome.findings;
    let recognised = recogniser.recognise(&submission, workbook).into(findings);
    let made = normalise(recognised, outcome.sha256, outcome.bytes, settings).into(findings);
    // Records of a file that says no month are kept under the one that the other files are of.
    let mut settings = settings.clone();
    settings.portfolio.period = settings.portfolio.period.or(Period::new(2026, 10));
    let dataset = resolve(vec![made], &settings, None).unwrap().into(findings);
    (dataset, outcome.findings)
}

/// The records of the tested sheet by row.
fn records(lines: &[u8], place: &Place) -> BTreeMap<u64, Map<String, Value>> {
    let lines = lines.split(|b| *b == b'\n').filter(|line| !line.is_empty());
    let records = lines.map(|line| serde_json::from_slice::<Map<String, Value>>(line).unwrap());
    let own = records.filter(|r| r["_source"]["sheet"] == place.sheet.as_str());
    own.map(|r| (r["_source"]["row"].as_u64().unwrap(), r)).collect()
}

fn got(record: &Map<String, Value>, column: &Column) -> Got {
    let field = column.field.as_str();
    let mut value = text(&record[field]);
    if let Some(currency) = record.get(&format!("{field}_currency")).and_then(Value::as_str) {
        value = format!("{value} {currency}");
    }
    let precision = record.get("_precision").map_or(&Value::Null, |p| &p[field]);
    if record["extras"].get(&column.label).is_some() {
        value = "(the column is no field)".to_owned();
    }
    Got { value, precision: text(precision), told: Vec::new() }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(each) => each.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// The kinds of findings that name the cell.
fn told(findings: &[Finding], sheet: &str, cell: CellRef) -> Vec<String> {
    let about = |f: &&Finding| f.place.sheet == sheet && f.place.cells.contains(&cell);
    findings.iter().filter(about).map(|f| f.code.id.to_owned()).collect()
}
