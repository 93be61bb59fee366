use super::*;
use std::path::PathBuf;
use tempfile::TempDir;

fn file(path: &str, text: &str) -> Artifact {
    Artifact { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// Every file and folder below `dir`, by name.
fn tree(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            found.push(shown(path.strip_prefix(dir).unwrap()));
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_folder_is_replaced_whole() {
    let dir = TempDir::new().unwrap();
    let period = dir.path().join("out/2026-10");
    let old = r#"{"outputs":[{"path":"packs/a.pdf"}]}"#;
    replace_folder(&period, &[file("manifest.json", old), file("packs/a.pdf", "old")]).unwrap();
    fs::write(period.join(".DS_Store"), "litter").unwrap();
    replace_folder(&period, &[file("manifest.json", "2"), file("packs/b.pdf", "new")]).unwrap();
    let expected = ["out", "out/2026-10", "out/2026-10/manifest.json", "out/2026-10/packs"];
    assert_eq!(tree(dir.path())[..4], expected);
    assert_eq!(tree(dir.path())[4..], ["out/2026-10/packs/b.pdf"]);
    assert_eq!(read(period.join("manifest.json")), "2");
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let dir = TempDir::new().unwrap();
    let period = dir.path().join("2026-10");
    fs::create_dir(&period).unwrap();
    fs::write(period.join("risks.xlsx"), "theirs").unwrap();
    let error = replace_folder(&period, &[file("manifest.json", "1")]).unwrap_err();
    assert!(matches!(error, PublishError::Foreign(..)), "{error}");
    assert_eq!(tree(dir.path()), ["2026-10", "2026-10/risks.xlsx"]);
}

#[test]
fn a_file_that_somebody_put_beside_the_packs_is_named_and_kept() {
    let dir = TempDir::new().unwrap();
    let period = dir.path().join("2026-10");
    let manifest = r#"{"outputs":[{"path":"packs/a.pdf"}]}"#;
    replace_folder(&period, &[file("manifest.json", manifest), file("packs/a.pdf", "1")]).unwrap();
    fs::write(period.join("packs/my notes.docx"), "theirs").unwrap();
    let error = replace_folder(&period, &[file("manifest.json", manifest)]).unwrap_err();
    assert!(error.to_string().ends_with("did not write: `packs/my notes.docx`"), "{error}");
    assert_eq!(read(period.join("packs/my notes.docx")), "theirs");
    assert_eq!(read(period.join("packs/a.pdf")), "1");
}

#[test]
fn a_failure_leaves_nothing() {
    let dir = TempDir::new().unwrap();
    let period = dir.path().join("out/deep/2026-10");
    // A file cannot be a folder too, so the second one fails once the first is written.
    let error = replace_folder(&period, &[file("a", "1"), file("a/b", "2")]).unwrap_err();
    assert!(matches!(error, PublishError::Io(..)), "{error}");
    assert!(tree(dir.path()).is_empty());
}

#[test]
fn files_replace_their_namesakes_and_leave_the_others() {
    let dir = TempDir::new().unwrap();
    for (name, text) in [("risks.csv", "old"), ("issues.csv", "stale"), ("notes.txt", "theirs")] {
        fs::write(dir.path().join(name), text).unwrap();
    }
    let owned = ["risks.csv".to_owned(), "issues.csv".to_owned()];
    replace_files(dir.path(), &[file("risks.csv", "new")], &owned).unwrap();
    assert_eq!(tree(dir.path()), ["notes.txt", "risks.csv"]);
    assert_eq!(read(dir.path().join("risks.csv")), "new");
    assert_eq!(read(dir.path().join("notes.txt")), "theirs");
}

#[test]
fn files_are_as_before_when_one_cannot_be_written() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("a.csv"), "before").unwrap();
    fs::write(dir.path().join("sub"), "theirs").unwrap();
    // `sub` is no folder of `dir`, so the last file cannot be put in its place.
    let files = [file("a.csv", "after"), file("deep/er/c.csv", "x"), file("sub/b.csv", "x")];
    let error = replace_files(dir.path(), &files, &[]).unwrap_err();
    assert!(matches!(error, PublishError::Io(..)), "{error}");
    assert_eq!(tree(dir.path()), ["a.csv", "sub"]);
    assert_eq!(read(dir.path().join("a.csv")), "before");
}

#[test]
fn files_in_folders_replace_those_of_the_same_month_only() {
    let dir = TempDir::new().unwrap();
    let path = |register: &str, month: &str| format!("{register}/reporting_period={month}/part-0.parquet");
    let owned = |month: &str| [path("risks", month), path("issues", month)];
    let [september, october] = [owned("2026-09"), owned("2026-10")];
    replace_files(dir.path(), &september.clone().map(|p| file(&p, "1")), &september).unwrap();
    replace_files(dir.path(), &october.clone().map(|p| file(&p, "1")), &october).unwrap();
    replace_files(dir.path(), &[file(&october[0], "2")], &october).unwrap();
    let expected = [
        "issues",
        "issues/reporting_period=2026-09",
        "issues/reporting_period=2026-09/part-0.parquet",
        "risks",
        "risks/reporting_period=2026-09",
        "risks/reporting_period=2026-09/part-0.parquet",
        "risks/reporting_period=2026-10",
        "risks/reporting_period=2026-10/part-0.parquet",
    ];
    assert_eq!(tree(dir.path()), expected);
    assert_eq!(read(dir.path().join(&october[0])), "2");
    assert_eq!(read(dir.path().join(&september[0])), "1");
    replace_files(dir.path(), &[], &september).unwrap();
    assert_eq!(tree(dir.path()), ["risks", "risks/reporting_period=2026-10", expected[7]]);
}

#[test]
fn a_new_file_never_replaces_one() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("packwright.toml");
    new_file(&path, b"first").unwrap();
    assert!(matches!(new_file(&path, b"second"), Err(PublishError::Exists(_))));
    assert_eq!(read(path), "first");
}

#[test]
fn a_file_is_replaced_whole() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("packwright.toml");
    replace_file(&path, b"first").unwrap();
    replace_file(&path, b"second").unwrap();
    assert_eq!(read(path), "second");
    assert_eq!(tree(dir.path()), ["packwright.toml"]);
    fs::create_dir(dir.path().join("folder")).unwrap();
    assert!(replace_file(&dir.path().join("folder"), b"x").is_err());
    assert_eq!(tree(dir.path()), ["folder", "packwright.toml"]);
}
