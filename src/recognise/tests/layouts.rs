//! Layouts that nobody prepared: mixed lists, merged labels, tables side by side, quarters and years across.

use super::{SETTINGS, book, merge, recognise, recognise_as, said};
use crate::model::address::CellRef;
use crate::model::table::Layout;
use crate::model::workbook::{CellValue, ExcelTable, Workbook};

#[test]
fn a_mixed_list_is_read_as_a_table_for_each_register() {
    let lines = [
        "ID|Type|Description|Owner|Status|Due date",
        "1|Risk|Supplier may stop trading next year|Ann Lee|Open|2026-11-02",
        "2|Issue|The test server is down since Monday|Bob Ray|Open|2026-11-03",
        "3|Risk|Key people may leave before go-live|Ann Lee|Open|2026-11-04",
        "4|Decision|Use the old interface for one more year|Cy Dee|Decided|2026-11-05",
        "5|Concern|Nobody knows who signs the acceptance|Cy Dee|Open|2026-11-06",
    ];
    let noted = recognise_as("RAID.xlsx", book(&[("RAID", &lines)]), &SETTINGS);
    let registers: Vec<(&str, &[u32])> = noted
        .value
        .tables
        .iter()
        .map(|t| (SETTINGS.knowledge.register(t.register).key.as_str(), t.records.as_slice()))
        .collect();
    // The row that says what no register is goes where most rows are, and is told.
    assert_eq!(registers, [("risks", [1, 3, 5].as_slice()), ("issues", &[2]), ("decisions", &[4])]);
    let told: Vec<_> = noted.findings.iter().filter(|f| f.code.id == "kind-unknown").collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].place.cells.iter().map(ToString::to_string).collect::<Vec<_>>(), ["B6"]);
    let list = noted.value.tables[0].mixed.as_ref().unwrap();
    assert_eq!((list.records.len(), list.kind_at), (5, 1));
}

#[test]
fn labels_merged_down_and_groups_merged_across_are_one_header() {
    let lines = [
        "Ref|Risk description|Inherent|||Owner",
        "||P|I|PxI|",
        "R1|If the permit is late the work on site stops|4|5|20|A. Lee",
        "R2|If prices rise by a tenth the budget is spent|2|3|6|B. Ray",
    ];
    let mut book = book(&[("Register", &lines)]);
    for area in ["A1:A2", "B1:B2", "C1:E1", "F1:F2"] {
        merge(&mut book, area);
    }
    let found = recognise("P1.xlsx", book);
    assert_eq!(said(&found), ["risks [1,2] 3,4: A=id B=title C=likelihood D=impact E=score F=owner"]);
}

#[test]
fn lists_side_by_side_are_parted_where_the_second_numbers_its_lines() {
    let lines = [
        "Nr|Risiko|EW|Verantwortlich||Nr|Maßnahme|Wer|Status",
        "R1|Lieferverzug der Geräte im Frühjahr|hoch|Pfeiffer||1|Eskalation an den Lieferanten|Aydin|offen",
        "R2|Abnahme der Anlage verzögert sich|mittel|Aydin||2|Begehung mit der Feuerwehr|Lorenz|erledigt",
    ];
    let found = recognise("Status.xlsx", book(&[("Status", &lines)]));
    assert_eq!(
        said(&found),
        [
            "risks [1] 2,3: A=id B=title C=likelihood D=owner",
            "actions [1] 2,3: F=id G=title H=owner I=status"
        ]
    );
}

#[test]
fn quarters_across_are_kept_at_their_last_month_and_told() {
    let lines =
        ["Name|Role|Q1 2026|Q2 2026|Q3 2026", "Ann Lee|Risk Manager|0.5|0.5|1", "Bob Ray|Planner|1|0|0.2"];
    let noted = recognise_as("Staff.xlsx", book(&[("Resources", &lines)]), &SETTINGS);
    let table = &noted.value.tables[0];
    assert_eq!(table.layout, Layout::Crosstab);
    let months: Vec<String> = table.periods.iter().map(|p| p.period.to_string()).collect();
    assert_eq!(months, ["2026-03", "2026-06", "2026-09"]);
    assert!(noted.findings.iter().any(|f| f.code.id == "periods-coarse"));
}

