//! The arrows between the rooms, and the one home of each library, read from the `use` lines and paths of the source.

#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// A room, and the rooms it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("finding", &["model"]),
    ("settings", &["finding", "model"]),
    // Helpers that know nothing of the stages: a fault kept inside, rows of CSV, and tables in files.
    ("contain", &[]),
    ("csv", &[]),
    ("store", &["contain", "model"]),
    ("shelf", &["model"]),
    ("read", &["contain", "settings", "finding", "model"]),
    ("recognise", &["settings", "finding", "model"]),
    ("normalise", &["settings", "finding", "model"]),
    ("resolve", &["shelf", "settings", "finding", "model"]),
    ("notes", &["contain", "settings", "finding", "model"]),
    ("staffing", &["settings", "finding", "model"]),
    ("validate", &["settings", "finding", "model"]),
    ("made", &["settings", "finding", "model"]),
    ("measure", &["settings", "finding", "model"]),
    ("review", &["measure", "settings", "finding", "model"]),
    ("compose", &["measure", "review", "settings", "finding", "model"]),
    // A renderer knows documents and the look, and nothing of how they came about.
    ("render", &["finding", "model"]),
    ("export", &["csv", "store", "settings", "finding", "model"]),
    ("lineage", &["normalise", "settings", "finding", "model"]),
    ("migrate", &["csv", "lineage", "settings", "finding", "model"]),
    // What was built is looked at without the stages that built it.
    ("trace", &["csv", "store", "model"]),
    ("publish", &["model"]),
    (
        "pipeline",
        &[
            "contain",
            "read",
            "recognise",
            "normalise",
            "resolve",
            "notes",
            "staffing",
            "validate",
            "made",
            "measure",
            "review",
            "compose",
            "lineage",
            "migrate",
            "render",
            "store",
            "shelf",
            "export",
            "publish",
            "settings",
            "finding",
            "model",
        ],
    ),
    (
        "cli",
        &[
            "trace", "pipeline", "read", "resolve", "store", "export", "publish", "settings", "finding",
            "model",
        ],
    ),
];

/// A library, and the only place that may name it.
const HOMES: &[(&str, &str)] = &[
    ("calamine", "src/read/"),
    ("rust_xlsxwriter", "src/render/xlsx/"),
    ("printpdf", "src/render/pdf/"),
    ("lopdf", "src/render/pdf/"),
    ("parquet", "src/store/"),
    ("clap", "src/cli/"),
    ("indicatif", "src/cli/"),
    ("toml", "src/settings/"),
    ("pulldown_cmark", "src/notes/"),
    ("png", "src/settings/logo/"),
    ("usvg", "src/settings/logo/"),
];

fn sources(dir: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|e| e == "rs") {
            all.push(path);
        }
    }
}

/// Every source file with its path from the project's root, its text without tests and comments.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    sources(&root.join("src"), &mut paths);
    paths.sort();
    assert!(paths.len() > 50, "the source was not found");
    paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or("").to_owned();
            let code =
                text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            (name, code)
        })
        .filter(|(name, _)| !name.contains("test") && !name.contains("fixture"))
        .collect()
}

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for (name, code) in files() {
        let inside = name.trim_start_matches("src/");
        let room = inside.split(['/', '.']).next().unwrap();
        let Some((_, may)) = ROOMS.iter().find(|(r, _)| *r == room) else {
            assert!(
                ["lib", "main"].contains(&room),
                "{name} lies in a room that the architecture does not know"
            );
            continue;
        };
        for (other, _) in ROOMS {
            let used =
                code.contains(&format!("crate::{other}::")) || code.contains(&format!("use crate::{other};"));
            if *other != room && used && !may.contains(other) {
                wrong.push(format!("{name} uses {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_library_has_one_home() {
    let mut wrong = Vec::new();
    for (name, code) in files() {
        for (library, home) in HOMES {
            let used = code.contains(&format!("{library}::"));
            if used && !name.starts_with(home) {
                wrong.push(format!("{name} uses {library}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
