use super::*;
use crate::model::table::{Fate, Layout, RowKind};
use crate::settings::SubmissionDecl;

const CLEAN: &[&str] = &[
    "ID|Risk|Likelihood|Impact|Owner|Status|Due date",
    "R1|Supplier delivers the interface late|3|5|Ann Lee|Open|2026-11-30",
    "R2|Key developer leaves before cutover|2|4|Bob Ray|Closed|2026-09-30",
];

const FIELDS: &str = "A=id B=title C=likelihood D=impact E=owner F=status G=due_on";

fn with(before: &[&'static str], after: &[&'static str]) -> Vec<&'static str> {
    [before, CLEAN, after].concat()
}

#[test]
fn a_clean_sheet() {
    let found = recognise("P1.xlsx", book(&[("Risks", CLEAN)]));
    assert_eq!(said(&found), [format!("risks [1] 2,3: {FIELDS}")]);
    assert!(found.ignored.is_empty());
    assert!(found.tables[0].confidence > 0.9);
}

#[test]
fn titles_above_notes_below_spacers_and_headings_between() {
    let lines = with(
        &["Customer portal - Risk log", "", "All figures in £k"],
        &[
            "",
            "Closed risks",
            "R3|The old server fails again|1|1|Ann Lee|Closed|2026-01-31",
            "",
            "",
            "Signed by||Jane",
        ],
    );
    let found = recognise("P1.xlsx", book(&[("Log", &lines)]));
    assert_eq!(said(&found), [format!("risks [4] 5,6,9: {FIELDS}")]);
    assert_eq!(found.tables[0].others, [(7, RowKind::Heading)]);
    assert_eq!(found.tables[0].title, "Customer portal - Risk log · All figures in £k");
    assert_eq!(found.tables[0].unit.scale, Some(1000.into()));
    let ignored: Vec<_> = found.ignored.iter().map(|i| i.rows.unwrap()).collect();
    assert_eq!(ignored, [(0, 2), (11, 11)]);
}

#[test]
fn totals_guides_repeats_and_numbers_written_ahead_are_no_records() {
    let lines = [
        "Cost code|Cost category|Budget|Actual",
        "e.g. 001|select from list|(£)|(£)",
        "001|Staff|100|90",
        "002|Licences|50|60",
        "Total||150|150",
        "Cost code|Cost category|Budget|Actual",
        "003|Travel|10|5",
        "004",
    ];
    let found = recognise("P1.xlsx", book(&[("Budget", &lines)]));
    assert_eq!(said(&found), ["finance [1] 3,4,7: A=cost_code B=category C=budget D=actual"]);
    let kinds: Vec<_> = found.tables[0].others.iter().map(|(row, kind)| (row + 1, *kind)).collect();
    let expected =
        [(2, RowKind::Guide), (5, RowKind::Total), (6, RowKind::RepeatedHeader), (8, RowKind::Empty)];
    assert_eq!(kinds, expected);
}

#[test]
fn a_subtotal_beside_its_project_is_no_record() {
    let lines = [
        "Project|Category|Apr-26|May-26|Jun-26",
        "P201|Staff|100|90|80",
        "P201|Licences|50|60|70",
        "P201|Subtotal|150|150|150",
        "P202|Staff|10|5|5",
        "P202|Sub-total|10|5|5",
    ];
    let found = recognise("P1.xlsx", book(&[("Budget", &lines)]));
    let totals: Vec<u32> = found.tables[0].others.iter().map(|(row, _)| row + 1).collect();
    assert_eq!((totals, found.tables[0].records.clone()), (vec![4, 6], vec![1, 2, 4]));
    assert!(found.tables[0].others.iter().all(|(_, kind)| *kind == RowKind::Total));
}

#[test]
fn months_across_in_one_row() {
    let lines = [
        "Resource plan (FTE)",
        "Name|Role|Apr-26|May-26|Jun-26|Total",
        "Ann Lee|Risk Manager|0.5|0.5|1|2",
        "Bob Ray|Planner|1|0|0.2|1.2",
        "||1.5|0.5|1.2|3.2",
    ];
    let found = recognise("P1.xlsx", book(&[("Resources", &lines)]));
    assert_eq!(said(&found), ["resources [2] 3,4: A=person B=role"]);
    let table = &found.tables[0];
    assert_eq!(table.layout, Layout::Crosstab);
    let months: Vec<String> = table.periods.iter().map(|p| p.period.to_string()).collect();
    assert_eq!(months, ["2026-04", "2026-05", "2026-06"]);
    assert_eq!(
        table.columns.iter().filter(|c| c.field.is_none()).map(|c| c.label.as_str()).collect::<Vec<_>>(),
        ["Total"]
    );
    assert_eq!(table.others, [(4, RowKind::Total)]);
}

