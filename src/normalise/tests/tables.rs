//! Whole tables: people, roles, ids, months across, records across, rows and cells that are no records.

use super::super::fixture::File;
use super::column;
use crate::model::record::NO_CELL;
use crate::model::table::Layout;

#[test]
fn people_and_vacancies() {
    let out = column(
        "risks",
        "owner",
        &["Smith, Jane", "Jane Smith", "A Smith / B Jones", "TBC", "=5", "jsmith@example.org"],
    )
    .read();
    let want = [
        "Jane Smith <Smith, Jane>",
        "Jane Smith",
        "A Smith <A Smith / B Jones>",
        "~ <TBC>",
        "~ <5>",
        "jsmith@example.org",
    ];
    assert_eq!(out.values("owner")[..5], want[..5]);
    let found = out.found();
    for want in ["two-people A4", "no-value A5", "person-unclear A6"] {
        assert!(found.contains(&want.to_owned()), "{want} of {found:?}");
    }
    let out = column("resources", "person", &["Vacant", "Zhang, Théo"]).read();
    assert_eq!(out.values("person"), ["~ <Vacant>", "Théo Zhang <Zhang, Théo>"]);
    assert_eq!(out.found(), ["vacancy A2"]);
}

#[test]
fn roles_and_their_titles() {
    let rows = [
        "PMO Manager\tA",
        "Project Manager\tB",
        "Adoption Alchemist\tC",
        "acting Head of PMO\tD",
        "Head of PMO (interim)\tE",
        "Risk Manager / Planner\tF",
        "Vendor/Supplier Manager\tG",
        "Project lead (Risk Manager)\tH",
        "Lead of something (Risk Manager)\tI",
        "Risk Manager and Alchemist\tVacant",
    ];
    let out = File::new("roles", "role\tperson", &rows).read();
    let roles = out.values("role");
    assert_eq!(roles[0], "head-of-pmo <PMO Manager>");
    assert_eq!(roles[1], "delivery:project-manager <Project Manager>");
    assert_eq!(roles[2], "~ <Adoption Alchemist>");
    assert_eq!(roles[3], "head-of-pmo <acting Head of PMO>");
    assert_eq!(roles[4], "head-of-pmo <Head of PMO (interim)>");
    assert_eq!(roles[5], "risk <Risk Manager / Planner>");
    assert_eq!(roles[6], "commercial <Vendor/Supplier Manager>");
    assert_eq!(roles[7], "delivery:project-manager <Project lead (Risk Manager)>");
    assert_eq!(roles[8], "risk <Lead of something (Risk Manager)>");
    assert_eq!(roles[9], "~ <Risk Manager and Alchemist>");
    assert_eq!(out.values("title")[..3], ["PMO Manager", "Project Manager", "Adoption Alchemist"]);
    for told in [
        "role-ambiguous A2",
        "role-unknown A4, A11",
        // The model knows the acting head as she is written.
        "role-shortened A6, A9",
        "two-roles A7",
        "role-shortened A8",
        "role-shortened A10",
        "vacancy B11",
    ] {
        assert!(out.found().contains(&told.to_owned()), "{told}: {:?}", out.found());
    }
}

#[test]
fn ids_are_text() {
    let out = column("risks", "id", &["=12", "1.10", "R-001", " R 2 ", "=42|0000", "=1.5"]).read();
    assert_eq!(out.values("id"), ["12", "1.10", "R-001", "R 2", "0042", "1.5"]);
    let out = column("issues", "risk", &["R1, R2; R3", "R1", "=7", "n/a"]).read();
    assert_eq!(out.values("risk"), ["R1; R2; R3 <R1, R2; R3>", "R1", "7", "~ <n/a>"]);
}

#[test]
fn items_without_a_number_get_one_of_their_content() {
    let ids = |rows: &[&str]| File::new("risks", "id\ttitle\towner", rows).read();
    let out = ids(&["R1\tA\tX Y", "\tB\tX Y", "\tB\tX Y", "\tC\tX Y"]);
    let made = out.values("id");
    assert_eq!(made[0], "R1");
    assert!(
        made[1].starts_with("auto-") && made[2] == format!("{}-2", made[1]) && made[3] != made[1],
        "{made:?}"
    );
    assert!(out.found().contains(&"id-made B3:B5".to_owned()), "{:?}", out.found());
    let moved = ids(&["\tC\tX Y", "R1\tA\tX Y", "\tB\tX Y"]);
    assert_eq!([&moved.values("id")[2], &moved.values("id")[0]], [&made[1], &made[3]]);
    let without = File::new("issues", "title", &["B"]).read();
    assert!(without.values("id")[0].starts_with("auto-"));
    assert!(File::new("projects", "code\tname", &["P1\tA"]).read().batch().columns.len() == 2);
}

#[test]
fn a_priority_in_the_severity_column() {
    let out = File::new("issues", "id\tseverity", &["1\tP1", "2\tP3", "3\t"]).read();
    assert_eq!(out.values("priority"), ["critical <P1>", "medium <P3>", "~"]);
    assert_eq!(out.found(), ["priority-from-severity B2:B3"]);
    let numbers = File::new("issues", "id\tseverity", &["1\t=1", "2\t=3"]).read();
    assert_eq!(numbers.values("priority"), ["~", "~"]);
    assert_eq!(numbers.values("severity"), ["1", "3"]);
}

