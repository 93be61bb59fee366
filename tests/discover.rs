//! Which files of the given paths are read, under which names, in which order.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use packwright::finding::Finding;
use packwright::read::{DiscoverError, discover};
use std::fs;
use std::path::{Path, PathBuf};

fn tree(files: &[&str]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for file in files {
        let path = root.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "a\tb\n").unwrap();
    }
    root
}

fn names(srcs: &[PathBuf]) -> Vec<String> {
    discover(srcs).unwrap().value.submissions.into_iter().map(|s| s.file).collect()
}

fn notes(src: &Path) -> Vec<Finding> {
    discover(&[src.to_owned()]).unwrap().findings
}

#[test]
fn a_folder_is_walked_in_the_byte_order_of_whole_names() {
    let root = tree(&["b/x.xlsx", "b.csv", "B.ods", "a/z.XLS", "a/b/c.xlsb", "a-1.xlsm", "t.tsv", "u.txt"]);
    let expected = ["B.ods", "a-1.xlsm", "a/b/c.xlsb", "a/z.XLS", "b.csv", "b/x.xlsx", "t.tsv", "u.txt"];
    assert_eq!(names(&[root.path().to_owned()]), expected);
}

#[test]
fn several_paths_prefix_their_last_name_and_are_told_apart() {
    let root = tree(&["one/in/x.xlsx", "two/in/x.xlsx", "two/y.csv", "y.csv"]);
    let at = |path: &str| root.path().join(path);
    assert_eq!(names(&[at("one/in"), at("two/in")]), ["in (2)/x.xlsx", "in/x.xlsx"]);
    assert_eq!(names(&[at("two/y.csv"), at("y.csv")]), ["y (2).csv", "y.csv"]);
    assert_eq!(names(&[at("y.csv")]), ["y.csv"]);
    assert_eq!(names(&[at("one/in/.")]), ["x.xlsx"]);
}

#[test]
fn what_is_passed_over_is_told() {
    let root = tree(&[
        "x.xlsx",
        "~$x.xlsx",
        ".hidden.xlsx",
        ".git/y.csv",
        "notes.md",
        "logo.png",
        "packwright.toml",
    ]);
    fs::write(root.path().join("letter.txt"), "Dear all,\nhello\n").unwrap();
    assert_eq!(names(&[root.path().to_owned()]), ["x.xlsx"]);
    let found = notes(root.path());
    let told: Vec<_> = found.iter().map(|f| (f.code.id, f.count, f.evidence.clone())).collect();
    let words = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            ("passed-over", 1, vec![]),
            ("passed-over", 2, words(&[".git", ".hidden.xlsx"])),
            ("not-a-spreadsheet-name", 3, words(&["letter.txt", "logo.png", "notes.md"])),
        ]
    );
    assert_eq!(found[0].place.file, "~$x.xlsx");
}

#[test]
fn a_file_counts_once() {
    let root = tree(&["in/x.xlsx"]);
    let found = discover(&[root.path().join("in"), root.path().join("in/x.xlsx")]).unwrap();
    assert_eq!(found.value.submissions.iter().map(|s| s.file.as_str()).collect::<Vec<_>>(), ["in/x.xlsx"]);
    assert_eq!(found.findings[0].evidence, ["x.xlsx"]);
}

#[cfg(unix)]
#[test]
fn a_circle_of_links_is_not_walked() {
    let root = tree(&["in/x.xlsx"]);
    std::os::unix::fs::symlink(root.path().join("in"), root.path().join("in/again")).unwrap();
    assert_eq!(names(&[root.path().join("in")]), ["x.xlsx"]);
    assert_eq!(notes(&root.path().join("in"))[0].evidence, ["again"]);
}

#[test]
fn a_path_that_is_not_there_or_holds_nothing_ends_the_run() {
    let root = tree(&["empty/readme.md"]);
    let missing = root.path().join("no-such");
    let error = discover(std::slice::from_ref(&missing)).unwrap_err();
    assert_eq!(error, DiscoverError::Missing(missing));
    assert!(error.to_string().ends_with("no-such"));
    let empty = root.path().join("empty");
    assert_eq!(discover(std::slice::from_ref(&empty)).unwrap_err(), DiscoverError::Nothing(vec![empty]));
}

#[test]
fn markdown_in_a_folder_of_notes_is_a_note_and_any_other_is_not() {
    let root =
        tree(&["in/x.xlsx", "in/notes/P2.md", "in/P1/Notes/risk.MD", "in/readme.md", "in/notes/P1.png"]);
    let found = discover(&[root.path().join("in")]).unwrap();
    let files: Vec<&str> = found.value.notes.iter().map(|n| n.file.as_str()).collect();
    assert_eq!(files, ["P1/Notes/risk.MD", "notes/P2.md"]);
    assert_eq!(found.findings[0].evidence, ["notes/P1.png", "readme.md"]);
}
