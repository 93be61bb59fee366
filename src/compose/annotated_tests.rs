use super::*;
use crate::finding::{Code, Severity};
use crate::model::address::CellRef;
use crate::model::document::Tone;
use crate::model::workbook::Sheet;

const ERROR: Code = Code::new("bad", Severity::Error, "");
const NOTE: Code = Code::new("hint", Severity::Note, "");

fn book(sheets: &[&str]) -> Workbook {
    let sheet = |name: &&str| Sheet { name: (*name).to_owned(), ..Sheet::default() };
    Workbook { sheets: sheets.iter().map(sheet).collect(), ..Workbook::default() }
}

fn cells(count: u32) -> Vec<CellRef> {
    (0..count).map(|row| CellRef::new(row, 0)).collect()
}

fn made<'a>(workbook: &'a Workbook, findings: Vec<Finding>, words: &'a Words) -> Annotated<'a> {
    let about = About { portfolio: "Office", period: "2026-10".parse().unwrap(), run: "r", words };
    annotated("P1/risks.csv", workbook, findings, about)
}

#[test]
fn the_gravest_comes_first_then_what_touches_most() {
    let (workbook, words) = (book(&["A", "B"]), Words::default());
    let findings = vec![
        Finding::new(NOTE, "three", "").sheet("A").cells(cells(3)),
        Finding::new(NOTE, "the file", "").count(5),
        Finding::new(ERROR, "one", "mend it").sheet("B").label("Due").cells(cells(1)).evidence(["x", "y"]),
        Finding::new(NOTE, "a sheet gone", "").sheet("C"),
    ];
    let copy = made(&workbook, findings, &words);
    let told: Vec<(&str, &str, Option<usize>, &str)> =
        copy.tasks.iter().map(|t| (t.level.as_str(), t.seen.as_str(), t.sheet, t.place.as_str())).collect();
    let expected = [
        ("Error", "Due: one", Some(1), "A1"),
        ("Note", "the file", None, ""),
        ("Note", "three", Some(0), "A1:A3"),
        ("Note", "a sheet gone", None, "C"),
    ];
    assert_eq!(told, expected);
    assert_eq!((copy.tasks[0].written.as_str(), copy.tasks[0].remedy.as_str()), ("x; y", "mend it"));
}

#[test]
fn a_cell_has_the_colour_of_its_gravest_finding_and_notes_of_all() {
    let (workbook, words) = (book(&[""]), Words::default());
    let findings = vec![
        Finding::new(NOTE, "a", "").cells(cells(2)),
        Finding::new(ERROR, "b", "").cells(vec![CellRef::new(1, 0), CellRef::new(1, 0)]),
    ];
    let copy = made(&workbook, findings, &words);
    // The sheet of a CSV file has no name of its own.
    assert_eq!(copy.sheets[0].name, "risks");
    let marks: Vec<(Tone, &[usize])> =
        copy.sheets[0].marks.values().map(|m| (m.tone, m.tasks.as_slice())).collect();
    // The error touches two cells as it counts, the note as many; the error is task 0.
    assert_eq!(marks, [(Tone::Grey, &[1][..]), (Tone::Red, &[0, 1][..])]);
    assert_eq!(copy.about.len(), 2);
}

#[test]
fn of_many_cells_the_first_have_notes_and_all_a_colour() {
    let (workbook, words) = (book(&["A"]), Words::default());
    let findings = vec![Finding::new(NOTE, "a", "").sheet("A").cells(cells(502))];
    let copy = made(&workbook, findings, &words);
    let noted = copy.sheets[0].marks.values().filter(|m| !m.tasks.is_empty()).count();
    assert_eq!((copy.sheets[0].marks.len(), noted), (502, 500));
    assert!(copy.about[2].contains("the first 500 of a finding"), "{:?}", copy.about);
}

#[test]
fn hidden_sheets_are_told() {
    let (mut workbook, words) = (book(&["A", "Lists"]), Words::default());
    workbook.sheets[1].visibility = Visibility::VeryHidden;
    let copy = made(&workbook, vec![Finding::new(NOTE, "a", "")], &words);
    assert_eq!(copy.about[2], "Hidden in your file, and shown here: Lists.");
}
