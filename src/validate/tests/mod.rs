mod finance;
mod people;
mod records;
mod references;
mod risks;

use super::*;
use crate::measure::fixture::dataset;
use std::sync::OnceLock;

type Table = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// Everything that is found in these tables.
fn all(tables: &[Table]) -> Vec<Finding> {
    static SETTINGS: OnceLock<Settings> = OnceLock::new();
    let settings = SETTINGS.get_or_init(|| Settings::built_in().unwrap());
    validate(&dataset(settings, tables), settings)
}

/// The values that show what a rule finds in these tables.
fn evidence(code: &str, tables: &[Table]) -> Vec<String> {
    all(tables).into_iter().filter(|f| f.code.id == code).flat_map(|f| f.evidence).collect()
}

/// What a rule finds in these tables, a line each: file, label, cells, and what was seen.
fn found(code: &str, tables: &[Table]) -> Vec<String> {
    all(tables)
        .into_iter()
        .filter(|f| f.code.id == code)
        .map(|f| {
            let cells: Vec<String> = f.place.cells.iter().map(ToString::to_string).collect();
            format!("{} {} {}: {}", f.place.file, f.place.label, cells.join(","), f.seen)
        })
        .collect()
}

#[test]
fn blank_cells_of_required_fields() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|title|likelihood|impact|owner",
        &["P1|R1|Delay|3||Ann Lee", "P1|R2||2|4|", "P1|R3|Cost|2|4|"],
    );
    assert_eq!(
        found("value-missing", &[risks]),
        [
            "a.xlsx Title C3: Title is empty",
            "a.xlsx Impact E2: Impact is empty",
            "a.xlsx Owner F3,F4: Owner is empty",
            "a.xlsx Status : no column holds the status",
        ]
    );
}

#[test]
fn a_severe_risk_without_an_owner_is_told_once() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|title|status|likelihood|impact|score|mitigation|owner",
        &[
            "P1|R1|Delay|open|5|4|20|Plan B|",
            "P1|R2|Cost|open|1|1|1|Plan B|",
            "P1|R3|Cost|closed|5|4|20|Plan B|",
        ],
    );
    assert_eq!(found("severe-untreated", &[risks]), ["a.xlsx Owner I2: open severe risks have no owner"]);
    assert_eq!(found("value-missing", &[risks]), ["a.xlsx Owner I3,I4: Owner is empty"]);
}

#[test]
fn cells_that_hold_a_team_are_not_called_empty() {
    let settings = Settings::built_in().unwrap();
    let risks: Table = ("a.xlsx", "risks", "project|id|owner", &["P1|R1|", "P1|R2|", "P1|R3|Ann Lee"]);
    let mut data = dataset(&settings, &[risks]);
    let team = data.text.intern("IT team");
    let owner = settings.knowledge.find_register("risks").unwrap();
    let field = settings.knowledge.register(owner).field("owner").unwrap();
    let batch = data.registers[usize::from(owner.0)].first_mut().unwrap();
    let len = batch.len();
    batch.column_mut(field).unwrap().set_native(1, len, team);
    let found: Vec<Finding> =
        validate(&data, &settings).into_iter().filter(|f| f.place.label == "Owner").collect();
    let said: Vec<(&str, &[String])> =
        found.iter().map(|f| (f.seen.as_str(), f.evidence.as_slice())).collect();
    let written = ["IT team".to_owned()];
    assert_eq!(said, [("Owner is empty", &[][..]), ("Owner names no person who is known", &written[..])]);
}

#[test]
fn closing_dates() {
    let issues: Table = (
        "a.xlsx",
        "issues",
        "project|id|status|raised_on|due_on|closed_on",
        &[
            "P1|I1|closed|2026-05-12|2026-05-01|",
            "P1|I2|open|2026-05-12|2026-10-30|2026-09-14",
            "P1|I3|closed|2026-05-12|2026-10-30|2026-05-11",
            "P1|I4|open|2026-05-12|2026-10-31|2026-12-01",
            "P1|I5||2026-05-12|2026-05-12|",
            "P1|I6|rejected|2026-05-12|2026-06-12|",
        ],
    );
    assert_eq!(
        found("closing-date-missing", &[issues]),
        ["a.xlsx Closed F2: closed items have no closing date"]
    );
    assert_eq!(
        found("closed-still-open", &[issues]),
        ["a.xlsx Closed F3: items have a closing date and count as open"]
    );
    assert_eq!(
        found("dates-reversed", &[issues]),
        [
            "a.xlsx Due E2: the date in Due is before the one in Raised",
            "a.xlsx Closed F4: the date in Closed is before the one in Raised",
        ]
    );
    // Closed items are not late, and the month's last day is not before itself.
    assert_eq!(found("overdue", &[issues]), ["a.xlsx Due E3,E6: open items are overdue"]);
}