#[test]
fn months_over_budget_actual_and_forecast() {
    let lines = [
        "Cost code|Category|Apr-26|||May-26||",
        "||Budget|Actual|Forecast|Budget|Actual|Forecast",
        "001|Staff|10|9|10|10|8|10",
        "002|Kit|5|5|5|5|6|7",
    ];
    let mut book = book(&[("Costs", &lines)]);
    merge(&mut book, "C1:E1");
    merge(&mut book, "F1:H1");
    let found = recognise("P1.xlsx", book);
    assert_eq!(said(&found), ["finance [1,2] 3,4: A=cost_code B=category"]);
    let register = SETTINGS.knowledge.register(found.tables[0].register);
    let months: Vec<String> = found.tables[0]
        .periods
        .iter()
        .map(|p| format!("{} {}", p.period, register.decl(p.field).key))
        .collect();
    let expected = ["04 budget", "04 actual", "04 forecast", "05 budget", "05 actual", "05 forecast"];
    assert_eq!(months, expected.map(|m| format!("2026-{m}")));
    let labels: Vec<String> = found.tables[0].periods.iter().map(|p| p.label.to_string()).collect();
    assert_eq!(labels, ["C1", "C1", "C1", "F1", "F1", "F1"]);
}

#[test]
fn budget_and_actual_over_their_months_without_merges() {
    let lines = ["||Budget|||Actual||", "Code|Cost line|Apr|May|Jun|Apr|May|Jun", "001|Staff|10|10|10|9|8|7"];
    let found = recognise("P1.xlsx", book(&[("Finance", &lines)]));
    let register = SETTINGS.knowledge.register(found.tables[0].register);
    let months: Vec<String> = found.tables[0]
        .periods
        .iter()
        .map(|p| format!("{} {}", p.period, register.decl(p.field).key))
        .collect();
    let expected = ["04 budget", "05 budget", "06 budget", "04 actual", "05 actual", "06 actual"];
    assert_eq!(months, expected.map(|m| format!("2026-{m}")));
}

#[test]
fn two_tables_one_above_the_other() {
    let lines = with(
        &["Risks"],
        &[
            "",
            "Issues",
            "ID|Issue|Priority|Owner|Status",
            "I1|The test system is down again|High|Ann Lee|Open",
        ],
    );
    let found = recognise("P1.xlsx", book(&[("RAID", &lines)]));
    let tables = said(&found);
    assert_eq!(tables[0], format!("risks [2] 3,4: {FIELDS}"));
    assert_eq!(tables[1], "issues [7] 8: A=id B=title C=priority D=owner E=status");
}

#[test]
fn two_tables_side_by_side() {
    let lines = [
        "ID|Risk|Likelihood|Impact||ID|Issue|Priority|Owner",
        "R1|Supplier delivers the interface late|3|5||I1|The test system is down again|High|Ann Lee",
        "R2|Key developer leaves before cutover|2|4||||",
    ];
    let found = recognise("P1.xlsx", book(&[("RAID", &lines)]));
    assert_eq!(
        said(&found),
        [
            "risks [1] 2,3: A=id B=title C=likelihood D=impact",
            "issues [1] 2: F=id G=title H=priority I=owner"
        ]
    );
}

#[test]
fn cells_settle_what_a_label_means() {
    let lines = [
        "Ref|Description|Probability|Severity|Lead|State",
        "1|Supplier delivers the interface late|H|M|Ann Lee|Open",
        "2|Key developer leaves before cutover|L|H|Bob Ray|Closed",
    ];
    let found = recognise("P1 risk register.xlsx", book(&[("Sheet1", &lines)]));
    assert_eq!(said(&found), ["risks [1] 2,3: A=id B=title C=likelihood D=impact E=owner F=status"]);
    let lines = [
        "Ref|Risk|Probability %|Impact|Impact (£)|Owner",
        "1|Supplier is late again this year|25%|4|10000|Ann Lee",
    ];
    let found = recognise("P1.xlsx", book(&[("Risks", &lines)]));
    assert_eq!(said(&found), ["risks [1] 2: A=id B=title C=probability D=impact E=cost_impact F=owner"]);
}

#[test]
fn labels_in_other_languages() {
    let lines = [
        "Nr.|Risiko|Eintrittswahrscheinlichkeit|Auswirkung|Verantwortlich|Status|Fällig",
        "1|Der Lieferant liefert die Schnittstelle zu spät|Hoch|Mittel|Jana Kühn|offen|2026-11-30",
    ];
    let found = recognise("P1.xlsx", book(&[("Risiken", &lines)]));
    assert_eq!(said(&found), [format!("risks [1] 2: {FIELDS}")]);
}

