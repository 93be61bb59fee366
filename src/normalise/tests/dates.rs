//! Columns of dates: what is told of them, and how exact they are.

use super::super::fixture::{File, Out};
use super::column;
use crate::model::period::Period;

/// Dates due, in a return for October 2026.
fn due(rows: &[&str]) -> Out {
    let mut file = column("issues", "due_on", rows);
    file.settings.portfolio.period = Period::new(2026, 10);
    file.read()
}

fn precisions(out: &Out, key: &str) -> Vec<&'static str> {
    let register = out.settings.knowledge.register(out.batch().register);
    let column = out.batch().column(register.field(key).unwrap()).unwrap();
    (0..out.batch().len()).map(|i| column.precision(i).word().unwrap_or("day")).collect()
}

#[test]
fn imprecise_dates_keep_their_precision() {
    let out = due(&["Apr-26", "=2026-04-03", "w/c 6 Apr 2026", "Q1 26/27", "FY27", "3 April 2026"]);
    assert_eq!(precisions(&out, "due_on"), ["month", "day", "week", "quarter", "year", "day"]);
    let out = due(&["=2026-04-03"]);
    assert_eq!(precisions(&out, "due_on"), ["day"]);
}

#[test]
fn a_real_date_that_shows_only_its_month_is_the_month() {
    let out = due(&[
        "=2026-04-01|mmm-yy",
        "=2026-04-01|dd/mm/yyyy",
        "=2026-04-03|mmm-yy",
        "=2026-04-01|[$-409]mmm\\ yyyy;@",
    ]);
    let want = ["2026-04-30 <2026-04-01>", "2026-04-01", "2026-04-03", "2026-04-30 <2026-04-01>"];
    assert_eq!(out.values("due_on"), want);
    assert_eq!(precisions(&out, "due_on"), ["month", "day", "day", "month"]);
    assert!(out.found().contains(&"month-as-date A2, A5".to_owned()));
}

#[test]
fn every_guess_is_told() {
    let rows = [
        "3 Apr",
        "Q2 2026",
        "Mon 3 April 2026",
        "12/05/26 (was 25/04/26)",
        "25/04/26 12/05/26",
        "30 Apr 2026 (TBC)",
        "ASAP",
        "ongoing",
        "mid-May 2026",
        "=2026",
    ];
    let out = due(&rows);
    let want = [
        "2027-04-03 <3 Apr>",
        "2026-06-30 <Q2 2026>",
        "2026-04-03 <Mon 3 April 2026>",
        "2026-05-12 <12/05/26 (was 25/04/26)>",
        "~ <25/04/26 12/05/26>",
        "2026-04-30 <30 Apr 2026 (TBC)>",
        "~ <ASAP>",
        "~ <ongoing>",
        "2026-05-15 <mid-May 2026>",
        "2026-12-31 <2026>",
    ];
    assert_eq!(out.values("due_on"), want);
    let found: Vec<String> = out.found().into_iter().filter(|f| !f.starts_with("id-made")).collect();
    let want = [
        "date-about A7",
        "date-order-unclear A5",
        "date-revised A5",
        "date-unclear A6",
        "month-as-date A10",
        "month-as-date A11",
        "no-value A8:A9",
        "quarter-guessed A3",
        "weekday-disagrees A4",
        "year-guessed A2",
    ];
    assert_eq!(found, want);
}

#[test]
fn a_date_in_the_other_order_than_its_column_is_told() {
    let out = due(&["13/01/2026", "14/02/2026", "15/03/2026", "16/04/2026", "17/05/2026", "04/25/2026"]);
    assert_eq!(out.values("due_on")[5], "2026-04-25 <04/25/2026>");
    assert!(out.found().contains(&"date-order-taken A7".to_owned()), "{:?}", out.found());
}

#[test]
fn days_behind_their_months_show_how_the_column_is_written() {
    assert_eq!(due(&["Dec 9", "Nov 26"]).values("due_on"), ["2026-12-09 <Dec 9>", "2026-11-26 <Nov 26>"]);
    assert_eq!(due(&["Sep 26", "Nov 26"]).values("due_on"), ["2026-09-30 <Sep 26>", "2026-11-30 <Nov 26>"]);
}

