//! What the settings say, and what changed since they were saved.

use super::{SETTINGS, book, recognise_as, said};
use crate::finding::Noted;
use crate::model::memory::{ColumnMemory, FileMemory, TableMemory, fingerprint};
use crate::model::table::Recognised;
use crate::settings::{Settings, SubmissionDecl};

const RISKS: [&str; 6] = [
    "Ref|Risk|Owner|Status",
    "R1|The supplier may be late|Ann Lee|Open",
    "R2|The key person may leave us|Bob Ray|Open",
    "R3|The budget may be cut in May|Cy Dow|Closed",
    "R4|The data may not be migrated|Di Fox|Open",
    "R5|The test system may be down|Ed Gray|Open",
];

fn entry(columns: &[(&str, &str)]) -> SubmissionDecl {
    SubmissionDecl {
        path: "P1*.xlsx".to_owned(),
        sheet: Some("Risks".to_owned()),
        register: Some("risks".to_owned()),
        columns: columns.iter().map(|(label, key)| ((*label).to_owned(), (*key).to_owned())).collect(),
        ..SubmissionDecl::default()
    }
}

fn saved() -> SubmissionDecl {
    entry(&[("Ref", "id"), ("Risk", "title"), ("Owner", "owner"), ("Status", "status")])
}

fn with(entries: &[SubmissionDecl]) -> Settings {
    Settings { submissions: entries.to_vec(), ..SETTINGS.clone() }
}

/// Remembers the columns of the first lines of a sheet.
fn remembering(mut settings: Settings, lines: &[&str]) -> Settings {
    let cells: Vec<Vec<&str>> = lines.iter().map(|l| l.split('|').collect()).collect();
    let column = |(at, label): (usize, &&str)| {
        let mut values: Vec<u32> = cells[1..].iter().filter_map(|row| fingerprint(row[at])).collect();
        values.sort_unstable();
        ColumnMemory { label: (*label).to_owned(), values }
    };
    let columns = cells[0].iter().enumerate().map(column).collect();
    let table = TableMemory { sheet: "Risks".to_owned(), columns };
    settings.memory.files =
        vec![FileMemory { path: "P1*.xlsx".to_owned(), gone: Vec::new(), tables: vec![table] }];
    settings
}

fn read(settings: &Settings, sheets: &[(&str, &[&str])]) -> Noted<Recognised> {
    recognise_as("P1 Nov.xlsx", book(sheets), settings)
}

/// The findings as `code: what was seen`.
fn seen(noted: &Noted<Recognised>) -> Vec<String> {
    noted.findings.iter().map(|f| format!("{}: {}", f.code.id, f.seen)).collect()
}

fn relabelled(label: &str, to: &str) -> Vec<String> {
    let mut lines: Vec<String> = RISKS.iter().map(|l| (*l).to_owned()).collect();
    lines[0] = lines[0].replace(label, to);
    lines
}

#[test]
fn what_was_saved_is_said_no_more() {
    let settings = remembering(with(&[saved()]), &RISKS);
    let noted = read(&settings, &[("Risks", &RISKS)]);
    assert_eq!(seen(&noted), [""; 0]);
    let table = &noted.value.tables[0];
    assert_eq!((table.confidence, table.reason.as_str()), (1.0, "the settings say so"));
    assert!(table.columns.iter().all(|c| c.confidence == 1.0 && c.reason == "the settings say so"));
}

#[test]
fn a_column_with_another_label_is_found_by_its_values() {
    let mut lines = relabelled("Owner", "Lead in the team");
    // One of the five names is another one now.
    lines[5] = lines[5].replace("Ed Gray", "Flo Hart");
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let noted = read(&remembering(with(&[saved()]), &RISKS), &[("Risks", &lines)]);
    let expected = "column-renamed: column `Owner` is now `Lead in the team`; 4 of 5 names are the same";
    assert_eq!(seen(&noted), [expected]);
    assert_eq!(said(&noted.value), ["risks [1] 2,3,4,5,6: A=id B=title C=owner D=status"]);
    assert_eq!(noted.findings[0].place.cells[0].to_string(), "C1");
    let reason = &noted.value.tables[0].columns[2].reason;
    assert_eq!(reason, "it was `Owner`, of which the settings speak; 4 of 5 names are the same");
}

#[test]
fn a_column_that_is_gone_and_one_that_is_new() {
    let mut lines: Vec<String> =
        RISKS.iter().map(|l| l.replace("|Closed", "|").replace("|Open", "|")).collect();
    lines[0] = "Ref|Risk|Owner|Wobble".to_owned();
    lines[1].push_str("Blue");
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let noted = read(&remembering(with(&[saved()]), &RISKS), &[("Risks", &lines)]);
    assert_eq!(
        seen(&noted),
        [
            "column-lost: the column is not there any more; it was Status",
            "column-new: a column `Wobble` that was not there before",
        ]
    );
    assert_eq!(noted.findings[0].place.label, "Status");
}

