//! `inspect` and what it remembers: a month is looked at, saved and corrected; the next one says what changed.
#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use rust_xlsxwriter::Workbook;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const LABELS: [&str; 7] = ["Ref", "What may happen", "Owner", "Sev.", "Status", "Due", "Wobble"];

/// Forty owners, each with a risk of their own.
fn owner(n: usize) -> String {
    let first = ["Ann", "Bob", "Cy", "Di", "Ed", "Flo", "Gus", "Hal"][n % 8];
    let last = ["Adams", "Brown", "Clark", "Davis", "Evans"][n / 8 % 5];
    format!("{first} {last}")
}

fn risk(n: usize) -> [String; 7] {
    let severity = ["High", "Medium", "Low"][n % 3];
    let text = format!("Supplier number {n} of the programme may be late");
    let due = format!("2026-12-{:02}", n % 28 + 1);
    [format!("R-{n:03}"), text, owner(n), severity.into(), "Open".into(), due, format!("w{}", n % 4)]
}

/// A workbook of forty risks under these labels, on a sheet of this name, and a sheet of notes.
fn workbook(path: &Path, sheet: &str, labels: &[&str], risks: &[[String; 7]]) {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name(sheet).unwrap();
    page.write(0, 0, "Customer portal: risk register").unwrap();
    for (col, label) in labels.iter().enumerate() {
        page.write(2, col as u16, *label).unwrap();
    }
    for (row, risk) in risks.iter().enumerate() {
        for (col, value) in risk.iter().enumerate() {
            page.write(3 + row as u32, col as u16, value).unwrap();
        }
    }
    let lists = book.add_worksheet().set_name("Lookup").unwrap();
    lists.write(0, 0, "High").unwrap();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    book.save(path).unwrap();
}

fn forty() -> Vec<[String; 7]> {
    (0..40).map(risk).collect()
}

fn october() -> TempDir {
    let dir = TempDir::new().unwrap();
    workbook(&dir.path().join("P101/RAID Oct-26 v0.4.xlsx"), "Log", &LABELS, &forty());
    dir
}

/// The same folder a month later: the file of the month before is gone.
fn november(dir: &Path, sheet: &str, labels: &[&str], risks: &[[String; 7]]) {
    fs::remove_file(dir.join("P101/RAID Oct-26 v0.4.xlsx")).unwrap();
    workbook(&dir.join("P101/RAID Nov-26 v0.1.xlsx"), sheet, labels, risks);
}

