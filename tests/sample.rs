//! The sample portfolio from end to end: its packs, its figures, the faults planted in it, the same bytes each time.
#![allow(missing_docs, clippy::unwrap_used)]

use assert_cmd::Command;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/portfolio")
}

/// Builds `source` into `out`; the exit code must be 0.
fn build(source: &Path, out: &Path, more: &[&str]) -> PathBuf {
    let mut command = Command::cargo_bin("packwright").unwrap();
    command.arg("build").arg(source).arg("-o").arg(out).args(more);
    command.assert().code(0);
    out.join("2026-10")
}

fn json(path: PathBuf) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Every file below a folder by its path, with its bytes.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                all.insert(path.strip_prefix(dir).unwrap().to_owned(), bytes);
            }
        }
    }
    all
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The 21 roles of an office.
const ROLES: [&str; 21] = [
    "benefits",
    "change-control",
    "commercial",
    "communications-stakeholder",
    "consultancy-performance",
    "finance",
    "head-of-pmo",
    "head-of-project-office",
    "information-management",
    "issue",
    "planning",
    "pmo-sponsor",
    "portfolio-analyst",
    "project-officer",
    "project-specialist",
    "quality-assurance",
    "reporting",
    "resource-management",
    "risk",
    "secretariat",
    "tools-expert",
];

#[test]
fn a_pack_for_each_role_in_two_formats_and_what_lies_beside_them() {
    let dir = TempDir::new().unwrap();
    let month = build(&sample(), dir.path(), &[]);
    let names: Vec<String> = files(&month).keys().map(|p| p.to_string_lossy().replace('\\', "/")).collect();
    let kept = [
        "actions",
        "assumptions",
        "benefits",
        "changes",
        "contracts",
        "decisions",
        "dependencies",
        "documents",
        "finance",
        "issues",
        "lessons",
        "milestones",
        "projects",
        "quality",
        "resources",
        "risks",
        "roles",
        "stakeholders",
    ];
    let made = ["checks", "coverage", "duties", "findings", "people", "returns"];
    let stored = kept.into_iter().chain(made).map(|register| format!("dataset/{register}.parquet"));
    let mut expected: Vec<String> = stored.chain(["dataset/measures.json".to_owned()]).collect();
    expected.sort();
    let beside =
        ["figures.json", "findings.json", "findings.xlsx", "index.pdf", "index.xlsx", "manifest.json"];
    expected.extend(beside.map(str::to_owned));
    for role in ROLES {
        expected.extend(["pdf", "xlsx"].map(|format| format!("packs/{role}.{format}")));
    }
    assert_eq!(names, expected);
}

