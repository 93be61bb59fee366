//! Registers made of small portfolios, and the measures made of them.

use super::add;
use crate::finding::{Code, Finding, Severity};
use crate::measure::fixture::dataset;
use crate::measure::measure;
use crate::model::address::CellRef;
use crate::model::dataset::{Dataset, Source};
use crate::model::record::{Batch, NO_ROW, NO_SOURCE, Value};
use crate::model::register::{FieldId, FieldKind, Register};
use crate::settings::Settings;
use crate::staffing::staff;

type Table = (&'static str, &'static str, &'static str, &'static [&'static str]);

const ROLES: Table = (
    "a.xlsx",
    "roles",
    "project|person|role|fte",
    &["P1|Ann Lee|risk|0.5", "P1|Ann Lee|quality-assurance|0.25", "P2||finance|", "P2|Bo Ito|risk|"],
);

/// Two risks of P1 that lack their owner, and one of P2 that lacks nothing.
const RISKS: Table = (
    "r.xlsx",
    "risks",
    "project|id|title|likelihood|impact|owner|status|due_on",
    &["P1|R1|One|3|4||open|2026-11-01", "P1|R2|Two|3|4||open|", "P2|R3|Three|2|2|Bo Ito|open|2026-11-01"],
);

fn kind(id: &'static str) -> Code {
    Code::new(id, Severity::Warning, "")
}

fn at(code: &'static str, table: Table, cells: &[&str]) -> Finding {
    let settings = Settings::built_in().unwrap();
    let register = settings.knowledge.find_register(table.1).unwrap();
    let cells = cells.iter().map(|cell| CellRef::parse(cell).unwrap()).collect();
    let finding = Finding::new(kind(code), "seen", "remedy").file(table.0).cells(cells);
    finding.sheet(&settings.knowledge.register(register).label)
}

fn made(tables: &[Table], findings: &[Finding], change: impl FnOnce(&mut Dataset)) -> (Dataset, Settings) {
    let settings = Settings::built_in().unwrap();
    let mut data = dataset(&settings, tables);
    change(&mut data);
    let staffing = staff(&data, &settings).value;
    add(&mut data, &staffing, findings, &settings);
    (data, settings)
}

/// The records of a register, a line each: its file, the cell that any of its values stands in, and these fields.
fn records((data, settings): &(Dataset, Settings), key: &str, fields: &str) -> Vec<String> {
    let id = settings.knowledge.find_register(key).unwrap();
    let register = settings.knowledge.register(id);
    let mut all = Vec::new();
    for batch in data.batches(id) {
        let file = data.sources.get(batch.source as usize).map_or("-", |s| s.file.as_str());
        assert_eq!(file == "-", batch.source == NO_SOURCE);
        for i in 0..batch.len() {
            let cell = batch.columns.iter().find_map(|c| batch.cell(c, i));
            let cell = cell.map_or("-".to_owned(), |(_, cell)| cell.to_string());
            assert_eq!(cell == "-", batch.rows[i] == NO_ROW);
            let values = fields.split(' ').map(|field| {
                let field = register.field(field).unwrap();
                value(data, settings, register, batch, field, i)
            });
            all.push(format!("{file} {cell}: {}", values.collect::<Vec<_>>().join("|")));
        }
    }
    all
}

fn value(
    data: &Dataset,
    settings: &Settings,
    register: &Register,
    batch: &Batch,
    field: FieldId,
    i: usize,
) -> String {
    match (batch.value(field, i), &register.decl(field).kind) {
        (Value::Text(sym), _) => data.text(sym).to_owned(),
        (Value::Number(n), _) => n.normalize().to_string(),
        (Value::Period(month), _) => month.to_string(),
        (Value::Choice(id), FieldKind::Choice(name)) => {
            settings.knowledge.vocabulary(name).unwrap().choice(id).key.clone()
        }
        (Value::Missing, _) => String::new(),
        other => panic!("{other:?}"),
    }
}

fn figure((data, settings): &(Dataset, Settings), id: &str) -> Option<String> {
    let figures = measure(data, settings).value;
    let figure = figures.portfolio(settings.knowledge.find_measure(id).unwrap()).unwrap();
    figure.value.map(|value| value.normalize().to_string())
}

#[test]
fn a_role_stands_where_its_post_stands() {
    let made = made(&[ROLES], &[], |_| ());
    let all = records(&made, "coverage", "scope programme project role state person");
    let of = |scope: &str| -> Vec<&str> {
        let is = |line: &&String| line.contains(&format!(": {scope}|")) && !line.contains("|missing|");
        all.iter().filter(is).map(String::as_str).collect()
    };
    // Ann Lee holds two roles on P1, Bo Ito one on P2, which is the better.
    assert_eq!(
        of("project"),
        [
            "a.xlsx C3: project|Digital|P1|quality-assurance|shared|Ann Lee",
            "a.xlsx C2: project|Digital|P1|risk|shared|Ann Lee",
            "a.xlsx C4: project|Digital|P2|finance|vacant|",
            "a.xlsx C5: project|Digital|P2|risk|filled|Bo Ito",
        ]
    );
    assert!(of("portfolio").contains(&"a.xlsx C5: portfolio|||risk|filled|Bo Ito"), "{all:?}");
    assert_eq!(figure(&made, "roles.posts_unfilled").as_deref(), Some("1"));
}

#[test]
fn nothing_is_said_of_coverage_without_a_roles_register() {
    let made = made(&[RISKS], &[], |_| ());
    assert_eq!(records(&made, "coverage", "role"), Vec::<String>::new());
    assert_eq!(figure(&made, "roles.coverage"), None);
    assert_eq!(figure(&made, "roles.required"), None);
}

#[test]
fn people_are_counted_by_what_they_hold() {
    let made = made(&[ROLES], &[], |_| ());
    let all = records(&made, "people", "person roles functional_roles projects fte");
    assert_eq!(all, ["a.xlsx C2: Ann Lee|2|2|1|0.75", "a.xlsx C5: Bo Ito|1|1|1|"]);
    assert_eq!(figure(&made, "roles.fte").as_deref(), Some("0.75"));
    assert_eq!(figure(&made, "roles.per_person").as_deref(), Some("1.5"));
    assert_eq!(figure(&made, "roles.stretched").as_deref(), Some("0"));
}

#[test]
fn a_breach_stands_on_its_cell_and_a_rule_that_was_not_looked_at_nowhere() {
    let posts: Table = (
        "a.xlsx",
        "roles",
        "project|person|role",
        &["P1|Ann Lee|quality-assurance", "P1|Ann Lee|delivery:project-manager"],
    );
    let made = made(&[posts], &[], |_| ());
    let all = records(&made, "duties", "rule severity state project person");
    assert!(all.contains(&"a.xlsx C2: SD2|critical|open|P1|Ann Lee".to_owned()), "{all:?}");
    assert!(all.contains(&"- -: SD4|critical|unchecked||".to_owned()), "{all:?}");
    assert_eq!(figure(&made, "roles.conflicts_waived").as_deref(), Some("0"));
}

#[test]
fn a_return_is_read_stale_empty_unreadable_or_missing() {
    let made = made(&[RISKS], &[], |data| {
        data.sources[0].stale = true;
        data.sources[0].period = Some("2026-09".parse().unwrap());
        data.sources.push(Source::unreadable("z.xlsx", String::new(), 0, "locked".to_owned()));
    });
    assert_eq!(
        records(&made, "returns", "file project period state"),
        ["r.xlsx -: r.xlsx||2026-09|stale", "z.xlsx -: z.xlsx|||unreadable", "- -: |P3||missing"]
    );
    assert_eq!(figure(&made, "data.files").as_deref(), Some("2"));
    assert_eq!(figure(&made, "data.returns_stale").as_deref(), Some("1"));
    assert_eq!(figure(&made, "data.returns_missing").as_deref(), Some("1"));
}

#[test]
fn a_finding_is_counted_for_each_project_that_it_is_about() {
    let told = [
        at("row-twice", RISKS, &["B2", "B3", "B4"]),
        Finding::new(kind("same-content"), "seen", "remedy").file("r.xlsx"),
        Finding::new(kind("role-not-held"), "seen", "remedy").count(3),
    ];
    let made = made(&[RISKS], &told, |_| ());
    assert_eq!(
        records(&made, "findings", "code respect project count"),
        [
            "r.xlsx B2: row-twice|uniqueness|P1|2",
            "r.xlsx B4: row-twice|uniqueness|P2|1",
            "r.xlsx -: same-content|||1",
            "- -: role-not-held|||3",
        ]
    );
    // What is about two projects is one warning of the portfolio.

    assert_eq!(figure(&made, "data.warnings"), Some("3".to_owned()));
}

/// Required of a risk are project, id, title, likelihood, impact, owner and status. 3 risks: 21 values, of which 2 are missing;
/// 21 cells that hold something (7 and 6 of P1's, 8 of P2's), of which 1 could not be read, told twice; 3 rows, of which 1
/// contradicts itself, told twice, none is late and 2 say the same.
#[test]
fn a_check_fails_once_however_often_it_is_told() {
    let told = [
        at("word-unknown", RISKS, &["G2"]),
        at("word-unsure", RISKS, &["G2", "H9"]),
        at("dates-reversed", RISKS, &["H2"]),
        at("narrative-missing", RISKS, &["C2"]),
        at("near-duplicate", RISKS, &["C2", "C4"]),
    ];
    let made = made(&[RISKS], &told, |_| ());
    assert_eq!(
        records(&made, "checks", "respect project checks passed fails"),
        [
            "r.xlsx -: completeness|P1|14|12|2",
            "r.xlsx -: completeness|P2|7|7|0",
            "r.xlsx -: validity|P1|13|12|1",
            "r.xlsx -: validity|P2|8|8|0",
            "r.xlsx -: consistency|P1|2|1|1",
            "r.xlsx -: consistency|P2|1|1|0",
            "r.xlsx -: timeliness|P1|2|2|0",
            "r.xlsx -: timeliness|P2|1|1|0",
            "r.xlsx -: uniqueness|P1|2|1|1",
            "r.xlsx -: uniqueness|P2|1|0|1",
        ]
    );
    // No total was there to be checked: 100 * (0.25 * 19/21 + 0.20 * 20/21 + 0.20 * 2/3 + 0.15 + 0.10 * 1/3) / 0.90 = 81.4814…
    assert_eq!(figure(&made, "data.reconciliation"), None);
    let quality = figure(&made, "data.quality").unwrap();
    assert!(quality.starts_with("81.4814814"), "{quality}");
}

#[test]
fn all_rows_of_a_return_of_another_month_are_late() {
    let stale = Finding::new(kind("stale-return"), "seen", "remedy").file("r.xlsx");
    let made = made(&[RISKS, ROLES], &[stale], |_| ());
    let all = records(&made, "checks", "respect project checks fails");
    let late: Vec<&String> = all.iter().filter(|line| line.contains("timeliness")).collect();
    assert_eq!(
        late,
        [
            "r.xlsx -: timeliness|P1|2|2",
            "r.xlsx -: timeliness|P2|1|1",
            "a.xlsx -: timeliness|P1|2|0",
            "a.xlsx -: timeliness|P2|2|0",
        ]
    );
}

#[test]
fn the_account_of_the_sources_and_their_records_stay_as_they_are() {
    let (data, settings) = made(&[ROLES, RISKS], &[at("row-twice", RISKS, &["B2"])], |_| ());
    let before = dataset(&settings, &[ROLES, RISKS]);
    assert_eq!(data.account(), before.account());
    for (id, register) in settings.knowledge.each_register() {
        assert_eq!(data.count(id), before.count(id), "{}", register.key);
    }
}

/// What is said of templates with this file, or of these settings.
fn refused(template: Option<(&str, &str)>, settings: &str) -> String {
    use crate::settings::{Sources, load};
    let dir = tempfile::tempdir().unwrap();
    let config = dir.path().join("packwright.toml");
    std::fs::write(&config, settings).unwrap();
    let templates = dir.path().join("templates");
    if let Some((path, text)) = template {
        let path = templates.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let templates = template.is_some().then_some(templates.as_path());
    let codes = [kind("overdue")];
    load(Sources { config: Some(&config), templates, codes: &codes[..0] })
        .map(|_| "nothing".to_owned())
        .unwrap_or_else(|error| error.message)
}

#[test]
fn no_sheet_and_no_rule_is_for_a_register_of_the_programs_own() {
    let sheet = "[[submission]]\npath = \"a.xlsx\"\nregister = \"coverage\"\n";
    assert_eq!(refused(None, sheet), "there is no register `coverage`");
    let register =
        "order = 200\nlabel = \"Own\"\nsingular = \"own\"\nmade = true\naliases = [\"mine\"]\nfield = []\n";
    assert!(
        refused(Some(("registers/own.toml", register)), "").starts_with("a register that the program makes")
    );
    assert_eq!(
        refused(Some(("registers/own.toml", &register.replace("aliases = [\"mine\"]\n", ""))), ""),
        "nothing"
    );
}

#[test]
fn a_kind_of_finding_speaks_of_one_respect() {
    let twice = "[[respect]]\nkey = \"validity\"\ncounts = \"rows\"\ncodes = [\"overdue\", \"overdue\"]\n";
    let one = refused(Some(("data-quality.toml", &twice.replace("\"overdue\", ", ""))), "");
    assert_eq!(one, "nothing");
    let other = twice.replace("validity", "beauty");
    assert_eq!(
        refused(Some(("data-quality.toml", &other)), ""),
        "the vocabulary `data-quality` has no value `beauty`"
    );
}
