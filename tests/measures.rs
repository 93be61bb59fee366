//! Measures that somebody declares in a folder of their own: their figures, and what is said of wrong ones.
#![allow(missing_docs, clippy::unwrap_used)]

use assert_cmd::Command;
use calamine::{DataType, Reader, Xlsx, open_workbook};
use packwright::settings::{Settings, Sources, load};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const RISKS: &str = "\
Project,Risk ID,Title,Likelihood,Impact,Owner,Status
P1,R1,Delay,5,4,Ann Lee,Open
P1,R2,Cost,2,2,Ann Lee,Open
P2,R3,Site,3,3,Ben Cole,Open
P2,R4,Gone,5,5,Ben Cole,Closed
";

const MEASURES: &str = r#"
[[measure]]
id = "own.weight"
label = "Weight of open risks"
meaning = "The scores of the open risks together"
unit = "score"
good = "down"
by = ["project", "owner"]
register = "risks"
aggregate = "sum"
field = "score"
where = [{ field = "status", not_in = ["closed", "rejected", "materialised"] }]

[[measure]]
id = "own.heaviest"
label = "Heaviest load of one owner"
meaning = "The scores of the owner who has most"
unit = "score"
good = "down"
by = ["project"]
across = { of = "own.weight", over = "owner", take = "maximum" }
threshold = { amber = "10", red = "20" }

[[measure]]
id = "own.level"
label = "Level of open risks"
meaning = "The mean score after treatment where there is one, else before"
unit = "score"
good = "down"
first = ["risks.average_residual", "risks.average_score"]

[[measure]]
id = "own.half"
label = "Half"
meaning = "A number to weigh with"
unit = "ratio"
good = "neutral"
step = true
number = "0.5"

[[measure]]
id = "own.half_weight"
label = "Half the weight"
meaning = "Half of the scores together"
unit = "score"
good = "down"
product = ["own.weight", "own.half"]
"#;

const PACK: &str = r#"
title = "Risk pack"
question = "Who carries what?"
marking = "Internal"

[[section]]
title = "Summary"

[[section.block]]
kind = "tiles"
figures = ["risks.open", "own.heaviest", "own.level", "own.half_weight"]

[[section.block]]
kind = "definitions"
"#;