/// `sample_figures.json` was worked out from the files by `tests/tools/sample_figures.py`.
#[test]
fn figures_are_those_of_another_program() {
    let dir = TempDir::new().unwrap();
    let month = build(&sample(), dir.path(), &["--format", "xlsx"]);
    let figures = json(month.join("figures.json"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let expected = json(root.join("tests/expected/sample_figures.json"));
    let mut wrong = Vec::new();
    for want in expected.as_array().unwrap() {
        let got = figures.as_array().unwrap().iter().find(|f| {
            f["id"] == want["id"] && f["project"] == want["project"] && f["by"] == serde_json::json!({})
        });
        let value =
            got.and_then(|f| f["value"].as_str()).and_then(|v| v.parse::<rust_decimal::Decimal>().ok());
        if value != want["value"].as_str().unwrap().parse().ok() {
            wrong.push(format!("{want}: {value:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_bytes_with_other_threads_and_in_another_place() {
    let dir = TempDir::new().unwrap();
    let one = files(&build(&sample(), &dir.path().join("one"), &["--threads", "1"]));
    let two = files(&build(&sample(), &dir.path().join("two"), &["--threads", "2"]));
    let elsewhere = dir.path().join("else where/copied");
    copy(&sample(), &elsewhere);
    let three = files(&build(&elsewhere, &dir.path().join("three"), &[]));
    for (path, bytes) in &one {
        assert!(two[path] == *bytes, "{} differs with two threads", path.display());
        assert!(three[path] == *bytes, "{} differs in another place", path.display());
    }
    assert_eq!((one.len(), one.len()), (two.len(), three.len()));
}

#[test]
fn every_row_and_cell_is_accounted_for() {
    let dir = TempDir::new().unwrap();
    let manifest = json(build(&sample(), dir.path(), &["--format", "xlsx"]).join("manifest.json"));
    assert_eq!(manifest["account"]["adds_up"], true);
    let sources = manifest["sources"].as_array().unwrap();
    assert_eq!(sources.len(), 39);
    for source in sources {
        assert_eq!(source["account"]["adds_up"], true, "{}", source["file"]);
        assert!(
            source["account"]["records"].as_u64().unwrap() > 0 || source["file"].to_string().contains("v0.3")
        );
    }
}

/// V17 of P102's budget says 100,100 and its rows add up to 96,100.
#[test]
fn the_money_ties_out_but_for_the_planted_total() {
    let dir = TempDir::new().unwrap();
    let manifest = json(build(&sample(), dir.path(), &["--format", "xlsx"]).join("manifest.json"));
    assert_eq!(manifest["review"]["ties_out"], false);
    let says = manifest["review"]["says"].as_str().unwrap();
    assert!(says.starts_with("Does not tie out by £4,000 because the total of actual, Oct 26 says £100,100"));
    assert!(says.ends_with("(Digital Services/P102 RAID Oct-26.xlsx, sheet Budget, cell V17)"));
    let totals = |s: &Value| s["totals"].as_array().unwrap().iter().filter(|t| t["agrees"] == false).count();
    assert_eq!(manifest["sources"].as_array().unwrap().iter().map(totals).sum::<usize>(), 1);
}

/// The faults that `samples/README.md` lists: code, a part of the file's name, and the cell, value or id that shows it.
#[test]
fn the_planted_faults_are_found() {
    let dir = TempDir::new().unwrap();
    let findings = json(build(&sample(), dir.path(), &["--format", "xlsx"]).join("findings.json"));
    for (code, file, sign) in [
        ("older-version", "P101 RAID Oct-26 v0.3", "v0.4"),
        ("duplicate-id", "P102 RAID", "R-007"),
        ("total-disagrees", "P102 RAID", "V17"),
        ("stale-return", "P103 RAID Sep-26", "September 2026"),
        // September's return has no actuals of October in any of its eight lines.
        ("actual-missing", "P103 RAID Sep-26", "P103 has a budget and no actuals for October 2026"),
        ("value-missing", "Estates Risk Register", "Owner"),
        ("closing-date-missing", "Estates Risk Register", ""),
        // I-002 of the Energy retrofit: priority P1, status WIP, no date to resolve it by.
        ("critical-unplanned", "Estates Issues Log", "K18"),
        ("date-unclear", "Estates Risk Register", "soon"),
        ("date-impossible", "Estates Issues Log", "31/02/2026"),
        ("person-spelling", "", "Lefevre"),
        ("value-missing", "issues_2026-10.csv", "Status"),
        ("role-unknown", "P110 Learning platform", "Adoption Alchemist"),
        ("role-ambiguous", "P111", "Change Manager"),
        ("role-shortened", "P102 RAID", "Acting Risk Manager"),
        ("sd13-post-vacant", "Estates Roles and Contacts", "2026-07-01"),
        ("sd2-assurance-delivers", "Estates Roles and Contacts", "Grace Adeyemi"),
        ("segregation-waived", "Contact centre", "Ingrid Haugen"),
        ("sd4-change-approved-alone", "P111 Rostering plan", "Niamh Gallagher"),
        ("dates-reversed", "change_requests_2026-10", "2026-09-30"),
        ("closed-still-open", "Estates Change Requests", "2026-07-27"),
        ("forecast-passed", "Estates Milestone Plan", "2026-10-09"),
        ("no-value", "Estates Actions and Decisions", "asap"),
        ("promise-late", "Digital programme RAID log", "2026-12-18"),
        ("residual-worse", "Estates Risk Register", ""),
    ] {
        let found = findings.as_array().unwrap().iter().any(|f| {
            f["code"] == code && f["file"].as_str().unwrap().contains(file) && f.to_string().contains(sign)
        });
        assert!(found, "{code} in {file}: {sign}");
    }
    let errors: Vec<&Value> = findings.as_array().unwrap().iter().filter(|f| f["level"] == "error").collect();
    assert!(errors.is_empty(), "{errors:?}");
}