#[test]
fn ids_that_stand_twice() {
    let a: Table = ("a.xlsx", "risks", "project|id", &["P1|R1", "P1|R2", "P2|R1", "P1|", "P1|"]);
    let b: Table = ("b.xlsx", "risks", "project|id", &["P1|r1", "P1|R3"]);
    let issues: Table = ("c.xlsx", "issues", "project|id", &["P1|R1"]);
    let seen = "one id stands for several records of a project";
    assert_eq!(
        found("duplicate-id", &[a, b, issues]),
        [format!("a.xlsx ID B2: {seen}"), format!("b.xlsx ID B2: {seen}")]
    );
    // The months of a benefit and the versions of a document share its id.
    let months: Table =
        ("d.xlsx", "benefits", "project|id|period", &["P1|B1|2026-10", "P1|B1|2026-11", "P1|B1|2026-11"]);
    let versions: Table = ("e.xlsx", "documents", "project|id|version", &["P1|D1|1.0", "P1|D1|1.1"]);
    assert_eq!(found("duplicate-id", &[months, versions]), [format!("d.xlsx ID B3,B4: {seen}")]);
}

#[test]
fn months_and_money() {
    let lines: Table = (
        "a.xlsx",
        "finance",
        "project|category|period|budget|actual",
        &[
            "P1|Staff||10|",
            "P1|Staff||0|",
            "P1|Staff|2026-11|10|4",
            "P1|Staff|2026-12||0",
            "P1|Staff|2026-10||4",
        ],
    );
    assert_eq!(
        found("month-missing", &[lines]),
        ["a.xlsx Budget D2: amounts in Budget belong to no month and are in no figure of the year"]
    );
    assert_eq!(
        found("actual-ahead", &[lines]),
        ["a.xlsx Actual E4: there are actuals for months after the reported one"]
    );
    let yearly: Table = ("b.xlsx", "finance", "project|category|budget", &["P1|Staff|10"]);
    assert_eq!(found("month-missing", &[yearly]).len(), 1);
}

#[test]
fn risks_and_their_treatment() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|status|score|residual_score|residual_likelihood|residual_impact|owner|mitigation",
        &[
            "P1|R1|open|8|12|||Ann Lee|Plan",
            "P1|R2|open|15|16|4|4||Plan",
            "P1|R3|open|16||4|4|Ann Lee|",
            "P1|R4|closed|25|20||||",
            "P1|R5|open|14|||||",
        ],
    );
    assert_eq!(
        found("residual-worse", &[risks]),
        ["a.xlsx Residual score E2,E3: risks are worse after treatment than before"]
    );
    assert_eq!(
        found("severe-untreated", &[risks]),
        [
            "a.xlsx Owner H3: open severe risks have no owner",
            "a.xlsx Mitigation I4: open severe risks have no mitigation",
        ]
    );
}

#[test]
fn owners_nobody_knows() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|status|owner",
        &[
            "P1|R1|open|Ann Lee",
            "P1|R2|open|Bo Ito",
            "P1|R3|open|Cy Ode",
            "P1|R4|open|Bo Ito",
            "P1|R5|closed|Di Eve",
        ],
    );
    let roles: Table = ("b.xlsx", "roles", "project|person", &["P2|Ann Lee"]);
    let resources: Table = ("c.xlsx", "resources", "project|person", &["P2|Cy Ode"]);
    assert_eq!(found("owner-unknown", &[risks]), [] as [&str; 0]);
    assert_eq!(
        found("owner-unknown", &[risks, roles, resources]),
        ["a.xlsx Owner D3,D5: Bo Ito owns open items and is on no roles or resources list"]
    );
}