fn write(dir: &Path, path: &str, text: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The texts of a workbook's cells.
fn words(path: &Path) -> Vec<String> {
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let sheets = workbook.worksheets();
    let cells = sheets.iter().flat_map(|(_, range)| range.used_cells());
    cells.filter_map(|(_, _, cell)| cell.get_string().map(str::to_owned)).collect()
}

/// The figures of the risks above with these templates, by id, project and owner.
fn figures(measures: &str, pack: &str) -> BTreeMap<String, Value> {
    let dir = TempDir::new().unwrap();
    write(dir.path(), "in/risks.csv", RISKS);
    write(dir.path(), "ours/measures/own.toml", measures);
    write(dir.path(), "ours/packs/risk.toml", pack);
    write(dir.path(), "packwright.toml", "[portfolio]\nperiod = \"2026-10\"\n[templates]\ndir = \"ours\"\n");
    let mut run = Command::cargo_bin("packwright").unwrap();
    run.current_dir(dir.path()).args(["build", "in", "-o", "out"]).assert().code(0);
    let out = dir.path().join("out/2026-10");
    let tiles = words(&out.join("packs/risk.xlsx"));
    assert!(tiles.iter().any(|cell| cell == "Heaviest load of one owner"), "{tiles:?}");
    let all: Vec<Value> = serde_json::from_slice(&fs::read(out.join("figures.json")).unwrap()).unwrap();
    let word = |value: &Value| value.as_str().unwrap_or("").to_owned();
    all.into_iter()
        .filter(|f| f["by"].as_object().unwrap().keys().all(|key| key == "owner"))
        .map(|f| (format!("{} {} {}", word(&f["id"]), word(&f["project"]), word(&f["by"]["owner"])), f))
        .collect()
}

#[test]
fn measures_of_ones_own_are_figures_like_any_other() {
    let figures = figures(MEASURES, PACK);
    let value = |key: &str| figures[key]["value"].as_str().unwrap();
    // Ann Lee has 20 + 4, Ben Cole 9; the closed one does not count.
    assert_eq!(value("own.weight  "), "33");
    assert_eq!(value("own.weight  Ann Lee"), "24");
    assert_eq!(value("own.weight P2 Ben Cole"), "9");
    assert_eq!(value("own.heaviest  "), "24");
    assert_eq!(value("own.heaviest P2 "), "9");
    assert_eq!(figures["own.heaviest  "]["status"], "red");
    assert_eq!(figures["own.heaviest P2 "]["status"], "green");
    // Nobody states a residual score, so it is the mean of 20, 4 and 9.
    assert_eq!(value("own.level  "), "11");
    assert_eq!(figures["own.level  "]["basis"], "risks.average_score");
    assert_eq!(value("own.half_weight  "), "16.5");
    assert_eq!(
        figures["own.heaviest  "]["definition"],
        "The highest \"Weight of open risks\" of any owner. The scores of the owner who has most"
    );
    assert!(!figures.keys().any(|key| key.starts_with("own.half ")), "a step is no figure");
}

#[test]
fn what_is_told_apart_by_more_than_a_figure_can_be_is_unknown() {
    let deep = r#"
[[measure]]
id = "own.deep"
label = "Deep"
meaning = "The most of one owner and state, for each category and trend"
unit = "count"
good = "down"
by = ["owner", "category+trend"]
across = { of = "risks.open", over = "owner+status", take = "maximum" }
"#;
    let figures = figures(&format!("{MEASURES}{deep}"), PACK);
    assert_eq!(figures["own.deep  "]["value"], "2", "Ann Lee has two that are open");
    assert_eq!(figures["own.deep  Ann Lee"]["value"], "2");
}

/// What is said of a measure of risks with these lines below its head of five; the first of them is line 6.
fn refused(lines: &str) -> String {
    let head = "[[measure]]\nid = \"own.one\"\nlabel = \"One\"\nmeaning = \"One\"\nunit = \"count\"\n";
    refused_templates(&[("measures/own.toml", &format!("{head}good = \"up\"\n{lines}\n"))])
}

fn refused_templates(files: &[(&str, &str)]) -> String {
    let dir = TempDir::new().unwrap();
    for (path, text) in files {
        write(dir.path(), path, text);
    }
    let error = load(Sources { templates: Some(dir.path()), ..Sources::default() }).unwrap_err();
    let told = error.to_string();
    told.replace(&format!("{}/", dir.path().display()), "")
}

#[test]
fn a_wrong_measure_is_told_with_file_line_and_key() {
    for (lines, told) in [
        (
            "register = \"risks\"\naggregate = \"sum\"\nfield = \"weight\"",
            "measures/own.toml, line 9, key `field`: the register `risks` has no field `weight`",
        ),
        (
            "register = \"risks\"\nwhere = [{ field = \"weight\", is = \"missing\" }]",
            "measures/own.toml, line 8, key `where`: the register `risks` has no field `weight`",
        ),
        (
            "register = \"risks\"\nwhere = [{ field = \"raised_on\", within = \"fortnight\" }]",
            "measures/own.toml, line 8, key `where`: `fortnight` is no stretch of months such as `to-date`",
        ),
        ("register = \"risk\"", "measures/own.toml, line 7, key `register`: there is no register `risk`"),
        (
            "register = \"risks\"\nby = [\"project\", \"supplier\"]",
            "measures/own.toml, line 8, key `by`: the register `risks` has no field `supplier`",
        ),
        (
            "sum = [\"risks.open\", \"risks.opne\"]",
            "measures/own.toml, line 7, key `sum`: there is no measure `risks.opne`",
        ),
        (
            "register = \"risks\"\nsum = [\"risks.open\"]",
            "measures/own.toml, line 2, key `id`: a measure has exactly one of `register`, `sum`, `plus`, `difference`, \
             `ratio`, `product`, `first`, `weighted`, `across` and `number`",
        ),
        (
            "weighted = { \"risks.open\" = \"1\", \"risks.total\" = \"heavy\" }",
            "measures/own.toml, line 7, key `weighted`: `heavy` is not a number",
        ),
        (
            "across = { of = \"risks.open\", over = \"owner\", take = \"least\" }",
            "measures/own.toml, line 7, key `across`: this is none of the words it can be: `least`; they are `sum`, `maximum`, \
             `count`, `excess`",
        ),
        (
            "difference = [\"risks.open\", \"own.one\"]",
            "measures/own.toml, line 2, key `id`: the measure `own.one` is made of itself",
        ),
    ] {
        assert_eq!(refused(lines), told, "{lines}");
    }
}

#[test]
fn a_pack_shows_only_figures_that_there_are() {
    let told = |figure: &str| {
        let pack = PACK.replace("own.level", figure);
        refused_templates(&[("measures/own.toml", MEASURES), ("packs/risk.toml", &pack)])
    };
    assert_eq!(told("own.levle"), "packs/risk.toml, line 11, key `figures`: there is no measure `own.levle`");
    assert_eq!(
        told("own.half"),
        "packs/risk.toml, line 11, key `figures`: the measure `own.half` is a step of others and has no figures of its own"
    );
}

#[test]
fn built_in_measures_are_told_apart_by_their_labels() {
    let settings = Settings::built_in().unwrap();
    let mut labels = BTreeMap::new();
    for (_, measure) in settings.knowledge.each_measure() {
        let other = labels.insert(measure.label.to_lowercase(), measure.id.clone());
        assert_eq!(other, None, "{} has the label of another", measure.id);
        let (register, name) = measure.id.split_once('.').unwrap();
        let key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        assert!(register.chars().all(key) && name.chars().all(key), "{}", measure.id);
    }
}
