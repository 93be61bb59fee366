//! Packs in another language.

use super::tests::{List, material};
use super::*;
use crate::measure::fixture::dataset;
use crate::measure::measure;
use crate::model::document::{Cell, Content, Table};
use crate::model::words::Words;
use crate::settings::fixture::with;
use crate::staffing::staff;
use std::path::Path;

/// Words that every English sentence has some of, and no German one any.
const ENGLISH: [&str; 20] = [
    "the", "of", "is", "are", "and", "by", "with", "not", "from", "to", "has", "were", "that", "what", "no",
    "for", "which", "or", "than", "without",
];

const LISTS: [List; 5] = [
    (
        "P1.xlsx",
        "risks",
        "project|id|title|category|likelihood|impact|score|residual_score|owner|status|due_on|review_on",
        &[
            "P1|R1|Aaa|Bbb|3|5|15|20|Ann Lee|open|2026-09-30|2026-09-01",
            "P2|R2|Ccc|Ddd|5|5|25|||open||",
            "P2|R3|Eee|Ddd|||||Bo Ito|closed||",
        ],
    ),
    ("P1.xlsx", "issues", "project|id|title|priority|status", &["P1|I1|Fff|critical|open"]),
    ("P1.xlsx", "assumptions", "project|id|title|status|due_on", &["P1|A1|Ggg|open|2026-09-01"]),
    (
        "P1.xlsx",
        "finance",
        "project|category|treatment|period|budget|actual|forecast|accrual|committed",
        &[
            "P1|Bbb|capex|2026-10|1000|1200.50||10|",
            "P1|Bbb|capex|2026-11|1000||900||50",
            "P2|Ddd|opex|2026-09|70|60|||",
            "||opex||5||||",
        ],
    ),
    ("P1.xlsx", "changes", "project|id|title|cost_effect|status", &["P1|C1|Hhh|500|approved"]),
];

/// What a German pack says, text by text.
fn said(role: &str) -> Vec<String> {
    let settings = with("[print]\nlanguage = \"de\"\n");
    let (data, printed) = (dataset(&settings, &LISTS), settings.printed());
    let (figures, staffing) = (measure(&data, &settings).value, staff(&data, &settings).value);
    let pack = printed.knowledge.packs.iter().find(|p| p.role == role).unwrap();
    let material = material(&data, &figures, &staffing, &printed);
    let pack = present(pack, &data, material.hidden, &printed);
    let document = compose(&pack, material);
    let mut said = vec![document.title.clone(), document.question.clone(), document.audience.clone()];
    for section in &document.sections {
        said.push(section.title.clone());
        section.blocks.iter().for_each(|block| said.extend(of_block(block)));
    }
    said
}

fn of_block(block: &Block<'_>) -> Vec<String> {
    match block {
        Block::Heading(text) | Block::Paragraph(text) | Block::Note(text) => vec![text.clone()],
        Block::Callout(callout) => vec![callout.title.clone(), callout.text.clone()],
        Block::Tiles(tiles) => tiles.iter().flat_map(|t| [t.label.clone(), t.note.clone()]).collect(),
        Block::Table(table) => of_table(table),
        Block::Chart(chart) => {
            let series = chart.series.iter().map(|s| s.name.clone());
            [chart.title.clone(), chart.axis.clone(), chart.alt.clone()].into_iter().chain(series).collect()
        }
        Block::Matrix(matrix) => {
            let labels = [&matrix.title, &matrix.x_label, &matrix.y_label, &matrix.alt].map(String::clone);
            labels.into_iter().chain(matrix.x.clone()).chain(matrix.y.clone()).collect()
        }
        Block::Timeline(timeline) => vec![timeline.title.clone()],
    }
}

fn of_table(table: &Table<'_>) -> Vec<String> {
    let text = |cell: Cell<'_>| match cell.content {
        Content::Text(text) => Some(text.into_owned()),
        _ => None,
    };
    let cells = (0..table.len()).flat_map(|row| (0..table.columns.len()).map(move |col| (row, col)));
    let cells = cells.filter_map(|(row, col)| text(table.cell(row, col)));
    let labels = table.columns.iter().map(|c| c.label.clone());
    [table.title.clone(), table.order.clone()].into_iter().chain(labels).chain(cells).collect()
}

#[test]
fn the_packs_of_risk_and_finance_are_german_throughout() {
    for role in ["risk", "finance"] {
        let said = said(role);
        assert!(said.len() > 200, "{role} says {} texts", said.len());
        let words = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<Vec<_>>()
        };
        let is_id = |text: &str| text.contains('.') && !text.contains(' ');
        let english: Vec<&String> = said
            .iter()
            .filter(|text| !is_id(text))
            .filter(|text| words(text).iter().any(|word| ENGLISH.contains(&word.as_str())))
            .collect();
        assert!(english.is_empty(), "{role}: {english:#?}");
    }
    let all = said("finance").join("\n");
    // Actual to date is 1200.50 and 60.
    assert!(all.contains("Finanzbericht") && all.contains("Kontrollsummen"), "{all}");
    assert!(all.contains("1.261\u{A0}£"), "{all}");
}

/// What stands between `open` and the end of a literal in Rust, each time.
fn literals(source: &str, open: &str) -> Vec<String> {
    let joined: Vec<&str> = source.split("\\\n").collect();
    let joined = joined.iter().enumerate().map(|(at, part)| if at == 0 { part } else { part.trim_start() });
    let joined = joined.collect::<String>();
    joined
        .split(open)
        .skip(1)
        .filter_map(|rest| {
            let rest = rest.trim_start().strip_prefix('"')?;
            let end = rest.char_indices().find(|(at, c)| *c == '"' && !rest[..*at].ends_with('\\'))?.0;
            Some(rest[..end].replace("\\\"", "\""))
        })
        .collect()
}

fn sources(dir: &Path, all: &mut String) {
    let mut paths: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        match path.is_dir() {
            true => sources(&path, all),
            false
                if path.extension().is_some_and(|e| e == "rs")
                    && !path.to_string_lossy().contains("test") =>
            {
                let text = std::fs::read_to_string(&path).unwrap();
                all.push_str(text.split("#[cfg(test)]\nmod").next().unwrap());
            }
            false => {}
        }
    }
}

fn german() -> Words {
    Settings::built_in().unwrap().knowledge.languages["de"].clone()
}

#[test]
fn every_text_of_the_program_has_a_german_one() {
    let mut text = String::new();
    for room in ["compose", "render", "measure", "review", "finding"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut text);
    }
    let german = german();
    let asked: Vec<String> = [".of(", "words.with("].iter().flat_map(|open| literals(&text, open)).collect();
    assert!(asked.len() > 150);
    let missing: Vec<&String> = asked.iter().filter(|text| !german.texts.contains_key(*text)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_german_text_stands_for_one_that_is_there() {
    let mut known = String::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    sources(&root.join("src"), &mut known);
    let known: String = known
        .split("\\\n")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.trim_start() })
        .collect();
    let mut texts = std::collections::BTreeSet::new();
    let mut knowledge = Settings::built_in().unwrap().knowledge;
    crate::settings::fixed_texts(&mut knowledge, &mut |text| texts.extend([text.clone()]));
    let german = german();
    let there = |text: &&String| {
        texts.contains(*text) || known.contains(&format!("\"{}\"", text.replace('"', "\\\"")))
    };
    let unused: Vec<&String> = german.texts.keys().filter(|text| !there(text)).collect();
    assert!(unused.is_empty(), "{unused:#?}");
}
