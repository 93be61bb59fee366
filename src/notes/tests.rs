use super::*;
use crate::measure::fixture::dataset;

/// The notes of these files, in a month (October 2026) with the projects P1, P2 and P3.
fn read(files: &[(&str, &[u8])]) -> (Vec<Note>, Vec<(String, &'static str)>) {
    let dir = tempfile::tempdir().unwrap();
    let settings = Settings::built_in().unwrap();
    let mut found = Vec::new();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        found.push(NoteFile { file: format!("notes/{name}"), path });
    }
    let noted = notes(&found, &dataset(&settings, &[]), &settings);
    let told = noted.findings.iter().map(|f| (f.place.file.clone(), f.code.id)).collect();
    (noted.value, told)
}

#[test]
fn a_note_is_about_what_its_head_or_its_name_says() {
    let head = "---\non: 2026-10-28\nby: Jane Smith\n";
    let (notes, told) = read(&[
        ("Risk.md", format!("{head}---\nA\n").as_bytes()),
        ("p2.md", format!("{head}---\nB\n").as_bytes()),
        ("other.md", format!("{head}project: p3\nmarking: Confidential\n---\nC\n").as_bytes()),
    ]);
    let about: Vec<_> = notes.iter().map(|n| n.about.clone().unwrap()).collect();
    let project = |code: &str| About::Project(code.to_owned());
    assert_eq!(about, [About::Pack("risk".to_owned()), project("P2"), project("P3")]);
    assert!(notes[0].marking.is_none() && notes[2].marking.is_some());
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn what_is_wrong_with_a_note_is_told_with_its_file() {
    let (notes, told) = read(&[
        ("P1.md", b"No head\n"),
        ("P2.md", b"---\non: 2026-09-30\nby: Ann\n---\n<b>x</b>\n"),
        ("P9.md", b"---\non: 2026-10-01\nby: Ann\n---\n"),
        ("risk.md", b"---\non: 2026-10-01\nby: Ann\nmarking: our eyes\n---\n"),
        ("issue.md", b"\xff\xfe\x00"),
        ("finance.md", &[b'x'; 60_000]),
    ]);
    let told: Vec<_> = told.iter().map(|(file, code)| (file.as_str(), *code)).collect();
    let expected = [
        ("notes/P1.md", "note-undated"),
        ("notes/P1.md", "note-undated"),
        ("notes/P2.md", "note-stale"),
        ("notes/P2.md", "note-left-out"),
        ("notes/P9.md", "note-unplaced"),
        ("notes/risk.md", "note-unplaced"),
        ("notes/issue.md", "note-unread"),
        ("notes/finance.md", "note-unread"),
    ];
    assert_eq!(told, expected);
    assert!(notes[2..].iter().all(|note| note.about.is_none()));
    assert_eq!((notes[4].bytes, notes[4].sha256.len()), (3, 64));
}
