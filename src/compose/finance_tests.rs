//! The finance pack of a small portfolio, its numbers worked out by hand.

use super::tests::{List, composed, everything, tables, text};
use crate::model::document::{Block, Content, Document, Table, Tone};

const FINANCE: List = (
    "P1.xlsx",
    "finance",
    "project|category|treatment|period|budget|actual|accrual|forecast|comments",
    &[
        "P1|Staff|opex|2026-09|100|90|||",
        "P1|Staff|opex|2026-10|100|130|5||Two contractors more",
        "P1|Staff|opex|2026-11|100|||110|Two contractors more",
        "P1|Kit|capex|2026-10|50.50|40.25|||",
        "P2|Staff||2026-10|10|10|||",
        "P2|Staff||2027-04|7|||9|",
    ],
);
const PROJECTS: List =
    ("Master.xlsx", "projects", "project|code|budget|forecast", &["P1|P1|350.50|400", "P2|P2|20|19"]);
const CHANGES: List =
    ("P2.xlsx", "changes", "project|id|cost_effect|status", &["P2|C1|3|approved", "P2|C2|50|submitted"]);

fn titled<'a, 'b>(document: &'b Document<'a>, start: &str) -> &'b Table<'a> {
    tables(document).into_iter().find(|t| t.title.starts_with(start)).unwrap()
}

/// A column of a table, a value a line; `-` where nothing is known.
fn column(table: &Table<'_>, label: &str) -> String {
    let line = |row| match text(table, row, label).as_str() {
        "Blank" => "-".to_owned(),
        text => text.to_owned(),
    };
    (0..table.len()).map(line).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_project_category_and_treatment_has_a_line_and_each_project_its_sum() {
    composed("finance", &[FINANCE], |document, _| {
        let table = titled(document, "Month, to date, year");
        assert_eq!(column(table, "Project"), "Portfolio P1 P1 P1 P2 P2");
        assert_eq!(column(table, "Category"), "All All Kit Staff All Staff");
        let treatments: Vec<String> = (0..6).map(|row| text(table, row, "Treatment")).collect();
        assert_eq!(treatments, ["All", "All", "Capex", "Opex", "All", "Not given"]);
        assert_eq!(column(table, "Budget of the month"), "160.50 150.50 50.50 100 10 10");
        assert_eq!(column(table, "Budget to date"), "260.50 250.50 50.50 200 10 10");
        assert_eq!(column(table, "Actual to date"), "270.25 260.25 40.25 220 10 10");
        // 260.50 - 270.25 - 5; 250.50 - 260.25 - 5; 50.50 - 40.25; 200 - 220 - 5; nothing accrued in the last two.
        assert_eq!(column(table, "Variance to date"), "-14.75 -14.75 10.25 -25 0 0");
        // To date and November's forecast.
        assert_eq!(column(table, "Outturn"), "380.25 370.25 40.25 330 10 10");
        assert_eq!(column(table, "Variance for the year"), "-19.75 -19.75 10.25 -30 0 0");
        // With accruals, and April's 9 of the next year against a budget of 7.
        assert_eq!(column(table, "Whole-life outturn"), "394.25 375.25 40.25 335 19 19");
        assert_eq!(column(table, "Whole-life variance"), "-26.75 -24.75 10.25 -35 -2 -2");
        assert_eq!(column(table, "Comments"), "- - - Two contractors more - -");
        let live = |row| {
            (3..8)
                .all(|c| table.cell(row, c).formula.is_some() || table.cell(row, c).content == Content::Blank)
        };
        assert!((0..6).all(live), "a figure without a formula");
    });
}

#[test]
fn the_budget_book_says_which_estimate_it_took() {
    composed("finance", &[FINANCE, CHANGES], |document, _| {
        let book = titled(document, "Budget book");
        // P1 has no approved change, so that its budget is the original one: 350.50 and 17 less 3.
        assert_eq!(column(book, "Project"), "Portfolio P1 P2");
        assert_eq!(column(book, "Cost of approved changes"), "3 - 3");
        assert_eq!(column(book, "Original budget"), "364.50 350.50 14");
        assert_eq!(column(book, "Budget"), "367.50 350.50 17");
        assert_eq!(column(book, "Cost of changes not yet decided"), "50 - 50");
        assert_eq!(column(book, "Actual cost (AC)"), "275.25 265.25 10");
        assert_eq!(column(book, "Estimate at completion (EAC)"), "394.25 375.25 19");
        assert_eq!(text(book, 1, "Basis"), "EAC by the forecast");
        assert_eq!(column(book, "Variance at completion (VAC)"), "-26.75 -24.75 -2");
    });
}

#[test]
fn figures_that_no_line_has_are_named_with_the_reason() {
    composed("finance", &[FINANCE], |document, _| {
        let book = titled(document, "Budget book");
        assert!(!book.columns.iter().any(|c| c.label == "Cost of approved changes"));
        assert!(
            everything(document).contains("Cost of approved changes (no changes register was handed in)")
        );
    });
}

#[test]
fn registers_that_say_other_things_of_a_project_are_listed() {
    composed("finance", &[FINANCE, PROJECTS, CHANGES], |document, _| {
        let open = titled(document, "Differences to be explained");
        assert_eq!(column(open, "Project"), "P2 P1");
        // 20 against 17 is as much as the approved change; 400 against 375.25; 19 and 19 agree.
        assert_eq!(open.title, "Differences to be explained (2)");
        assert_eq!(column(open, "Difference"), "3 24.75");
        assert!(text(open, 0, "In words").ends_with("as much as cost of approved changes"));
        assert_eq!(text(open, 0, "File"), "Master.xlsx");
    });
}

#[test]
fn the_first_sheet_opens_with_whether_the_money_ties_out() {
    let opening = |lists: &[List]| {
        composed("finance", lists, |document, _| match document.sections[0].blocks.first() {
            Some(Block::Callout(callout)) => (callout.tone, callout.title.clone(), callout.text.clone()),
            _ => panic!("no callout"),
        })
    };
    let (tone, title, text) = opening(&[FINANCE]);
    // The file states no total, so that nothing is claimed of one.
    assert_eq!((tone, title.as_str()), (Tone::Blue, "No difference, and no total to compare with"), "{text}");
    assert!(text.contains("no file states a total to compare them with"), "{text}");
}