#[test]
fn days_that_stand_for_none_are_told() {
    let out = due(&["=1900-01-01", "=2026-10-12", "=9999-12-31"]);
    assert_eq!(out.values("due_on"), ["~ <1900-01-01>", "2026-10-12", "~ <9999-12-31>"]);
    assert!(out.found().contains(&"date-impossible A2, A4".to_owned()));
}

#[test]
fn numbers_of_days_follow_the_system_of_the_file() {
    let mut file = column("issues", "due_on", &["=44653", "44653"]);
    file.recognised.workbook.is_1904 = true;
    let out = file.read();
    assert_eq!(out.values("due_on"), ["2026-04-03 <44653>", "2026-04-03 <44653>"]);
    assert_eq!(column("issues", "due_on", &["=46115"]).read().values("due_on"), ["2026-04-03 <46115>"]);
}

#[test]
fn months_without_a_year_are_of_the_reported_financial_year() {
    let mut file = column(
        "finance",
        "period",
        &["Apr", "Feb", "P3", "Q1 26/27", "04/26", "13/26", "w/c 6 Apr 2026", "FY27 P03"],
    );
    file.settings.portfolio.period = Period::new(2026, 10);
    let out = file.read();
    let want = [
        "2026-04 <Apr>",
        "2027-02 <Feb>",
        "2026-06 <P3>",
        "2026-06 <Q1 26/27>",
        "2026-04 <04/26>",
        "~ <13/26>",
        "2026-04 <w/c 6 Apr 2026>",
        "2026-06 <FY27 P03>",
    ];
    assert_eq!(out.values("period"), want);
    assert_eq!(precisions(&out, "period")[3], "quarter");
    let found = out.found();
    for want in ["year-guessed A2:A4", "month-as-date A5", "date-unclear A7"] {
        assert!(found.contains(&want.to_owned()), "{want} of {found:?}");
    }
}

fn swapped(fields: &str, rows: &[&str]) -> Vec<String> {
    let mut file = File::new("issues", fields, rows);
    file.settings.portfolio.period = Period::new(2026, 10);
    let out = file.read();
    out.found().into_iter().filter(|f| f.starts_with("dates-swapped")).collect()
}

#[test]
fn days_and_months_that_a_program_exchanged_are_told_and_kept() {
    let rows = ["=2026-04-03", "25/03/2026", "=2026-06-05", "17/03/2026", "=2026-07-07"];
    assert_eq!(swapped("due_on", &rows), ["dates-swapped A2, A4"]);
    let out = due(&rows);
    assert_eq!(out.values("due_on")[0], "2026-04-03");
    let finding = out.findings.iter().find(|f| f.code.id == "dates-swapped").unwrap();
    assert_eq!(finding.evidence, ["2026-04-03 would be 2026-03-04", "2026-06-05 would be 2026-05-06"]);
    // A real date with a day over 12, or a text that a program would have read, speaks against it.
    assert_eq!(swapped("due_on", &[&rows[..], &["=2026-03-14"]].concat()), Vec::<String>::new());
    assert_eq!(swapped("due_on", &[&rows[..], &["03/04/2026"]].concat()), Vec::<String>::new());
    // Texts that show the month first: a program that reads the day first.
    assert_eq!(
        swapped("due_on", &["=2026-04-03", "03/25/2026", "=2026-06-05", "03/17/2026"]),
        ["dates-swapped A2, A4"]
    );
    // One of each says too little,
    assert_eq!(swapped("raised_on", &["=2026-04-03", "25/03/2026"]), Vec::<String>::new());
    // unless the date lies ahead of the reported month (10 December for 12 October),
    assert_eq!(swapped("raised_on", &["=2026-12-10", "25/03/2026"]), ["dates-swapped A2"]);
    // or after the day by which it is due.
    let rows = ["=2026-09-03\t=2026-03-20", "25/03/2026\t=2026-05-20"];
    assert_eq!(swapped("raised_on\tdue_on", &rows), ["dates-swapped A2"]);
}