/// Runs the program on the folder: exit code, standard output, standard error.
fn packwright(dir: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("packwright").unwrap().current_dir(dir).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Findings of `check` about tables and columns, as `code: what was seen`.
fn about_tables(dir: &Path) -> Vec<String> {
    let (_, out, err) = packwright(dir, &["check", ".", "--period", "2026-10", "--format", "json"]);
    assert_eq!(err, "");
    let findings: serde_json::Value = serde_json::from_str(&out).unwrap();
    let about = ["column-", "table-", "sheet-", "setting-"];
    let text = |f: &serde_json::Value, key: &str| f[key].as_str().unwrap().to_owned();
    let all = findings.as_array().unwrap().iter();
    all.filter(|f| about.iter().any(|a| text(f, "code").starts_with(a)))
        .map(|f| format!("{}: {}", text(f, "code"), text(f, "seen")))
        .collect()
}

fn columns(dir: &Path) -> Vec<String> {
    let (_, out, _) = packwright(dir, &["inspect", ".", "--format", "json"]);
    let files: serde_json::Value = serde_json::from_str(&out).unwrap();
    let columns = files[0]["tables"][0]["columns"].as_array().unwrap();
    columns
        .iter()
        .map(|c| format!("{}={}", c["column"].as_str().unwrap(), c["field"].as_str().unwrap_or("")))
        .collect()
}

fn settings(dir: &Path) -> String {
    fs::read_to_string(dir.join("packwright.toml")).unwrap()
}

fn correct(dir: &Path, from: &str, to: &str) {
    let text = settings(dir);
    assert!(text.contains(from), "{text}");
    fs::write(dir.join("packwright.toml"), text.replace(from, to)).unwrap();
}

#[test]
fn the_picture_answers_first() {
    let dir = october();
    let (code, out, err) = packwright(dir.path(), &["inspect", "."]);
    assert_eq!((code, err.as_str()), (0, ""));
    let mut lines = out.lines();
    assert_eq!(lines.next(), Some("P101/RAID Oct-26 v0.4.xlsx, October 2026"));
    assert!(lines.next().unwrap().starts_with("  40 records: Risks 40; "), "{out}");
    for part in ["3     labels\n", "4–43  records (40)\n", "R-000 | R-001 | R-002", "Sheet \"Lookup\""] {
        assert!(out.contains(part), "{part}: {out}");
    }
    let (_, out, _) = packwright(dir.path(), &["inspect", ".", "-q"]);
    assert_eq!(out.lines().count(), 1);
}

#[test]
fn saved_and_corrected_once_the_next_run_is_silent() {
    let dir = october();
    assert!(about_tables(dir.path()).iter().any(|f| f.contains("Sev.") || f.starts_with("column-")));
    let (code, _, err) = packwright(dir.path(), &["inspect", ".", "--save"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.starts_with("saved in ./packwright.toml: 1 table"), "{err}");
    let text = settings(dir.path());
    assert!(text.contains("path = \"P101/RAID *.xlsx\"\nsheet = \"Log\"\nregister = \"risks\"\n"), "{text}");
    assert!(text.contains("\"Owner\" = \"owner\"\n"), "{text}");
    assert!(text.contains("\"Wobble\" = \"\"\n"), "{text}");
    // Names of people do not stand in clear in what is remembered.
    let memory = fs::read_to_string(dir.path().join("packwright.memory.json")).unwrap();
    assert!(!memory.contains("Adams"));

    correct(dir.path(), "\"Wobble\" = \"\"", "\"Wobble\" = \"category\" # so they say");
    assert_eq!(about_tables(dir.path()), [""; 0]);
    assert!(columns(dir.path()).contains(&"G=category".to_owned()));
    let (_, out, _) = packwright(dir.path(), &["inspect", "."]);
    assert!(out.contains("sure of every column; nothing to ask"), "{out}");

    // Saving again leaves what was corrected, and every byte of the rest.
    let before = settings(dir.path());
    let (_, _, err) = packwright(dir.path(), &["inspect", ".", "--save"]);
    assert_eq!(settings(dir.path()), before);
    assert_eq!(fs::read_to_string(dir.path().join("packwright.memory.json")).unwrap(), memory);
    assert_eq!(err, "./packwright.toml has it all already\n");
}

#[test]
fn next_month_says_which_label_changed() {
    let dir = october();
    packwright(dir.path(), &["inspect", ".", "--save"]);
    let mut labels = LABELS;
    labels[2] = "Risk Lead";
    let mut risks = forty();
    risks[7][2] = "Zoe New".to_owned();
    risks[8][2] = "Yan New".to_owned();
    november(dir.path(), "Log", &labels, &risks);
    let expected = "column-renamed: column `Owner` is now `Risk Lead`; 38 of 40 names are the same";
    assert_eq!(about_tables(dir.path()), [expected]);
    assert!(columns(dir.path()).contains(&"C=owner".to_owned()));
    let (_, out, _) = packwright(dir.path(), &["inspect", "."]);
    assert!(out.contains("column `Owner` is now `Risk Lead`; 38 of 40 names are the same"), "{out}");

    packwright(dir.path(), &["inspect", ".", "--save"]);
    assert!(settings(dir.path()).contains("\"Owner\" = \"owner\"\n"));
    assert!(settings(dir.path()).contains("\"Risk Lead\" = \"owner\"\n"));
    assert_eq!(about_tables(dir.path()), [""; 0]);
}

#[test]
fn columns_that_move_are_no_change() {
    let dir = october();
    packwright(dir.path(), &["inspect", ".", "--save"]);
    let mut labels = LABELS;
    labels.swap(2, 5);
    let mut risks = forty();
    risks.iter_mut().for_each(|r| r.swap(2, 5));
    november(dir.path(), "Log", &labels, &risks);
    assert_eq!(about_tables(dir.path()), [""; 0]);
}

#[test]
fn a_column_less_a_new_one_and_another_sheet() {
    let dir = october();
    packwright(dir.path(), &["inspect", ".", "--save"]);
    let mut labels = LABELS;
    labels[5] = "Remark of the board";
    let mut risks = forty();
    risks.iter_mut().enumerate().for_each(|(n, r)| r[5] = format!("The board has seen it {n} times so far"));
    november(dir.path(), "Register of risks", &labels, &risks);
    let found = about_tables(dir.path());
    for expected in [
        "column-lost: the column is not there any more; it was Due",
        "column-new: a column `Remark of the board` that was not there before",
        "sheet-renamed: the sheet `Log` is now `Register of risks`; 6 of 7 labels are the same",
    ] {
        assert!(found.iter().any(|f| f == expected), "{expected}: {found:?}");
    }
    packwright(dir.path(), &["inspect", ".", "--save"]);
    assert_eq!(about_tables(dir.path()), [""; 0]);
    assert!(settings(dir.path()).contains("sheet = \"Register of risks\""));
}

#[test]
fn a_person_can_say_what_a_sheet_is() {
    let dir = october();
    let entry = "# Ours.\n[[submission]]\npath = \"P101/*\"\nsheet = \"Log\"\nskip = true\n";
    fs::write(dir.path().join("packwright.toml"), entry).unwrap();
    let (_, out, _) = packwright(dir.path(), &["inspect", "."]);
    assert!(out.contains("no table of a register was found; nothing to ask"), "{out}");
    assert!(out.contains("left out: the settings say so: there are no records on it"), "{out}");

    correct(dir.path(), "skip = true", "register = \"issues\"\nheader = 5");
    let (_, out, _) = packwright(dir.path(), &["inspect", ".", "--format", "json"]);
    let files: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(files[0]["tables"][0]["register"], "issues");
    assert_eq!(files[0]["tables"][0]["header_rows"], serde_json::json!([5]));
    assert_eq!(files[0]["tables"][0]["confidence"], 1.0);
    let (_, _, err) = packwright(dir.path(), &["inspect", ".", "--save"]);
    assert!(settings(dir.path()).starts_with("# Ours.\n[[submission]]\npath = \"P101/*\"\n"), "{err}");
}

#[test]
fn settings_that_cannot_be_read_are_not_touched() {
    let dir = october();
    for wrong in
        ["[portfolio\n", "[[submission]]\npath = \"a\"\nheader = 0\n", "[[submission]]\nskip = true\n"]
    {
        fs::write(dir.path().join("packwright.toml"), wrong).unwrap();
        let (code, out, err) = packwright(dir.path(), &["inspect", ".", "--save"]);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert_eq!(settings(dir.path()), wrong);
        assert!(!dir.path().join("packwright.memory.json").exists());
    }
}

#[test]
fn the_settings_that_are_named_are_written() {
    let dir = october();
    fs::write(dir.path().join("ours.toml"), "[portfolio]\nname = \"One\" # kept\n").unwrap();
    let (code, _, err) =
        packwright(dir.path(), &["inspect", ".", "--save", "-c", "ours.toml", "--format", "json"]);
    assert_eq!(code, 0, "{err}");
    let text = fs::read_to_string(dir.path().join("ours.toml")).unwrap();
    assert!(text.starts_with("[portfolio]\nname = \"One\" # kept\n"), "{text}");
    assert!(text.contains("[[submission]]"));
    assert!(dir.path().join("ours.memory.json").exists());
    assert!(!dir.path().join("packwright.toml").exists());
}

#[test]
fn labels_of_any_kind_can_be_saved() {
    let dir = TempDir::new().unwrap();
    let labels = ["#", "Risk \"title\"\nor name", "Owner", "Date", "Status", "Date", "Date (2)"];
    workbook(&dir.path().join("risks.xlsx"), "It's \"the\" log", &labels, &forty());
    let (code, _, err) = packwright(dir.path(), &["inspect", ".", "--save"]);
    assert_eq!(code, 0, "{err}");
    let found = about_tables(dir.path());
    assert!(found.iter().all(|f| f.starts_with("column-unclear")), "{found:?}");
    let before = settings(dir.path());
    packwright(dir.path(), &["inspect", ".", "--save"]);
    assert_eq!(settings(dir.path()), before);
}

#[test]
fn two_versions_that_differ_are_both_silent() {
    let dir = october();
    let mut labels = LABELS;
    labels[2] = "Action holder";
    labels[6] = "Wibble";
    workbook(&dir.path().join("P101/RAID Oct-26 v0.3.xlsx"), "Log", &labels, &forty()[..30]);
    packwright(dir.path(), &["inspect", ".", "--save"]);
    let text = settings(dir.path());
    assert!(text.contains("path = \"P101/RAID *.xlsx\""), "{text}");
    assert!(text.contains("path = \"P101/RAID Oct-26 v0.3.xlsx\""), "{text}");
    assert_eq!(about_tables(dir.path()), [""; 0], "{text}");
    let memory = || fs::read_to_string(dir.path().join("packwright.memory.json")).unwrap();
    let before = memory();
    packwright(dir.path(), &["inspect", ".", "--save"]);
    assert_eq!(settings(dir.path()), text);
    assert_eq!(memory(), before);
}

#[test]
fn a_sheet_that_is_named_after_the_month_is_the_same_next_month() {
    let dir = TempDir::new().unwrap();
    workbook(&dir.path().join("P101/RAID Oct-26 v0.4.xlsx"), "RAID Oct 26", &LABELS, &forty());
    packwright(dir.path(), &["inspect", ".", "--save"]);
    assert!(settings(dir.path()).contains("sheet = \"RAID *\"\n"));
    november(dir.path(), "RAID Nov 26", &LABELS, &forty());
    assert_eq!(about_tables(dir.path()), [""; 0]);
}