#[test]
fn people_planned_twice() {
    let keys = "project|person|period|allocation|capacity";
    let a: Table = (
        "a.xlsx",
        "resources",
        keys,
        &[
            "P1|Ann Lee|2026-11|0.8|",
            "P1|Ann Lee|2026-12|0.5|",
            "P1|Bo Ito|2026-11|0.5|0.5",
            "P1|Vacancy|2026-11|3|",
        ],
    );
    let b: Table = (
        "b.xlsx",
        "resources",
        keys,
        &[
            "P2|Ann Lee|2026-11|0.5|",
            "P2|Ann Lee|2026-12|0.5|",
            "P2|Bo Ito|2026-11|0.25|",
            "P2|Cy Ode|2026-11|1.2|1.5",
        ],
    );
    let seen = "is planned for more time than they have, over all projects";
    assert_eq!(
        found("over-allocated", &[a, b]),
        [
            format!("a.xlsx Allocation D2: Ann Lee {seen}"),
            format!("a.xlsx Allocation D4: Bo Ito {seen}"),
            format!("b.xlsx Allocation D2: Ann Lee {seen}"),
            format!("b.xlsx Allocation D4: Bo Ito {seen}"),
        ]
    );
    assert_eq!(
        evidence("over-allocated", &[a, b])[0],
        "2026-11: 1.3 FTE planned (P1 0.8, P2 0.5), 1 FTE available"
    );
}

#[test]
fn every_rule_has_its_page() {
    let settings = Settings::built_in().unwrap();
    for code in ALL.iter().chain(&settings.rules.codes) {
        let page = code.page();
        assert!(page.starts_with(&format!("# {}\n", code.id)), "{}", code.id);
        for heading in ["What it finds", "Why it matters", "Example", "What to do"] {
            let text = page.split_once(&format!("## {heading}\n")).map_or("", |(_, text)| text);
            let text = text.split("## ").next().unwrap_or_default().trim();
            assert!(text.len() >= 15, "{}: {heading}", code.id);
        }
    }
    // One kind is told by two: of lines, and of whole projects.
    assert_eq!(ALL.len() + 1, RULES.len());
}

#[test]
fn every_declared_kind_has_a_rule() {
    let settings = Settings::built_in().unwrap();
    for code in &settings.rules.codes {
        assert!(settings.rules.rules.iter().any(|r| r.code == *code), "{}", code.id);
    }
}

/// The score from which a risk is severe is one number, in the measure and in the rules.
#[test]
fn severe_is_the_same_everywhere() {
    use crate::model::measure::{Calculation, Test};
    let settings = Settings::built_in().unwrap();
    let knowledge = &settings.knowledge;
    let measure = knowledge.measure(knowledge.find_measure("risks.open_severe").unwrap());
    let Calculation::Aggregate { conditions, .. } = &measure.calculation else { panic!("no aggregate") };
    let limit = settings.rules.thresholds.get("severe-score").unwrap();
    assert!(conditions.iter().any(|c| c.test == Test::AtLeast(limit)));
}

/// Two budgets, of which each says its prices in one way or another.
fn prices(change: impl Fn(&mut crate::model::dataset::Dataset)) -> Vec<String> {
    let tables: [Table; 2] = [
        ("a.xlsx", "finance", "project|category|period|budget", &["P1|Staff|2026-10|100"]),
        ("b.xlsx", "finance", "project|category|period|budget", &["P2|Staff|2026-10|100"]),
    ];
    let settings = Settings::built_in().unwrap();
    let mut dataset = dataset(&settings, &tables);
    change(&mut dataset);
    let found = validate(&dataset, &settings).into_iter().filter(|f| f.code.id == "price-base-mixed");
    found.map(|f| format!("{}: {}", f.level, f.seen)).collect()
}

#[test]
fn real_and_nominal_prices_are_not_added() {
    use crate::model::record::ExtraColumn;
    let extra = |dataset: &mut crate::model::dataset::Dataset, batch: usize, value: &str| {
        let (label, value) = (dataset.text.intern("Price base"), dataset.text.intern(value));
        let finance = dataset.registers.iter_mut().find(|b| !b.is_empty()).unwrap();
        finance[batch].extras.push(ExtraColumn { label, values: vec![value], at: 9 });
    };
    assert_eq!(prices(|_| ()), Vec::<String>::new());
    assert_eq!(prices(|d| extra(d, 0, "2024/25 prices")), Vec::<String>::new());
    let both = |d: &mut crate::model::dataset::Dataset| {
        extra(d, 0, "Cash");
        extra(d, 1, "2024/25 prices");
    };
    let found = prices(both);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("error: budget is in real prices in b.xlsx"), "{found:?}");
    assert!(found[0].contains("in nominal ones in a.xlsx"), "{found:?}");
}