#[test]
fn months_across_are_brought_down() {
    let rows = ["A\t=1\t=2\t\t=4", "B\t=0\t\t\t", "C\t\t\t\t", "D\t\t-\t\tTBC"];
    let file = File::new("finance", "category\tbudget\tactual\tbudget\tactual", &rows);
    let months = ["2026-04 budget", "2026-04 actual", "2026-05 budget", "2026-05 actual"];
    let out = file.months(1, &months).read();
    assert_eq!(out.values("category"), ["A", "A", "B", "D"]);
    let [april, may] = ["2026-04 <2026-04 budget>", "2026-05 <2026-05 actual>"];
    assert_eq!(out.values("period"), [april, may, april, may]);
    assert_eq!(out.values("budget"), ["1 GBP", "~", "0 GBP", "~"]);
    assert_eq!(out.values("actual"), ["2 GBP", "4 GBP", "~", "~ <TBC>"]);
    assert_eq!(out.batch().rows, [1, 1, 2, 4]);
    let actual =
        out.batch().columns.iter().filter(|c| matches!(c.cells, crate::model::record::Cells::Each(_)));
    let cells: Vec<Vec<String>> = actual
        .map(|c| {
            (0..4)
                .filter_map(|i| out.batch().cell(c, i))
                .filter(|(_, c)| *c != NO_CELL)
                .map(|(_, c)| c.to_string())
                .collect()
        })
        .collect();
    assert_eq!(cells, [vec!["B2", "B3"], vec!["C2", "E2", "E5"]]);
    let labels =
        out.batch().columns.iter().find(|c| matches!(c.cells, crate::model::record::Cells::Labels(_)));
    let labels: Vec<String> =
        (0..4).filter_map(|i| out.batch().cell(labels?, i)).map(|(_, c)| c.to_string()).collect();
    // The first column of the month that holds something: budget, or actual where there is none.
    assert_eq!(labels, ["B1", "E1", "B1", "E1"]);
    assert_eq!(out.found(), ["line-without-months A4", "no-value C5, E5"]);
    let account = out.made.source.account;
    assert_eq!((account.rows_read, account.rows_kept, account.rows_rejected, account.records), (5, 3, 1, 4));
}

#[test]
fn two_columns_of_one_month_lose_nothing() {
    let file = File::new("resources", "person\tallocation\tallocation", &["A B\t=0.5\t=0.25"]);
    let out = file.months(1, &["2026-04 allocation", "2026-04 allocation"]).read();
    assert_eq!(out.values("allocation"), ["0.5", "0.25"]);
}

#[test]
fn records_may_run_across() {
    let mut file = File::new("risks", "\t\t", &["id\tR1\tR2", "title\tA\tB", "note\t\tsomething"]);
    let register = file.settings.knowledge.register(file.recognised.tables[0].register);
    let fields = [register.field("id"), register.field("title"), None];
    let table = file.table();
    table.layout = Layout::Transposed;
    table.header = vec![0];
    table.records = vec![1, 2];
    for (i, (column, field)) in table.columns.iter_mut().zip(fields).enumerate() {
        (column.at, column.field) = (i as u32 + 1, field);
    }
    let out = file.read();
    assert_eq!(out.values("id"), ["R1", "R2"]);
    assert_eq!(out.values("title"), ["A", "B"]);
    assert!(out.batch().transposed);
    assert_eq!(out.batch().rows, [1, 2]);
    assert_eq!(out.made.source.account.rows_kept, 3);
    assert_eq!(out.made.text.get(out.batch().extras[0].values[1]), "something");
}

#[test]
fn repeats_of_the_header_and_blank_rows_are_no_records() {
    let out =
        File::new("issues", "id\ttitle\tstatus", &["1\tA\tOpen", "id\ttitle\tstatus", "", "2\tB\tOpen"])
            .read();
    assert_eq!(out.values("id"), ["1", "2"]);
    assert_eq!(out.batch().rows, [1, 4]);
    assert_eq!(out.found(), ["row-rejected A3"]);
    let account = out.made.source.account;
    assert_eq!(
        (account.rows_read, account.rows_kept, account.rows_rejected, account.rows_not_data),
        (4, 2, 1, 1)
    );
}

#[test]
fn what_is_no_field_is_kept_under_its_label() {
    let out = File::new("issues", "id\t\towner\towner", &["1\t=2.5\tA B\tC D", "2\t!NA\t\t"]).read();
    let extras = &out.batch().extras;
    let shown = |e: usize, i: usize| out.made.text.get(extras[e].values[i]);
    assert_eq!([shown(0, 0), shown(0, 1), shown(1, 0), shown(1, 1)], ["2.5", "#N/A", "C D", ""]);
    assert!(out.found().contains(&"field-twice D2".to_owned()));
    assert_eq!(out.made.source.account.cells_extras, 3);
}
