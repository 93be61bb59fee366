//! Workbooks with a guide, and guides that do not fit.

use super::{book, recognise_as, said};
use crate::finding::Noted;
use crate::model::table::{Recognised, RowKind};

const SHEET: [&str; 3] = ["ID|Title|Due", "R1|It may be late|2026-11-02", "R2|It may fail|2026-11-03"];
const GUIDE: [&str; 4] = [
    "Sheet|Column|Holds|Key or own label",
    "Risks|ID|field|id",
    "Risks|Title|field|title",
    "Risks|Due|field|due_on",
];

fn read(sheet: &[&str], guide: &[&str]) -> Noted<Recognised> {
    recognise_as("a.xlsx", book(&[("Risks", sheet), ("Columns", guide)]), &super::SETTINGS)
}

/// What does not fit, as it is told; empty where all does.
fn unfit(sheet: &[&str], guide: &[&str]) -> String {
    let noted = read(sheet, guide);
    let told = noted.findings.iter().find(|f| f.code.id == "guide-unfit");
    let canonical = noted.value.tables.iter().any(|t| t.canonical.is_some());
    assert_eq!(told.is_none(), canonical);
    told.map_or(String::new(), |f| f.seen.clone())
}

#[test]
fn a_guide_counts_where_columns_were_taken_away_or_added() {
    assert_eq!(unfit(&SHEET, &GUIDE), "");
    assert_eq!(unfit(&["ID|Title", "R1|It may be late"], &GUIDE), "");
    assert_eq!(unfit(&["ID|Title|Due|Colour", "R1|It may be late|2026-11-02|green"], &GUIDE), "");
}

#[test]
fn a_guide_that_does_not_fit_its_sheet_is_told_and_does_not_count() {
    let noted = read(&["ID|Title|Deadline", SHEET[1], SHEET[2]], &GUIDE);
    assert_eq!(said(&noted.value), ["risks [1] 2,3: A=id B=title C=due_on"]);
    let with = |line: &'static str| [GUIDE[0], GUIDE[1], GUIDE[2], line];
    for (sheet, guide, told) in [
        (["ID|Title|Deadline", SHEET[1], SHEET[2]], GUIDE, "(it has `Due`, and the sheet `Deadline`)"),
        (SHEET, with("Risks|Due|field|title"), "(it says of `Due` that it holds `title`)"),
        (SHEET, with("Risks|Due|field|impact"), "(it says of `Due` that it holds `impact`)"),
        (SHEET, with("Risks|Due|field|nothing"), "(it says of `Due` that it holds `nothing`)"),
        (SHEET, with("Risks|Due|a field|due_on"), "(a line about it was changed)"),
        (SHEET, with("Risks|Title|own column|Due"), "(a line about it was changed)"),
    ] {
        let seen = unfit(&sheet, &guide);
        assert!(seen.contains(told), "{seen}");
    }
}

#[test]
fn a_sum_below_is_no_record() {
    let sheet = ["ID|Title|Due|Cost", "R1|It may be late|2026-11-02|5", "|Total||5", "R2|Total|2026-11-02|7"];
    let table = read(&sheet, &GUIDE).value.tables.remove(0);
    assert_eq!(table.records, [1, 3]);
    assert_eq!(table.others, [(2, RowKind::Total)]);
}
