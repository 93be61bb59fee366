//! Titles as people write them, from file to role; and who holds which role in the sample portfolio.
#![allow(missing_docs, clippy::unwrap_used)]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn expected(name: &str) -> toml::Table {
    fs::read_to_string(root().join("tests/expected").join(name)).unwrap().parse().unwrap()
}

fn texts(value: &toml::Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect()
}

/// The role of each title in a CSV file of these rows (title, scope, what else is said), and the findings.
fn read(rows: &[[String; 3]]) -> (Vec<String>, Vec<Value>) {
    let dir = TempDir::new().unwrap();
    let mut csv = "Project,Name,Role,Scope,Responsibilities\n".to_owned();
    for (i, [title, scope, more]) in rows.iter().enumerate() {
        let letters = |n: usize| char::from(b'a' + (n % 26) as u8);
        let name = format!("Ann{} Lee{}", letters(i / 26), letters(i));
        csv.push_str(&format!("P1,{name},\"{title}\",{scope},\"{more}\"\n"));
    }
    fs::write(dir.path().join("P1 Roles Oct 2026.csv"), csv).unwrap();
    let out = dir.path().join("out");
    let mut export = Command::cargo_bin("packwright").unwrap();
    export.args(["export", "--format", "jsonl", "--period", "2026-10", "-o"]).arg(&out).arg(dir.path());
    export.assert().code(0);
    let lines = fs::read_to_string(out.join("roles.jsonl")).unwrap();
    let roles = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let roles = roles.map(|r| r["role"].as_str().unwrap_or("").to_owned()).collect();
    let mut check = Command::cargo_bin("packwright").unwrap();
    check
        .args(["check", "--format", "json", "--period", "2026-10"])
        .arg(dir.path().join("P1 Roles Oct 2026.csv"));
    let findings = serde_json::from_slice(&check.output().unwrap().stdout).unwrap();
    (roles, findings)
}

/// The titles of a table of the expected file, each with the role that is expected.
fn titles(table: &toml::Value, prefix: &str) -> Vec<(String, String)> {
    let table = table.as_table().unwrap();
    table
        .iter()
        .flat_map(|(id, list)| texts(list).into_iter().map(move |t| (t, format!("{prefix}{id}"))))
        .collect()
}

#[test]
fn every_title_of_the_21_roles_and_of_delivery_finds_its_role() {
    let file = expected("role_titles.toml");
    let mut all = titles(&file["roles"], "");
    all.extend(titles(&file["delivery"], "delivery:"));
    assert_eq!(file["roles"].as_table().unwrap().len(), 21);
    let rows: Vec<[String; 3]> =
        all.iter().map(|(title, _)| [title.clone(), String::new(), String::new()]).collect();
    let (roles, _) = read(&rows);
    let wrong: Vec<String> = all
        .iter()
        .zip(&roles)
        .filter(|((_, want), got)| want != *got)
        .map(|((title, want), got)| format!("{title}: {got}, not {want}"))
        .collect();
    assert_eq!(roles.len(), all.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn titles_that_may_be_several_roles_are_asked_about() {
    let file = expected("role_titles.toml");
    let ambiguous = texts(&file["ambiguous"]["titles"]);
    let rows: Vec<[String; 3]> =
        ambiguous.iter().map(|title| [title.clone(), String::new(), String::new()]).collect();
    let (_, findings) = read(&rows);
    for (i, title) in ambiguous.iter().enumerate() {
        let asked = findings.iter().find(|f| {
            f["code"] == "role-ambiguous" && f["seen"].as_str().unwrap().contains(&format!("`{title}`"))
        });
        let asked = asked.unwrap_or_else(|| panic!("{title} is not asked about"));
        assert_eq!(asked["cells"], serde_json::json!([format!("C{}", i + 2)]), "{title}");
        assert!(asked["remedy"].as_str().unwrap().contains('?'), "{title}");
    }
}

#[test]
fn what_stands_beside_a_title_decides_it_and_is_told() {
    let file = expected("role_titles.toml");
    for row in file["decided"]["rows"].as_array().unwrap() {
        let [title, scope, more, role] = texts(row).try_into().unwrap();
        // The scope of one row is told for all where it is the only one.
        let (roles, findings) = read(&[[title.clone(), scope.clone(), more.clone()]]);
        assert_eq!(roles, [role], "{title}, {scope}, {more}");
        let told: Vec<&Value> = findings.iter().filter(|f| f["code"] == "role-decided").collect();
        assert_eq!(told.len(), 1, "{title}: {findings:?}");
        assert_eq!(told[0]["cells"], serde_json::json!(["C2"]));
        assert!(findings.iter().all(|f| f["code"] != "role-ambiguous"), "{title}");
    }
}