#[test]
fn few_values_say_nothing_where_two_columns_have_them() {
    let then = ["Ref|Risk|Zig|Zag|Owner", "R1|It may be late|H|M|Ann Lee", "R2|It may fail|M|H|Bob Ray"];
    let now = ["Ref|Risk|Zog|Zug|Owner", "R1|It may be late|H|M|Ann Lee", "R2|It may fail|M|H|Bob Ray"];
    let entry = entry(&[("Ref", "id"), ("Risk", "title"), ("Zig", "likelihood"), ("Zag", "impact")]);
    let noted = read(&remembering(with(&[entry]), &then), &[("Risks", &now)]);
    let all = seen(&noted);
    assert!(all[0].contains("it may be `Zug`: 2 of 2 values are the same"), "{all:?}");
    assert_eq!(said(&noted.value), ["risks [1] 2,3: A=id B=title E=owner"]);
}

#[test]
fn a_sheet_with_another_name_is_found_by_its_labels() {
    let noted = read(&remembering(with(&[saved()]), &RISKS), &[("Cover", &["Hello"]), ("Log 2", &RISKS)]);
    assert_eq!(seen(&noted), ["sheet-renamed: the sheet `Risks` is now `Log 2`; 4 of 4 labels are the same"]);
    assert_eq!(said(&noted.value).len(), 1);
}

#[test]
fn a_table_that_is_gone_is_missed() {
    let noted = read(&remembering(with(&[saved()]), &RISKS), &[("Risks", &["To follow"])]);
    assert_eq!(
        seen(&noted),
        ["table-lost: a table that was there before was not found: `Ref`, `Risk`, `Owner`, …"]
    );
}

#[test]
fn a_sheet_that_is_no_register_is_told_so() {
    let skip =
        SubmissionDecl { path: "*".to_owned(), sheet: Some("Risks".to_owned()), skip: true, ..entry(&[]) };
    let noted = read(&with(&[skip]), &[("Risks", &RISKS)]);
    assert!(noted.value.tables.is_empty());
    assert_eq!(noted.value.ignored[0].reason, "the settings say so: there are no records on it");
    assert_eq!(noted.value.ignored[0].rows, Some((0, 5)));
}

#[test]
fn labels_stand_where_the_settings_say() {
    let lines = ["Ref|Risk|Owner|Status", "Code|What may happen|Who|State", "R1|It may be late|Ann Lee|Open"];
    let header = SubmissionDecl { header: vec![1], ..entry(&[("Code", "id"), ("What may happen", "title")]) };
    let noted = read(&with(&[header]), &[("Risks", &lines)]);
    assert_eq!(noted.value.tables[0].header, [1]);
    assert_eq!(noted.value.tables[0].columns[0].label, "Code");
    let empty = SubmissionDecl { header: vec![40], ..entry(&[]) };
    let noted = read(&with(&[empty]), &[("Risks", &lines)]);
    assert!(seen(&noted)[0].contains("the labels stand in row 41, which is empty"));
}

#[test]
fn a_column_without_a_label_can_be_told() {
    let lines =
        ["|Risk|Owner|Status", "R1|The supplier may be late|Ann Lee|Open", "R2|It fails|Bob Ray|Open"];
    let noted = read(&with(&[entry(&[("Column A", "id")])]), &[("Risks", &lines)]);
    assert_eq!(said(&noted.value), ["risks [1] 2,3: A=id B=title C=owner D=status"]);
    assert_eq!(seen(&noted), [""; 0]);
}

#[test]
fn what_cannot_be_done_is_told() {
    let wrong = entry(&[("Owner", "category"), ("Status", "category"), ("Ref", "fte")]);
    let noted = read(&with(&[wrong]), &[("Risks", &RISKS)]);
    let unmet: Vec<String> = seen(&noted).into_iter().filter(|s| s.starts_with("setting-unmet")).collect();
    assert_eq!(
        unmet,
        [
            "setting-unmet: the settings map this to `fte`, but risks have no such field",
            "setting-unmet: the settings map this to `category`, but another column is that",
        ]
    );
}

#[test]
fn an_entry_is_about_the_table_that_it_describes() {
    let mut lines = RISKS.to_vec();
    lines.extend([
        "",
        "Issues",
        "ID|Issue|Priority|Assignee|State",
        "I1|The test system is down again|High|Ann Lee|Open",
    ]);
    let noted = read(&with(&[saved()]), &[("Risks", &lines)]);
    let tables = said(&noted.value);
    assert_eq!(tables.len(), 2, "{tables:?}");
    assert!(tables[1].starts_with("issues"), "{tables:?}");
}

#[test]
fn two_entries_that_disagree_are_told() {
    let noted = read(&with(&[saved(), entry(&[("Owner", "action_owner")])]), &[("Risks", &RISKS)]);
    let expected =
        "setting-unmet: the settings map this to \"owner\" and to \"action_owner\"; the first counts";
    assert_eq!(seen(&noted), [expected]);
    // One about just this file is nearer, and no contradiction.
    let own = SubmissionDecl { path: "P1 Nov.xlsx".to_owned(), ..entry(&[("Owner", "action_owner")]) };
    let noted = read(&with(&[saved(), own]), &[("Risks", &RISKS)]);
    assert_eq!(seen(&noted), [""; 0]);
    assert_eq!(said(&noted.value), ["risks [1] 2,3,4,5,6: A=id B=title C=action_owner D=status"]);
}