#[test]
fn lists_of_choices_and_other_lists_are_left_out_with_the_reason() {
    let choices = ["Status|Likelihood|Impact|Role", "Open|1|1|Planner", "Closed|2|2|Risk Manager"];
    let requirements = [
        "ID|Requirement|Acceptance criteria|Status",
        "1|A customer can change the address|The new address is on the next letter|Open",
    ];
    let found = recognise("P1.xlsx", book(&[("Lists", &choices), ("Requirements", &requirements)]));
    assert!(found.tables.is_empty(), "{:?}", said(&found));
    let reasons: Vec<&str> = found.ignored.iter().map(|i| i.reason.as_str()).collect();
    assert!(reasons[0].contains("list of choices"), "{reasons:?}");
    assert!(reasons[1].contains("a list of requirements"), "{reasons:?}");
}

#[test]
fn the_settings_win() {
    let mut settings = SETTINGS.clone();
    settings.submissions.push(SubmissionDecl {
        path: "*.xlsx".to_owned(),
        project: Some("P103".to_owned()),
        register: Some("issues".to_owned()),
        columns: [("Thing", "title"), ("Who?", "owner"), ("Gone", "status")]
            .map(|(label, field)| (label.to_owned(), field.to_owned()))
            .into(),
        ..SubmissionDecl::default()
    });
    let lines = ["Number|Thing|Who?|Owner", "1|It broke|Ann Lee|Team"];
    let noted = recognise_as("x.xlsx", book(&[("Sheet1", &lines)]), &settings);
    assert_eq!(said(&noted.value), ["issues [1] 2: A=id B=title C=owner"]);
    let unmet = noted.findings.iter().find(|f| f.code.id == "setting-unmet").unwrap();
    assert!(unmet.seen.contains("Gone"));
    assert_eq!(noted.value.facts.projects[0].text, "P103");
}

#[test]
fn a_title_far_above_two_rows_of_labels_names_the_unit() {
    let lines = [
        "|Budget, actual and forecast",
        "|Financial year 2026/27, £k, one row a cost line",
        "",
        "",
        "|||Apr|||May||",
        "|Budget line|GL code|Budget|Actual|Forecast|Budget|Actual|Forecast",
        "|Survey|4803|6.6|2|11.9|11.5|1|2",
    ];
    let found = recognise("P1.xlsx", book(&[("Budget v Actual", &lines)]));
    assert_eq!(
        found.tables[0].title,
        "Budget, actual and forecast · Financial year 2026/27, £k, one row a cost line"
    );
    assert_eq!(found.tables[0].unit.scale, Some(1000.into()));
}

#[test]
fn records_may_run_across() {
    let lines: &[&str] = &[
        "Project name|Portal|Refit|Archive",
        "Project code|P101|P104|P106",
        "Department|Citizens|Property|Property",
        "Sponsor|Jane Smith|Ann Lee|Owen Hall",
        "RAG status|Amber|Green|Red",
        "Start date|2026-01-05|2026-02-01|2025-11-03",
    ];
    let found = recognise("x.xlsx", book(&[("Data", lines)]));
    let fields = "1=name 2=code 3=department 4=sponsor 5=rag 6=start_on";
    let table = &found.tables[0];
    let register = SETTINGS.knowledge.register(table.register);
    let said: Vec<String> = table
        .columns
        .iter()
        .map(|c| format!("{}={}", c.at + 1, register.decl(c.field.unwrap()).key))
        .collect();
    assert_eq!((register.key.as_str(), table.layout), ("projects", Layout::Transposed));
    assert_eq!((table.header.as_slice(), table.records.as_slice()), (&[0][..], &[1, 2, 3][..]));
    assert_eq!(said.join(" "), fields);
    assert_eq!(found.fates[0].iter().filter(|f| **f == Fate::Label).count(), 6);
    assert_eq!(found.fates[0].iter().filter(|f| **f == Fate::Value).count(), 18);
    assert!(found.ignored.is_empty());
}

#[test]
fn a_cover_beside_a_table_is_no_list_of_one_project() {
    let cover: &[&str] = &[
        "Project name|Portal",
        "Project code|P101",
        "Sponsor|Jane Smith",
        "Project manager|Ann Lee",
        "RAG|Amber",
    ];
    let risks: &[&str] = &["ID|Risk|Likelihood|Impact|Owner", "R1|Late parts|3|4|Ann Lee"];
    let found = recognise("x.xlsx", book(&[("Cover", cover), ("Risks", risks)]));
    assert_eq!(said(&found), ["risks [1] 2: A=id B=title C=likelihood D=impact E=owner"]);
}

#[test]
fn labels_open_a_table_by_their_shape() {
    let lines: &[&str] = &[
        "Project name|Region|Sponsor|Scheme ref|Lot|Ward|Asset",
        "Portal|North|Jane Smith|88-1|4|12|A-1",
        "Refit|South|Ann Lee|88-2|5|13|A-2",
    ];
    let found = recognise("projects.xlsx", book(&[("Projects", lines)]));
    assert_eq!(said(&found), ["projects [1] 2,3: A=name C=sponsor D=code"]);
}