#[test]
fn rows_of_budget_and_actual_in_turn_give_no_amounts() {
    let lines = [
        "Cost code|Category|Type|Apr-26|May-26",
        "001|Staff|Budget|10|10",
        "001|Staff|Actual|9|8",
        "002|Kit|Budget|5|5",
        "002|Kit|Actual|5|6",
    ];
    let noted = recognise_as("Costs.xlsx", book(&[("Costs", &lines)]), &SETTINGS);
    let table = &noted.value.tables[0];
    assert!(table.periods.is_empty());
    assert!(table.columns.iter().filter(|c| c.at >= 3).all(|c| c.field.is_none()));
    assert!(noted.findings.iter().any(|f| f.code.id == "amounts-by-row"));
}

#[test]
fn synonyms_and_words_put_together_are_known() {
    let lines = [
        "risikonummer|Risikobeschreibung|Probabilité|impacto|Verantwortlicher|totalplannedcost",
        "1|Der Lieferant kann ausfallen, ohne dass es jemand merkt|4|5|Ann Lee|100",
        "2|Die Abnahme kann sich um Monate verzögern|3|2|Bob Ray|200",
    ];
    let found = recognise("liste.xlsx", book(&[("Tabelle1", &lines)]));
    assert_eq!(said(&found), ["risks [1] 2,3: A=id B=title C=likelihood D=impact E=owner"]);
}

#[test]
fn a_table_that_is_nearly_all_blank_is_told_and_not_held() {
    let mut book = book(&[("Risks", &["ID|Risk|Owner|Likelihood|Impact|Status"])]);
    let text = book.text.intern("Open");
    let sheet = &mut book.sheets[0];
    for row in 1..=2_000u32 {
        sheet.push(CellRef::new(row, 0), 0, CellValue::Number(f64::from(row)));
        sheet.push(CellRef::new(row, 1), 0, CellValue::Text(text));
    }
    for col in 0..16_000 {
        sheet.push(CellRef::new(2_001, col), 0, CellValue::Text(text));
    }
    let noted = recognise_as("P1.xlsx", book, &SETTINGS);
    assert!(noted.value.tables.is_empty());
    let codes: Vec<&str> = noted.findings.iter().map(|f| f.code.id).collect();
    assert_eq!(codes, ["table-blank"]);
}

/// Declares a table object such as `B2:D5` on the first sheet.
fn declare(book: &mut Workbook, area: &str) {
    merge(book, area);
    let area = book.sheets[0].merges.pop().unwrap();
    book.tables.push(ExcelTable { name: "Table1".to_owned(), sheet: 0, area });
}

#[test]
fn the_labels_of_a_table_object_are_its_header_whatever_its_records_look_like() {
    let lines = [
        "Kennung|Gefahr|Eigner des Dings|Zustand|Wirkung",
        "Risk|Owner|Status|Impact|3",
        "R2|Keys are lost before the move|Ann Lee|Open|4",
        "R3|The lift is late for the handover|Bob Ray|Open|5",
    ];
    let mut declared = book(&[("Risks", &lines)]);
    declare(&mut declared, "A1:E4");
    let found = recognise("P1.xlsx", declared);
    let rows: Vec<_> = found.tables.iter().map(|t| (t.header.clone(), t.records.clone())).collect();
    assert_eq!(rows, [(vec![0], vec![1, 2, 3])]);
}

#[test]
fn labels_that_excel_made_for_a_table_object_are_none() {
    let lines = [
        "Column1|Column2|Column3|Column4",
        "Risk ID|Risk title|Owner|Impact",
        "R1|Keys are lost before the move|Ann Lee|4",
        "R2|The lift is late for the handover|Bob Ray|5",
    ];
    let mut declared = book(&[("Risks", &lines)]);
    declare(&mut declared, "A1:D4");
    assert_eq!(said(&recognise("P1.xlsx", declared)), ["risks [2] 3,4: A=id B=title C=owner D=impact"]);
}

#[test]
fn cells_that_look_like_a_field_that_is_missed_are_told() {
    let sheet = [
        "Action ID|Action|Zzkopf|Action status",
        "A-1|Order the racks for the new hall|Ann Lee|Open",
        "A-2|Clear the old hall of its cables|Bob May|Closed",
        "A-3|Invite the council to the opening|Eva Roy|Open",
    ];
    let noted = recognise_as("actions.xlsx", book(&[("Actions", &sheet)]), &SETTINGS);
    let found = noted.findings.iter().find(|f| f.code.id == "column-unclear").unwrap();
    assert_eq!(found.place.label, "Zzkopf");
    assert!(found.seen.starts_with("its cells look like Owner"), "{}", found.seen);
}
