//! Titles as people write them, from file to role; and who holds which role in the sample portfolio.
#![allow(missing_docs, clippy::unwrap_used)]

use assert_cmd::Command;
use packwright::finding::Finding;
use packwright::measure::measure;
use packwright::pipeline::{Gathered, Request, codes, gather};
use packwright::settings::{Sources, load};
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

/// The sample portfolio, brought together.
fn sample() -> Gathered {
    let folder = root().join("samples/portfolio");
    let config = folder.join("packwright.toml");
    let sources = Sources { config: Some(&config), templates: None, codes: &codes() };
    let settings = load(sources).unwrap();
    let request = Request { sources: &[folder], settings: &settings, password: None, progress: &|_| () };
    gather(&request).unwrap()
}

#[test]
fn the_coverage_of_the_sample_is_that_worked_out_by_hand() {
    let file = expected("sample_roles.toml");
    let staffing = sample().staffing;
    let want = file["coverage"].as_table().unwrap();
    assert_eq!(staffing.coverage.len(), want.len());
    for got in &staffing.coverage {
        let want = &want[&got.role];
        let mut by = texts(&want["by"]);
        by.sort_unstable();
        assert_eq!(got.held.word(), want["held"].as_str().unwrap(), "{}", got.role);
        assert_eq!(got.people, by, "{}", got.role);
        assert_eq!(got.projects as i64, want["projects"].as_integer().unwrap(), "{}", got.role);
        assert_eq!(got.needed.is_some(), want["needed"].as_bool().unwrap(), "{}", got.role);
    }
    for (name, want) in file["places"].as_table().unwrap() {
        let got = staffing.places.iter().find(|p| p.name == *name).unwrap();
        let got: Vec<(&str, &str)> = got.roles.iter().map(|r| (r.role.as_str(), r.held.word())).collect();
        let want: Vec<(&str, &str)> =
            want.as_table().unwrap().iter().map(|(id, held)| (id.as_str(), held.as_str().unwrap())).collect();
        let sorted = |mut list: Vec<(&str, &str)>| {
            list.sort_unstable();
            format!("{list:?}")
        };
        assert_eq!(sorted(got), sorted(want), "{name}");
    }
}

#[test]
fn the_duties_of_the_sample_that_are_not_kept_apart_are_those_worked_out_by_hand() {
    let file = expected("sample_roles.toml");
    let gathered = sample();
    let is_ours =
        |code: &str| ["sd", "rm"].iter().any(|begin| code.starts_with(begin)) || code == "segregation-waived";
    let mut got: Vec<String> = Vec::new();
    for f in gathered.findings.iter().filter(|f| is_ours(f.code.id)) {
        let cells: Vec<String> = f.place.cells.iter().map(ToString::to_string).collect();
        got.push(format!("{} {} {} {}", f.code.id, f.place.project, f.place.file, cells.join(",")));
    }
    let findings = file["finding"].as_array().unwrap();
    let mut want: Vec<String> = Vec::new();
    for f in findings {
        let text = |key: &str| f[key].as_str().unwrap();
        let cells = texts(&f["cells"]).join(",");
        want.push(format!("{} {} {} {cells}", text("code"), text("project"), text("file")));
        let named = |g: &Finding| g.code.id == text("code") && g.seen.contains(text("who"));
        assert!(gathered.findings.iter().any(named), "{}", text("who"));
    }
    got.sort_unstable();
    want.sort_unstable();
    assert_eq!(got, want);
    let rules = file["rules"].as_table().unwrap();
    assert_eq!(gathered.staffing.rules.len(), rules.len());
    for rule in &gathered.staffing.rules {
        let got = format!("[{}, {}, {}]", rule.open(), rule.waived(), rule.checked);
        assert_eq!(got, rules[&rule.id].to_string(), "{}", rule.id);
    }
}

/// The figures that are made of who holds what, against the same expectations.
#[test]
fn the_measures_of_roles_of_the_sample_are_those_worked_out_by_hand() {
    let file = expected("sample_roles.toml");
    let folder = root().join("samples/portfolio");
    let config = folder.join("packwright.toml");
    let settings = load(Sources { config: Some(&config), templates: None, codes: &codes() }).unwrap();
    let figures = measure(&sample().dataset, &settings).value;
    let figure = |id: &str| {
        let figure = figures.portfolio(settings.knowledge.find_measure(id).unwrap()).unwrap();
        figure.value.unwrap().to_string().parse::<f64>().unwrap()
    };
    let needed =
        || file["coverage"].as_table().unwrap().values().filter(|role| role["needed"].as_bool().unwrap());
    let held = |role: &&toml::Value| ["Filled", "Shared", "Acting"].contains(&role["held"].as_str().unwrap());
    let (all, met) = (needed().count() as f64, needed().filter(held).count() as f64);
    assert_eq!((figure("roles.required"), figure("roles.filled")), (all, met));
    assert!((figure("roles.coverage") - met / all).abs() < 1e-9);
    let rules: Vec<&toml::Value> = file["rules"].as_table().unwrap().values().collect();
    let sum = |at: usize| rules.iter().map(|r| r[at].as_integer().unwrap()).sum::<i64>() as f64;
    assert_eq!((figure("roles.conflicts_open"), figure("roles.conflicts_waived")), (sum(0), sum(1)));
    let unchecked = rules.iter().filter(|rule| !rule[2].as_bool().unwrap()).count() as f64;
    assert_eq!(figure("roles.rules_unchecked"), unchecked);
}
